"""The memory of a translation: from which version of the original each text was made.

It lies in content/<language>/reviews.yml and is kept by `explainer translations --review`, not by hand: a line
per text, its key, the fingerprint of the original, and the day of the review.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ..problems import Problem
from ..project import Project
from .files import read_text

FILE: Final = "reviews.yml"

_LINE: Final = re.compile(r"(?P<key>\S+): (?P<fingerprint>[0-9a-f]{8}) (?P<day>\d{4}-\d{2}-\d{2})")

HEADING: Final = "# Kept by “explainer translations --review”: text, fingerprint of the original, day of the review.\n"


@dataclass(frozen=True, slots=True)
class Review:
    """When a text was last held against its original, and which version that was."""

    fingerprint: str
    day: str


Reviews = Mapping[str, Review]
"""Reviews by key: `event/kirby/title`, `article/p5`."""


def read_reviews(project: Project, language: str) -> tuple[Reviews, list[Problem]]:
    """Return the reviews of a language; a missing file holds none, a line that is not one is a problem."""
    name = f"content/{language}/{FILE}"
    path = project.root / name
    if not path.exists():
        return {}, []
    text, problems = read_text(path, name)
    found: dict[str, Review] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            problems.append(Problem(name, number, 1, "not a review", allowed="key: fingerprint day"))
        else:
            found[match["key"]] = Review(match["fingerprint"], match["day"])
    return found, problems


def written(reviews: Reviews) -> str:
    """Return the reviews as the text of their file, in the order of their keys."""
    lines = (f"{key}: {review.fingerprint} {review.day}\n" for key, review in sorted(reviews.items()))
    return HEADING + "".join(lines)


def write_reviews(project: Project, language: str, reviews: Reviews) -> None:
    """Write the reviews of a language."""
    (project.content / language / FILE).write_text(written(reviews), encoding="utf-8", newline="\n")
