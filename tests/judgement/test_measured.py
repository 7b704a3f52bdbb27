"""How well the judgements do by the labelled sentences, and that they take no longer than a save may."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Contact, Event
from retro.review.judgement.look import judged
from tests.judgement.labelled import LANGUAGES, OPEN_HALF, Labelled, labelled
from tests.judgement.measured import Measured, measured
from tests.records import record

ASIDE = OPEN_HALF / "aside"
"""The half that nobody read before the lists were written; measured once, its figures were 0.952 and 0.828."""
LATER = OPEN_HALF / "later"
"""Written when the lists stood, by what each judgement is to find; its figures were 0.966 and 0.911, once the lists had
learned from the two older halves 0.966 and 0.927."""
KINDS = OPEN_HALF / "kinds"
"""By the kinds of a fault, written while the lists learned of more of them. The last 58 of English were new to
them when they had: precision 1, recall 0.806."""
RUSHED = OPEN_HALF / "rushed"
"""With slips of the hand, written before the lists were read again: 0.978 and 0.600 before they learned of more kinds
and fields, 0.985 and 0.853 after (English 0.967 and 0.787, Japanese 1 and 0.920); all before they learned from it."""
HURRIED = OPEN_HALF / "hurried"
"""As people type at a counter or in a chat; of the first half of them recall was 0.742, and once the lists had learned
from that, of the second half precision 1 and recall 0.867."""


def over_all(*halves: list[Labelled]) -> Measured:
    return measured([each for half in halves for each in half])[-1]


def test_the_open_half_is_asked_about_where_it_should_be() -> None:
    found = over_all(*(labelled(language) for language in LANGUAGES))
    assert found.precision >= 0.95
    assert found.recall >= 0.85


@pytest.mark.parametrize("half", [ASIDE, LATER, HURRIED, KINDS, RUSHED])
def test_no_list_forgets_what_it_learned(half: Path) -> None:
    found = over_all(*(labelled(language, half) for language in LANGUAGES))
    assert found.precision >= 0.97
    assert found.recall >= 0.96


def test_all_sentences_together_hold_what_is_asked_of_the_lists() -> None:
    every = [
        one
        for language in LANGUAGES
        for half in (OPEN_HALF, ASIDE, LATER, HURRIED, KINDS, RUSHED)
        for one in labelled(language, half)
    ]
    for found in measured(every):
        assert found.precision >= 0.9, found
        assert found.recall >= 0.85, found


ROWS = (
    Event(what="14:05 phones start ringing in dispatch, three callers in a minute"),
    Event(what="14:12 運送会社に電話し、二つの荷物を止めてもらうよう頼む"),
    Contact(heard="says that the parcel holds somebody else's gift", wish="the right gift by Sunday", answer="we look"),
    Cause(what="slips of two orders lay on one table, which has no place per order"),
    Cause(what="伝票と荷物を照合する手順がない"),
    Remedy(what="right parcel brought by the branch manager at half past six"),
    Measure(what="the scale stops a parcel whose weight is not that of its order", owner="shipping lead"),
    Measure(what="注文ごとに机を一台置く", owner="出荷責任者"),
)


def _took(rows: int) -> float:
    """Processor seconds for a record of so many rows at first sight, the best of three; the lists are read before."""
    best = 9.0
    for look in range(3):
        texts = [
            replace(row, **{row.main: f"{row.main_text} {look}.{n}"})  # type: ignore[arg-type]
            for n in range(rows // len(ROWS))
            for row in ROWS
        ]
        whole = record(*texts)
        began = time.process_time()
        judged(whole)
        best = min(best, time.process_time() - began)
    return best


def test_what_is_looked_for_grows_with_the_rows_alone() -> None:
    _took(16)
    of_two_hundred = _took(200)
    assert of_two_hundred < 0.09  # 0.02 on a quiet machine
    assert _took(800) < 8 * of_two_hundred
