"""Templates of finished HTML, for what goes out past the site builder: embeds and feeds."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ..linking.markdown import in_its_language
from ..model.translation import Borrowed


@cache
def environment(folder: str) -> Environment:
    """Return what reads the templates of a folder of `generator/templates`; all that is put into them is escaped."""
    return Environment(
        loader=PackageLoader("generator", f"templates/{folder}"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=marked,
    )


def marked(value: object) -> object:
    """Return a text for a template, marked with its language where that is not the edition's."""
    return Markup(in_its_language(value, str(escape(value)))) if isinstance(value, Borrowed) else value
