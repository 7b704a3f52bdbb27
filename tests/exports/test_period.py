from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from exports.markdown.links import may_be_followed
from exports.organisation import Organisation
from exports.period.report import PeriodReport, period_report
from exports.report_kind import ReportKind
from retro.errors import UsageError
from retro.language import LANGUAGES, language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.day_range import DateRange
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.follow_up import Check, Outcome, Stay
from retro.model.stages.head import CaseKind, CaseLink, Participant, Relation, SecondComplaintCause, Severity, Status
from retro.model.stages.meeting import Meeting
from retro.model.stages.prevention import Measure, MeasureCategory, Result, Strength
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Request, RequestedThing
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Contact
from retro.redaction.stops import OfCaseError
from retro.review.period import Period
from retro.review.recurrence import in_time
from tests import reports
from tests.exports.reading import parse, words
from tests.records import at, record
from tests.strategies import HOSTILE, retrospectives

EN = language("en")
SPAN = DateRange(date(2026, 7, 1), date(2026, 9, 30))
ON = date(2026, 10, 1)
READER = "commonmark with tables"


def case(number: int, *rows: Entry, day: str = "2026-08-01", **head: Any) -> Retrospective:
    rows = tuple(replace(row, id=f"{number:04d}{n:04d}") for n, row in enumerate(rows))
    made = record(*rows, **{"title": f"Case {number}", "started": at("", day), **head})
    return replace(made, head=replace(made.head, id=f"{number:016x}", reference=f"2026-{number:03d}"))


def written(*cases: Retrospective, kind: ReportKind = reports.MANAGEMENT, **period: Any) -> str:
    return report(Period(SPAN, cases=cases, **period), kind).document.markdown


def report(
    period: Period, kind: ReportKind = reports.MANAGEMENT, links: str = "{}.md", code: str = "en"
) -> PeriodReport:
    return period_report(period, reports.request(kind, code, on=ON), links=links)


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    found = re.search(rf"^## (?:\d+\. )?{re.escape(heading)}\n\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def rows_of(markdown: str) -> list[list[str]]:
    """The rows of a table, without its headings."""
    lines = [line for line in markdown.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines[2:]]


def test_five_figures_stand_on_top_and_of_few_cases_no_half_is_told() -> None:
    rows = (
        Damage(what="late", reversible=False),
        Damage(what="dear"),
        Remedy(what="paid", cost=Decimal("2.5"), currency="EUR"),
        Measure(what="sort", due=date(2026, 9, 1)),
    )
    noticed: dict[str, Any] = {"detected": at("10:00", "2026-08-01"), "started": at("09:00", "2026-08-01")}
    few = rows_of(written(case(1, *rows, **noticed)).split("## ")[0])
    assert few == [
        ["1 of 2 damages cannot be undone", "too few cases to say: 1", "too few cases to say: 0", "2.50 EUR", "1 of 1"]
    ]
    (figures,) = rows_of(written(*(case(n, **noticed) for n in range(1, 6))).split("## ")[0])
    assert figures[:2] == ["No case names any damage.", "half within 1 h (n = 5)"]


def test_the_months_are_drawn_where_there_are_cases_enough() -> None:
    days = [f"2026-0{7 + n % 2}-05" for n in range(12)]
    enough = report(Period(SPAN, cases=tuple(case(n, day=day) for n, day in enumerate(days, 1)))).document
    assert next(line.split() for line in enough.charts["months"].text.splitlines() if "/2026" in line)[-1] == "6"
    assert "months" not in report(Period(SPAN, cases=tuple(case(n) for n in range(1, 12)))).document.charts


NUMBERS, DAMAGE, AGAIN = "How many, and where they lie", "Damage and costs", "What happened again"
MEASURES, TIMES, CHANGES = "Prevention measures", "Time to notice and to settle", "Changes of equipment and process"
HELD, ON_TIME, SEASONS = "Which kinds of measure held", "Done and looked at on time", "Seasons"
ENDED, REVIEWS, MUTED = "How it ended for those hurt", "What the reviews cost", "What was muted, and why"
COMPLAINTS, CASES, FIRST = "Second complaints and promises", "The cases of the period", "What matters first"


# Each section


def test_cases_are_counted_by_origin_and_severity_beside_those_before() -> None:
    cases = [
        case(1, origin="logistics", severity=Severity.HIGH, case_kind=CaseKind.COMPLAINT),
        case(2, origin="logistics", severity=Severity.LOW, case_kind=CaseKind.COMPLAINT),
        case(3, origin="our shop", severity=Severity.HIGH),
    ]
    before = tuple(case(n, origin=origin).head for n, origin in enumerate(["logistics", "Herr Tanaka", "network"], 10))
    text = section(written(*cases, before=before), NUMBERS)
    assert "3 retrospectives began in this period, 2 of them of high or critical severity." in text
    assert "In the period before, 1 Apr – 30 Jun 2026, there were 3." in text
    assert "| Origin | High | Low | Total | Period before |" in text
    for row in ("| logistics | 1 | 1 | 2 | 1 |", "| our shop | 1 |  | 1 | 0 |", "| network |  |  | 0 | 1 |"):
        assert row in text
    assert "| another origin |  |  | 0 | 1 |\n| Total | 2 | 1 | 3 | 3 |" in text
    assert "| complaint | 2 | 0 |" in text
    assert "Tanaka" not in text


def test_damage_adds_up_within_a_unit_alone() -> None:
    rows = [
        Damage(figure=Decimal(1200), unit="parcels", certainty=FigureConfidence.CONFIRMED),
        Damage(figure=Decimal(50), unit="parcels", certainty=FigureConfidence.ESTIMATED),
        Damage(figure=Decimal(3), unit="hours", certainty=FigureConfidence.CONFIRMED),
        Damage(certainty=FigureConfidence.UNKNOWN),
        Remedy(cost=Decimal(1200), currency="EUR"),
        Remedy(cost=Decimal("0.5"), currency="EUR"),
        Remedy(cost=Decimal(7), currency="JPY"),
        Remedy(),
    ]
    text = section(written(case(1, *rows), case(2)), DAMAGE)
    assert text == (
        "1 of 2 cases name damage. The remedies cost 1,200.5 EUR, 7 JPY.\n\n"
        "| Unit | Confirmed | Estimated |\n| --- | ---: | ---: |\n| parcels | 1,200 | 50 |\n| hours | 3 |  |\n\n"
        "- 1 damage of unknown size\n- 1 remedy without a cost noted\n"
        "- Damage: parcels: [2026-001](2026-001.md)\n- Damage: hours: [2026-001](2026-001.md)\n"
        "- Cost: EUR: [2026-001](2026-001.md)\n- Cost: JPY: [2026-001](2026-001.md)\n"
        "- Size not known: [2026-001](2026-001.md)\n\n"
    )


def test_what_happened_most_often_comes_first_with_what_did_not_hold() -> None:
    tray = Measure(what="a tray", strength=Strength.STRONGER, result=Result.DONE)
    first, second = case(1, Measure(what="a rule"), day="2025-01-01"), case(2, tray, day="2026-02-01")
    third, other, again = case(3), case(4, day="2026-07-05"), case(5, day="2026-09-05")
    text = written(third, other, again, chains=((other, again), (first, second, third)))
    assert section(text, AGAIN) == (
        "1 thing happened for the third time or more: something is broken there, and it goes on until it is found. "
        "1 thing happened for the second time.\n\n"
        "- **3 times**: Case 3\n"
        "  - [2026-001](2026-001.md) 1 Jan 2025 – Case 1\n"
        "    - No measure was in place when it happened again.\n"
        "  - [2026-002](2026-002.md) 1 Feb 2026 – Case 2\n"
        "    - Did not hold: a tray (stronger)\n"
        "  - [2026-003](2026-003.md) 1 Aug 2026 – Case 3\n"
        "- **2 times**: Case 5\n"
        "  - [2026-004](2026-004.md) 5 Jul 2026 – Case 4\n"
        "    - No measure was in place when it happened again.\n"
        "  - [2026-005](2026-005.md) 5 Sep 2026 – Case 5\n\n"
    )
    assert section(text, FIRST).startswith(
        "- **Happened 3 times**: [2026-003](2026-003.md) Case 3 (1 measure before did not hold)\n"
    )
    japanese = report(Period(SPAN, cases=(third,), chains=((first, second, third),)), code="ja").document.markdown
    assert "Case 3（それまでの対策1件は効果なし）\n" in japanese


def test_measures_are_counted_by_strength_and_the_overdue_ones_named() -> None:
    own = case(
        2,
        Measure(what="late", strength=Strength.WEAKER, owner="lead", due=date(2026, 9, 1)),
        Measure(what="held", strength=Strength.STRONGER, due=date(2026, 8, 1), result=Result.VERIFIED),
        Measure(what="did not", strength=Strength.WEAKER, owner="lead", result=Result.FAILED),
        Measure(what="later", due=date(2027, 1, 1)),
    )
    other = case(
        1,
        Measure(what="since before", strength=Strength.WEAKER, due=date(2026, 6, 1)),
        Measure(what="elsewhere", due=date(2027, 1, 1)),
        day="2026-05-01",
    )
    text = section(written(own, others=(other,)), MEASURES)
    assert text.startswith(
        "5 measures: 2 due in the period, 2 overdue, 0 with a check overdue, 1 found not to hold. "
        "Stronger 1, intermediate 0, weaker 3.\n"
    )
    assert "| Strength | Due in the period | Planned | Of these overdue | Verified | Did not hold | Total |" in text
    assert (
        "| weaker | 1 | 2 | 2 |  | 1 | 3 |\n| not said |  | 1 |  |  |  | 1 |\n| Total | 2 | 3 | 2 | 1 | 1 | 5 |" in text
    )
    assert (
        "| [2026-001](2026-001.md) | since before |  | not done | 1 Jun 2026 | 122 days |\n"
        "| [2026-002](2026-002.md) | late | lead | not done | 1 Sep 2026 | 30 days |"
    ) in text
    assert "### Found not to hold\n\n- [2026-002](2026-002.md) did not (weaker; lead)\n" in text
    assert "elsewhere" not in text


def test_sentence_table_and_chart_count_the_same_measures() -> None:
    done = Measure(what="d", strength=Strength.WEAKER, due=date(2026, 8, 1), result=Result.DONE)
    rows = [
        done,
        replace(done, what="e", check_on=date(2026, 9, 1)),
        replace(done, what="f", result=Result.DROPPED),
        Measure(what="g", strength=Strength.WEAKER, due=date(2026, 9, 1)),
        Measure(what="h", strength=Strength.WEAKER, due=date(2027, 9, 1)),
    ]
    whole = report(Period(SPAN, cases=(case(1, *rows),)))
    text = section(whole.document.markdown, MEASURES)
    assert text.startswith("5 measures: 4 due in the period, 1 overdue, 1 with a check overdue, 0 found not to hold. ")
    assert (
        "| Strength | Due in the period | Planned | Of these overdue | Done | Of these with a check overdue "
        "| Not doing | Total |\n" in text
    )
    assert "| weaker | 4 | 2 | 1 | 2 | 1 | 1 | 5 |\n" in text
    chart = whole.document.charts["strength"]
    assert re.search(r"^weaker .* 5$", chart.text, re.MULTILINE)
    assert chart.text.endswith("/ done   - planned   . not doing")
    assert "### Overdue, itself or its check\n" in text


def test_times_are_told_as_a_spread() -> None:
    cases = [
        case(n, started=at("09:00"), detected=at(f"09:{minutes:02d}")) for n, minutes in enumerate([40, 10, 20, 30, 50])
    ]
    text = section(written(*cases, case(9)), TIMES)
    assert text.startswith("Half of the cases were noticed within 30 min.\n\n")
    assert "| Time to notice | 5 | 10 min | 20 min | 30 min | 40 min | 50 min | 1 |" in text
    assert "Time to settle |" not in text


def test_changes_and_reasons_for_none() -> None:
    done = HardwareChange(what="a tray", due=date(2026, 8, 1), done=date(2026, 8, 1))
    late = HardwareChange(what="a scale", owner="purchasing", due=date(2026, 9, 1))
    text = section(written(case(1, done, late), case(2, NoChange(reason="sold")), case(3)), CHANGES)
    assert text.startswith("1 changed, 1 still open, 1 of them overdue.")
    assert "| [2026-001](2026-001.md) | a scale | purchasing | not done | 1 Sep 2026 | 30 days |" in text
    assert "nothing changes: [2026-002](2026-002.md)\n" in text
    assert "reason yet: [2026-003](2026-003.md)\n" in text


def test_second_complaints_and_promises() -> None:
    link = CaseLink(
        relation=Relation.SECOND_COMPLAINT, reference="2026-001", why=SecondComplaintCause.SLOW, extra_hours=Decimal(12)
    )
    kept = Contact(promise="a call", promise_due=at("", "2026-08-01"), promise_kept=at("", "2026-08-01"))
    broken = Contact(heard="He waited.", promise="a visit", promise_due=Moment.load("2026-08-03T10:00+09:00"))
    text = section(written(case(2, link, kept, broken)), COMPLAINTS)
    assert text.startswith("1 second complaint. 2 promises: 1 kept, 1 past their time.\n\n")
    assert "- [2026-002](2026-002.md) Case 2, second complaint of [2026-001](2026-001.md)\n" in text
    assert "| [2026-002](2026-002.md) | a visit | not kept | 3 Aug 2026 | 59 days |" in text


def test_figures_name_the_cases_behind_them() -> None:
    checks = [(n, Check(of=f"{n:04d}0000", found=Found.HOLDS, on=at("", "2026-09-02"))) for n in range(1, 15)]
    tray = Measure(what="a tray", means=MeasureCategory.PHYSICAL, due=date(2026, 9, 1), check_on=date(2026, 9, 3))
    cases = [case(n, tray, check, Outcome(stays=Stay.STAYS)) for n, check in checks]
    text = written(*cases)
    named = ", ".join(f"[2026-{n:03d}](2026-{n:03d}.md)" for n in range(1, 13))
    assert section(text, HELD) == (
        "Held, of those that were looked at: stronger 14 of 14 (100 %). "
        "Fewer than 5 were looked at, too few to compare: intermediate, weaker.\n\n"
        "- **stronger**: held 14 of 14 (100 %)\n"
        "  - 14 decided: 14 held\n"
        f"  - {named} and 2 more\n"
        "- **physical change (stronger)**: held 14 of 14 (100 %)\n"
        "  - 14 decided: 14 held\n"
        f"  - {named} and 2 more\n\n"
    )
    assert section(text, ON_TIME).startswith(
        "14 measures were to be done by now, 14 to be looked at.\n\n- **Done by their day**: 0 of 14 (0 %)\n"
        f"- **Done later**: 14 of 14 (100 %)\n  - {named} and 2 more\n- **Looked at by their day**: 14 of 14 (100 %)\n"
    )
    assert "- **stays**: 14 of 14 (100 %)\n" in section(text, ENDED)
    assert section(text, SEASONS).startswith("14 cases: too few to speak of a season;")


def test_few_times_have_no_quartiles() -> None:
    cases = [case(n, started=at("09:00"), detected=at(f"09:{minutes:02d}")) for n, minutes in enumerate([40, 10], 1)]
    text = section(written(*cases), TIMES)
    assert text.startswith("Of fewer than 5 cases, no quartile is told: each would be one of them.\n\n")
    assert "| Time to notice | 2 | 10 min | – | 25 min | – | 40 min | 0 |" in text
    assert "- Time to notice: [2026-001](2026-001.md), [2026-002](2026-002.md)\n" in text


def test_what_it_cost_the_team_is_told_to_the_team_alone_and_as_a_sum() -> None:
    link = CaseLink(
        relation=Relation.SECOND_COMPLAINT, reference="2026-001", why=SecondComplaintCause.SLOW, extra_hours=Decimal(12)
    )
    held = Meeting(topic="who was careless", cost=Decimal(90), roles=("lead",))
    talk = Contact(heard="He shouted.", minutes=Decimal(30))
    for kind, is_told in ((reports.TEAM, True), (reports.MANAGEMENT, False)):
        text = written(case(2, link, held, talk), kind=kind)
        assert ("## 13. What the reviews cost" in text) is is_told
        assert ("- **Together**: 2 h\n" in text) is is_told
        assert ("- **Extra hours**: 12; said of 1 of 1\n" in text) is is_told
        assert ("- **Because of too slow**: 1 of 1\n" in text) is is_told
        assert "careless" not in text
        assert "shouted" not in text


def test_what_was_muted_is_told_to_the_team_alone() -> None:
    whole = case(3, Measure(what="be careful"))
    said = EmptyAnswer(
        row=whole.rows[0].id, asked="judged.attention.what.0", said=Said.NOT_APPLICABLE, reason="it is a poster, too"
    )
    whole = replace(whole, answers=(said,))
    assert section(written(whole, kind=reports.TEAM), MUTED) == (
        "1 place was muted.\n\n- **leans on attention**: muted 1 time\n  - Why: “it is a poster, too”\n"
        "  - [2026-003](2026-003.md)\n"
    )
    text = written(whole)
    assert MUTED not in text
    assert "poster" not in text


def test_requests_that_wait_come_at_the_beginning() -> None:
    rows = [
        Request(
            what="a second hall", wanted=RequestedThing.MONEY, cost=Decimal(640), currency="EUR", due=date(2026, 10, 5)
        ),
        Request(what="told", answer="yes"),
        Request(what="late", due=date(2026, 9, 29)),
    ]
    text = section(written(case(1, *rows)), FIRST)
    assert text == (
        "- 2 requests wait for your answer:\n"
        "  - [2026-001](2026-001.md) a second hall (money; 640 EUR; 5 Oct 2026)\n"
        "  - [2026-001](2026-001.md) late (29 Sep 2026) – **2 days overdue**\n\n"
    )
    many = [Request(what=f"{n}") for n in range(12)]
    assert "\n  - and 2 more\n" in section(written(case(1, *many)), FIRST)


def test_all_cases_are_listed() -> None:
    cases = [case(1, severity=Severity.HIGH, status=Status.DRAFT), case(2, title="", day="2026-09-30")]
    assert rows_of(section(written(*cases), CASES)) == [
        ["[2026-001](2026-001.md)", "1 Aug 2026", "Case 1", "high", "draft"],
        ["[2026-002](2026-002.md)", "30 Sep 2026", "without a title", "", ""],
    ]


def test_a_table_stays_one_however_long_a_cell_is() -> None:
    text = section(written(case(1), case(2, title="x" * 90)), CASES)
    assert rows_of(text) == [
        ["[2026-001](2026-001.md)", "1 Aug 2026", "Case 1"],
        ["[2026-002](2026-002.md)", "1 Aug 2026", "x" * 90],
    ]


def test_a_long_list_of_what_is_overdue_is_cut_and_counted() -> None:
    rows = [Measure(what=f"m{n}", due=date(2026, 7, 1) + timedelta(days=n)) for n in range(45)]
    text = section(written(case(1, *rows)), MEASURES)
    assert "| m39 |" in text
    assert "| m40 |" not in text
    assert "\n\nand 5 more\n" in text


# The whole


def test_an_empty_period_says_so_and_has_no_table() -> None:
    text = written()
    assert text == (
        "# Report on retrospectives, 1 Jul – 30 Sep 2026\n\n- Period: 1 Jul – 30 Sep 2026\n"
        "- Compared with: 1 Apr – 30 Jun 2026\n- Figures as of: 1 Oct 2026\n\n"
        "In this period no retrospective began, and nothing was due.\n"
    )


def test_critical_cases_are_named_before_all_else() -> None:
    told = section(written(*(case(n, severity=Severity.CRITICAL) for n in range(1, 5)), case(9)), FIRST)
    named = ", ".join(f"[2026-00{n}](2026-00{n}.md) Case {n}" for n in (2, 3, 4))
    assert told.startswith(f"- **4 critical cases**: {named}\n")
    assert "Case 9" not in told


def test_a_period_without_figures_says_so_in_words() -> None:
    text = written(case(1))
    assert section(text, FIRST).startswith("Nothing stands out")
    assert section(text, DAMAGE) == "No case names any damage. No cost of a remedy is noted.\n\n"
    assert section(text, AGAIN).startswith("No case is linked to an earlier one: whether anything happened again was ")
    assert section(text, MEASURES) == "No measure was decided, and none was due.\n\n"
    assert section(text, TIMES).startswith("Of no case")
    assert section(text, COMPLAINTS) == "No second complaint. No promise is noted.\n\n"


def test_what_happened_for_the_second_time_is_not_denied_where_nothing_stands_out() -> None:
    first, second = case(1), case(2)
    text = written(first, second, chains=((first, second),))
    assert "1 thing happened for the second time." in text
    assert "linked to an earlier" not in section(text, FIRST)
    assert "nothing is known to have happened for a third time" in section(text, FIRST)


def test_cases_from_before_that_could_not_be_read_are_owned_up_to() -> None:
    assert "3 more cases from before have something overdue" in written(case(1), uncounted=3)


@pytest.mark.parametrize(
    ("links", "told"), [("cases/{}.html", "[2026-001](cases/2026-001.html)"), ("", "| 2026-001 |")]
)
def test_references_lead_to_the_files_beside_it(links: str, told: str) -> None:
    text = report(Period(SPAN, cases=(case(1),)), links=links).document.markdown
    assert told in text
    assert "2026-001.md" not in text


def test_a_reference_that_is_none_is_no_link() -> None:
    link = CaseLink(relation=Relation.SECOND_COMPLAINT, reference="javascript:alert(1)")
    text = written(case(1, link))
    assert "second complaint of javascript:alert(1)" in text
    assert "](javascript" not in text


def test_no_customer_is_told_of_the_others() -> None:
    with pytest.raises(UsageError, match="not for a customer"):
        report(Period(SPAN, cases=(case(1),)), reports.CUSTOMER)


def test_management_reads_no_name_and_the_team_does() -> None:
    rows = [Participant(role="packer", name="Tanaka Yuki"), Measure(what="Tanaka Yuki checks", due=date(2026, 9, 1))]
    whole = case(1, *rows, title="Tanaka Yuki swapped two parcels")
    out = report(Period(SPAN, cases=(whole,), chains=((whole, whole),)))
    assert "Tanaka" not in out.document.markdown
    assert "packer" in out.document.markdown
    assert {str(message)[:10] for message in out.messages} == {"2026-001: "}
    assert "Tanaka" in written(whole, kind=reports.TEAM)


def test_a_name_that_may_mean_two_is_told_with_its_case() -> None:
    rows = [Participant(role="lead", name="高橋 花子"), Damage(what="高橋が待った", who="高橋様")]
    with pytest.raises(OfCaseError) as stopped:
        report(Period(SPAN, cases=(case(1), case(2, *rows))), code="ja")
    assert str(stopped.value).startswith("2026-002: The report was not written: 1 name may mean")
    assert str(stopped.value.step) == "Write in each place of 2026-002 which of the two is meant."
    assert [str(spot.message)[:27] for spot in stopped.value.spots] == ["2026-002: Scope of damage, "]


def test_the_document_says_whose_it_is_and_has_its_charts() -> None:
    measures = [Measure(what=f"tray {n}", strength=Strength.WEAKER) for n in range(2)]
    whole = case(1, *measures, started=at("09:00"), detected=at("10:00"), origin="product")
    request = reports.request(reports.MANAGEMENT, on=ON, organisation=Organisation(name="Hoshizora Gifts"))
    document = period_report(Period(SPAN, cases=(whole,)), request).document
    assert document.about == "Hoshizora Gifts · 1 Jul – 30 Sep 2026"
    fences = [token.info for token in parse(READER, document.markdown) if token.type == "fence"]
    assert fences == [f"retro-{name}" for name in document.charts] == ["retro-origins", "retro-strength", "retro-times"]


def test_a_template_of_ones_own_takes_the_place_of_the_stock_one(tmp_path: Path) -> None:
    own = tmp_path / "period.md.j2"
    own.write_text("{% extends 'stock/period.md.j2' %}\n{% block damage %}\n\n## Mine\n{% endblock %}\n")
    request = reports.request(reports.MANAGEMENT, on=ON, templates={"period": own})
    text = period_report(Period(SPAN, cases=(case(1),)), request).document.markdown
    assert "## Mine\n" in text
    assert DAMAGE not in text


# Whatever is typed


def periods() -> st.SearchStrategy[Period]:
    """Periods of random cases, some of which happened again."""
    kinds = (CaseLink, Contact, Damage, Remedy, Measure, HardwareChange, NoChange, Request)
    return st.builds(_period, st.lists(retrospectives(4, kinds), max_size=3), st.integers(0, 3))


def _period(cases: Sequence[Retrospective], begun: int) -> Period:
    named = [
        replace(case, head=replace(case.head, reference=f"2026-{n:03d}"), rows=_renamed(case.rows, n))
        for n, case in enumerate(cases, 1)
    ]
    chains = (in_time(named[:3]),) if len(named) > 1 else ()
    heads = tuple(case.head for case in named)
    return Period(SPAN, in_time(named[:begun]), in_time(named[begun:]), chains=chains, before=heads)


def _renamed(rows: Sequence[Entry], case: int) -> tuple[Entry, ...]:
    """Rows whose ids no other case has, without links between them."""
    renamed = (replace(row, id=f"{case:08x}{n:08x}") for n, row in enumerate(rows))
    return tuple(replace(row, answers=()) if isinstance(row, Measure) else row for row in renamed)


HEADINGS = (
    FIRST, NUMBERS, DAMAGE, AGAIN, MEASURES, HELD, ON_TIME, TIMES, CHANGES, COMPLAINTS, ENDED, SEASONS, CASES, REVIEWS,
    MUTED,
)  # fmt: skip


def headings(markdown: str) -> Iterator[tuple[str, str]]:
    tokens = parse(READER, markdown)
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            end = next(j for j in range(i, len(tokens)) if tokens[j].type == "heading_close")
            yield token.tag, words(tokens[i + 1 : end])


@settings(max_examples=20, deadline=None)
@given(periods(), st.sampled_from(list(LANGUAGES)))
def test_headings_and_tables_are_its_own_and_totals_are_a_recount(period: Period, code: str) -> None:
    document = report(period, reports.TEAM, code=code).document
    text, to = document.markdown, document.to
    assert report(replace(period), reports.TEAM, code=code).document.markdown == text
    if code == "en" and not period.is_empty:
        check_totals(period, text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in re.sub(r"^```.*?^```", "a chart", text, flags=re.MULTILINE | re.DOTALL)
    seen = list(headings(text))
    assert [said for tag, said in seen if tag == "h2"] == [
        f"{n}. {to(said)}" if n else to(said) for n, said in enumerate(HEADINGS) if not period.is_empty
    ]
    assert {said for tag, said in seen if tag == "h3"} <= {to("Overdue, itself or its check"), to("Found not to hold")}
    tokens = parse(READER, text)
    lines = [line for line in text.splitlines() if line.startswith("| ---")]
    assert sum(token.type == "table_open" for token in tokens) == len(lines)
    assert {token.info for token in tokens if token.type == "fence"} == {f"retro-{name}" for name in document.charts}
    targets = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(re.fullmatch(r"\d{4}-\d{3,9}\.md", target) or may_be_followed(target) for target in targets)
    assert not {"html_inline", "html_block", "image", "hr", "blockquote", "ordered_list_open"} & {
        token.type for token in tokens
    }


def check_totals(period: Period, text: str) -> None:
    """Count again what the report counts."""
    mine = [row for _, row in period.rows(Measure)]
    if mine:
        told = section(text, MEASURES)
        assert told.startswith(f"{len(mine)} measure")
        assert f"{sum(row.due in SPAN for row in mine)} due in the period" in told
        assert f"{sum(row.result is Result.FAILED for row in mine)} found not to hold" in told
    unknown = sum(row.figure is None for one in period.cases for row in one.of(Damage))
    assert (f"- {unknown} damage" in section(text, DAMAGE)) is bool(unknown)
    if period.cases:
        assert section(text, NUMBERS).startswith(f"{len(period.cases)} retrospective")
        assert all(one.reference in section(text, CASES) for one in period.cases)


@pytest.mark.parametrize("piece", HOSTILE)
def test_each_hostile_piece_stays_text(piece: str) -> None:
    line = piece.replace("\n", " ").strip() or "x"
    rows = [
        Measure(what=line, owner=line, due=SPAN.since),
        Request(what=line),
        HardwareChange(what=line, due=SPAN.since),
        Damage(unit=line, figure=Decimal(1)),
        Remedy(cost=Decimal(1), currency=line),
        Contact(promise=line, promise_due=at("", "2026-07-01")),
        CaseLink(relation=Relation.SECOND_COMPLAINT, reference=line),
    ]
    one, two = case(1, *rows, title=line, origin=line), case(2, title=line)
    document = report(Period(SPAN, cases=(one, two), chains=((one, two),)), reports.TEAM).document
    assert len([tag for tag, _ in headings(document.markdown) if tag == "h2"]) == len(HEADINGS)
    tokens = parse(READER, document.markdown)
    assert not {"html_inline", "html_block", "image", "hr", "blockquote"} & {token.type for token in tokens}
