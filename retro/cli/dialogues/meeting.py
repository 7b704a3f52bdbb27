"""A meeting line by line: its steps in their order, with what is left of the time of each; one types for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from retro.asking.commands import Act, command_in
from retro.asking.meeting_commands import Move, meeting_command_in
from retro.cli.dialogues import meeting_lines as told
from retro.cli.dialogues.ask_lines import AnswerLines, Typed
from retro.cli.dialogues.following import follow
from retro.cli.dialogues.question_lines import tell_reasons, tell_stage
from retro.cli.dialogues.wrapped import give_lines
from retro.cli.session import Session
from retro.cli.streams import give
from retro.errors import NotFoundError, RetroError, UsageError
from retro.language import _, active
from retro.model.closed_record import ClosedError
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.meeting import MeetingPart
from retro.review.meeting.plan import usual_of
from retro.review.meeting.steps import is_for_two
from retro.review.third_time import named
from retro.services.ask.answer import Desk
from retro.services.meeting import words
from retro.services.meeting.begin import NobodyThereError, begin, join
from retro.services.meeting.lead import Terminal
from retro.services.meeting.present import known_roles, read_present, took_part_told
from retro.services.meeting.prompt import Memory, Prompt, prompt
from retro.services.meeting.sitting import LeadLostError, MeetingOverError, Sitting, check_lead, open_meeting
from retro.services.meeting.taking import take
from retro.store.protocol import Store
from retro.text.controls import printable
from retro.value import value


@value
class Wish:
    """What somebody wants of a new meeting."""

    planned: int | None = None
    """How many minutes; None if that is not said."""
    part: MeetingPart = MeetingPart.WHOLE
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Of single steps, by their codes."""
    roles: str = ""
    """The roles that are in the room, with commas between; "" if they are to be asked for."""


class MeetingDialogue:
    """Leads through a meeting until it is ended, left, or its input ends. What was said is on the disk by then."""

    def __init__(self, session: Session, store: Store, terminal: Terminal) -> None:
        self._store, self._factory, self._terminal = store, session.factory, terminal
        self._desk = Desk(store, session.factory, session.settings.currency_of(session.zone, active().code))
        self._usual = usual_of(session.settings.meeting)
        self._lines = AnswerLines()
        self._memory = Memory()
        self._step = ""
        """The step that was told of last."""
        self._refused = ""
        """The last line, where it was not taken and nothing was said since."""

    def lead(self, reference: str, wish: Wish, *, takes: bool = False) -> bool:
        """Lead it, or follow it where another terminal does; gives whether every line was taken.

        KeyboardInterrupt, once it was said what is kept; RetroError if there can be no meeting.
        """
        record = self._store.load(reference)
        if record.head.closed:
            raise ClosedError(reference)
        try:
            sitting = self._come_to(record, takes=takes) if open_meeting(record) else self._begun(record, wish)
            while sitting is not None:
                sitting = self._turn(sitting)
        except KeyboardInterrupt:
            give("\n")
            self._leave(reference)
            raise
        return not self._refused

    def _come_to(self, record: Retrospective, *, takes: bool) -> Sitting | None:
        """The meeting that goes on; None once it was followed."""
        sitting, said = join(self._store, self._factory, record, self._terminal, takes=takes)
        told.tell(*said)
        if sitting.leads:
            return sitting
        follow(self._store, self._factory, sitting)
        return None

    def _begun(self, record: Retrospective, wish: Wish) -> Sitting | None:
        """A new meeting, once somebody said who is in the room; None if the input ended before."""
        give_lines(f"{record.reference}  {named(printable(record.head.title), record.head.times)}")
        told.tell_rules()
        if wish.part is MeetingPart.WHOLE and is_for_two(record):
            give_lines(_("So grave a case is better taken in two meetings: --facts, then --measures."))
        said = wish.roles or self._who_is_there(record)
        planned = self._usual.minutes if wish.planned is None else wish.planned
        while said is not None:
            try:
                latest = self._store.load(record.reference)
                said_minutes = -1
                there = read_present(said, latest, planned=planned, part=wish.part)
                said_minutes = there.planned
                sitting = begin(
                    self._store, self._factory, latest, self._terminal, there.roles, planned=there.planned,
                    part=there.part, wanted=wish.minutes, names=there.names, usual=self._usual,
                )  # fmt: skip
            except (NobodyThereError, UsageError) as error:
                if isinstance(error, UsageError) and said_minutes == planned:  # the line has no part in it
                    raise
                tell_reasons(error)
                said = self._who_is_there(record)
                continue
            told.tell(*took_part_told(latest, sitting.record))
            told.tell_plan(sitting)
            give_lines(_("/help has the words; whatever is said is kept at once."))
            return sitting
        return None

    def _who_is_there(self, record: Retrospective) -> str | None:
        """The line that says who is in the room; None at the end of the input."""
        known = known_roles(record)
        give_lines(_("Who is in the room? The roles, with commas between."))
        if known:
            give_lines("  " + _("Enter alone: {roles}", roles=printable(active().join(known))))
        typed = self._lines.next()
        if typed is None or _leaves(typed.text):
            return None
        return typed.text

    def _turn(self, sitting: Sitting) -> Sitting | None:
        """One turn: where it stands, what is asked, one line. The meeting behind it; None if this was the last."""
        sitting = replace(sitting, record=self._store.load(sitting.record.reference))
        try:
            check_lead(sitting)
            self._tell_place(sitting)
            asked, self._memory = prompt(self._desk, sitting, self._memory)
            told.tell_prompt(asked, sitting, self._memory, is_again=bool(self._refused))
            typed = self._lines.next()
            if typed is None:
                self._leave(sitting.record.reference)
                return None
            return self._taken(sitting, asked, typed)
        except LeadLostError as error:
            tell_reasons(error)
            follow(self._store, self._factory, sitting)
            return None
        except MeetingOverError as error:
            tell_reasons(error)
            return None

    def _tell_place(self, sitting: Sitting) -> None:
        told.tell_place(sitting, self._factory.now(), self._memory.written)
        if sitting.step.code != self._step:
            self._step = sitting.step.code
            told.tell_step_begun(sitting)

    def _taken(self, sitting: Sitting, asked: Prompt, typed: Typed) -> Sitting | None:
        """The meeting behind a line; as it was where the line could not be taken, which is told."""
        if typed.is_broken:
            self._refused = typed.text
            give_lines("! " + _("It is not UTF-8 text."))
            return sitting
        try:
            taken = take(self._desk, sitting, self._memory, asked, typed.text)
        except (LeadLostError, MeetingOverError, NotFoundError):
            raise
        except (RetroError, ValidationError) as error:
            self._refused = typed.text
            tell_reasons(error)
            return sitting
        self._refused, self._memory = "", taken.memory
        told.tell_taken(taken)
        if taken.ended:
            told.tell_ended(taken.ended)
            return None
        return taken.sitting if self._shown(taken.sitting, taken.shows) else None

    def _shown(self, sitting: Sitting, shows: Move | Act | None) -> bool:
        """Show what a `/` word asks for; gives whether there is another turn."""
        match shows:
            case Move.RULES:
                told.tell_rules()
            case Act.HELP:
                told.tell_help(sitting.record)
            case Act.STAGES:
                told.tell_steps(sitting.record)
            case Act.ALL:
                for stage in STAGES:
                    tell_stage(sitting.record, stage, is_whole=True)
            case Act.DRILL:
                give_lines(_("Practise on it with: retro drill {reference}", reference=sitting.record.reference))
            case Act.QUIT:
                self._leave(sitting.record.reference)
                return False
        return True

    def _leave(self, reference: str) -> None:
        if self._refused:
            give_lines(_("The last line was not taken: {text}", text=printable(self._refused)))
        give_lines(words.left_open(), _("It goes on there with: retro meet {reference}", reference=reference))


def _leaves(text: str) -> bool:
    """Whether a line says that one leaves."""
    word, move = command_in(text), meeting_command_in(text)
    return (word is not None and word.act is Act.QUIT) or (move is not None and move.move is Move.END)
