"""The command that ticks what those concerned have had: tick."""

from __future__ import annotations

import click

from retro.cli import candidates
from retro.cli.arguments import ref_argument
from retro.cli.errors import USAGE, ProblemsError
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.errors import NOTHING_WRITTEN, UsageError
from retro.language import M_, N_, _


@command(
    "tick",
    says=N_(
        "Tick what those concerned have had by now: told, apologised, put-right, accepted.\n\nThe rows are those of "
        "the parties, in stage 3; each is ticked. A closed case takes ticks, too. Without --on it was today."
    ),
    examples=N_(
        "retro tick 14 3.2 told\nretro tick 14 3.2 3.3 3.4 put-right --on 2026-12-01 --by customer-care\n"
        "retro rows 14 scope"
    ),
)
@ref_argument()
@click.argument("rows", metavar="ROW...", nargs=-1, required=True, shell_complete=candidates.ticks)
@click.argument("what", metavar="WHAT")
@option("--on", "on", says=N_("The day on which they had it."), metavar="DAY", default="")
@option("--by", says=N_("The role that did it."), metavar="ROLE", default="")
@option("--note", says=N_("How they took it."), metavar="TEXT", default="")
@option("--taken-back", says=N_("They have not had it: it was ticked wrongly."), is_flag=True)
@in_session
def tick(
    session: Session, ref: str, rows: tuple[str, ...], what: str, *, on: str, by: str, note: str, taken_back: bool
) -> None:
    """Tick parties."""
    from retro.cli.row_lines import told
    from retro.cli.row_lookup import row_called
    from retro.model.problem import ValidationError
    from retro.model.stages.follow_up import Tick
    from retro.model.stages.scope import Party
    from retro.services.tick_parties import take_back_ticks, tick_parties

    factory = session.factory
    with session.store() as store:
        record = store.load(store.resolve(ref))
        context = record.context_after(None, factory.now())
        try:
            ticked = Tick.field("ticked").type.read(what, context)
            day = Tick.field("on").type.read(on or "today", context)
        except ValidationError as refused:
            raise ProblemsError([problem.message for problem in refused.problems], NOTHING_WRITTEN, USAGE) from None
        parties = [row_called(record, row) for row in rows]
        for row, said in zip(parties, rows, strict=True):
            if not isinstance(row, Party):
                raise UsageError(
                    M_("Row {row} is nobody concerned.", row=said),
                    M_("See the parties with: retro rows {reference} scope", reference=record.reference),
                )
        ids = [row.id for row in parties]
        if taken_back:
            done = take_back_ticks(store, factory, record, ids, ticked, on=day, by=by, reason=note)
            give("".join(f"{told(done.record, row)}\n" for row in parties))
            return
        done = tick_parties(store, factory, record, ids, ticked, on=day, by=by, note=note)
    for row in done.ticks:
        give(f"{told(done.record, row)}\n")
    for row in done.before:
        say(_("{row} says so already; nothing was added.", row=told(done.record, row)))
