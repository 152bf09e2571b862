"""Which package a project is built by: its requirements, and the wheel that it keeps."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from .. import __version__

REQUIREMENT: Final = PurePosixPath("requirements", "explainer.txt")
LOCK: Final = PurePosixPath("requirements", "lock.txt")
VENDOR: Final = PurePosixPath("vendor")

_WHEEL: Final = re.compile(r"explainer-(?P<version>[^-]+)-py3-none-any\.whl")

_KEPT: Final = """\
# The package that builds this site. From an index of your own instead: --index-url, its address, and on the next
# line explainer=={version}
./vendor/{name} --hash=sha256:{fingerprint}
"""

_EXPECTED: Final = """\
# The package that builds this site: its wheel is to lie in vendor/, and is taken from nowhere else.
--no-index
--find-links ../vendor
explainer=={version}
"""

_FETCHED: Final = """\
# The package that builds this site, and its address.
explainer @ {address}
"""


class PackageError(Exception):
    """What was named is not a package of this version; the text says what is allowed."""


@dataclass(frozen=True, slots=True)
class Package:
    """A wheel to be kept in the project, or an address to fetch it from; without both, the wheel is still to come."""

    wheel: Path | None = None
    address: str = ""

    def files(self) -> Mapping[PurePosixPath, bytes]:
        """Return the project's files that depend on it: requirements, lock, and the wheel."""
        kept = {VENDOR / self.wheel.name: self.wheel.read_bytes()} if self.wheel else {}
        return {REQUIREMENT: self._requirement().encode(), LOCK: _lock(), **kept}

    def _requirement(self) -> str:
        if self.address:
            return _FETCHED.format(address=self.address)
        if self.wheel is None:
            return _EXPECTED.format(version=__version__)
        fingerprint = hashlib.sha256(self.wheel.read_bytes()).hexdigest()
        return _KEPT.format(version=__version__, name=self.wheel.name, fingerprint=fingerprint)


def package(named: str | None) -> Package:
    """Return the package that was named by file or address; otherwise the wheel that we were installed from.

    Raises:
        PackageError: the file is missing, is no wheel of ours, or is of another version.
    """
    if named is None:
        return _own()
    if named.startswith(("https://", "http://")):
        _require_ours(PurePosixPath(unquote(urlsplit(named).path)).name, named)
        return Package(address=named)
    wheel = Path(named)
    _require_ours(wheel.name, named)
    if not wheel.is_file():
        raise PackageError(f"there is no file {named}")
    return Package(wheel=wheel)


def _require_ours(name: str, named: str) -> None:
    found = _WHEEL.fullmatch(name)
    if not found:
        raise PackageError(f"{named} is no wheel of this package; allowed: explainer-{__version__}-py3-none-any.whl")
    if found["version"] != __version__:
        raise PackageError(
            f"{named} is version {found['version']}, and this is {__version__}; install that wheel and call it again"
        )


def _own() -> Package:
    """The wheel that pip installed us from, as it has noted (PEP 610), where it is still there."""
    try:
        noted = json.loads(distribution("explainer").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return Package()
    address = noted.get("url", "")
    if "archive_info" not in noted:  # from an index, or from a folder under development
        return Package()
    if not address.startswith("file:"):
        return Package(address=address)
    wheel = Path(url2pathname(urlsplit(address).path))
    return Package(wheel=wheel if wheel.is_file() and _WHEEL.fullmatch(wheel.name) else None)


def _lock() -> bytes:
    """All other packages, in the versions and with the fingerprints that this version was tested with."""
    return files("generator.new").joinpath("lock.txt").read_bytes()
