"""The templates that come with Retro. They run without Jinja2, to import which is a tenth of an export.

Jinja2 compiles them to Python (`exports.direct_code`), which is kept (`exports.compiled_templates`). What that code
needs of Jinja2 when it runs is little, and stands here: so does a filter or a test that no stock template had before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn

from exports.compiled_templates import cache_path, compiled_templates
from exports.template_words import LazyWord, safe

STOCK = Path(__file__).parent / "templates"
"""The folder of the stock templates."""

_MISSING = object()
"""Stands for a word that there is not."""


class StockTemplate:
    """One of them, ready to be filled in."""

    def __init__(self, code: CodeType) -> None:
        names: dict[str, Any] = dict(_NAMES)
        exec(code, names)  # noqa: S102 -- what was made of a file of this package
        self._root = names["root"]
        self._blocks = {name: [block] for name, block in names["blocks"].items()}

    def render(self, words: Mapping[str, Any]) -> str:
        """The Markdown that it makes of these words. An error that says so, where it asks for one that is not there."""
        return "".join(self._root(_Words(words, self._blocks)))


def file_of(name: str) -> str:
    """What the file of a template is called."""
    return f"{name}.md.j2"


def stock_source(name: str) -> str:
    """The text of a stock template."""
    return (STOCK / file_of(name)).read_text("utf-8")


@cache
def stock_template(name: str) -> StockTemplate:
    """The stock template of this name."""
    source, kept = stock_source(name), compiled_templates(cache_path())
    code = kept.read(name, source) if kept else None
    if code is None:
        from exports.direct_code import compiled  # brings in Jinja2

        code = compiled(source, file_of(name))
        if kept:
            kept.keep(name, source, code)
    return StockTemplate(code)


class _Words:
    """The words, as compiled code asks for them. It calls this its context."""

    def __init__(self, words: Mapping[str, Any], blocks: Mapping[str, Any]) -> None:
        self._words, self.blocks = words, blocks

    def resolve_or_missing(self, name: str) -> Any:
        """The word of this name, made now if it is a `LazyWord`."""
        found = self._words.get(name, _MISSING)
        return found.word if type(found) is LazyWord else found


class _Loop:
    """Goes through things; what a template calls `loop`."""

    def __init__(self, things: Iterable[Any], _undefined: object) -> None:
        self._things = list(things)
        self.length, self.index = len(self._things), 0

    def __iter__(self) -> Iterator[tuple[Any, _Loop]]:
        for self.index, thing in enumerate(self._things, 1):  # noqa: B020 -- which one it is at, for the template
            yield thing, self

    @property
    def first(self) -> bool:
        """Whether it is at the first of them."""
        return self.index == 1


def _undefined(_hint: str = "", **named: object) -> NoReturn:
    raise NameError(f"a stock template asks for {named or _hint}")


class _Environment:
    """What compiled code asks for by this name."""

    finalize = staticmethod(safe)
    undefined = staticmethod(_undefined)
    concat = "".join
    filters = {"length": len, "trim": str.strip}  # noqa: RUF012 -- nobody alters it
    tests = {  # noqa: RUF012
        "none": lambda value: value is None,
        "true": lambda value: value is True,
        "false": lambda value: value is False,
    }

    @staticmethod
    def getattr(thing: Any, name: str) -> Any:
        """`thing.name`: its attribute, else what it holds by that name."""
        try:
            return getattr(thing, name)
        except AttributeError:
            return thing[name]

    @staticmethod
    def getitem(thing: Any, key: Any) -> Any:
        """`thing[key]`: what it holds, else its attribute."""
        try:
            return thing[key]
        except (TypeError, LookupError):
            return getattr(thing, key)


_NAMES = {
    "environment": _Environment,
    "missing": _MISSING,
    "LoopContext": _Loop,
    "Undefined": lambda _hint: "",  # an `if` among words, without an `else`
    "TemplateRuntimeError": NameError,
    "internalcode": lambda function: function,
    "str_join": lambda pieces: "".join(map(str, pieces)),
}
"""What compiled code would import of Jinja2."""
