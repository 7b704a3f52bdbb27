from __future__ import annotations

from retro.cli.printed.columns import table


def test_columns_stand_under_each_other() -> None:
    assert table([["2026-001", "高", "a"], ["2026-002", "medium", "配送"], ["x", "", "last"]]) == [
        "2026-001  高      a",
        "2026-002  medium  配送",
        "x                 last",
    ]


def test_a_mark_on_a_letter_moves_no_column() -> None:
    assert table([["か\u3099", "a"], ["が", "b"], ["abc", "c"]]) == ["か\u3099   a", "が   b", "abc  c"]


def test_no_rows_are_no_lines() -> None:
    assert table([]) == []


def test_no_line_ends_in_spaces() -> None:
    assert table([["a", "b", ""], ["long", "", ""]]) == ["a     b", "long"]
