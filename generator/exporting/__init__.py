"""Exporting: the events of a project in forms that other programs read, and that we read again without loss."""
