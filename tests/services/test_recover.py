"""What could not be saved before the end is added at the next start: once, and once only."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from retro.errors import AwayError, BusyError, ReadOnlyError, RetroError
from retro.language import M_
from retro.model import edits
from retro.model.change_factory import first_change
from retro.model.stages.review import ParkingLotItem
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.archive.left_over import of_others, of_unread, to_choose, told
from retro.services.archive.recover import let_go, recover
from retro.services.changing.add_line import add_row, read_row
from retro.services.changing.delete_row import delete_row
from retro.store.journal import Unsaved, journals, keep
from retro.store.protocol import Stands
from retro.url import Url
from tests.services.conftest import NOON, REFERENCE, Case

LATER = (NOON + timedelta(hours=1)).isoformat()
LINE = Unsaved(REFERENCE, NOON.isoformat(), "f" * 16, TIMELINE.code, "9:30 phones ring")


def events(case: Case) -> list[str]:
    return [row.what for row in case.record.of(Event)]


def test_a_journal_is_private_and_its_lines_are_added_once(case: Case) -> None:
    path = keep(case.path, [LINE], "a")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert journals(case.path) == [path]
    done = recover(case.store, case.factory, case.path, [path])
    assert (done.added, len(done.left), done.file) == (1, 0, None)
    assert events(case) == ["first", "phones ring", "second", "third"]
    assert journals(case.path) == []


def test_a_line_that_was_saved_after_all_is_not_added_again(case: Case) -> None:
    line = read_row(case.record, TIMELINE, LINE.text, now=NOON)
    add_row(case.store, case.factory, case.record, line, row=LINE.row)
    recover(case.store, case.factory, case.path, [keep(case.path, [LINE], "a")])
    assert events(case).count("phones ring") == 1


def test_a_line_that_was_added_and_deleted_since_stays_deleted(case: Case) -> None:
    first, second = keep(case.path, [LINE], "a"), keep(case.path, [LINE], "b")
    recover(case.store, case.factory, case.path, [first])
    row = case.record.get(LINE.row)
    assert row is not None
    delete_row(case.store, case.factory, case.record, row)
    recover(case.store, case.factory, case.path, [second])
    assert "phones ring" not in events(case)


def test_what_cannot_be_added_stays_in_a_journal_and_the_rest_goes(case: Case) -> None:
    bad = Unsaved(REFERENCE, NOON.isoformat(), "e" * 16, TIMELINE.code, "10:99 nonsense")
    done = recover(case.store, case.factory, case.path, [keep(case.path, [bad, LINE], "a")])
    assert (done.added, len(done.left)) == (1, 1)
    assert done.file is not None
    assert journals(case.path) == [done.file]
    assert "nonsense" in done.file.read_text(encoding="utf-8")


@pytest.mark.parametrize("error", [BusyError, AwayError, ReadOnlyError])
def test_where_nothing_may_be_written_just_now_the_journal_stays_as_it_is(
    case: Case, monkeypatch: pytest.MonkeyPatch, error: type[RetroError]
) -> None:
    path = keep(case.path, [LINE], "a")
    before = path.read_bytes()

    def refused(*_given: object, **_more: object) -> None:
        raise error(M_("not now"))

    with monkeypatch.context() as patch:
        patch.setattr(type(case.store), "apply", refused)
        with pytest.raises(error):
            recover(case.store, case.factory, case.path, [path])
    assert [(each, each.read_bytes()) for each in journals(case.path)] == [(path, before)]
    assert recover(case.store, case.factory, case.path, [path]).added == 1


def test_fields_are_written_unless_somebody_else_changed_them(case: Case) -> None:
    mine = Unsaved(REFERENCE, NOON.isoformat(), "e1", values={"what": "mine"}, seen={"what": "first"})
    recover(case.store, case.factory, case.path, [keep(case.path, [mine], "a")])
    assert events(case)[0] == "mine"
    recover(case.store, case.factory, case.path, [keep(case.path, [mine], "b")])
    assert events(case)[0] == "mine"
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}))
    assert recover(case.store, case.factory, case.path, [keep(case.path, [mine], "again")]).left == ()
    assert events(case)[0] == "theirs"  # it was written before, and is not once more
    mine = replace(mine, at=LATER)
    done = recover(case.store, case.factory, case.path, [keep(case.path, [mine], "c")])
    assert (len(done.left), events(case)[0]) == (1, "theirs")


def test_beside_another_archive_nothing_is_found(case: Case, tmp_path: Path) -> None:
    keep(case.path, [LINE], "a")
    assert journals(tmp_path / "other.db") == []


@pytest.mark.parametrize(("stands", "left"), [("mine", ("mine", "mine too")), ("theirs", ("theirs", "mine too"))])
def test_of_what_was_changed_meanwhile_one_chooses_and_the_rest_is_written(
    case: Case, stands: Stands, left: tuple[str, str]
) -> None:
    mine = {"what": "mine", "source": "mine too"}
    unsaved = Unsaved(REFERENCE, NOON.isoformat(), "e1", values=mine, seen={"what": "first", "source": ""})
    gone = Unsaved(REFERENCE, NOON.isoformat(), "e9", values={"what": "words"}, seen={"what": ""})
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}))
    done = recover(case.store, case.factory, case.path, [keep(case.path, [unsaved, gone], "a")])
    assert [str(each) for left in done.left for each in told(left)] == [
        "2026-001 1.1: “What” is “theirs” now, and you wrote “mine”",
        "2026-001: the row was deleted meanwhile in which you wrote “words”",
    ]
    assert to_choose(done.left) == [unsaved]
    assert events(case)[0] == "theirs"
    done = recover(case.store, case.factory, case.path, journals(case.path), stands=stands, of="2026-002")
    assert len(done.left) == 2
    done = recover(case.store, case.factory, case.path, journals(case.path), stands=stands, of=REFERENCE)
    event = case.record.of(Event)[0]
    assert (event.what, event.source) == left
    assert [each.unsaved for each in done.left] == ([gone] if stands == "mine" else [])
    assert recover(case.store, case.factory, case.path, journals(case.path), stands="theirs").left == ()


def test_what_was_settled_elsewhere_goes_out_of_the_journals(case: Case) -> None:
    kept = keep(case.path, [LINE, replace(LINE, row="e" * 16)], "a")
    keep(case.path, [LINE], "b")
    let_go(case.path, [LINE])
    assert journals(case.path) == [kept]
    assert "e" * 16 in kept.read_text(encoding="utf-8")
    assert "f" * 16 not in kept.read_text(encoding="utf-8")


def test_an_answer_that_was_taken_after_all_is_not_written_again_as_what_it_would_be_kept_as(case: Case) -> None:
    own = case.factory.of("a1")
    first = replace(LINE, row="a1", change=first_change("a1"), stage="review", text="Parked: nobody knows")
    case.store.apply(REFERENCE, own.change(*edits.changed(case.record.of(Event)[0], {"what": "nobody knows"})))
    again = replace(first, row="b2", change=first_change("b2"), text="Parked: somebody may know")
    done = recover(case.store, case.factory, case.path, [keep(case.path, [first, again, again], "a")])
    assert (done.added, done.left) == (3, ())
    assert [row.main_text for row in case.record.of(ParkingLotItem)] == ["somebody may know"]


def test_the_log_says_who_typed_it_whoever_comes_next(case: Case) -> None:
    fields = Unsaved(REFERENCE, NOON.isoformat(), "e1", values={"what": "bobs"}, seen={"what": "first"})
    work = [replace(each, author="bob") for each in (LINE, fields)]
    recover(case.store, replace(case.factory, author="ann"), case.path, [keep(case.path, [*work, LINE], "a")])
    assert [entry.change.author for entry in case.store.changes(REFERENCE)[-2:]] == ["bob", "bob"]
    assert case.store.changes(REFERENCE)[-1].change.ops


def test_on_a_server_each_login_sends_its_own_and_what_is_of_another_stays_unread(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RETRO_STATE", str(tmp_path / "state" / "x"))
    ann, bob = (Url.read(f"postgresql://{name}@db.example/retro") for name in ("ann", "bob"))
    journal = keep(ann, [replace(LINE, row=name, author=name, login=name) for name in ("bob", "ann")], "a")
    assert [journal] == journals(bob), "they share a folder"
    done = recover(case.store, case.factory, ann, journals(ann))
    assert (done.added, [each.unsaved.row for each in done.left], to_choose(done.left)) == (1, ["bob"], [])
    said = ["What was typed as “bob” is sent once the archive is opened so."]
    assert [str(each) for left in done.left for each in told(left)] == said
    waits = ["1 line that was typed as “bob” waits until the archive is opened so."]
    assert [str(each) for each in of_others(done.left)] == waits
    assert recover(case.store, case.factory, bob, journals(bob)).added == 1
    assert (events(case).count("phones ring"), journals(ann)) == (2, [])


def test_what_cannot_be_read_keeps_nothing_else_back_and_stays(case: Case) -> None:
    broken = case.path.with_name("retro.db-unsaved-b.jsonl")
    broken.write_text('{"reference": "2026')
    newer = replace(LINE, row="e" * 16, kind="unheard_of", values={"what": "x"})
    done = recover(case.store, case.factory, case.path, [broken, keep(case.path, [newer, LINE], "a")])
    assert (done.added, done.unread, [each.unsaved for each in done.left]) == (1, (broken,), [newer])
    said = ["2026-001: “9:30 phones ring” could not be added: this Retro cannot read it"]
    assert [str(each) for left in done.left for each in told(left)] == said
    assert "which Retro cannot read" in str(of_unread(done)[0])
    let_go(case.path, [newer])
    assert journals(case.path) == [broken]
