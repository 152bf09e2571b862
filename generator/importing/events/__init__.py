"""Timelines made elsewhere: one file for each format, each giving `Entry`s; `take` makes records of them."""
