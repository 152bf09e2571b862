"""Drawing: a chart or plot in, inline SVG out, and the same as a file that stands by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


class Layout(Protocol):
    """What every layout has: a shape, which chooses its template, a height, and a width if it has one of its own."""

    @property
    def shape(self) -> str:
        """The name of the kind of figure."""

    @property
    def height(self) -> float:
        """Its height in pixels."""

    @property
    def width(self) -> int | None:
        """Its width in units of its own, where it is scaled as a whole."""


_FOLDERS: Final = ("templates/figures", "theme/partials")
"""Where templates lie, and the style sheets of drawings: a file that stands by itself brings the site's."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart that is laid out, with what it is called and what it shows in words; `id` is its own on a page."""

    id: str
    title: str
    desc: str
    layout: Layout

    @property
    def file(self) -> str:
        """The name of its download."""
        return f"{self.id.removeprefix('figure-')}.svg"

    @property
    def svg(self) -> Markup:
        """The SVG for a page, without a blank line, so that Markdown leaves it alone."""
        return draw("figure.svg", id=self.id, title=self.title, desc=self.desc, layout=self.layout)


def draw(template: str, **data: object) -> Markup:
    """Return what a template of templates/figures/ makes of data, without blank lines."""
    text = _environment().get_template(template).render(data)
    return Markup("\n".join(line.strip() for line in text.splitlines() if line.strip()))


def _pixels(value: float) -> str:
    """A length as SVG takes it: one decimal place, or none."""
    return f"{value:.1f}".removesuffix(".0")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("generator", folder) for folder in _FOLDERS]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",
        comment_end_string="##}",
        undefined=StrictUndefined,
    )
    environment.filters["px"] = _pixels
    return environment
