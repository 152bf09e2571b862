"""Live preview: what a browser asks for is made and built then, and it reloads when content is saved."""

from __future__ import annotations

from .server import PortInUseError, serve

__all__ = ["PortInUseError", "serve"]
