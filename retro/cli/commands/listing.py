"""The archive as lines: list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from retro.cli.columns import table
from retro.cli.session import Session
from retro.cli.speech import command, in_session, option
from retro.cli.streams import give, say
from retro.language import N_, _
from retro.model.stages import WALKED

if TYPE_CHECKING:
    from retro.model.choice import Choice
    from retro.store.protocol import Summary


@command(
    "list",
    says=N_(
        "List the archive, newest first.\n\nWith TEXT, only the retrospectives whose reference or title holds all of "
        "its words. Columns: reference, day, severity, state, stages of the six that hold something, title."
    ),
    examples=N_("retro list\nretro list parcels\nretro list --json | jq '.[].reference'"),
)
@click.argument("text", nargs=-1)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def list_(session: Session, text: tuple[str, ...], as_json: bool) -> None:
    """The archive."""
    words = " ".join(text)
    found = _found(session, words)
    if as_json:
        from json import dumps

        give(dumps([_as_plain(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    elif found:
        give("".join(f"{line}\n" for line in _lines(found)))
    if not found:
        say(_nothing(words))


def _found(session: Session, words: str) -> Sequence[Summary]:
    """Every line of the archive that holds the words. The user's own archive is empty as long as it is not begun."""
    if not session.names_database and not session.database.exists():
        return ()
    from retro.store.protocol import Filter

    wanted = Filter(words)
    with session.store() as store:
        return store.list(wanted, 0, store.count(wanted))


def _as_plain(one: Summary) -> dict[str, Any]:

    return {
        "reference": one.reference,
        "title": one.title,
        "day": one.day,
        "kind": one.case_kind,
        "severity": one.severity,
        "status": one.status,
        "origin": one.origin,
        "rows": {stage.code: rows for stage, rows in zip(WALKED, one.stages, strict=True)},
    }


def _lines(found: Sequence[Summary]) -> list[str]:
    """The title stands last, where it may be as long as it is."""
    from retro.model.stages.head import Severity, Status
    from retro.text.controls import printable

    return table(
        [
            [
                one.reference,
                one.day,
                _label(Severity.coded(one.severity)),
                _label(Status.coded(one.status)),
                f"{sum(rows > 0 for rows in one.stages)}/{len(one.stages)}",
                printable(one.title),
            ]
            for one in found
        ]
    )


def _label(choice: Choice | None) -> str:
    return _(choice.label) if choice else "-"


def _nothing(text: str) -> str:
    if text:
        return _("No retrospective holds “{text}” in its reference or title.", text=text)
    return _("The archive is empty. Begin with: retro new TITLE. To look around first: retro demo.")
