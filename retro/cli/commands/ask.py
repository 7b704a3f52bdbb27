"""The command that leads through a case by questions, line by line: ask."""

from __future__ import annotations

from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.language import N_


@command(
    "ask",
    says=N_(
        "Be led through a retrospective: one question at a time, on a line each.\n\nWithout REF, a new one is begun. "
        "Every answer is saved as it is given; leave with /quit or Ctrl+C whenever you like, and it goes on there the "
        "next time. An answer is your own words, or a number that is shown; ? is not known, - does not apply, Enter on "
        "nothing is later. It needs no screen, and reads answers from a pipe as well. It ends with 1 if the last line "
        "could not be taken."
    ),
    examples=N_("retro ask\nretro ask 14\nretro ask 14 < answers.txt"),
)
@ref_argument(required=False)
@in_session
def ask(session: Session, ref: str | None) -> int:
    """Be led through a retrospective."""
    from retro.cli.dialogues.dialogue import Dialogue

    with session.store(create=ref is None, writes=True) as store:
        whole = Dialogue(session, store).lead(case_meant(store, ref) if ref else None)
    return 0 if whole else 1
