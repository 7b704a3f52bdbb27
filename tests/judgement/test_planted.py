"""A record with 23 planted faults, each of which is named; and records without a fault, in which nothing is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import NoChange
from retro.model.stages.head import CaseKind, Participant, Responsibility, Severity
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.remedy import Apology, Giver, Reception, Remedy
from retro.model.stages.scope import Damage, FigureConfidence, HarmType
from retro.model.stages.timeline import Channel, Contact, Event, EventKind
from retro.review.completeness import gaps
from retro.review.judgement.look import judged
from tests.records import at, record
from tests.review import cases

NOW = datetime.fromisoformat("2026-11-27T09:00+09:00")

PLANTED = record(
    Participant(id="p", role="florist", name="Yuki Hayama"),
    Event(
        id="e", what="the bride's mother calls", happened=at("13:40"), event_kind=EventKind.DETECTION, confirmed=False,
    ),
    Contact(
        id="k1", happened=at("14:00"), channel=Channel.PHONE, by="night desk",
        heard="angry, says the florist shall come and apologise herself", wish="to see the florist who did this",
        promise="the whole bill is waived", promise_due=at("18:00"),
    ),
    Contact(id="k2", happened=at("23:30"), channel=Channel.PHONE, heard="wants 400 euros for the phone bill, or else"),
    Cause(id="c1", what="Hayama did not look at the card", sure=CauseConfidence.FACT),
    Cause(
        id="c2", sure=CauseConfidence.PRESUMED,
        what="the bride's sister did not tell us the colour, the wholesaler's mistake with the roses came on top, "
        "and on such a Saturday, with three weddings at once and the van in repair, nobody could have foreseen that "
        "the two cards would be read as one and the same by somebody who had come in at four in the morning",
    ),
    Damage(
        id="d", what="a few guests were slightly irritated", who="the guests", hurts=(HarmType.PSYCHOLOGICAL,),
        certainty=FigureConfidence.ESTIMATED,
    ),
    Apology(id="a1", given=at("18:00"), what_for="so sorry :-(", channel=Channel.EMAIL),
    Apology(
        id="a2", given=at("18:30"), channel=Channel.EMAIL, by="florist",
        what_for="sorry for the lilies, it was our mistake, sorry, we apologise, sorry again",
    ),
    Remedy(
        id="r", given=at("16:30"), what="paid the new bouquet out of my own pocket", giver=Giver.PERSON,
        cost=Decimal(80), currency="EUR", received=Reception.ACCEPTED,
    ),
    Measure(id="m1", what="pay more attention to the cards", strength=Strength.WEAKER),
    Measure(id="m2", what="カードの確認を周知徹底する", owner="全員", due=date(2026, 12, 1), strength=Strength.WEAKER),
    Measure(id="m3", what="improve the process", strength=Strength.STRONGER),
    NoChange(id="n", reason="this will never happen again", decided_by="manager"),
    title="Lilies at the wrong wedding", case_kind=CaseKind.COMPLAINT, severity=Severity.HIGH, origin="product",
    responsibility=Responsibility.INVESTIGATING, started=at("10:00"),
)  # fmt: skip


def named(whole: Retrospective) -> set[tuple[str, str]]:
    """What is asked of which row: the codes of judgements, and of gaps."""
    found = {(each.code, each.row) for each in judged(whole, NOW)}
    return found | {(str(gap.code), row) for stage in STAGES for gap in gaps(whole, stage) for row in gap.rows}


@pytest.mark.parametrize(
    ("requirement", "code", "row"),
    [
        ("S9 what nobody confirmed", "unconfirmed", "e"),
        ("S11 a cause that ends in a person", "person", "c1"),
        ("S2 an excuse", "excuse", "c2"),
        ("S2 blame on the customer and a supplier", "shifted", "c2"),
        ("S2 longer than a breath", "long-cause", "c2"),
        ("S3 a damage made small", "understated", "d"),
        ("S5 an apology for nothing", "bare-apology", "a1"),
        ("S6 an emoticon", "emoticon", "a1"),
        ("S6 an e-mail to somebody who rang", "apology-channel", "a1"),
        ("S5 sorry again and again", "repeated-apology", "a2"),
        ("S7 an admission while it is looked into", "admission", "a2"),
        ("S7 a promise while it is looked into", "early-promise", "k1"),
        ("S8 a promise that was not kept", "promise-over", "k1"),
        ("S11 an apology by the one who erred", "wrongdoer", "a2"),
        ("S11 the wish to see the one who erred", "wrongdoer", "k1"),
        ("S27 nobody else took over", "taken-over", "k1"),
        ("S8 a wish without an answer", "wish-unanswered", "k1"),
        ("S10 money for the call, at night", "demand", "k2"),
        ("S10 one's own pocket", "own-pocket", "r"),
        ("S15 a cost that nobody approved", "unapproved", "r"),
        ("S20 attention", "attention", "m1"),
        ("S20 attention, in Japanese", "attention", "m2"),
        ("S20 everyone's", "owner-all", "m2"),
        ("S20 a measure without an owner", "field", "m1"),
        ("S20 a measure without a day", "no-date", "m1"),
        ("S20 nothing named", "vague", "m3"),
        ("S20 only weaker ones: one that names nothing is none", "only-weaker", ""),
        ("S16 a hope as a reason", "hope", "n"),
        ("S17 nobody was told", "not-shared", ""),
    ],
)  # fmt: skip
def test_a_planted_fault_is_named(requirement: str, code: str, row: str) -> None:
    assert (code, row) in named(PLANTED), requirement


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("kind", CaseKind)
def test_a_clean_record_draws_nothing(kind: CaseKind, severity: Severity) -> None:
    whole = cases.whole(case_kind=kind, severity=severity)
    assert [(each.code, each.row, each.words) for each in judged(whole, NOW)] == []


@pytest.mark.parametrize("kind", CaseKind)
def test_a_clean_record_in_japanese_draws_nothing(kind: CaseKind) -> None:
    texts: dict[str, Any] = {
        "e1": "二件の注文を梱包", "e2": "運送会社が出発", "e3": "電話が鳴り始める",
        "e4": "運送会社が引き返す", "e5": "二件とも届く",
        "k": "お客様のお怒り", "top": "一つの机に二件の伝票", "root": "注文ごとの場所がない",
        "escaped": "出荷前の照合がない", "d": "荷物の遅れ", "r": "荷物を交換", "r2": "お手紙をお渡し",
        "a1": "引き出物の取り違え", "a2": "引き出物の取り違え",
        "m": "注文ごとに机を一台置く", "m2": "秤が合わなければ箱を閉じられない", "h": "机を二台にする",
    }  # fmt: skip
    said: dict[str, dict[str, Any]] = {row.id: {row.main: texts[row.id]} for row in cases.ROWS if row.id in texts}
    rows = tuple(replace(row, **said.get(row.id, {})) for row in cases.ROWS)
    whole = cases.whole(*rows, case_kind=kind, severity=Severity.HIGH, summary="二件の荷物を取り違えた。")
    assert [(each.code, each.row, each.words) for each in judged(whole, NOW)] == []
