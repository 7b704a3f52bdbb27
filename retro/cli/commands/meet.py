"""The command that leads a meeting about a case, line by line: meet."""

from __future__ import annotations

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_


@command(
    "meet",
    says=N_(
        "Lead a meeting about a retrospective: the rules, at most five promises from before, the stages, the "
        "read-back. One terminal, one typist.\n\nEach step has its minutes; when they are used up that is said, and "
        "nothing stops. Whatever is said is saved at once: after a break, or if the program was ended, it goes on at "
        "that step. A second terminal follows. It ends with 1 if the last line could not be taken."
    ),
    examples=N_("retro meet 14\nretro meet 14 --minutes 30\nretro meet 14 --facts --minutes 60\nretro meet 14 --lead"),
)
@ref_argument()
@option(
    "--minutes",
    "planned",
    says=N_("How long it is to be: 5 to 480; 60 if nothing is said here and in config.toml."),
    type=int,
)
@option("--facts", says=N_("The first of two meetings: stages 1 to 4."), is_flag=True)
@option("--measures", says=N_("The second of two meetings: stages 5 and 6."), is_flag=True)
@option(
    "--step",
    "steps",
    says=N_("Minutes of one step: cause=20. The others share what is left."),
    metavar="STEP=MINUTES",
    multiple=True,
)
@option("--roles", says=N_("The roles in the room, with commas between; else they are asked for."), metavar="ROLES")
@option("--lead", "takes", says=N_("Take the lead over from another terminal."), is_flag=True)
@in_session
def meet(
    session: Session, ref: str, *, planned: int | None, facts: bool, measures: bool, steps: tuple[str, ...],
    roles: str | None, takes: bool,
) -> int:  # fmt: skip
    """Lead a meeting."""
    from retro.cli.dialogues.meeting import MeetingDialogue, Wish
    from retro.model.stages.meeting import MeetingPart
    from retro.services.meeting.lead import Terminal

    if facts and measures:
        raise UsageError(M_("--facts and --measures are two meetings."), M_("Choose one of them, or none for both."))
    part = MeetingPart.FACTS if facts else MeetingPart.MEASURES if measures else MeetingPart.WHOLE
    wish = Wish(planned, part, dict(map(_minutes, steps)), roles or "")
    with session.store(writes=True) as store:
        whole = MeetingDialogue(session, store, Terminal.here()).lead(case_meant(store, ref), wish, takes=takes)
    return 0 if whole else 1


def _minutes(said: str) -> tuple[str, int]:
    step, _equals, minutes = said.partition("=")
    try:
        return step.strip(), int(minutes)
    except ValueError:
        raise UsageError(
            M_("“{text}” is no step with its minutes.", text=said), M_("Write it like: cause=20")
        ) from None
