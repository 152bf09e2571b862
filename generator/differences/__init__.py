"""Differences between two versions of the content, by record and field, and which of them readers must be told of.

    content at a revision  --compare-->  differences  --declared-->  states

A changed value, date, status or attribution, a changed figure in a text, a record or part that is gone: each
needs a change (`changes:` of the record) that names the field. A typing mistake does not.
"""

from __future__ import annotations

from .compare import Difference, State, differences
from .revision import RevisionError, at_revision, is_current, unread

__all__ = ["Difference", "RevisionError", "State", "at_revision", "differences", "is_current", "unread"]
