"""The command that practises on a past case: drill."""

from __future__ import annotations

from pathlib import Path

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import RetroError
from retro.language import M_, N_, active


@command(
    "drill",
    says=N_(
        "Practise on a past case: its course is told step by step, as it was known then, and you write what you would "
        "do, as the one who complains and as the one who answers. Then what was done is shown, how it was received and "
        "whether it held.\n\nWithout REF it is a closed case, another one each day. The names of people that the case "
        "knows are left out. What you write is kept nowhere, unless you name a file for it, with -o or "
        "/keep FILE."
    ),
    examples=N_("retro drill\nretro drill 14\nretro drill 14 -o practice.md"),
)
@ref_argument(required=False)
@option(
    "-o",
    "--output",
    says=N_("Keep what you wrote in this file, beside what was done, as Markdown."),
    metavar="FILE",
    shell_complete=candidates.files,
)
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def drill(session: Session, ref: str | None, *, output: str | None, force: bool) -> None:
    """An exercise on a past case."""
    from retro.cli.dialogues.drill_lines import Practice
    from retro.cli.output import put
    from retro.redaction.audience import TRAINEES
    from retro.services.memory.drill import drill as on_case, drill_of_the_day

    path, to, today = Path(output) if output else None, active(), session.factory.now().date()
    if path and path.exists() and not force:  # not after an hour of writing
        raise RetroError(M_("“{path}” is there already.", path=path), M_("To replace it, say --force."))
    with session.store() as store:
        exercise = on_case(store, case_meant(store, ref), today, to) if ref else drill_of_the_day(store, today, to)
    practice = Practice(exercise, output or "", force=force)
    try:
        practice.lead()
    finally:
        if practice.keeps and any(practice.written):
            put(exercise.document(practice.written).encode(), Path(practice.keeps), TRAINEES, force=force)
