"""The samples: every kind of thing that a record can hold has something to show, and what they tell is of one piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from retro.language import LANGUAGES
from retro.model import closed_record
from retro.model.change import Add, Applied, Logged, Update
from retro.model.change_factory import ChangeFactory
from retro.model.choice import EVERYONE, Choice
from retro.model.closed_record import AddedError
from retro.model.digest import digest
from retro.model.entry import Entry
from retro.model.field_types import ChoicesType, ChoiceType, MomentType, OpenChoiceType, ProseType
from retro.model.moments.moment import Moment, Precision
from retro.model.record import KINDS, Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.follow_up import Addendum, Check
from retro.model.stages.head import CaseLink, Participant, Relation, SecondComplaintCause, Status
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.review import Reopening
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import TIMELINE, Contact, Event
from retro.model.validation import contradictions
from retro.redaction.preflight.finding import Weight
from retro.review.approvals import state_of
from retro.sample import FIRST, load_samples, read_samples, showpiece
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests import reports
from tests.sample.sign import outdated, sign

TODAY = date(2026, 11, 21)
STAMP = ChangeFactory(now=lambda: datetime(2026, 11, 21, 9, 0, tzinfo=UTC), author="aki")


@dataclass(frozen=True)
class Archive:
    store: SqliteStore
    references: list[str]
    records: dict[str, Retrospective]

    def entries(self) -> Iterator[Entry]:
        for record in self.records.values():
            yield record.head
            yield from record.rows
            yield from record.answers

    def values(self) -> Iterator[tuple[Any, Any]]:
        """Every field that holds something, with what it holds."""
        for entry in self.entries():
            for field in entry.fields():
                if (value := getattr(entry, field.name)) != field.type.empty:
                    yield field, value

    def titled(self, title: str) -> Retrospective:
        (found,) = (record for record in self.records.values() if record.head.title == title)
        return found

    def changes(self) -> Iterator[tuple[Retrospective, Logged]]:
        for reference, record in self.records.items():
            yield from ((record, logged) for logged in self.store.changes(reference))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    store = open_store(tmp_path_factory.mktemp("samples") / "x.db", sync="OFF")
    references = load_samples(store, STAMP)
    return Archive(store, references, {reference: store.load(reference) for reference in references})


def test_every_declared_field_of_every_kind_has_a_value_somewhere(archive: Archive) -> None:
    filled = {
        (entry.kind, field.name)
        for entry in archive.entries()
        for field in entry.fields()
        if getattr(entry, field.name) != field.type.empty
    }
    assert {(kind.kind, field.name) for kind in KINDS.values() for field in kind.offered()} - filled == set()


def test_every_member_of_every_choice_is_chosen_somewhere(archive: Archive) -> None:
    chosen: set[tuple[type[Choice], str]] = set()
    for field, value in archive.values():
        match field.type:
            case ChoiceType(choices) | OpenChoiceType(choices):
                chosen.add((choices, str(value)))
            case ChoicesType(choices):
                chosen |= {(choices, str(each)) for each in value}
    declared = {
        (field.type.choices, member.value)
        for kind in KINDS.values()
        for field in kind.stored_fields()
        if isinstance(field.type, ChoiceType | ChoicesType | OpenChoiceType)
        for member in field.type.choices
    }
    assert declared - chosen == set()
    assert chosen - declared, "a team's own word for where it lies"


def test_moments_are_known_in_every_way_and_in_several_zones(archive: Archive) -> None:
    moments = [value for field, value in archive.values() if isinstance(field.type, MomentType)]
    assert {moment.precision for moment in moments} == set(Precision)
    assert any(not isinstance(moment.start, datetime) for moment in moments if moment.start)
    zones = {record.head.zone for record in archive.records.values()}
    assert zones == {"Asia/Tokyo", "Europe/Berlin", "Europe/London", "UTC"}


def test_prose_shows_all_that_it_may_hold_and_nothing_else(archive: Archive) -> None:
    markdown = MarkdownIt("gfm-like", {"linkify": False})
    kinds: Counter[str] = Counter()
    for field, value in archive.values():
        if isinstance(field.type, ProseType):
            for token in markdown.parse(value):
                kinds.update([token.type, *(child.type for child in token.children or ())])
    wanted = {"bullet_list_open", "ordered_list_open", "blockquote_open", "fence", "code_inline", "link_open"}
    assert wanted | {"strong_open", "em_open"} <= kinds.keys()
    assert not kinds.keys() & {"heading_open", "table_open", "html_block", "html_inline", "image", "code_block", "hr"}


def test_english_and_japanese_in_equal_parts() -> None:
    languages = Counter(told["language"] for told in read_samples().values())
    assert languages == {"en": 8, "ja": 8}


def test_references_follow_the_order_in_which_they_were_begun(archive: Archive) -> None:
    records = archive.records.values()
    assert archive.references == [f"2025-{n:03d}" for n in range(1, 7)] + [f"2026-{n:03d}" for n in range(1, 11)]
    begun = [datetime.fromisoformat(record.head.created) for record in records]
    assert begun == sorted(begun)
    assert archive.store.count(CaseFilter()) == len(records)


def test_the_showpieces_are_whole_and_in_their_language(archive: Archive) -> None:
    assert showpiece("en") == showpiece("xx") == FIRST
    assert archive.records[FIRST].head.title == "Two parcels swapped before a wedding"
    assert archive.records[showpiece("ja")].head.title == "結納の品が一日早く仏滅に届いた"
    for reference in (FIRST, showpiece("ja")):
        record = archive.records[reference]
        assert record.head.status is Status.CLOSED
        assert {row.kind for row in record.rows} == KINDS.keys() - {
            "retrospective",
            "no_damage",
            "no_change",
            "harassment",
            "reopening",
            "recollection",
            "empty_answer",
        }


def test_the_showpieces_are_signed_as_they_are(archive: Archive) -> None:
    for code in LANGUAGES:
        record = archive.records[showpiece(code)]
        assert not outdated(record), f"{showpiece(code)}: its words are others now: python -m tests.sample.sign"


def test_what_is_signed_again_is_signed_as_it_is_now(archive: Archive, tmp_path: Path) -> None:
    record = archive.records[showpiece("en")]
    words = replace(record, head=replace(record.head, title="Other words"))
    file, other = tmp_path / "a.toml", tmp_path / "b.toml"
    former = state_of(record)
    file.write_text(f'state = "{former}"\nnote = "that"\n', "utf-8")
    other.write_text('note = "this"\n', "utf-8")
    assert outdated(record) == {}
    assert outdated(words) == {former: state_of(words)}
    assert sign(tmp_path, outdated(words)) == [file]
    assert file.read_text("utf-8") == f'state = "{state_of(words)}"\nnote = "that"\n'


def test_all_states_occur_and_what_is_past_the_draft_contradicts_nothing(archive: Archive) -> None:
    states = Counter(record.head.status for record in archive.records.values())
    assert states == {Status.CLOSED: 10, Status.REVIEW: 3, Status.MEETING: 2, Status.DRAFT: 1}
    unfinished = [record for record in archive.records.values() if record.head.status is not Status.DRAFT]
    assert [problem.message for record in unfinished for problem in contradictions(record)] == []


def test_the_draft_has_a_few_rows_of_its_timeline_and_no_cause(archive: Archive) -> None:
    (draft,) = (record for record in archive.records.values() if record.head.status is Status.DRAFT)
    assert draft.reference == archive.references[-1]
    assert {row.kind for row in draft.rows} == {"participant", "event", "contact", "damage"}


def test_the_same_thing_happens_three_times_under_weaker_measures(archive: Archive) -> None:
    first = archive.titled("Parcels of two customers swapped")
    second = archive.titled("Parcels swapped again in the Advent rush")
    third = archive.records[FIRST]
    again = {
        record.reference: {link.reference for link in record.of(CaseLink) if link.relation is Relation.AGAIN}
        for record in (second, third)
    }
    assert again == {second.reference: {first.reference}, third.reference: {first.reference, second.reference}}
    assert all(measure.result is Result.FAILED for measure in first.of(Measure))
    assert any(measure.result is Result.FAILED for measure in second.of(Measure))
    assert not [m for record in (first, second) for m in record.of(Measure) if m.strength is Strength.STRONGER]
    assert [m.result for m in third.of(Measure) if m.strength is Strength.STRONGER].count(Result.VERIFIED) >= 3
    assert first.of(NoChange)
    assert not first.of(HardwareChange)
    assert len(third.of(HardwareChange)) == 3


def test_links_to_other_cases_lead_to_earlier_ones(archive: Archive) -> None:
    links = [(record.reference, link) for record in archive.records.values() for link in record.of(CaseLink)]
    assert links
    assert all(link.reference in archive.records and link.reference < here for here, link in links)


def test_what_is_closed_holds_what_it_held_then(archive: Archive) -> None:
    for record in archive.records.values():
        is_closed = record.head.status is Status.CLOSED
        assert bool(record.head.closed) is is_closed
        assert record.head.digest == (digest(record) if is_closed else "")


def test_one_was_opened_again_with_a_reason(archive: Archive) -> None:
    ((record, why),) = ((record, row) for record in archive.records.values() for row in record.of(Reopening))
    assert why.reason
    assert why.by
    assert why.digest != record.head.digest


def test_a_second_complaint_counts_its_burden(archive: Archive) -> None:
    links = [link for record in archive.records.values() for link in record.of(CaseLink)]
    seconds = [link for link in links if link.relation is Relation.SECOND_COMPLAINT]
    assert {link.why for link in seconds} == {SecondComplaintCause.SLOW, SecondComplaintCause.HOSTILE}
    assert all(link.extra_hours and link.extra_people and link.extra_contacts for link in seconds)


def test_an_unreasonable_demand_has_an_alternative_and_a_decision(archive: Archive) -> None:
    contacts = [contact for record in archive.records.values() for contact in record.of(Contact)]
    demands = [contact for contact in contacts if contact.demand]
    assert len(demands) == 4
    assert all(demand.alternative and demand.decided_by and demand.counsel for demand in demands)


def test_figures_have_a_certainty_and_only_an_unknown_one_is_missing(archive: Archive) -> None:
    damages = [damage for record in archive.records.values() for damage in record.of(Damage)]
    assert all(damage.certainty for damage in damages)
    assert [damage.what for damage in damages if (damage.figure is None) is not (damage.certainty == "unknown")] == []


def test_no_cause_names_a_participant_and_no_leaf_is_left_without_a_how(archive: Archive) -> None:
    for record in archive.records.values():
        names = {part for each in record.of(Participant) for part in each.name.split() if len(part) > 1}
        causes = record.of(Cause)
        assert [cause.what for cause in causes if any(name in cause.what for name in names)] == []
        assert all(cause.how and cause.sure for cause in causes)


def test_both_scripts_occur_in_names_and_one_name_stands_where_it_should_not(archive: Archive) -> None:
    names = {each.name for record in archive.records.values() for each in record.of(Participant) if each.name}
    assert any(name.isascii() for name in names)
    assert any(not name.isascii() for name in names)
    told = {value for field, value in archive.values() if field.seen_by is EVERYONE and isinstance(value, str)}
    assert any(name in text for name in names for text in told), "for the shield to find"


def test_some_measures_are_overdue_and_some_checks_are_due(archive: Archive) -> None:
    measures = [measure for record in archive.records.values() for measure in record.of(Measure)]
    overdue = [m for m in measures if m.result in (None, Result.PLANNED) and m.due and m.due < TODAY]
    unchecked = [m for m in measures if m.result is Result.DONE and m.check_on and m.check_on < TODAY]
    assert len(overdue) >= 5
    assert len(unchecked) >= 3
    assert all((m.reason and m.review_on) or m.standing.look_again for m in measures if m.result is Result.DROPPED)


def test_nothing_is_written_before_it_happened(archive: Archive) -> None:
    past = {
        "happened", "learned", "given", "approved", "promise_kept", "done", "found", "started", "detected", "resolved",
        "answered", "day",
    }  # fmt: skip
    early = []
    for record, logged in archive.changes():
        for op in logged.change.ops:
            values = op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else {}
            for name in ({"on"} if op.kind == Check.kind else past) & values.keys():
                when = Moment.load(str(values[name])).order(record.zone) if values[name] else None
                if when and when > logged.change.at:
                    early.append((record.reference, name, values[name]))
    assert early == []


def test_nothing_is_later_than_today(archive: Archive) -> None:
    assert max(logged.change.at for _, logged in archive.changes()).date() < TODAY


def test_the_timeline_stands_in_the_order_of_its_times(archive: Archive) -> None:
    for record in archive.records.values():
        rows = [row for row in record.stage(TIMELINE) if isinstance(row, Event | Contact)]
        known = [time for row in rows if row.happened and (time := row.happened.order(record.zone))]
        assert known == sorted(known)


def test_each_has_a_history_that_can_be_undone(archive: Archive) -> None:
    for reference, record in archive.records.items():
        changes = archive.store.changes(reference)
        assert changes[0].change.act == "create"
        assert changes[0].change.author == "aki"
        assert (len(changes) > 1) is (record.head.status is not Status.DRAFT)


def test_the_last_change_is_taken_back_whole(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db", sync="OFF")
    load_samples(store, STAMP)
    case = next(line.reference for line in store.list(CaseFilter(statuses=("draft", "meeting", "review")), 0, 1))
    before = store.load(case)
    store.undo(case, STAMP.change(), anyone=True)
    assert store.load(case).rows != before.rows
    store.redo(case, STAMP.change(), anyone=True)
    assert [row.dump() for row in store.load(case).rows] == [row.dump() for row in before.rows]


def test_what_followed_the_closing_of_one_stays(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db", sync="OFF")
    load_samples(store, STAMP)
    with pytest.raises(AddedError):
        store.undo(FIRST, STAMP.change(), anyone=True)
    assert len(store.load(FIRST).of(Addendum)) == 2


def test_the_history_leads_to_the_record(archive: Archive, tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db", sync="OFF")
    for reference in archive.references:
        first, *later = (logged.change for logged in archive.store.changes(reference))
        head, *rows = first.ops
        assert isinstance(head, Add)
        assert store.create(dict(head.values), replace(first, ops=tuple(rows))) == reference
        assert all(isinstance(store.apply(reference, change), Applied) for change in later)
        again, told = store.whole(reference), archive.store.whole(reference)
        assert (again.deleted, [logged.change for logged in again.log]) == (
            told.deleted,
            [each.change for each in told.log],
        )
        chains = closed_record.chain_of_closing(again.log) if again.record.head.digest else ""
        others = {name: getattr(again.record.head, name) for name in ("followed_by", "followed_on", "times", "decided")}
        same = replace(told.record.head, chain=chains, **others)
        assert again.record == Retrospective.of_entries(same, (*told.record.rows, *told.record.answers))
        assert again.deleted == told.deleted


def test_loading_them_again_changes_nothing(archive: Archive) -> None:
    before = [archive.store.whole(reference) for reference in archive.references]
    assert load_samples(archive.store, STAMP) == archive.references
    assert [archive.store.whole(reference) for reference in archive.references] == before


def test_beside_records_of_a_team_they_take_the_next_references(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db", sync="OFF")
    store.create({"title": "Ours", "started": "2026-01-05"}, STAMP.change())
    references = load_samples(store, STAMP)
    assert references[6] == "2026-002"
    third = store.load("2026-006")
    assert third.head.title == "Two parcels swapped before a wedding"
    assert {link.reference for link in third.of(CaseLink)} == {"2025-001", "2025-006"}


def test_letters_of_the_samples_are_stopped_by_nothing_but_names_and_by_a_draft_that_says_nothing(
    archive: Archive,
) -> None:
    grave: dict[str, set[str]] = {}
    for reference, record in archive.records.items():
        code = "ja" if re.search("[ぁ-ん]", record.head.title) else "en"
        made = reports.looked_over(record, reports.CUSTOMER, code, recipient=reports.SHIELDED, on=TODAY)
        if found := {each.code for each in made.against if each.weight is Weight.GRAVE}:
            grave[reference] = found
    assert grave == {"2026-010": {"empty"}}


@pytest.mark.parametrize(
    ("reference", "code", "whom"),
    [
        (
            "2026-005",
            "en",
            {"addressee": "witness in Dresden", "dear": "Ms Adler", "other": ("witness in Dresden, family in Aachen",)},
        ),
        (
            "2026-003",
            "ja",
            {"addressee": "お母様", "dear": "山口 幸子様", "same": ("お母様、お祖母様",), "shield": True},
        ),
    ],
)
def test_the_letter_of_a_sample_to_look_at_first_goes_out_as_it_is(
    archive: Archive, reference: str, code: str, whom: dict[str, Any]
) -> None:
    made = reports.looked_over(archive.records[reference], reports.CUSTOMER, code, on=TODAY, **whom)
    assert [str(each.told) for each in made.against] == []
