"""Commands: what follows from one declaration."""

from __future__ import annotations

import pytest

from widgets.commands import Command, bindings, key_name


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("a", "a"), ("G", "G"), ("1", "1"), ("question_mark", "?"), ("slash", "/"), ("colon", ":"),
        ("left_square_bracket", "["), ("right_square_bracket", "]"), ("less_than_sign", "<"),
        ("greater_than_sign", ">"), ("equals_sign", "="), ("f2", "F2"), ("f12", "F12"), ("f", "f"),
        ("escape", "Esc"), ("enter", "Enter"), ("tab", "Tab"), ("shift+tab", "Shift+Tab"), ("ctrl+p", "Ctrl+P"),
        ("ctrl+shift+x", "Ctrl+Shift+X"), ("alt+f4", "Alt+F4"), ("pageup", "PgUp"), ("pagedown", "PgDn"),
        ("up", "Up"), ("down", "Down"), ("left", "Left"), ("right", "Right"), ("home", "Home"), ("end", "End"),
        ("space", "Space"), ("delete", "Del"), ("ctrl+end", "Ctrl+End"),
    ],
)  # fmt: skip
def test_a_key_as_people_write_it(key: str, name: str) -> None:
    assert key_name(key) == name


def test_the_action_is_the_last_part_of_the_id_unless_it_says_another() -> None:
    assert Command("walk.add-row", ("n",), "Add", "Adds").does == "add_row"
    assert Command("walk.page-up", ("n",), "Up", "Goes up", "page(-1)").does == "page(-1)"


def test_the_first_key_is_shown_unless_it_says_how() -> None:
    assert Command("a.b", ("ctrl+n", "f3"), "", "").key == "Ctrl+N"
    assert Command("a.b", ("right", "space"), "", "", shown="Left/Right").key == "Left/Right"


def test_a_binding_has_an_id_and_a_tooltip_and_stays_out_of_textuals_footer() -> None:
    one, two = bindings(
        [
            Command("a.new", ("n", "f3"), "New", "Begins a new one"),
            Command("a.quit", ("ctrl+q",), "Quit", "Ends", typing=True),
        ]
    )
    assert (one.key, one.action, one.description, one.id, one.tooltip) == (
        "n,f3", "new", "New", "a.new", "Begins a new one"
    )  # fmt: skip
    assert (one.priority, one.show, two.priority) == (False, False, True)
