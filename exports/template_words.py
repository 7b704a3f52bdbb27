"""The words that a template is given, and what becomes of a value that it puts out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from exports.markdown.escape import Markdown, inline


class LazyWord:
    """A word of a template that is made, once, when a template asks for it: whoever does without it pays nothing."""

    def __init__(self, made: Callable[[], Any]) -> None:
        self._made = made

    @cached_property
    def word(self) -> Any:
        """What it is."""
        return self._made()


class Named(dict[str, Any]):
    """Things by their names, each also an attribute: a template that says `things.name` finds it at the first look."""

    def __init__(self, things: Mapping[str, Any]) -> None:
        super().__init__(things)
        self.__dict__.update(things)


def safe(value: object) -> Markdown:
    """What a template puts out: Markdown as it is, everything else escaped, so that no template can forget to."""
    return value if isinstance(value, Markdown) else inline(str(value))
