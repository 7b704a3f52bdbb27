"""What was typed in a line, and is taken back and brought back."""

from __future__ import annotations

from hypothesis import given, strategies as st

from widgets.text_history import TextHistory


def typed(history: TextHistory, text: str, before: str = "") -> TextHistory:
    for end in range(1, len(text) + 1):
        history.note(before + text[:end])
    return history


def test_a_step_is_a_word() -> None:
    history = typed(TextHistory(""), "14:30 van left")
    assert [history.undo() for _ in range(6)] == ["14:30 van ", "14:30 ", "14:", "", None, None]
    assert [history.redo() for _ in range(5)] == ["14:", "14:30 ", "14:30 van ", "14:30 van left", None]


def test_a_run_of_deleting_is_a_step_and_a_paste_is_one() -> None:
    history = typed(TextHistory(""), "box")
    for text in ("bo", "b", "b and a pasted text"):
        history.note(text)
    assert [history.undo() for _ in range(4)] == ["b", "box", "", None]


def test_what_is_typed_after_taking_back_takes_the_place_of_it() -> None:
    history = typed(TextHistory(""), "one two")
    assert history.undo() == "one "
    history.note("one b")
    assert history.redo() is None
    assert history.undo() == "one "


def test_another_text_begins_anew() -> None:
    history = typed(TextHistory(""), "one two")
    history.begin("")
    assert not history.is_touched
    assert history.undo() is None


@given(st.lists(st.text(max_size=8), max_size=30))
def test_all_the_way_back_is_the_beginning_and_all_the_way_forth_the_end(texts: list[str]) -> None:
    history = TextHistory("")
    for text in texts:
        history.note(text)
    back, forth = list(iter(history.undo, None)), list(iter(history.redo, None))
    assert back[-1:] in ([], [""])
    assert (forth or [""])[-1] == (texts or [""])[-1]


def test_the_last_five_hundred_steps_are_kept() -> None:
    history = TextHistory("")
    for n in range(1000):
        history.note(f"pasted text {n} " * (n % 3 + 1))
    assert sum(history.undo() is not None for _ in range(1000)) == 500


def test_what_was_taken_back_was_typed_all_the_same() -> None:
    history = typed(TextHistory(""), "one")
    assert history.undo() == ""
    assert history.is_touched


def test_the_same_text_is_no_step() -> None:
    history = typed(TextHistory(""), "one")
    assert history.undo() == ""
    history.note("")
    assert history.redo() == "one"


def test_a_text_that_begins_anew_has_no_step_in_common_with_the_one_before() -> None:
    history = typed(TextHistory(""), "a")
    assert history.undo() == ""
    history.begin("b")
    assert history.redo() is None
    history.note("bc")
    history.begin("de")
    history.note("def")
    assert history.undo() == "de"


def test_what_is_deleted_once_more_after_taking_back_is_a_step() -> None:
    history = typed(TextHistory(""), "box")
    history.note("bo")
    assert history.undo() == "box"
    history.note("bo")
    assert history.undo() == "box"


def test_a_letter_at_another_place_is_a_step_of_its_own() -> None:
    history = typed(TextHistory(""), "ab")
    history.note("xab")
    assert history.undo() == "ab"
