"""Editing content files for the editor: what is there stays as it is, byte for byte, around what changes."""
