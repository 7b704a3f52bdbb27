"""How ours were treated is seen by few (S27): by those who work on the case, in no letter, site or period."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.report_kind import ReportKind
from exports.site.writing import Site, write_site
from retro.language import language
from retro.model.choice import TEAM as TEAM_ALONE
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Bounds, Contact, Harassment
from retro.redaction.audience import AUDIENCES, TEAM, Audience
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.review.period import Period
from tests import reports
from tests.exports.test_period import SPAN, report as over_period
from tests.records import at, record

EN = language("en")
ACT = Harassment(
    id="hs", happened=at("23:10"), act="shouted at Xanthippe", means="for two hours", means_judged=Bounds.BEYOND,
    ground="a late parcel", borne_by="night desk", refusal="we cannot do that", took_over="branch manager",
    broken_off=at("23:59"), care="a day off",
)  # fmt: skip
UNKNOWN = EmptyAnswer(id="x", row="hs", asked="police", said=Said.UNKNOWN, reason="nobody noted it")
CASE = record(Contact(id="k", heard="angry"), ACT, Measure(id="m", what="a lock"))
SAID = (ACT.act, ACT.means, ACT.ground, ACT.borne_by, ACT.refusal, ACT.care, "Harassment")


def test_every_field_is_for_the_team_alone() -> None:
    assert {field.seen_by for field in Harassment.fields()} == {TEAM_ALONE}


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_it_is_told_to_the_team_and_to_nobody_else(audience: Audience) -> None:
    out = redact(CASE, audience, Recipient(), EN).record
    assert bool(out.of(Harassment)) is (audience is TEAM)


def test_whoever_reads_the_archive_is_not_told_of_it_nor_of_what_was_said_of_it() -> None:
    whole = type(CASE)(CASE.head, CASE.rows, (UNKNOWN,))
    out = redact(whole, TEAM, Recipient(reads_archive=True), EN).record
    assert [row.id for row in out.rows] == ["k", "m"]
    assert out.answers == ()
    assert redact(whole, TEAM, Recipient(), EN).record == whole


def test_the_teams_report_tells_all_of_it() -> None:
    text = reports.made(CASE).document.markdown
    assert all(said in text for said in (*SAID[:-1], "How ours were treated", "beyond bounds"))


@pytest.mark.parametrize("kind", [reports.TEAM, reports.MANAGEMENT], ids=["team", "management"])
def test_no_page_and_no_text_of_a_site_tells_of_it(tmp_path: Path, kind: ReportKind) -> None:
    request = reports.request(kind)
    write_site(Site(request, lambda _record: request), [CASE.reference], lambda _reference: CASE, tmp_path / "site")
    texts = [file.read_text("utf-8") for file in (tmp_path / "site").rglob("*") if file.suffix in (".html", ".js")]
    assert any("a lock" in text for text in texts)
    assert not [said for said in SAID for text in texts if said in text]


def test_no_report_over_a_period_tells_of_it() -> None:
    case = record(*CASE.rows, started=at("", "2026-08-01"))
    text = over_period(Period(SPAN, cases=(case,)), reports.TEAM).document.markdown
    assert case.reference in text
    assert not [said for said in SAID if said in text]
