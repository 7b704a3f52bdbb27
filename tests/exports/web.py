"""How a browser reads a page: what the tests of HTML look at."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import cast

import html5lib

LOADING = {
    "src", "href", "srcset", "data", "poster", "action", "formaction", "background", "cite", "ping", "manifest",
    "{http://www.w3.org/1999/xlink}href",
}  # fmt: skip
"""Attributes that name something elsewhere."""

_SVG = "{http://www.w3.org/2000/svg}"


def parsed(page: str) -> ET.Element:
    """The tree of a whole page. Raises ParseError where the page is not as HTML's parsing rules want it."""
    return cast("ET.Element", html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page))


def elements(page: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element: its name (of SVG ones, `svg:path`), its attributes, the text that it begins with."""
    for element in parsed(page).iter():
        if isinstance(element.tag, str):  # a comment has a function there
            yield element.tag.replace(_SVG, "svg:"), dict(element.attrib), element.text or ""


def references(page: str) -> list[str]:
    """Every address that the page names, in attributes and in style sheets."""
    found = []
    for name, attributes, text in elements(page):
        found += [value for attribute, value in attributes.items() if attribute in LOADING]
        for style in (attributes.get("style", ""), text if name == "style" else ""):
            found += re.findall(r"url\([^)]*|@import[^;]*", style, re.IGNORECASE)
        found += [attributes["content"]] if attributes.get("http-equiv", "").lower() == "refresh" else []
    return found


def text_of(page: str) -> str:
    """All that is read in the body, spaces evened out."""
    body = parsed(page).find("body")
    assert body is not None
    return " ".join("".join(body.itertext()).split())
