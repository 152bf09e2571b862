"""Importing: a manuscript or a table made elsewhere in, content files out, and a report of all that was left."""
