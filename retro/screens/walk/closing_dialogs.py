"""What is asked before a retrospective is closed, and before a closed one is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from retro.language import M_, N_, _, active, n_
from retro.model.closed_record import following
from retro.model.record import Retrospective
from retro.review.gap import Gap
from retro.review.judgement.judged import Judged
from retro.review.judgement.reasons import says_nothing
from retro.review.judgement.told import told
from retro.review.needs.proportion import depth_told, proportion, wording
from retro.review.revision import Revision, listed, summed
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

_WHY = N_("Why is it closed all the same?")
_HOW = N_("Enter closes it with this reason, which is kept; Esc leaves it open. PgDn shows more of what is missing.")

ANSWERS = (
    Command("closing.yes", ("y",), N_("Close it"), N_("Close it as it is"), "answer(True)", footer=1),
    Command("closing.no", ("n", "escape"), N_("Go back"), N_("Leave it open"), "answer(False)", footer=2),
)


class ReasonDialog(ModalScreen[str | None]):
    """A dialog with a line for a reason, and what comes of it below. None: it was left, and all stays as it is."""

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        reason = event.value.strip()
        if reason and not (refusal := self.refusal(reason)):
            self.dismiss(reason)
            return
        echo = self.query_one(".echo", WrappedText)
        echo.update(Content(refusal if reason else _("The reason is empty, and is needed.")))
        echo.add_class("-wrong")

    def refusal(self, reason: str) -> str:  # noqa: ARG002 -- a kind of it looks at the reason
        """Why a reason is not taken; "" if it is."""
        return ""

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)


class CloseDialog(ReasonDialog):
    """What is still missing, what is otherwise than when it was closed before, and whether to close.

    With the reason, where something is missing. None: it stays open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ANSWERS), Binding("pageup", "turn(-1)", show=False), Binding("pagedown", "turn(1)", show=False),
    ]  # fmt: skip
    CSS = """
    CloseDialog { align: center middle; background: $background 60%; }
    CloseDialog > Vertical { width: 80; max-width: 100%; height: auto; max-height: 92%; background: $surface; }
    CloseDialog VerticalScroll { height: auto; max-height: 65vh; padding: 1 2; }
    CloseDialog .question { text-style: bold; margin: 0 2; }
    CloseDialog PromptLine { margin: 0 2; background: $panel; }
    CloseDialog .echo { color: $text-muted; margin: 0 2 1 2; }
    CloseDialog .echo.-wrong { color: $text-warning; }
    """

    def __init__(
        self,
        record: Retrospective,
        missing: Sequence[Gap],
        otherwise: Revision | None = None,
        asked: Sequence[Judged] = (),
        waiting: str = "",
    ) -> None:
        """`waiting`: that a line was typed and not added, and in which stage; "" where none was."""
        super().__init__()
        self._waiting = waiting
        self._record = record
        self._missing = missing
        self._otherwise = otherwise
        self._asked = asked

    def compose(self) -> ComposeResult:
        """The question, what is missing by stages, what closing means; the line for the reason, or the keys."""
        with Vertical():
            with VerticalScroll(can_focus=not self._missing):
                yield WrappedText(Content("\n").join(self._lines()))
            if self._missing:
                yield WrappedText(_(_WHY), classes="question")
                yield PromptLine("", placeholder=_("the reason, in a few words"))
                yield WrappedText(_(_HOW), classes="echo")
            else:
                yield CommandFooter()

    def on_mount(self) -> None:
        """Show the keys."""
        for footer in self.query(CommandFooter):
            footer.commands = ANSWERS

    def _lines(self) -> list[Content]:
        reference = self._record.reference
        lines = [Content.styled(_("Close {reference}?", reference=reference), "bold"), Content("")]
        if self._waiting:
            lines += [Content(self._waiting), Content("")]
        if self._missing:
            count = len(self._missing)
            lines.append(Content(n_("{n} thing is still missing:", "{n} things are still missing:", count)))
            lines.append(Content(depth_told(proportion(self._record)).show(active())))
            for stage, gaps in groupby(self._missing, key=lambda gap: gap.stage):
                lines += [Content(""), Content.styled(_(wording(self._record, stage).label), "bold")]
                lines += [Content(gap.message.show(active())) for gap in gaps]
        else:
            lines.append(Content(_("Nothing that is needed is missing.")))
        if self._asked:
            asks = n_("{n} place is asked about:", "{n} places are asked about:", len(self._asked))
            lines += [Content(""), Content.styled(asks, "bold")]
            lines += [Content(told(self._record, each).show(active())) for each in self._asked]
        if self._otherwise is not None:
            lines += [Content(""), Content(summed(self._otherwise, active(), self._record.zone))]
            lines += [Content(f"  {each.show(active())}") for each in listed(self._otherwise)]
        frozen = M_(
            "Closed, it is kept as it is. It takes what comes later ({kinds}), and is opened again only with a reason.",
            kinds=following(),
        ).show(active())
        return [*lines, Content(""), Content.styled(frozen, "dim")]

    @on(CommandFooter.Pressed)
    async def _pressed(self, event: CommandFooter.Pressed) -> None:
        event.stop()
        await self.run_action(event.command.does)

    def action_answer(self, wanted: bool) -> None:
        """Go back with the answer. Where something is missing, the reason is the answer."""
        if not wanted:
            self.dismiss(None)
        elif not self._missing:
            self.dismiss("")

    def action_turn(self, pages: int) -> None:
        """Show more of what is missing."""
        self.query_one(VerticalScroll).scroll_relative(y=pages * 10, animate=False)


class WhyDialog(ReasonDialog):
    """A dialog that asks for nothing but the reason."""

    SCOPED_CSS = False  # the styles are those of the kinds of it, too
    CSS = """
    WhyDialog { align: center middle; background: $background 60%; }
    WhyDialog > Vertical { width: 80; max-width: 100%; height: auto; background: $surface; padding: 1 2; }
    WhyDialog .question { text-style: bold; }
    WhyDialog PromptLine { margin: 1 0; background: $panel; }
    WhyDialog .echo { color: $text-muted; }
    WhyDialog .echo.-wrong { color: $text-warning; }
    """


class MuteDialog(WhyDialog):
    """Why a place is not asked about again, in one line. A reason that says nothing is asked for once more."""

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked
        self._said = ""
        """A reason that said nothing; given again, it is kept."""

    def compose(self) -> ComposeResult:
        """What is asked, the line for the reason, what comes of it."""
        with Vertical():
            yield WrappedText(self._asked)
            yield WrappedText(_("Why is that not asked about again?"), classes="question")
            yield PromptLine("")
            kept = _("The reason is kept. Where the words change, it is asked again. Esc leaves it as it is.")
            yield WrappedText(kept, classes="echo")

    def refusal(self, reason: str) -> str:
        """What a reason lacks that was not asked about before."""
        if reason == self._said or not says_nothing(reason):
            return ""
        self._said = reason
        return _("That tells whoever reads it later nothing. What makes it right here? Enter again keeps it as it is.")


class NotMutedDialog(ModalScreen[None]):
    """That what is asked cannot be muted, and what can be done. A letter does nothing here, and that is said."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape", "leave", show=False)]
    CSS = """
    NotMutedDialog { align: center middle; background: $background 60%; }
    NotMutedDialog > Vertical { width: 80; max-width: 100%; height: auto; background: $surface; padding: 1 2; }
    NotMutedDialog .refusal { text-style: bold; margin: 1 0; }
    NotMutedDialog .echo { color: $text-muted; }
    NotMutedDialog .echo.-wrong { color: $text-warning; }
    """

    def __init__(self, missing: str) -> None:
        super().__init__()
        self._missing = missing
        self._is_typed_in = False
        """Whether a reason was typed: the Enter behind it does not take the words away that say it is not kept."""

    def compose(self) -> ComposeResult:
        """What is asked, why it stays, what can be done, the key."""
        with Vertical():
            if self._missing:
                yield WrappedText(self._missing)
                refusal = _("This is missing: it cannot be muted, but answered. Space asks for it.")
                step = _("There, ? is: not known, - is: does not apply, . is: later. Enter or Esc goes back.")
            else:
                refusal = _("Nothing is asked about here that can be muted.")
                step = _("n shows the next question of this stage. Enter or Esc goes back.")
            yield WrappedText(refusal, classes="refusal")
            yield WrappedText(step, classes="echo")

    def on_key(self, event: Key) -> None:
        """Say that a letter is written nowhere here."""
        if event.key == "enter" and self._is_typed_in:
            event.stop()
            event.prevent_default()
            self._is_typed_in = False
        elif event.is_printable:
            event.stop()
            self._is_typed_in = True
            echo = self.query_one(".echo", WrappedText)
            echo.update(Content(_("Nothing is written here. Enter or Esc goes back.")))
            echo.add_class("-wrong")

    def action_leave(self) -> None:
        """Go back; all stays as it is."""
        self.dismiss(None)


class ReopenDialog(WhyDialog):
    """Why a closed retrospective is opened again, in one line."""

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def compose(self) -> ComposeResult:
        """The question, the line, what comes of it."""
        with Vertical():
            question = _("Why is {reference} opened again?", reference=self._reference)
            yield WrappedText(question, classes="question")
            yield PromptLine("")
            kept = _("The reason is kept in the review. Enter opens it; Esc leaves it closed.")
            yield WrappedText(kept, classes="echo")
