"""One complaint that was logged twice becomes one case; undo makes two of it again, as they were."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from retro.errors import RetroError
from retro.language import active
from retro.model import edits
from retro.model.change import Add, Op, Values
from retro.model.closed_record import ClosedError
from retro.model.record import Retrospective
from retro.model.removed_record import RemovedError
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Check, Tick
from retro.model.stages.head import CaseLink, Head, Participant, Relation
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage, Party
from retro.model.stages.timeline import Event
from retro.services.archive.merge_cases import MergedCases, merge_cases
from retro.services.archive.verify import verify
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.history import redo, undo
from retro.services.changing.remove_case import remove_case
from retro.services.follow_up.close import close
from retro.store.protocol import CaseFilter
from tests.services.conftest import REFERENCE, Case

OTHER = "2026-002"
ALL = CaseFilter()
ROWS = (
    Add("participant", "p2", {"role": "shipping lead"}, 1.0),
    Add("participant", "q2", {"role": "clerk"}, 2.0),
    Add("event", "x1", {"what": "the second call", "happened": "2026-11-20T09:30+09:00"}, 1.0),
    Add("event", "x2", {"what": "a photo", "source": "mail"}, 2.0),
    Add("cause", "y1", {"what": "two shifts"}, 1.0),
    Add("cause", "y2", {"what": "no handover", "parent": "y1"}, 1.0),
    Add("measure", "z", {"what": "a board", "answers": "y2"}, 1.0),
    Add("vote", "v", {"row": "z", "points": 3}, 1.0),
    Add("empty_answer", "a", {"row": "z", "asked": "due", "said": "unknown"}),
)


@pytest.fixture
def two(case: Case) -> Case:
    """The case, and another one of the same."""
    values: Values = {
        "title": "A wrong parcel", "zone": "Asia/Tokyo", "started": "2026-11-20T09:00+09:00", "tags": ["parcels"],
        "affected": "order 4711", "status": "draft",
    }  # fmt: skip
    case.store.create(values, case.factory.change(*ROWS))
    return case


def merged(case: Case) -> MergedCases:
    return merge_cases(case.store, case.factory, case.store.load(OTHER), case.store.load(REFERENCE))


def said(record: Retrospective) -> list[tuple[str, str]]:
    return [(row.kind, row.main_text) for row in record.rows]


def test_the_rows_go_on_in_the_other_case_with_where_they_came_from(two: Case) -> None:
    before = two.record
    done = merged(two)
    now = two.record
    assert done.record == now
    assert done.rows == 7
    assert [event.what for event in now.of(Event)] == ["first", "the second call", "a photo", "second", "third"]
    sources = {event.what: event.source for event in now.of(Event)}
    assert (sources["the second call"], sources["a photo"], sources["first"]) == (OTHER, "mail", "")
    (link,) = now.of(CaseLink)
    assert (link.reference, link.relation, "A wrong parcel" in link.note) == (OTHER, Relation.RELATED, True)
    assert [each.role for each in now.of(Participant)] == ["shipping lead", "clerk"]
    assert all(now.get(row.id) == row for row in before.rows if row.kind != "event")
    causes = {cause.what: cause for cause in now.of(Cause)}
    assert causes["no handover"].parent == causes["two shifts"].id
    (measure,) = now.of(Measure)
    assert causes["no handover"].id in str(measure.dump()["answers"])
    (answer,) = now.answers
    assert (answer.row, answer.asked) == (measure.id, "due")


def test_the_head_gets_what_it_lacks_and_keeps_what_it_says(two: Case) -> None:
    done = merged(two)
    head = two.record.head
    assert (head.title, head.affected, head.tags) == ("Parcels swapped", "order 4711", ("parcels",))
    assert {field.name for field in done.kept} == {"title"}
    assert head.status == two.store.load(REFERENCE).head.status


def test_the_one_that_was_taken_in_is_kept_and_its_reference_leads_on(two: Case) -> None:
    before = two.store.load(OTHER)
    merged(two)
    after = two.store.load(OTHER)
    assert after.rows == before.rows
    assert after.head.merged_into == REFERENCE
    assert two.store.references(ALL) == (REFERENCE,)
    assert two.store.references(CaseFilter(removed=True)) == (OTHER,)
    assert [two.store.resolve(text) for text in (OTHER, "2", "2026-2")] == [REFERENCE] * 3
    with pytest.raises(RemovedError, match="was merged into 2026-001"):
        two.store.apply(OTHER, two.factory.change(Add("event", "late", {"what": "late"})))


def test_undo_parts_the_two_and_redo_merges_them_again(two: Case) -> None:
    first, second = two.record, two.store.load(OTHER)
    merged(two)
    whole = two.record
    undo(two.store, two.factory, whole)
    assert two.store.references(ALL) == (OTHER, REFERENCE)
    assert said(two.record) == said(first)
    assert two.record.head.affected == ""
    assert two.store.load(OTHER).rows == second.rows
    assert not two.store.load(OTHER).head.removed
    assert two.store.resolve("2") == OTHER
    redo(two.store, two.factory, two.record)
    assert two.store.references(ALL) == (REFERENCE,)
    assert sorted(said(two.record)) == sorted(said(whole))
    undo(two.store, two.factory, two.record)
    assert two.store.references(ALL) == (OTHER, REFERENCE)


def test_what_comes_and_goes_with_a_merging_is_named(two: Case) -> None:
    merged(two)
    back = undo(two.store, two.factory, two.record)
    assert [each.show(active()) for each in back.told] == [
        "the merging: 2026-002 “A wrong parcel” is a case of its own again, as it was",
        (
            "7 rows went from here with it: 0.2 “clerk”, 1.2 “the second call”, 1.3 “a photo”, 2.3 “two shifts”, "
            "2.4 “no handover”, …"
        ),
        "what the head had from it is gone: Affected, Tags",
    ]
    again = redo(two.store, two.factory, two.record)
    assert [each.show(active()).partition(":")[0] for each in again.told] == [
        "the merging", "7 rows came from it", "what the head lacked came from it",
    ]  # fmt: skip
    assert again.told[0].show(active()) == "the merging: 2026-002 “A wrong parcel” went into this case"


def test_an_undo_that_comes_twice_is_made_once(two: Case) -> None:
    merged(two)
    change = two.factory.change()
    for _ in range(2):
        two.store.undo(REFERENCE, change)
    assert two.store.references(ALL) == (OTHER, REFERENCE)
    assert two.store.load(OTHER).head.seq == 3


def test_a_change_of_before_is_not_undone_in_the_other_case(two: Case) -> None:
    two.store.apply(REFERENCE, two.factory.change(Add("case_link", "l", {"reference": OTHER, "relation": "related"})))
    two.store.apply(OTHER, two.factory.change(Add("event", "late", {"what": "late"})))
    undo(two.store, two.factory, two.record)
    assert two.store.load(OTHER).get("late")


def test_a_case_that_took_one_in_is_merged_in_turn(two: Case) -> None:
    third = two.store.create({"title": "third"}, two.factory.change())
    merged(two)
    merge_cases(two.store, two.factory, two.record, two.store.load(third))
    assert two.store.references(ALL) == (third,)
    assert {two.store.resolve(text) for text in ("1", "2", "3")} == {third}
    assert verify(two.store).is_whole


def test_a_case_that_happened_again_after_the_first_did_so_after_the_other_one(two: Case) -> None:
    link = Add("case_link", "l", {"reference": OTHER, "relation": "again"})
    third = two.store.create({"title": "third", "started": "2026-12-01"}, two.factory.change(link))
    merged(two)
    from datetime import date

    assert (third, REFERENCE) in two.store.between(date(2026, 11, 1), date(2026, 12, 31)).again


def test_related_to_each_other_they_do_not_name_themselves_afterwards(two: Case) -> None:
    for one, other, row in ((REFERENCE, OTHER, "l1"), (OTHER, REFERENCE, "l2")):
        two.store.apply(one, two.factory.change(Add("case_link", row, {"reference": other, "relation": "related"})))
    merged(two)
    (link,) = two.record.of(CaseLink)
    assert "A wrong parcel" in link.note


def refused(case: Case, taken: str, into: str, error: type[RetroError], match: str) -> None:
    before = [case.store.whole(reference) for reference in (REFERENCE, OTHER)]
    with pytest.raises(error, match=match) as told:
        merge_cases(case.store, case.factory, case.store.load(taken), case.store.load(into))
    assert told.value.step
    assert [case.store.whole(reference) for reference in (REFERENCE, OTHER)] == before


def test_a_case_is_not_merged_into_itself(two: Case) -> None:
    refused(two, REFERENCE, REFERENCE, RetroError, "cannot be merged into itself")


def test_a_closed_one_is_neither_merged_nor_merged_into(two: Case) -> None:
    close(two.store, two.factory, two.record)
    refused(two, REFERENCE, OTHER, ClosedError, "2026-001 is closed")
    refused(two, OTHER, REFERENCE, ClosedError, "2026-001 is closed")


def test_one_that_was_taken_out_is_neither_merged_nor_merged_into(two: Case) -> None:
    remove_case(two.store, two.factory, two.store.load(OTHER), "a test")
    refused(two, OTHER, REFERENCE, RemovedError, "taken out")
    refused(two, REFERENCE, OTHER, RemovedError, "taken out")


@pytest.mark.parametrize("relation", ["again", "second-complaint"])
def test_an_earlier_case_and_a_later_one_are_two(two: Case, relation: str) -> None:
    link: Sequence[Op] = [Add("case_link", "l", {"reference": "2", "relation": relation})]
    two.store.apply(REFERENCE, two.factory.change(*link))
    refused(two, OTHER, REFERENCE, RetroError, "names 2026-002 as an earlier case")
    refused(two, REFERENCE, OTHER, RetroError, "names 2026-002 as an earlier case")


def test_what_was_said_of_a_field_while_it_was_empty_goes_when_the_merge_fills_it(two: Case) -> None:
    from retro.model.answers import saying
    from retro.model.stages.answers import Said

    head: Head = two.record.head
    two.store.apply(REFERENCE, two.factory.change(*saying(two.record, head.id, "affected", Said.UNKNOWN)))
    assert two.record.answers
    merged(two)
    assert [answer.asked for answer in two.record.answers] == ["due"]
    undo(two.store, two.factory, two.record)
    assert [answer.asked for answer in two.record.answers] == ["affected"]


def test_it_can_be_edited_and_taken_back_step_by_step(two: Case) -> None:
    merged(two)
    (measure,) = two.record.of(Measure)
    edit_fields(two.store, two.factory, two.record, [Edit(measure, {"what": "two boards"})])
    undo(two.store, two.factory, two.record)
    assert two.store.references(ALL) == (REFERENCE,)
    undo(two.store, two.factory, two.record)
    assert two.store.references(ALL) == (OTHER, REFERENCE)


def test_what_was_found_of_a_measure_goes_along(two: Case) -> None:
    two.store.apply(OTHER, two.factory.change(Add("row_check", "k", {"of": "z", "found": "done", "on": "2026-11-21"})))
    before = two.store.load(OTHER).of(Measure)[0]
    merged(two)
    (measure,) = two.record.of(Measure)
    assert (measure.checked.found, measure.dump()["result"]) == (before.checked.found, before.dump()["result"])
    (check,) = two.record.of(Check)
    assert check.of == measure.id
    undo(two.store, two.factory, two.record)
    assert two.record.of(Check) == ()
    assert two.store.load(OTHER).of(Measure) == (before,)


PARTIES = (
    Add("damage", "d2", {"what": "a parcel"}, 1.0),
    Add("party", "q1", {"who": "Ann  LEE", "reach": "0301-7788", "suits": "evenings", "damage": "d2"}, 1.0),
    Add("party", "q3", {"who": "Ann Lee", "reach": "0400 1"}, 2.0),
    Add("tick", "t2", {"of": "q1", "ticked": "told", "on": "2026-11-20"}, 1.0),
)


def test_a_party_that_stands_in_both_cases_is_one_afterwards(two: Case) -> None:
    ann = Add("party", "q0", {"who": "Ann Lee", "reach": "0301 7788", "owner": "care"}, 1.0)
    two.store.apply(REFERENCE, two.factory.change(ann))
    other = two.store.load(OTHER)
    two.store.apply(OTHER, two.factory.change(*PARTIES))
    merged(two)
    first, second = two.record.of(Party)
    (damage,), (tick,) = two.record.of(Damage), two.record.of(Tick)
    assert (first.who, first.reach, first.suits, first.owner) == ("Ann Lee", "0301 7788", "evenings", "care")
    assert (first.damage, tick.of) == (damage.id, first.id), "and what hangs on them goes along"
    assert second.reach == "0400 1", "reached otherwise, it may be somebody else"
    undo(two.store, two.factory, two.record)
    (party,) = two.record.of(Party)
    assert (party.id, party.suits, party.damage) == ("q0", "", None)
    assert len(two.store.load(OTHER).rows) == len(other.rows) + 4


@pytest.mark.parametrize(
    ("theirs", "ours", "now"), [(True, None, None), (True, False, False), (None, True, None), (False, True, None),
                                (True, True, True)],
)  # fmt: skip
def test_it_may_be_published_only_where_both_may(
    two: Case, theirs: bool | None, ours: bool | None, now: bool | None
) -> None:
    for reference, said_of_it in ((OTHER, theirs), (REFERENCE, ours)):
        head = two.store.load(reference).head
        if said_of_it is not None:
            two.store.apply(reference, two.factory.change(*edits.changed(head, {"may_publish": said_of_it})))
    done = merged(two)
    assert done.record.head.may_publish is now
    assert ("may_publish" in [field.name for field in done.kept]) is (ours is True and now is None)
