"""The elements that a Word document is made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias, cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

_NAMESPACES = {"w": nsmap["w"], "r": nsmap["r"]}


@cache
def _qualified(name: str) -> str:
    return qn(name if ":" in name else f"w:{name}")


def element(tag: str, attributes: Mapping[str, object] | None = None, *children: Element) -> Element:
    """An element of Word's own vocabulary: `element("ind", {"left": 360})`."""
    said = {_qualified(name): str(what) for name, what in (attributes or {}).items()}
    made = oxml_parser.makeelement(_qualified(tag), said, nsmap=_NAMESPACES)
    made.extend(children)
    return cast("Element", made)


def value(tag: str, what: object) -> Element:
    """An element that is one value: `value("jc", "right")`."""
    return element(tag, {"val": what})


def text(words: str) -> Element:
    """Words of a run, with every space in them."""
    made = element("t", {"xml:space": "preserve"})
    made.text = words
    return made


def run(properties: Element | None, *parts: Element) -> Element:
    """A run: parts of a paragraph that look the same."""
    return element("r", {}, *([properties] if properties is not None else []), *parts)


def field(instruction: str, shown: str = "1") -> Element:
    """A field that Word fills in: `PAGE`, `NUMPAGES`. `shown` stands there until it has."""
    is_late = {} if shown else {"dirty": "true"}  # it is filled in when the document is opened, and nobody is asked
    return element("fldSimple", {"instr": instruction, **is_late}, run(None, text(shown)))
