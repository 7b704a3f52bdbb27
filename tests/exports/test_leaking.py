"""What a customer must never get, in any format: nothing that the team keeps, nobody's name, nothing unconfirmed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from exports.format import Format
from exports.formats import FORMATS
from exports.report_kind import ReportKind
from retro.language import LANGUAGES
from retro.model import field_types, number_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.moment import Moment
from retro.model.record import ROWS, Retrospective
from retro.model.shareable import Shareable, Worded
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Head, Participant
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Event
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.redaction.names.named_places import NamedPlace
from retro.redaction.stops import NamesError
from tests import reports
from tests.exports.unpacked import bytes_of, found
from tests.formats import DOCX, ICS, MD, PDF, TODO
from tests.strategies import HOSTILE

TEXTS = (field_types.LineType, field_types.RoleType, field_types.ProseType)
NAME = "Quillonia Zebrowskaya"


@dataclass
class Marked:
    """A record in which every text, day and figure can be told from every other, wherever it turns up."""

    record: Retrospective
    secrets: set[str]
    """What no customer may find."""


@st.composite
def marked(draw: st.DrawFn) -> Marked:
    names = draw(st.booleans())
    marks = Marks(draw(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5)), name=NAME if names else "")
    how_many = draw(st.integers(1, 3))
    rows: list[Entry] = []
    for kind in ROWS:
        for n in range(how_many):
            chosen = _chosen(draw, kind, [row.id for row in rows])
            rows.append(marks.entry(kind(id=f"{kind.kind}{n}", position=float(n), revision=1, **chosen)))
    head = marks.entry(
        Head(id="f" * 16, reference="2026-001", created="2026-11-20T16:00+09:00", **_chosen(draw, Head, []))
    )
    assert isinstance(head, Head)
    if names:
        rows.append(Participant(id="e" * 16, role="shipping lead", name=NAME))
        marks.secrets |= {part.casefold() for part in NAME.split()}
    return Marked(Retrospective(head, tuple(rows)), marks.secrets)


def _chosen(draw: st.DrawFn, kind: type[Entry], rows: list[str]) -> dict[str, Any]:
    """Values of the fields that are no text: choices, yes or no, other rows."""
    chosen: dict[str, Any] = {}
    for field in kind.fields():
        match field.type:
            case field_types.ChoiceType(choices):
                chosen[field.name] = draw(st.sampled_from((None, *choices)))
            case field_types.ChoicesType(choices):
                chosen[field.name] = tuple(choices)
            case field_types.YesNoType():
                chosen[field.name] = draw(st.sampled_from((None, True, False)))
            case field_types.LinkType(to) as link if rows:
                targets = [row for row in rows if row.startswith(to or "")]
                chosen[field.name] = link.pointing(draw(st.permutations(targets))[: draw(st.integers(0, 2))])
    return chosen


class Marks:
    """Marks for the values of a record."""

    def __init__(self, hostile: list[str], name: str) -> None:
        self.secrets: set[str] = set()
        self._hostile = hostile
        self._name = name
        self._n = 0

    def entry(self, entry: Entry) -> Entry:
        marks: dict[str, Any] = {}
        for field in entry.fields():
            if (mark := self._mark(field, is_name=field.name in (entry.customer, "for_one"))) is not None:
                marks[field.name] = mark
                if self._is_secret(entry, field):
                    self.secrets |= _written(mark)
        return replace(entry, **marks)

    def _mark(self, field: Field, *, is_name: bool) -> object:
        self._n += 1
        word = f"zq{self._n}qz"
        around = "" if is_name else self._hostile[self._n % len(self._hostile)].replace("\n", " ")
        name = f" {self._name}" if self._name and self._n % 3 == 0 and not is_name else ""
        match field.type:
            case field_types.ZoneType():
                return None
            case field_types.TagsType():
                return (word,)
            case field_types.ProseType() | field_types.LineType() | field_types.RoleType():
                return f"{word}{name} {around} {word}"
            case field_types.MomentType() if self._n % 2:
                return Moment.in_words(f"{word}{name}")
            case field_types.DayType():
                return date(2190 + self._n // 216, 1 + self._n // 18 % 12, 10 + self._n % 18)  # of one length all
            case number_types.NumberType():
                return Decimal(7_170_000 + self._n)
        return None

    def _is_secret(self, entry: Entry, field: Field) -> bool:
        if isinstance(field.type, field_types.MomentType):
            return True
        if isinstance(entry, Shareable) and entry.for_all is not True:  # each of these letters is to all
            return True
        is_words = isinstance(entry, Worded) and field.name in map(entry.words_in, LANGUAGES)
        if not CUSTOMER.reads(field) and not is_words:
            return (entry.kind, field.name) != ("participant", "role")  # which stands in the place of a name
        match entry:
            case Event() | Addendum():
                return entry.confirmed is not True
            case Cause():
                return entry.sure is not CauseConfidence.FACT
            case Damage():
                return field.name in ("figure", "unit") and entry.certainty is not FigureConfidence.CONFIRMED
        return False


def _written(mark: object) -> set[str]:
    """How a value may be written in a document."""
    match mark:
        case Moment():
            return {mark.words.split()[0]}
        case date():
            day = f"{mark.day} {mark:%b} {mark.year}"
            return {mark.isoformat(), day, f"{mark.year}年{mark.month}月{mark.day}日", f"{mark:%Y%m%d}"}
        case Decimal():
            return {str(mark), f"{mark:,}"}
        case tuple():
            return {str(mark[0])}
    return {str(mark).split(maxsplit=1)[0]}


@pytest.mark.parametrize("kind", reports.LETTERS, ids=str)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given=marked(), code=st.sampled_from(list(LANGUAGES)))
def test_no_text_format_for_the_customer_leaks(given: Marked, code: str, kind: ReportKind) -> None:
    written = reports.made(given.record, kind, code, recipient=reports.SHIELDED)
    for form in (each for each in FORMATS if each not in (PDF, DOCX)):
        assert not found(given.secrets, bytes_of(written, form)), form


@pytest.mark.parametrize("form", [each for each in FORMATS if each not in (ICS, TODO)], ids=str)
def test_no_figure_that_is_not_confirmed_stands_in_the_words_for_a_customer(form: Format) -> None:
    figure = 8_412_907
    texts = (
        "約{:,}名がお待ちになった", "お客様に{:,}個の遅れ", "{}件が届かず", "延べ{:,}名", "売上が{}円減った",
        "3 of {:,} parcels late", "2-{} parcels late", "lost ${:,}", "lost EUR {}", "more than {:,} guests",
        "{}+ guests", "parcels late, {:,} in all",
    )  # fmt: skip
    sure = [*(each for each in FigureConfidence if each is not FigureConfidence.CONFIRMED), None]
    rows = [
        Damage(
            id=f"damage{n}", position=float(n), what=text.format(figure), figure=Decimal(figure), certainty=sure[n % 5]
        )
        for n, text in enumerate(texts)
    ]
    head = Head(id="f" * 16, reference="2026-001", created="2026-11-20T16:00+09:00")
    written = reports.made(Retrospective(head, tuple(rows)), reports.CUSTOMER, recipient=reports.SHIELDED)
    assert not found({str(figure), f"{figure:,}"}, bytes_of(written, form))
    confirmed = tuple(replace(row, certainty=FigureConfidence.CONFIRMED) for row in rows)
    told = reports.made(Retrospective(head, confirmed), reports.CUSTOMER, recipient=reports.SHIELDED)
    assert found({f"{figure:,}"}, bytes_of(told, form))


@pytest.mark.parametrize("form", [PDF, DOCX], ids=str)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(given=marked())
def test_no_paper_for_the_customer_leaks(given: Marked, form: Format) -> None:
    written = reports.made(given.record, reports.CUSTOMER, recipient=reports.SHIELDED)
    assert not found(given.secrets, bytes_of(written, form))


@settings(max_examples=40, deadline=None)
@given(given=marked())
def test_a_name_that_would_leave_stops_the_report_or_does_not_stand_in_it(given: Marked) -> None:
    places: tuple[NamedPlace, ...] = ()
    try:
        written = reports.made(given.record, reports.CUSTOMER, recipient=reports.TO_ALL)
    except NamesError as error:
        places = error.places
    assert all(place.put and place.found for place in places)
    assert places or not found(given.secrets, bytes_of(written, MD))


@settings(max_examples=40, deadline=None)
@given(given=marked(), code=st.sampled_from(list(LANGUAGES)))
def test_management_is_told_no_name_and_nothing_of_the_teams_own(given: Marked, code: str) -> None:
    written = reports.made(given.record, reports.MANAGEMENT, code)
    whole = json.dumps([row.dump() for row in written.record.rows], ensure_ascii=False) + written.document.markdown
    hidden = {
        str(value).split(maxsplit=1)[0]
        for row in given.record.rows
        for field in row.fields()
        if (row.kind, field.name) != ("participant", "role")
        if not MANAGEMENT.reads(field) and isinstance(field.type, TEXTS)
        if (value := getattr(row, field.name)).startswith("zq")
    }
    assert not found(hidden | set(NAME.split()), iter([whole]))
