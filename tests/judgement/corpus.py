"""The texts of published postmortems, judged: `python -m tests.judgement.corpus` prints what is asked of them.

They lie beside the project (`tests/services/postmortems.py`); without them nothing is printed but a figure of no rows.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.model.change_factory import ChangeFactory
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.review.judgement.look import judged
from retro.store.sqlite.store import open_store
from tests.services.postmortems import taken_in

_HEADING = 4
"""So many words a heading has at most."""


def _is_heading(text: str) -> bool:
    """Whether a line names what follows, and says nothing by itself: `Action items`."""
    return not text.startswith(("-", "*")) and len(text.split()) <= _HEADING


def _around(text: str, words: str) -> str:
    """What stands around the words in a text, on one line."""
    line = " ".join(text.split())
    at = max(line.find(words), 0)
    return line[max(at - 60, 0) : at + len(words) + 60]


def main() -> None:
    """Write a line for each place, and how many there are in a hundred rows."""
    rows, asked = 0, 0
    ids = (f"{n:016x}" for n in count(1))
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "corpus.db")
        for name, reference in taken_in(store, ChangeFactory(new_id=lambda: next(ids), author="test")).items():
            record = store.load(reference)
            told = (*record.of(Cause), *record.of(Measure), *record.of(Event))
            texts = {row.id: row.main_text for row in told if not _is_heading(row.main_text)}
            texts[record.head.id] = f"{record.head.title} | {record.head.summary}"
            rows += len(texts)
            for each in judged(record):
                if each.row in texts and each.span != (0, 0):
                    asked += 1
                    text = _around(texts[each.row], each.words)
                    sys.stdout.write(f"{name[:24]}\t{each.stage.code}\t{each.code}\t{each.words[:50]}\t{text}\n")
        store.close()
    sys.stdout.write(f"{asked} places in {rows} rows: {100 * asked / max(rows, 1):.1f} in a hundred\n")


if __name__ == "__main__":
    main()
