"""Whether the addresses of sources still lead somewhere: asked politely, one at a time, with pauses.

    sources  --ask-->  answers  --memory-->  content/links.yml
                                --faults-->  problems

Without a network nothing is found to be wrong: what cannot be asked is not known.
"""

from __future__ import annotations

from .ask import Asked, Asking, NoNetworkError, due
from .faults import problems
from .memory import FILE, Remembered, read_memory, write_memory
from .visit import Answer, Visitor

__all__ = [
    "FILE",
    "Answer",
    "Asked",
    "Asking",
    "NoNetworkError",
    "Remembered",
    "Visitor",
    "due",
    "problems",
    "read_memory",
    "write_memory",
]
