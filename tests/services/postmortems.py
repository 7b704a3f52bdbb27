"""Postmortems that others have published, as cases: what likeness is measured on, where they are at hand.

They lie beside the project, are not part of it, and are read as they are: headings part them into summary, timeline,
causes and measures.
"""

from __future__ import annotations

import re
from pathlib import Path

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.store.protocol import Store

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FAMILIES = (
    ("PM2020-002", "PM2020-009"),
    ("PM2021-002", "PM2021-003"),
    ("2020-08-14-ingress", "2020-09-07-all-users", "2020-10-06-intermittent", "2021-06-09-unable"),
    ("2025-09-29-flags", "2025-10-21-feature-flags"),
    ("PM2020-003", "PM2020-006"),
    ("20210529-aci", "20210603-ACI"),
)
"""Files that tell of the same thing happening again, by what their names hold."""
_PARTS = (
    ("cause", r"cause|fault|\bwhy\b|trigger|contributing"),
    ("measure", r"action|prevent|follow|improve|remediat|lesson|learn|corrective|next steps"),
    ("event", r"timeline|chronology|key events"),
    ("summary", r"summary|impact|detect|context|what happened|resolution|identified"),
)
_HEADING = re.compile(r"#+\s*(?P<words>.+)|[-*] \*\*(?P<bold>[^*]+)\*\*.*|(?P<line>[A-Z][A-Za-z ]{3,40}):?\s*")
_LINK, _MARKS = re.compile(r"\]\([^)]*\)|<[^>]+>|https?://\S+"), re.compile(r"[*_`|#\[\]]+")


def taken_in(store: Store, factory: ChangeFactory) -> dict[str, str]:
    """Make a case of each file; gives the reference of each, by the name of the file."""
    return {path.name: _taken_in(store, factory, path) for path in sorted(CORPUS.rglob("*.md*"))}


def _taken_in(store: Store, factory: ChangeFactory, path: Path) -> str:
    title, parts = _parts(path.read_text(encoding="utf-8"))
    rows = [
        Add(kind, factory.new_id(), {"what": line}, float(n))
        for kind in ("event", "cause", "measure")
        for n, line in enumerate(parts[kind])
    ]
    head = {"title": title or path.stem, "summary": "\n".join(parts["summary"])}
    return store.create(head, factory.change(*rows))


def _parts(text: str) -> tuple[str, dict[str, list[str]]]:
    """The title, and the lines of each part."""
    title, part = "", "summary"
    parts: dict[str, list[str]] = {name: [] for name, _words in _PARTS}
    for line in text.splitlines():
        words = " ".join(_MARKS.sub(" ", _LINK.sub(" ", line)).split())
        if heading := _HEADING.fullmatch(line.strip()):
            said = next(filter(None, heading.groups()))
            title = title or (words if heading["words"] else "")
            part = next((name for name, meant in _PARTS if re.search(meant, said.lower())), part)
        if words and words != title:
            parts[part].append(words)
    return title, parts
