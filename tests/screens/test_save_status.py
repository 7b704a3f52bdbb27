"""What the screen says of saving: "saved" is said of nothing that is not on the disk."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from retro.errors import CopyError, ReadOnlyError, RetroError
from retro.language import M_, use
from retro.screens.autosave import SaveState
from retro.screens.trouble import Trouble, kept_in, not_saved_on_leaving
from retro.screens.walk.save_status import in_its_room, saved_text
from retro.text.width import cells

FULL = RetroError(M_("The disk is full."))


def said(
    state: SaveState = SaveState.SAVED, *, behind: bool = False, unreadable: int = 0, at: str = "", **told: Any
) -> tuple[str, bool]:
    """What is said where autosave is in this state; `told` is of what else waits."""
    autosave: Any = SimpleNamespace(state=state, failure=told.get("failure"), clashes=told.get("clashes", ()))
    lines: Any = SimpleNamespace(
        failure=told.get("line_failure"), question=told.get("question"), waiting=told.get("waiting", 0)
    )
    mark, trouble = told.get("mark", ""), told.get("trouble")
    return saved_text(autosave, lines, unreadable, at, behind=behind, mark=mark, trouble=trouble)


def test_saved_is_said_where_nothing_is_on_its_way() -> None:
    assert said() == ("saved", False)
    assert said(at="14:05") == ("saved 14:05", False)


@pytest.mark.parametrize(
    "waiting",
    [
        {"behind": True}, {"question": object()}, {"state": SaveState.WAITING}, {"state": SaveState.FAILED},
        {"question": object(), "waiting": 2},
    ],
    ids="-".join,
)  # fmt: skip
def test_what_autosave_or_the_disk_has_not_is_not_saved_yet(waiting: dict[str, Any]) -> None:
    assert said(at="14:05", **waiting) == ("not saved yet", False)


@pytest.mark.parametrize("waiting", [{"waiting": 1}, {"state": SaveState.SAVING}, {"waiting": 1, "behind": True}])
def test_what_is_being_written_is_being_saved(waiting: dict[str, Any]) -> None:
    assert said(at="14:05", **waiting) == ("saving", False)


@pytest.mark.parametrize("failed", [{"failure": FULL}, {"line_failure": FULL, "waiting": 1}])
def test_a_failure_is_to_worry_about(failed: dict[str, Any]) -> None:
    assert said(SaveState.FAILED, **failed) == ("NOT SAVED: The disk is full.", True)


def test_at_a_copy_it_is_said_what_becomes_of_what_is_typed_and_a_reader_is_told_to_be_one() -> None:
    copy, reader = CopyError(M_("It is a copy.")), ReadOnlyError(M_("It may be read."))
    assert said(mark="for reading only") == ("for reading only", False)
    assert said(SaveState.FAILED, failure=copy, mark="a copy") == ("kept; “retro pull” sends it", False)
    assert said(line_failure=copy, waiting=1, mark="a copy") == ("kept; “retro pull” sends it", False)
    for why, promised in ((copy, "“retro pull” sends it"), (reader, "until you may write")):
        assert promised in not_saved_on_leaving(why)
        assert promised in kept_in("x", why)
        assert "next start" not in not_saved_on_leaving(why) + kept_in("x", why)
    assert "next start" in not_saved_on_leaving(None)


def test_a_field_that_cannot_be_read_is_to_worry_about() -> None:
    assert said(unreadable=2, at="14:05") == ("2 fields cannot be read, and are not saved", True)


def test_what_others_changed_is_to_worry_about() -> None:
    clash, gone = SimpleNamespace(field="what"), SimpleNamespace(field="")
    assert said(SaveState.CLASH, clashes=(clash,)) == ("changed elsewhere: F3 mine, F4 theirs", True)
    away = said(SaveState.CLASH, clashes=(clash,), trouble=Trouble("14:02", is_away=True))
    assert away == ("not saved yet (server away since 14:02)", True), "neither value can be saved now"
    assert said(SaveState.CLASH, clashes=(clash, gone)) == ("NOT SAVED: the row was deleted elsewhere", True)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_what_follows_one_another_while_somebody_types_takes_the_same_room(lang: str) -> None:
    """Else the screen is laid out anew for it, and the letter is drawn before the word that is true of it."""
    use(lang)
    states = [said(), said(at="14:05:00"), said(state=SaveState.SAVING), said(behind=True)]
    assert len({cells(in_its_room(text)) for text, _wrong in states}) == 1
    assert all(in_its_room(text).strip() == text for text, _wrong in states)
