"""How Markdown readers understand a text: what the tests of documents look at."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from retro.text.controls import printable

READERS = ("commonmark", "commonmark with tables", "gfm-like", "gfm-like2", "js-default")
"""Readers that differ in what they take for markup."""


@cache
def reader(name: str) -> MarkdownIt:
    """A reader. Those that make links of bare addresses do not: they show addresses otherwise than typed."""
    if name == "commonmark with tables":
        return MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return MarkdownIt(name, {"linkify": False})


def flat(tokens: list[Token]) -> list[Token]:
    """The tokens, with those inside paragraphs in their place."""
    return [child for token in tokens for child in (token.children if token.type == "inline" else [token]) or []]


def parse(name: str, text: str) -> list[Token]:
    """The tokens that a reader sees in `text`."""
    return flat(reader(name).parse(text))


def kinds(tokens: list[Token]) -> set[str]:
    """Which kinds of token there are, text left out."""
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} - {"text", "softbreak"}


def words(tokens: list[Token]) -> str:
    """What a person reads, spaces evened out."""
    breaks = {"softbreak", "hardbreak", "paragraph_close", "td_close", "th_close", "heading_close"}
    return even("".join(" " if token.type in breaks else token.content for token in tokens))


def even(text: str) -> str:
    """`text` with controls and runs of space as single spaces, as a reader shows it."""
    return " ".join(printable(text).split())
