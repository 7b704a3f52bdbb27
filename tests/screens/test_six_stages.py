"""A whole retrospective, typed from the title to the report, in each language; then the file is compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from exports.report import make_report
from exports.request import ReportRequest
from retro.language import language
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.cause import CAUSE, CauseConfidence, CausePath
from retro.model.stages.changes import CHANGES
from retro.model.stages.head import HEAD
from retro.model.stages.prevention import PREVENTION, Strength
from retro.model.stages.remedy import REMEDY, Giver, Reception
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE, FigureConfidence, HarmType
from retro.model.stages.timeline import TIMELINE, Channel, EventKind
from retro.screens.report.screen import ReportScreen
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import NOON, Open, screen_text, settle, type_text, until
from widgets.editors import LineEditor


@dataclass(frozen=True)
class Case:
    """What is typed in one language."""

    lang: str
    title: str
    started: str
    lines: dict[Stage, tuple[str, ...]]


ENGLISH = Case(
    "en",
    "Two parcels swapped",
    "18 Nov 10:20",
    {
        HEAD: ("shipping lead @Sato",),
        TIMELINE: (
            "10:20 both parcels are packed at one table #start",
            "13:40 the first family calls #detection",
            "+20 the van is stopped #action",
            "contact: 15:10 they want it today #phone @customer care promise a call back due 17:00",
        ),
        CAUSE: (
            "slips of two orders lay on one table ~fact #occurred",
            "> why: no place per order ~presumed",
            "nobody compares slip and parcel #escaped ~fact",
        ),
        SCOPE: ("2 parcels with strangers @families #psychological ~confirmed",),
        REMEDY: ("16:30 right parcels brought by hand #company @families ~accepted",),
        PREVENTION: ("one place per order @shipping-lead due 2026-12-01 !stronger answers 2",),
        CHANGES: ("packing table #equipment before one surface after two places @shipping-lead due 2026-12-01",),
        REVIEW: ("the van was stopped at once #well",),
    },
)
JAPANESE = Case(
    "ja",
    "荷物の取り違え",
    "11月18日10時20分",
    {
        HEAD: ("出荷責任者 @佐藤",),
        TIMELINE: (
            "10時20分 二件の荷物を同じ台で梱包 #発生",
            "１３：４０ お客様から電話 ＃検知",
            "20分後 配送車を止める #対処",
            "連絡: 午後3時10分 本日中の配達をご希望 #電話 @お客様相談 約束 折り返し連絡 期限 17:00",
        ),
        CAUSE: (
            "二件の伝票が同じ台にあった ~事実 #発生",
            "＞なぜ：注文ごとの置き場がない ~推定",
            "伝票と荷物を照合する工程がない #流出 ~事実",
        ),
        SCOPE: ("2個の荷物が別のお客様の手元に @お客様 #心理的 ~確認済み",),
        REMEDY: ("16:30 正しい荷物を手渡し #会社 @お客様 ~納得",),
        PREVENTION: ("注文ごとに置き場を分ける @出荷責任者 期限 2026-12-01 !強い 原因 2",),
        CHANGES: ("梱包台 #設備 変更前 一面の台 変更後 二つの置き場 @出荷責任者 期限 2026-12-01",),
        REVIEW: ("すぐに配送車を止められた #良かった",),
    },
)


def compare(record: Retrospective, case: Case) -> None:
    """The record holds what was typed, in either language."""
    assert record.head.title == case.title
    assert record.head.started is not None
    assert record.head.started.dump() == "2026-11-18T10:20+09:00"
    (participant,) = (row.dump() for row in record.stage(HEAD))
    assert participant["name"] in {"Sato", "佐藤"}
    *events, contact = (row.dump() for row in record.stage(TIMELINE))
    assert [event["happened"] for event in events] == [f"2026-11-18T{t}+09:00" for t in ("10:20", "13:40", "14:00")]
    assert [event["event_kind"] for event in events] == [EventKind.START, EventKind.DETECTION, EventKind.ACTION]
    assert (contact["happened"], contact["channel"]) == ("2026-11-18T15:10+09:00", Channel.PHONE)
    assert contact["promise_due"] == "2026-11-18T17:00+09:00"
    assert contact["promise"]
    causes = list(record.causes())
    assert [depth for _, depth in causes] == [0, 1, 0]
    assert [cause.sure for cause, _ in causes] == [CauseConfidence.FACT, CauseConfidence.PRESUMED, CauseConfidence.FACT]
    assert [cause.how for cause, _ in causes] == [CausePath.OCCURRED, None, CausePath.ESCAPED]
    (damage,) = (row.dump() for row in record.stage(SCOPE))
    assert (damage["figure"], damage["hurts"], damage["certainty"]) == (
        2,
        [HarmType.PSYCHOLOGICAL],
        FigureConfidence.CONFIRMED,
    )
    (remedy,) = (row.dump() for row in record.stage(REMEDY))
    assert (remedy["giver"], remedy["received"]) == (Giver.COMPANY, Reception.ACCEPTED)
    assert remedy["given"] == "2026-11-18T16:30+09:00"
    (measure,) = (row.dump() for row in record.stage(PREVENTION))
    assert (measure["strength"], measure["due"]) == (Strength.STRONGER, "2026-12-01")
    assert measure["answers"] == causes[1][0].id
    assert measure["owner"] == participant["role"]
    (change,) = (row.dump() for row in record.stage(CHANGES))
    assert change["before"] in {"one surface", "一面の台"}
    assert change["after"] in {"two places", "二つの置き場"}
    (observation,) = (row.dump() for row in record.stage(REVIEW))
    assert observation["went"] == "well"


@pytest.mark.parametrize(("case", "size"), [(ENGLISH, (120, 40)), (JAPANESE, (80, 24))], ids=["en", "ja"])
async def test_from_the_title_to_the_report(
    opened: Open, database: Path, tmp_path: Path, case: Case, size: tuple[int, int]
) -> None:
    path = tmp_path / "report.md"
    async with opened(size=size, lang=case.lang) as pilot:
        await pilot.press("n")
        await type_text(pilot, case.title)
        await pilot.press("enter")
        await type_text(pilot, case.started)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        for stage, lines in case.lines.items():
            await pilot.press(str(stage.number), "i")
            await settle(pilot)
            for line in lines:
                await type_text(pilot, line)
                await pilot.press("enter")
                await settle(pilot)
            await pilot.press("escape")
        await pilot.press("8")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert case.title in screen_text(pilot)
        await pilot.press("w")
        await settle(pilot)
        pilot.app.screen.query_one("#file", LineEditor).value = str(path)
        await pilot.press("enter")
        await until(pilot, path.exists)
        await settle(pilot)
    store = open_store(database)
    record = store.load("2026-001")
    store.close()
    compare(record, case)
    to = language(case.lang)
    written = path.read_text(encoding="utf-8")
    # Each look at the clock is a minute later: what is written at the end may be of the next day.
    days = (NOON.date(), NOON.date() + timedelta(days=1))
    assert written in [make_report(record, ReportRequest(to, on=day)).document.markdown for day in days]
    tokens = MarkdownIt("commonmark").parse(written)
    headings = [
        tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"
    ]
    six = [f"{stage.number}. {to(stage.label)}" for stage in WALKED]
    assert [heading for heading in headings if heading[0].isdigit()] == six
