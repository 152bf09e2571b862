"""What browsers are told to refuse (Content Security Policy Level 3, https://www.w3.org/TR/CSP3/)."""

from __future__ import annotations

import base64
import hashlib


def for_documents(style: str, script: str) -> str:
    """Return the policy of an embed: its own style and script by their hashes, and nothing else from anywhere."""
    own = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def for_pages() -> str:
    """Return the policy of all other pages: the theme has scripts and styles in them, the search runs WebAssembly."""
    return (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'self'"
    )


def integrity(text: str) -> str:
    """Return the hash by which a snippet vouches for a script (https://www.w3.org/TR/sri/)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(text.encode()).digest()).decode()}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
