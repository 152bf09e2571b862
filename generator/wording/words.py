"""The words of each language, read from words/<language>.yml. A further language is a further file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml
from babel import Locale
from babel.numbers import format_decimal


@dataclass(frozen=True)
class Words:
    """All words of one language, by dotted key: `words["dates.uncertain"]`."""

    language: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """Return the text under a key; raise KeyError naming key and language where there is none."""
        try:
            return self.texts[key]
        except KeyError:
            raise KeyError(f"no word “{key}” in language “{self.language}” (words/{self.language}.yml)") from None

    def count(self, key: str, number: int) -> str:
        """Return the text for a number of things, from the plural forms below `key`: “3 Quellen”."""
        form = f"{key}.{self.locale.plural_form(number)}"
        return self[form if form in self.texts else f"{key}.other"].format(
            number=format_decimal(number, locale=self.locale)
        )

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale for dates, numbers and lists: the file's top-level key `locale`, `pt-BR` or `pt_BR`."""
        return Locale.parse(self["locale"].replace("-", "_"))


def languages() -> tuple[str, ...]:
    """Return the languages there are words for, in alphabetical order."""
    return tuple(sorted(file.name.removesuffix(".yml") for file in _folder().iterdir() if file.name.endswith(".yml")))


_OWN: dict[str, Words] = {}


def use(own: Words) -> None:
    """Take a project's own words for a language from now on."""
    _OWN[own.language] = own


def words(language: str) -> Words:
    """Return the words of a language; raise KeyError naming the languages there are, where it has none.

    Raise ValueError, with file and line, for a key that stands in our file twice or holds a list.
    """
    return _OWN.get(language) or _packaged(language)


def text(language: str) -> str:
    """Return our file of words for a language as it is; raise KeyError where there is none."""
    if language not in languages():
        raise KeyError(f"no words for language “{language}”; allowed: {', '.join(languages())}")
    return _folder().joinpath(f"{language}.yml").read_text(encoding="utf-8")


@cache
def _packaged(language: str) -> Words:
    return Words(language, _by_key(yaml.compose(text(language), Loader=yaml.SafeLoader), f"words/{language}.yml"))


def _folder() -> Traversable:
    return files("generator.wording").joinpath("words")


def _by_key(tree: yaml.Node | None, file: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, node in _leaves(tree) if tree else ():
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError(f"{file}:{line}: “{key}” holds a list; allowed: texts and mappings of texts")
        if key in texts:
            raise ValueError(f"{file}:{line}: “{key}” stands there twice")
        texts[key] = node.value
    return texts


def _leaves(node: yaml.Node, prefix: str = "") -> Iterator[tuple[str, yaml.Node]]:
    """Walk over the nodes, whose scalars are still text: a word such as “no” stays a word."""
    if not isinstance(node, yaml.MappingNode):
        yield prefix, node
        return
    for key, value in node.value:
        yield from _leaves(value, f"{prefix}.{key.value}" if prefix else key.value)
