"""The statements of `retro.store.sql`, put as PostgreSQL wants them; what it lacks of them, its functions do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from retro.store.sql.together import Select

_TOKEN = re.compile(
    r"""(?P<kept>'(?:[^']|'')*'|"(?:[^"]|"")*")"""
    r"""|(?P<number>\?(?P<n>\d*))"""
    r"""|(?<![:\w]):(?P<name>[a-z_]\w*)"""
    r"""|(?P<differs>\bIS\ NOT\ (?=[:?]))"""
    r"""|\bchar\((?P<codes>[\d,\ ]+)\)"""
)
_LISTED = re.compile(
    r"""(?<!NOT\ )\bIN\ \(SELECT\ (?:"?value"?|CAST\("value"\ AS\ (?P<type>\w+)\))\ FROM\ """
    r"""json_each\((?P<list>\?|:\w+)\)\)"""
)
"""One of what a list holds. As an array it is taken for a short one, whose rows are found by an index, one after the
other; as rows of a query it is not, and then a table that has many is looked through for few."""
_CASE = re.compile(r":case\b")
_OF_NAMED = '(SELECT "id" FROM "named")'


class Statement(NamedTuple):
    """A statement as PostgreSQL takes it."""

    text: bytes
    names: tuple[str, ...]
    """The names of its values in the order of their numbers; none where they come in that order."""

    def values(self, given: Any) -> Sequence[Any]:
        """Its values, by their numbers, of those that are given with the shared statement."""
        return [given[name] for name in self.names] if isinstance(given, dict) else tuple(given)


@lru_cache(maxsize=4_000)
def translated(statement: str) -> Statement:
    """The statement with numbers for its values. What stands in quotation marks is left as it is."""
    names: list[str] = []
    marks = iter(range(1, len(statement)))

    def put(found: re.Match[str]) -> str:
        if name := found["name"]:
            if name not in names:
                names.append(name)
            return f"${names.index(name) + 1}"
        if found["number"]:
            return f"${found['n'] or next(marks)}"
        if found["differs"]:
            return "IS DISTINCT FROM "
        if found["codes"]:
            return "E'{}'".format("".join(f"\\u{int(code):04x}" for code in found["codes"].split(",")))
        return found[0]

    text = _TOKEN.sub(put, _LISTED.sub(_as_array, statement))
    return Statement(text.encode(), tuple(names))


def _as_array(found: re.Match[str]) -> str:
    each = f"json_array_elements_text(CAST({found['list']} AS json))"
    return f"= ANY (ARRAY(SELECT {f'CAST({each} AS {kind})' if (kind := found['type']) else each}))"


@lru_cache(maxsize=200)
def as_one(questions: tuple[Select, ...], *, is_named: bool = False) -> Statement:
    """Several questions as one, which gives one row: for each of them a list of its rows, each a list; NULL if none.

    If it `is_named`, `:case` is found by its reference, `:named`, and there is no row if no case has it.
    """
    lists = (
        f"(SELECT json_agg(json_build_array({', '.join(each.columns)})"
        f"{f' ORDER BY {each.order}' if each.order else ''}) {each.source})"
        for each in questions
    )
    asked = f"SELECT {', '.join(lists)}"
    if is_named:
        found = 'SELECT "id" FROM "retrospective" WHERE "reference" = :named'
        asked = f'WITH "named" AS MATERIALIZED ({found}) {_CASE.sub(_OF_NAMED, asked)} FROM "named"'
    return translated(asked)


_PURE = "IMMUTABLE PARALLEL SAFE LANGUAGE sql"
FUNCTIONS = (
    f"""CREATE OR REPLACE FUNCTION "instr" ("text" text, "part" text) RETURNS integer {_PURE}
    RETURN pg_catalog.strpos("text", "part")""",
    f"""CREATE OR REPLACE FUNCTION "json_each" ("list" text) RETURNS TABLE ("value" text) {_PURE} ROWS 10
    AS $$ SELECT pg_catalog.json_array_elements_text("list"::pg_catalog.json) $$""",
    f"""CREATE OR REPLACE FUNCTION "json_list" ("values" text[]) RETURNS text {_PURE}
    RETURN coalesce(pg_catalog.array_to_json("values")::text, '[]')""",
    """CREATE OR REPLACE AGGREGATE "json_group_array" (text)
    (sfunc = pg_catalog.array_append, stype = text[], finalfunc = "json_list")""",
    f"""CREATE OR REPLACE FUNCTION "list_of" ("values" text[]) RETURNS text {_PURE}
    RETURN pg_catalog.array_to_string("values", ',')""",
    """CREATE OR REPLACE AGGREGATE "group_concat" (text)
    (sfunc = pg_catalog.array_append, stype = text[], finalfunc = "list_of")""",
)
"""What the shared statements call by name and PostgreSQL has under another one."""
