"""A project: the folder that holds content, docs and site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """Where the parts of one explainer lie."""

    root: Path

    @property
    def content(self) -> Path:
        """What editors edit."""
        return self.root / "content"

    @property
    def docs(self) -> Path:
        """What the site builder reads."""
        return self.root / "docs"

    @property
    def media(self) -> Path:
        """The pictures that events show."""
        return self.docs / "assets" / "media"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"

    @property
    def config(self) -> Path:
        """The site builder's configuration."""
        return self.root / "mkdocs.yml"
