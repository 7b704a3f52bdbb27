"""Undo of one's own change alone: what others did since stays where it is, and is never written over unasked."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import example, given, settings, strategies as st

from retro.model.answers import answer_id
from retro.model.change import Add, Applied, Conflict, Delete, FieldConflict, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import Plain
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure
from retro.store.protocol import Stands
from retro.store.results import UndoResult
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import Opener


@dataclass
class Two:
    """A case in which two people write."""

    store: SqliteStore
    reference: str
    ann: ChangeFactory
    bob: ChangeFactory

    def write(self, who: ChangeFactory, row: str, *, group: str = "", **values: Plain) -> None:
        """Somebody gives fields of an event new values, or adds it."""
        found = self.store.load(self.reference).get(row)
        op: Op = Add("event", row, values)
        if found:
            held = found.dump()
            op = Update("event", row, found.revision, {name: held[name] for name in values}, values)
        assert isinstance(self.store.apply(self.reference, who.change(op, group=group)), Applied)

    def undo(self, who: ChangeFactory, stands: Stands = "", *, anyone: bool = False) -> UndoResult | Conflict | None:
        return self.store.undo(self.reference, who.change(), stands=stands, anyone=anyone)

    def clashes(self) -> tuple[FieldConflict, ...]:
        """What others wrote over what Ann would take back."""
        clashed = self.undo(self.ann)
        assert isinstance(clashed, Conflict)
        return clashed.clashes

    def redo(self, who: ChangeFactory) -> UndoResult | Conflict | None:
        return self.store.redo(self.reference, who.change())

    def says(self, row: str = "e") -> tuple[Plain, ...] | None:
        """The two texts of an event; None where it is not there."""
        found = self.store.load(self.reference).get(row)
        return (found.dump()["what"], found.dump()["source"]) if found else None


@pytest.fixture
def two(store: SqliteStore, reference: str, factory: ChangeFactory) -> Two:
    return Two(store, reference, replace(factory, author="ann"), replace(factory, author="bob"))


def test_it_takes_back_ones_own_newest_and_leaves_what_others_did_since(two: Two) -> None:
    two.write(two.ann, "e", what="one")
    two.write(two.ann, "e", what="two")
    two.write(two.bob, "e", source="bob's")
    two.write(two.bob, "f", what="bob's row")
    done = two.undo(two.ann)
    assert isinstance(done, UndoResult)
    assert (done.change.author, two.says()) == ("ann", ("one", "bob's"))
    assert isinstance(two.redo(two.ann), UndoResult)
    assert two.says() == ("two", "bob's")
    assert isinstance(two.undo(two.bob), UndoResult)
    assert (two.says("f"), two.says()) == (None, ("two", "bob's"))


def test_who_made_nothing_takes_nothing_back_unless_it_is_anyones(two: Two) -> None:
    two.write(two.ann, "e", what="one")
    two.write(two.ann, "e", what="two")
    assert two.undo(two.bob) is None
    assert isinstance(two.undo(two.bob, anyone=True), UndoResult)
    assert two.says() == ("one", "")
    assert two.redo(two.ann) is None
    assert isinstance(two.redo(two.bob), UndoResult)
    assert two.says() == ("two", "")
    assert isinstance(two.undo(two.ann), UndoResult)


def test_what_others_write_does_not_end_what_can_be_brought_back(two: Two) -> None:
    two.write(two.ann, "e", what="one")
    two.write(two.ann, "e", what="two")
    two.undo(two.ann)
    two.write(two.bob, "e", source="bob's")
    assert isinstance(two.redo(two.ann), UndoResult)
    assert two.says() == ("two", "bob's")
    two.undo(two.ann)
    two.write(two.ann, "f", what="other")
    assert two.redo(two.ann) is None


def test_of_two_who_wrote_in_one_go_each_takes_back_and_brings_back_their_own(two: Two) -> None:
    two.write(two.ann, "a", what="ann's", group="g")
    two.write(two.bob, "b", what="bob's", group="g")
    assert isinstance(two.undo(two.ann), UndoResult)
    assert (two.says("a"), two.says("b")) == (None, ("bob's", ""))
    assert two.undo(two.ann) is None
    assert isinstance(two.undo(two.bob), UndoResult)
    assert isinstance(two.redo(two.ann), UndoResult)
    assert (two.says("a"), two.says("b")) == (("ann's", ""), None)
    assert two.redo(two.ann) is None
    assert isinstance(two.redo(two.bob), UndoResult)
    assert two.says("b") == ("bob's", "")


@pytest.mark.parametrize(("stands", "what"), [("mine", "one"), ("theirs", "bob's")])
def test_what_others_wrote_over_it_clashes_until_somebody_chooses(two: Two, stands: Stands, what: str) -> None:
    two.write(two.ann, "e", what="one")
    two.write(two.ann, "e", what="two", source="ann's")
    two.write(two.bob, "e", what="bob's")
    seq = two.store.load(two.reference).head.seq
    assert two.undo(two.ann) == two.undo(two.ann)
    assert two.clashes() == (FieldConflict("event", "e", "what", "one", "bob's"),)
    assert (two.store.load(two.reference).head.seq, two.says()) == (seq, ("bob's", "ann's"))
    assert isinstance(two.undo(two.ann, stands), UndoResult)
    assert two.says() == (what, "")
    assert isinstance(two.redo(two.ann), UndoResult)
    assert two.says() == ("bob's", "ann's")


def test_nothing_is_chosen_on_what_others_changed_since_it_was_seen(two: Two) -> None:
    two.write(two.ann, "e", what="one")
    two.write(two.ann, "e", what="two")
    two.write(two.bob, "e", what="bob's")
    seen = two.undo(two.ann)
    assert isinstance(seen, Conflict)
    two.write(two.bob, "e", what="bob's second")
    late = two.store.undo(two.reference, two.ann.change(), stands="mine", seen=seen.seq)
    assert isinstance(late, Conflict)
    assert [each.theirs for each in late.clashes] == ["bob's second"]
    assert two.says() == ("bob's second", "")
    done = two.store.undo(two.reference, two.ann.change(), stands="mine", seen=late.seq)
    assert isinstance(done, UndoResult)
    assert two.says() == ("one", "")


def test_what_was_left_as_others_wrote_it_is_no_step_any_more(two: Two) -> None:
    two.write(two.ann, "f", what="first")
    two.write(two.bob, "e", what="one")
    two.write(two.ann, "e", what="ann's")
    two.write(two.bob, "e", what="bob's")
    two.undo(two.ann, "theirs")
    assert two.redo(two.ann) is None
    assert isinstance(two.undo(two.ann), UndoResult)
    assert (two.says(), two.says("f")) == (("bob's", ""), None)


def test_a_row_in_which_others_wrote_does_not_go_unasked(two: Two) -> None:
    two.write(two.ann, "e", what="ann's")
    two.write(two.bob, "e", source="bob's")
    clashes = (FieldConflict("event", "e", "", None, "ann's"),)
    assert two.clashes() == clashes
    two.undo(two.bob)
    assert isinstance(two.undo(two.ann), UndoResult)
    assert isinstance(two.redo(two.ann), UndoResult)
    two.redo(two.bob)
    assert two.clashes() == clashes
    assert isinstance(two.undo(two.ann, "theirs"), UndoResult)
    assert two.says() == ("ann's", "bob's")


@pytest.mark.parametrize(("stands", "left"), [("mine", set()), ("theirs", {"a", "b", "c"})])
def test_what_others_put_under_a_row_goes_with_it_or_keeps_it(two: Two, stands: Stands, left: set[str]) -> None:
    rows = Add("cause", "a", {"what": "a"}), Add("cause", "b", {"what": "b", "parent": "a"})
    two.store.apply(two.reference, two.ann.change(*rows))
    two.store.apply(two.reference, two.bob.change(Add("cause", "c", {"what": "c", "parent": "b"})))
    assert two.clashes() == (FieldConflict("cause", "b", "", None, "b"),)
    two.undo(two.ann, stands)
    assert {row.id for row in two.store.load(two.reference).rows} == left
    if stands == "mine":  # it came along once, and is not taken unasked for that
        two.redo(two.ann)
        assert {row.id for row in two.store.load(two.reference).rows} == {"a", "b", "c"}
        assert isinstance(two.undo(two.ann), Conflict)


@pytest.mark.parametrize(("stands", "left"), [("mine", set()), ("theirs", {"m", "k"})])
def test_what_others_found_of_a_row_goes_with_it_or_stays_with_it(two: Two, stands: Stands, left: set[str]) -> None:
    two.store.apply(two.reference, two.ann.change(Add("measure", "m", {"what": "one table for each order"})))
    two.store.apply(two.reference, two.bob.change(Add("row_check", "k", {"of": "m", "found": "done"})))
    assert isinstance(two.undo(two.ann), Conflict)
    assert isinstance(two.undo(two.ann, stands), UndoResult)
    assert {row.id for row in two.store.load(two.reference).rows} == left


def test_a_row_that_others_only_moved_goes(two: Two) -> None:
    two.write(two.ann, "e", what="ann's")
    row = two.store.load(two.reference).rows[0]
    moved = Update("event", "e", row.revision, {"position": row.position}, {"position": row.position + 1})
    assert isinstance(two.store.apply(two.reference, two.bob.change(moved)), Applied)
    assert isinstance(two.undo(two.ann), UndoResult)
    assert two.says() is None


def test_an_answer_that_others_wrote_in_does_not_go_unasked(two: Two) -> None:
    head = two.store.load(two.reference).head.id
    answer = answer_id(head, None, "severity")
    said: dict[str, Plain] = {"asked": "severity", "said": "unknown"}
    two.store.apply(two.reference, two.ann.change(Add("empty_answer", answer, said)))
    why = Update("empty_answer", answer, 1, {"reason": ""}, {"reason": "bob's"})
    assert isinstance(two.store.apply(two.reference, two.bob.change(why)), Applied)
    assert two.clashes() == (FieldConflict("empty_answer", answer, "", None, "severity"),)
    assert isinstance(two.undo(two.ann, "theirs"), UndoResult | None)
    assert [each.reason for each in two.store.load(two.reference).answers] == ["bob's"]


@pytest.mark.parametrize(("stands", "what"), [("mine", "m"), ("theirs", "bob's")])
def test_links_that_others_added_stay_whatever_is_chosen_of_the_words_beside_them(
    two: Two, stands: Stands, what: str
) -> None:
    causes = (Add("cause", each, {"what": each}) for each in "ab")
    two.store.apply(two.reference, two.bob.change(*causes, Add("measure", "m", {"what": "m"})))
    for who, said, links in ((two.ann, "ann's", ["a"]), (two.bob, "bob's", ["a", "b"])):
        row = two.store.load(two.reference).get("m")
        assert row
        held, new = row.dump(), Measure(what=said, answers=tuple(links)).dump()
        before, after = ({name: each[name] for name in ("what", "answers")} for each in (held, new))
        assert isinstance(
            two.store.apply(two.reference, who.change(Update("measure", "m", row.revision, before, after))), Applied
        )
    assert isinstance(two.undo(two.ann), Conflict)
    assert isinstance(two.undo(two.ann, stands), UndoResult)
    (row,) = two.store.load(two.reference).of(Measure)
    assert (row.what, row.answers) == (what, ("b",))


def test_what_was_taken_back_of_others_leaves_ones_own_to_be_taken_back(two: Two) -> None:
    two.write(two.bob, "f", what="bob's")
    two.write(two.ann, "e", what="ann's")
    assert isinstance(two.undo(two.bob, anyone=True), UndoResult)
    assert (two.says("e"), two.says("f")) == (None, ("bob's", ""))
    assert isinstance(two.undo(two.bob), UndoResult)
    assert two.says("f") is None


def test_one_go_that_others_came_between_is_one_step_and_their_words_come_back(two: Two) -> None:
    two.write(two.bob, "e", what="first", source="")
    two.write(two.ann, "e", what="a", source="a", group="go")
    two.write(two.bob, "e", what="bob's")
    two.write(two.ann, "e", what="ab", source="ab", group="go")
    assert isinstance(two.undo(two.ann), UndoResult)
    assert two.says() == ("bob's", "")
    two.redo(two.ann)
    assert two.says() == ("ab", "ab")


def test_a_case_that_is_out_of_the_archive_comes_back_for_whoever_says_so(two: Two) -> None:
    two.write(two.bob, "e", what="one")
    head = two.store.load(two.reference).head
    gone = {"removed": "2026-11-20", "removed_because": "twice"}
    two.store.apply(
        two.reference,
        two.ann.change(Update(head.kind, head.id, head.revision, {"removed": None, "removed_because": ""}, gone)),
    )
    two.undo(two.bob)
    assert two.store.load(two.reference).head.removed is None
    assert two.says() == ("one", "")


def test_undo_that_comes_twice_is_made_once_whoever_wrote_since(two: Two) -> None:
    two.write(two.ann, "e", what="one")
    two.write(two.ann, "e", what="two")
    change = two.ann.change()
    first = two.store.undo(two.reference, change)
    two.write(two.bob, "e", what="bob's")
    assert two.store.undo(two.reference, change) == first
    assert two.says() == ("bob's", "")


Act = tuple[str, str, int, str, str, Stands]
ACTS = st.tuples(
    st.sampled_from(["ann", "bob"]),
    st.sampled_from(["add", "under", "write", "write", "write", "delete", "undo", "undo", "redo"]),
    st.integers(0, 5),
    st.sampled_from(["what", "evidence"]),
    st.sampled_from(["", "", "go"]),
    st.sampled_from(["", "", "mine", "theirs"]),
)


def test_each_of_two_people_takes_back_only_what_is_theirs(
    opener: Opener, factory: ChangeFactory, request: pytest.FixtureRequest
) -> None:
    store = opener()

    @settings(max_examples=5 if "postgres" in request.node.name else 15, deadline=None)
    @given(acts=st.lists(ACTS, min_size=4, max_size=14))
    @example(
        acts=[("ann", "add", 0, "what", "", ""), ("bob", "write", 0, "what", "", ""), ("ann", "undo", 0, "", "", "")]
    )
    def at_random(acts: list[Act]) -> None:
        reference = store.create({"title": "x"}, factory.change())
        for n, act in enumerate(acts):
            _act(store, reference, replace(factory, author=act[0]), act, n)
        for author in ("ann", "bob"):
            while _turned(store, store.load(reference), replace(factory, author=author), "undo", "theirs"):
                pass

    at_random()


def _act(store: SqliteStore, reference: str, who: ChangeFactory, told: Act, n: int) -> None:
    author, act, which, field, group, stands = told
    record = store.load(reference)
    rows = [row for row in record.rows if row.kind == "cause"]
    row = rows[which % len(rows)] if rows else None
    op: Op
    if act in {"undo", "redo"}:
        _turned(store, record, who, act, stands)
        return
    if act in {"add", "under"} or row is None:
        parent = {"parent": row.id} if row and act == "under" else {}
        op = Add("cause", who.new_id(), {"what": f"{author} {n}", **parent})
    elif act == "delete" and not any(each.dump()["parent"] == row.id for each in rows):
        op = Delete("cause", row.id, row.revision)
    else:
        op = Update("cause", row.id, row.revision, {field: row.dump()[field]}, {field: f"{author} {n}"})
    store.apply(reference, who.change(op, group=f"{author}-{group}" if group else ""))


def _turned(store: SqliteStore, before: Retrospective, who: ChangeFactory, act: str, stands: Stands) -> bool:
    """Whether something was turned around: of one's own, and nothing that others wrote unless that was chosen."""
    theirs = _standing(store, before, but=who.author)
    if act == "redo":  # what one wrote over before one took it back is written over again
        theirs = {each for each in theirs if each[2] in _written_since(store, before.reference, who.author)}
    done = (store.undo if act == "undo" else store.redo)(before.reference, who.change(), stands=stands)
    after = store.load(before.reference)
    if done is None or isinstance(done, Conflict):
        assert after == before
        assert not (isinstance(done, Conflict) and stands)
        return False
    assert done.change.author == who.author
    if stands != "mine":
        assert _standing(store, after, but=who.author) >= theirs
        assert _under(after) >= {(row, to) for row, to in _under(before) if after.get(row)}
    return True


def _written_since(store: SqliteStore, reference: str, author: str) -> set[Plain]:
    """The texts that were written since somebody took something back last."""
    log = store.changes(reference)
    taken = max((each.seq for each in log if (each.change.act, each.change.author) == ("undo", author)), default=0)
    ops = [op for each in log if each.seq > taken and each.change.act == "edit" for op in each.change.ops]
    values = (op.values if isinstance(op, Add) else op.after for op in ops if isinstance(op, Add | Update))
    return {value for each in values for value in each.values() if isinstance(value, str)}


def _standing(store: SqliteStore, record: Retrospective, *, but: str) -> set[tuple[str, str, object]]:
    """What stands in fields as somebody else wrote it: every text is written once, with its writer in it."""
    held = {
        (row.id, name, value) for row in record.rows for name, value in row.dump().items() if isinstance(value, str)
    }
    other = "bob" if but == "ann" else "ann"
    return {each for each in held if str(each[2]).startswith(other)}


def _under(record: Retrospective) -> set[tuple[str, Plain]]:
    """Which row stands under which, both being there: a row may come back whose parent has gone."""
    causes = [row for row in record.rows if row.kind == "cause"]
    ids = {row.id for row in causes}
    return {(row.id, row.dump()["parent"]) for row in causes if row.dump()["parent"] in ids}
