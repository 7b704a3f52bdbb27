"""The statements of `retro.store.sql`, put as PostgreSQL wants them; what it lacks of them, its functions do."""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<kept>'(?:[^']|'')*'|"(?:[^"]|"")*")"""
    r"""|(?P<number>\?(?P<n>\d*))"""
    r"""|(?<![:\w]):(?P<name>[a-z_]\w*)"""
    r"""|(?P<differs>\bIS\ NOT\ (?=[:?]))"""
    r"""|\bchar\((?P<codes>[\d,\ ]+)\)"""
    r"""|(?P<percent>%)"""
)


@lru_cache(maxsize=4_000)
def translated(statement: str) -> str:
    """The statement with the marks of psycopg for its values. What stands in quotation marks is left as it is."""
    return _TOKEN.sub(_put, statement)


def _put(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"].replace("%", "%%")
    if found["number"]:
        return f"%(p{found['n']})s" if found["n"] else "%s"
    if found["name"]:
        return f"%({found['name']})s"
    if found["differs"]:
        return "IS DISTINCT FROM "
    if found["codes"]:
        return "E'{}'".format("".join(f"\\u{int(code):04x}" for code in found["codes"].split(",")))
    return "%%"


def numbered(statement: str) -> bool:
    """Whether a statement calls its values by their numbers, `?1`."""
    return re.search(r"\?\d", statement) is not None


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
