"""What the tests of PDF and Word share: documents to be set, and what a reader finds on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from exports.document import Chart, Document
from exports.organisation import Organisation
from retro.language import language

FIXTURES = Path(__file__).parent / "fixtures"
ORGANISATION = Organisation("Hoshizora Gifts Ltd.", "Customer care\n1-2-3 Minami, Sendai")

TYPST = (
    '#read("/etc/passwd")', "#include", "#{", "#[", "]", ")", '"', "\\", "\\u{41}", "$x^2$", "@ref", "<label>", "= h",
    "//", "/*", "*/", "#let", "---", "~", "'", "`", "_a_", "*b*", "#sys", "\n", " ", "a", "日本", "、",
)  # fmt: skip
"""Pieces of text that mean something to typst."""

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 40" width="360" height="40" font-family="sans-serif"'
    ' font-size="11"><rect x="0" y="0" width="90" height="12" fill="#2f5f8f"/><text x="100" y="11">drawn</text></svg>'
)
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 40" width="360" height="40" font-family="sans-serif"'
    ' font-size="11"><rect x="0" y="0" width="90" height="12" fill="#2f5f8f"/><text x="100" y="11">drawn</text></svg>'
)

CHART = Chart("bars", "Two bars", "a ###\nb #", lambda: _DRAWING)


def document(markdown: str, code: str = "en", **said: Any) -> Document:
    """A document that says this."""
    return Document(**{"title": "A title", "markdown": markdown, "to": language(code), **said})


def everything(**said: Any) -> Document:
    """A document with every kind of block there is."""
    return document(
        (FIXTURES / "paper.md").read_text("utf-8"), **{"about": "2026-001", "organisation": ORGANISATION, **said}
    )


def squeezed(text: str) -> str:
    """`text` without its spaces and line ends, which a page sets as it needs them."""
    return re.sub(r"[\s\u200b]+", "", text)
