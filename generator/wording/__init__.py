"""Dates, numbers and lists as readers say them. All words of a language stand in words/<language>.yml."""
