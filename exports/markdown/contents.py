"""The contents of a document: a line of links to its sections, made from its headings once it is written.

A link within a document begins with `#`, and names a heading as hosts of Markdown do. Nobody's prose holds one: there,
links lead to the web and to mailboxes alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from exports.markdown.escape import Markdown
from retro.language import N_, Language

PLACE = Markdown("\0contents\0")
"""What stands in a template's text where the contents go: no text of anybody's holds this character."""

_SECTION = "\n## "
_CODE = re.compile(r"\n( *)(```+|~~~+).*?\n\1\2 *$", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\(\W)")
_DROPPED = re.compile(r"[^\w\- ]")


def with_contents(markdown: str, to: Language) -> str:
    """The document with its contents in their place; without them, where it has fewer than two sections."""
    if PLACE not in markdown:
        return markdown
    before, _, behind = markdown.partition(PLACE)
    sections = _CODE.sub("", f"\n{behind}").split(_SECTION)[1:]
    heads = [*filter(None, (section.partition("\n")[0] for section in sections))]
    links = " · ".join(f"[{head}](#{anchor(head)})" for head in heads)
    told = to(N_("{label}: {value}"), label=to(N_("Contents")), value=links) if len(heads) > 1 else ""
    return f"{before}{told}{behind.replace(PLACE, '')}"


@lru_cache(256)
def anchor(heading: str) -> str:
    """What a heading is called in a link to it, as GitHub and others call it: `2-why-it-happened`."""
    return _DROPPED.sub("", _ESCAPE.sub(r"\1", heading)).strip().lower().replace(" ", "-")


def is_within(target: str) -> bool:
    """Whether a link leads to a heading of the same document."""
    return target.startswith("#")
