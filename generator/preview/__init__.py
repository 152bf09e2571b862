"""Live preview: MkDocs' own server, with one hook that generates first and shows problems on the page."""

from __future__ import annotations

from .server import PortInUseError, serve

__all__ = ["PortInUseError", "serve"]
