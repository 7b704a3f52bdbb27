"""The names that only letters and formal reports have in a template: each is made, and loaded, when one asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from exports.letters.numbers import report_number
from exports.letters.stance import Stance
from exports.request import ReportRequest
from exports.templating import LazyWord
from retro.model.record import Retrospective

if TYPE_CHECKING:
    from exports.letters.form import FormWords
    from exports.letters.letter_lines import LetterLines
    from exports.letters.words import LetterWords
    from exports.markdown.entry_view import EntryView
    from exports.markdown.escape import Markdown
    from retro.review.approvals import Signed

_LINES = ("happened", "established", "harm", "given", "prevention", "since", "zoned", "event", "harmed")
"""What `LetterLines` has of these names."""


@dataclass
class LetterContext:
    """One report's words for its reader. The fields are those of the report (`exports.template_context`)."""

    record: Retrospective
    request: ReportRequest
    stance: Stance
    subject: str
    signed: Sequence[Signed]
    shared: Callable[[], frozenset[str]]
    shown: Callable[..., EntryView]
    """A row in the words of the report."""
    rows: Callable[[str], list[EntryView]]
    """The rows of a kind that its reader may see."""
    is_extent_open: Callable[[EntryView], bool]
    is_lapsed: Callable[[EntryView], bool]

    def words(self) -> dict[str, LazyWord]:
        """The names."""
        return {
            "form": LazyWord(self._form),
            "letter": LazyWord(lambda: self.letter),
            "greeting": LazyWord(lambda: self.letter.greeting),
            "apology": LazyWord(self._apology),
            "sympathy": LazyWord(self._sympathy),
            **{name: LazyWord(partial(self._line, name)) for name in _LINES},
        }

    @cached_property
    def letter(self) -> LetterWords:
        """What stands around a letter."""
        from exports.letters.words import LetterWords

        kind, recipient = self.request.kind, self.request.recipient
        return LetterWords(
            self.request.to,
            self.stance,
            self.request.organisation,
            self.subject,
            recipient.dear or recipient.addressee,
            recipient.dear,
            is_letter=kind.is_letter,
            number=report_number(self.request.number, self.request.to) if kind.is_interim else "",
        )

    @cached_property
    def lines(self) -> LetterLines:
        """Its lines."""
        from exports.letters.letter_lines import LetterLines
        from retro.review.needs.proportion import is_engineering

        return LetterLines(
            self.request.to,
            self.shown(self.record.head),
            self.rows,
            self.is_extent_open,
            self.is_lapsed,
            self.shared(),
            self.letter.is_personal,
            self.record.zone,
            is_system=is_engineering(self.record),
            tells_all_events=self.request.kind.is_interim,
        )

    def _line(self, name: str) -> object:
        return getattr(self.lines, name)

    def _form(self) -> FormWords:
        from exports.letters.form import FormWords

        request = self.request
        return FormWords(self.record, request.to, self.shown, request.organisation, request.read_on, self.signed)

    def _apology(self) -> Markdown:
        from exports.letters.apology import apology

        is_interim = self.request.kind.is_interim
        return apology(self.record, self.stance, self.request.to, is_interim=is_interim, subject=self.subject)

    def _sympathy(self) -> Markdown:
        from exports.letters.apology import sympathy

        return sympathy(self.record, self.stance, self.request.to)
