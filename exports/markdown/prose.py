"""Prose as Markdown: the paragraphs, lists, quotes, links and code that people write, and nothing else.

A heading, a table, a rule, an image or HTML in prose comes out as the text that was typed: the report's own headings
and tables are all there are. Nothing that was typed is lost.
"""

from __future__ import annotations

import re

from exports.markdown.escape import Markdown
from exports.markdown.escaped import escaped
from retro.text.controls import without_controls

_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)
_FAR_APART = re.compile(r"\n{3,}")


def prose(text: str) -> Markdown:
    """`text` as Markdown blocks, without a line end at its end. It may be indented, to stand in a list item."""
    text = _BLANK.sub("", without_controls(text)).strip("\n").rstrip()
    plain = paragraphs(text)
    joined = _FAR_APART.sub("\n\n", text) if "\n" in text else text
    if plain == joined:  # nothing in it means anything in Markdown: no need to read it as such
        return Markdown(plain)
    from exports.markdown.blocks import normalised

    return Markdown(normalised(text) or plain)


def paragraphs(text: str) -> str:
    """`text` as paragraphs of plain text, which show every character of it."""
    if "\n" not in text:
        return escaped(text.strip())
    lines = "\n".join(escaped(line.strip()) for line in text.split("\n"))
    return _FAR_APART.sub("\n\n", lines).strip("\n")


def is_one_paragraph(markdown: Markdown) -> bool:
    """Whether this prose is a single paragraph, which may follow other words on their line."""
    return "\n\n" not in markdown and not re.match(r"([-+*>]|\d+[.)])( |$)|```|~~~", markdown)
