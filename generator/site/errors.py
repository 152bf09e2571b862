"""Why there is no site, other than for problems in the content."""

from __future__ import annotations


class SetupError(Exception):
    """The site cannot be built as asked; the text says what is missing and what to do."""


class BuilderError(Exception):
    """A program that we start stopped without naming a problem; the text is what it printed."""
