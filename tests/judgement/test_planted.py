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


IN_JAPANESE: dict[str, dict[str, Any]] = {
    "p": {"role": "出荷責任者"},
    "e1": {"what": "二件の注文を梱包", "source": "梱包一覧"},
    "e2": {"what": "運送会社が出発", "source": "追跡"},
    "e3": {"what": "電話が鳴り始める", "source": "通話記録"},
    "e4": {"what": "運送会社が引き返す", "source": "チャット"},
    "e5": {"what": "二件とも届く", "source": "追跡"},
    "k": {
        "heard": "お客様のお怒り", "wish": "正しい引き出物を本日中に", "promise": "折り返しお電話",
        "answer": "本日お届けし、お電話をくださったことにお礼を申し上げた",
    },
    "top": {"what": "一つの机に二件の伝票", "evidence": "写真"},
    "root": {"what": "注文ごとの場所がない", "evidence": "写真"},
    "escaped": {"what": "出荷前の照合がない", "evidence": "写真"},
    "d": {"what": "荷物の遅れ", "who": "二家族", "unit": "個", "basis": "双方のお電話"},
    "pt1": {"who": "李様"}, "pt2": {"who": "新田様"},
    "r": {"what": "荷物を交換", "receiver": "両家", "approver": "出荷責任者"},
    "r2": {"what": "お手紙をお渡し", "receiver": "両家"},
    "a1": {"what_for": "引き出物の取り違え", "sentence": "別のお客様の品をお届けしました。", "receiver": "両家"},
    "a2": {"what_for": "引き出物の取り違え", "sentence": "別のお客様の品をお届けしました。", "receiver": "両家"},
    "m": {"what": "注文ごとに机を一台置く", "owner": "出荷責任者", "proof": "一か月取り違えがない"},
    "m2": {"what": "秤が合わなければ箱を閉じられない", "owner": "出荷責任者", "proof": "一か月取り違えがない"},
    "h": {"what": "机を二台にする", "before": "一台", "after": "二台", "owner": "出荷責任者"},
    "pl": {"where": "ウルムの倉庫", "owner": "倉庫責任者"},
    "ls": {"what": "荷物は伝票のある場所で包む。"},
    "sh": {"whom": "全支店"},
}  # fmt: skip
HEAD_IN_JAPANESE: dict[str, Any] = {
    "title": "引き出物の取り違え", "summary": "二件の荷物を取り違えた。", "affected": "注文17番と18番",
    "normally": "伝票は荷物とともに置く", "actual": "二枚の伝票が並んでいた", "strain": "一時間の電話対応",
}  # fmt: skip


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("kind", CaseKind)
def test_a_clean_record_in_japanese_draws_nothing(kind: CaseKind, severity: Severity) -> None:
    rows = tuple(replace(row, **IN_JAPANESE.get(row.id, {})) for row in cases.ROWS)
    whole = cases.whole(*rows, case_kind=kind, severity=severity, **HEAD_IN_JAPANESE)
    assert [(each.code, each.row, each.words) for each in judged(whole, NOW)] == []
