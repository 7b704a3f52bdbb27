"""Cases that are alike and of which no link says how they belong together: candidates for what happened again (S12)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.store.declared import HEAD

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_TITLES = f"""
    SELECT group_concat("reference") FROM "{HEAD}"
    WHERE length(trim("find")) > length("reference") AND "removed" IS NULL
    GROUP BY substr("find", length("reference") + 2) HAVING count(*) > 1
"""
"""`find` holds the reference and the title as one searches them: upper case and width make no other title."""

_TAGS_AND_ORIGINS = f"""
    SELECT "tags", trim("origin"), group_concat("reference") FROM "{HEAD}"
    WHERE "tags" <> '[]' AND trim("origin") <> '' AND "removed" IS NULL GROUP BY 1, 2
"""

_LINKS = f"""
    SELECT head."reference", link."reference", named."reference" FROM "case_link" AS link
    JOIN "{HEAD}" AS head ON head."id" = link."retrospective"
    LEFT JOIN "{HEAD}" AS named ON named."reference" = link."reference" WHERE link."deleted" = 0
"""


def groups(conn: Connection) -> tuple[tuple[str, ...], ...]:
    """The references of cases of one title, then of the same tags and origin, where links do not join all of a group.

    Of each sort the largest group stands first, and in each group references stand in their order. What all have one
    title is not told again for their tags.
    """
    titled = _sorted(references.split(",") for (references,) in conn.execute(_TITLES))
    tagged = _sorted(_with_the_same_tags(conn))
    if not (titled or tagged):
        return ()
    title_of = {reference: n for n, group in enumerate(titled) for reference in group}
    further = (group for group in tagged if len({title_of.get(each, each) for each in group}) > 1)
    beside = _linked(conn)
    return tuple(group for group in (*titled, *further) if not _joined(group, beside))


def _with_the_same_tags(conn: Connection) -> Iterable[list[str]]:
    """Cases of the same tags, in whichever order they are written, and the same origin."""
    found: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for tags, origin, references in conn.execute(_TAGS_AND_ORIGINS):
        found.setdefault((tuple(sorted(json.loads(tags))), origin), []).extend(references.split(","))
    return (group for group in found.values() if len(group) > 1)


def _sorted(groups: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """The groups, the largest first."""
    found = [tuple(sorted(group, key=_place)) for group in groups]
    return sorted(found, key=lambda group: (-len(group), _place(group[0])))


def _place(reference: str) -> tuple[str, int, str]:
    """What references are sorted by: 2026-999 stands before 2026-1000."""
    return reference[:4], len(reference), reference


def _linked(conn: Connection) -> Mapping[str, set[str]]:
    """The cases that links of any relation name, or that name it, by the reference of each case."""
    beside: dict[str, set[str]] = {}
    for case, said, named in conn.execute(_LINKS).fetchall():
        for other in (named,) if named else _resolved(conn, said):
            beside.setdefault(case, set()).add(other)
            beside.setdefault(other, set()).add(case)
    return beside


def _resolved(conn: Connection, said: str) -> Iterator[str]:
    """The case that a link calls by less than its reference."""
    from retro.store.sql import references  # it takes all that is declared, which the list does without

    try:
        yield references.resolve(conn, said)
    except RetroError:
        return


def _joined(group: Sequence[str], beside: Mapping[str, set[str]]) -> bool:
    """Whether links lead from one of a group to all others, be it over cases that are not in it."""
    seen, ends = {group[0]}, [group[0]]
    while ends:
        new = beside.get(ends.pop(), set()) - seen
        seen |= new
        ends += new
    return seen.issuperset(group)
