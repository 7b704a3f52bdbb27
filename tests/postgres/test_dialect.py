"""Shared statements, put as PostgreSQL wants them."""

from __future__ import annotations

import pytest

from retro.store.postgres.dialect import translated


@pytest.mark.parametrize(
    ("shared", "put", "names"),
    [
        ("'?', \":a\" WHERE x = ? AND y IS NOT ?", "'?', \":a\" WHERE x = $1 AND y IS DISTINCT FROM $2", ()),
        ("SELECT :b, :a, :b", "SELECT $1, $2, $1", ("b", "a")),
        (
            "x IN (SELECT value FROM json_each(:cases)) AND y = :cases",
            "x = ANY (ARRAY(SELECT json_array_elements_text(CAST($1 AS json)))) AND y = $1",
            ("cases",),
        ),
        (
            'x IN (SELECT CAST("value" AS BIGINT) FROM json_each(?)) LIMIT ?',
            "x = ANY (ARRAY(SELECT CAST(json_array_elements_text(CAST($1 AS json)) AS BIGINT))) LIMIT $2",
            (),
        ),
        ('x NOT IN (SELECT "value" FROM json_each(?))', 'x NOT IN (SELECT "value" FROM json_each($1))', ()),
    ],
)  # fmt: skip
def test_values_have_numbers_and_lists_are_arrays(shared: str, put: str, names: tuple[str, ...]) -> None:
    found = translated(shared)
    assert (found.text.decode(), found.names) == (put, names)
