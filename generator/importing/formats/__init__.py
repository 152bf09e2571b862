"""One file for each format: bytes or text in, a `Manuscript` out."""
