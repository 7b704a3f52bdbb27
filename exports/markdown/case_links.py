"""Links from one document to the documents of cases that lie beside it."""

from __future__ import annotations

import re

from exports.markdown.escape import Markdown, inline

_REFERENCE = re.compile(r"\d{4}-\d{3,9}", re.ASCII)


def case_link(reference: str, place: str) -> Markdown:
    """`[2026-001](2026-001.md)`, where `place` is `{}.md`; the reference alone for "", and for what is none."""
    if place and _REFERENCE.fullmatch(reference):
        return Markdown(f"[{reference}]({place.format(reference)})")
    return inline(reference)
