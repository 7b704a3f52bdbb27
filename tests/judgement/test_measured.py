"""How well the judgements do by the labelled sentences, and that they take no longer than a save may."""

from __future__ import annotations

import time
from dataclasses import replace

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


def over_all(*halves: list[Labelled]) -> Measured:
    return measured([each for half in halves for each in half])[-1]


def test_the_open_half_is_asked_about_where_it_should_be() -> None:
    found = over_all(*(labelled(language) for language in LANGUAGES))
    assert found.precision >= 0.95
    assert found.recall >= 0.85


def test_the_half_that_was_set_aside_is_known_as_it_was_when_it_was_measured() -> None:
    found = over_all(*(labelled(language, ASIDE) for language in LANGUAGES))
    assert found.precision >= 0.95
    assert found.recall >= 0.82


def test_all_sentences_together_hold_what_is_asked_of_the_lists() -> None:
    found = over_all(*(labelled(language, half) for language in LANGUAGES for half in (OPEN_HALF, ASIDE)))
    assert found.precision >= 0.95
    assert found.recall >= 0.85


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
    """Seconds for a record of so many rows, the best of three looks at three equal ones; the lists are read before."""
    texts = [replace(row, **{row.main: f"{row.main_text} {n}"}) for n in range(rows // len(ROWS)) for row in ROWS]  # type: ignore[arg-type]
    best = 9.0
    for _ in range(3):
        whole = record(*texts)
        began = time.perf_counter()
        judged(whole)
        best = min(best, time.perf_counter() - began)
    return best


def test_what_is_looked_for_grows_with_the_rows_alone() -> None:
    _took(16)
    assert _took(800) < 8 * max(_took(200), 0.001)
