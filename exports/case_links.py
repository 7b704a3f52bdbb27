"""Links from one document to the documents of cases that lie beside it."""

from __future__ import annotations

import re

from exports.escape import Markdown, inline

_REFERENCE = re.compile(r"\d{4}-\d{3,9}", re.ASCII)


def case_link(reference: str, ending: str) -> Markdown:
    """`[2026-001](2026-001.md)`, where `ending` is `.md`; the reference alone for "", and for what is none."""
    if ending and _REFERENCE.fullmatch(reference):
        return Markdown(f"[{reference}]({reference}{ending})")
    return inline(reference)
