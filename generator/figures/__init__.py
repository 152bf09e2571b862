"""Figures: what the records say, drawn. Scales and layouts in Python, the drawing in templates/figures/.

    number  --charts-->  what is on which scale  --across, over_time-->  positions  --draw-->  SVG

A figure is laid out once, for the narrowest screen (`LEAST` pixels). Positions along it are per cent, so that it
stretches while its type keeps its size, and no label that is clear of another there meets it anywhere.
"""
