"""The commands that list: list, whose usual forms are answered before click is loaded, and rows."""

from __future__ import annotations

import click

from retro.cli.localized_click import QueryCommand, command, in_session, option
from retro.cli.printed.archive_lines import print_archive
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words.arguments import ref_argument, stage_argument
from retro.cli.words.case_meant import case_meant
from retro.language import N_, _


@command(
    "list",
    cls=QueryCommand,
    says=N_(
        "List the archive, newest first.\n\nWith QUERY, only the retrospectives that fit it: it is written as for "
        "retro search. Columns: reference, day, severity, state, stages of the walk that hold something, title."
    ),
    examples=N_(
        "retro list\nretro list parcels severity:high state:draft,review\nretro list --json | jq '.[].reference'"
    ),
)
@click.argument("query", nargs=-1)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def list_(session: Session, query: tuple[str, ...], as_json: bool) -> None:
    """The archive."""
    print_archive(session, query, as_json=as_json)


@command(
    "rows",
    says=N_(
        "List the rows of a retrospective, each with the name that edit, move and rm call it by.\n\nWith STAGE, those "
        "of one stage. Behind the name stands all that the row says. Below them: how much is needed of the case, why, "
        "and what is missing, each with the command that answers it."
    ),
    examples=N_("retro rows 14\nretro rows 14 prevention\nretro rows 14 5 --json | jq -r '.[].id'"),
)
@ref_argument()
@stage_argument(required=False)
@option("--json", "as_json", says=N_("Print one JSON array, every field by its name."), is_flag=True)
@in_session
def rows(session: Session, ref: str, stage: str | None, *, as_json: bool) -> None:
    """The rows."""
    from retro.cli.words.stage_lookup import stage_called
    from retro.model.stages import STAGES

    stages = [stage_called(stage)] if stage else STAGES
    with session.store() as store:
        record = store.load(case_meant(store, ref))
    found = [row for each in stages for row in record.stage(each)]
    if as_json:
        from json import dumps

        from retro.cli.printed.row_json import row_as_plain

        give(dumps([row_as_plain(record, row) for row in found], ensure_ascii=False, indent=2) + "\n")
    else:
        from retro.cli.printed.missing import say_missing
        from retro.services.meeting.row_lines import lines

        give("".join(f"{line}\n" for line in lines(record, found)))
        say_missing(record, stages)
    if not found:
        say(_("There are no rows here yet. Add one with: retro add {reference} STAGE LINE", reference=record.reference))
