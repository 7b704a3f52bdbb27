"""The command that lists what was learned: lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import QueryCommand, command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.language import N_, _
from retro.text.shortened import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retro.store.results import KeptLesson


@command(
    "lessons",
    cls=QueryCommand,
    says=N_(
        "List the lessons of all cases, those of the newest first.\n\nWith TEXT, only those in whose words, keywords, "
        'reference or title all of its words stand: words, "phrases", -not; and whose case it asks for, as in a '
        "search: severity:high, from:2025-01."
    ),
    examples=N_("retro lessons\nretro lessons packing -gift\nretro lessons --json | jq -r '.[].lesson'"),
)
@click.argument("text", nargs=-1)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def lessons(session: Session, text: tuple[str, ...], *, as_json: bool) -> None:
    """The lessons."""
    from retro.cli.words.query_line import read_words, say_remarks
    from retro.services.memory.lessons import lessons as found_in
    from retro.services.memory.query_remarks import remarks

    today = session.factory.now().date()
    query = read_words(text, today)
    with session.store() as store:
        found = found_in(store, query, today)
        say_remarks(remarks(store, query))
    give(_json(found) if as_json else _lines(found))
    if not found:
        say(
            _("No lesson holds “{text}”.", text=quoted(" ".join(text))) if text else _("No lesson is written down yet.")
        )


def _lines(found: Sequence[KeptLesson]) -> str:
    from retro.cli.printed.columns import table
    from retro.services.memory.lessons import keywords
    from retro.text.controls import printable
    from retro.text.markup import in_a_line

    told = [f"{in_a_line(each.what)} {keywords(each)}".strip() for each in found]
    rows = [(each.reference, each.day, printable(text)) for each, text in zip(found, told, strict=True)]
    return "".join(f"{line}\n" for line in table(rows))


def _json(found: Sequence[KeptLesson]) -> str:
    from json import dumps

    plain = [
        {"reference": each.reference, "title": each.title, "day": each.day, "row": each.row, "lesson": each.what,
         "keywords": list(each.tags)}
        for each in found
    ]  # fmt: skip
    return dumps(plain, ensure_ascii=False, indent=2) + "\n"
