"""The line of choices above the report: for whom it is, in which language, and what else was chosen about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from exports.report_kind import KINDS, TEAM_REPORT, ReportKind
from exports.request import ReportRequest
from retro.language import LANGUAGES, _, active, language
from retro.redaction.recipient import Recipient
from widgets.segmented_control import SegmentedControl

_MARGIN = 1
_NUMBERS = 9
"""So many interim reports are counted before the key comes to the first again."""


def kinds(id_: str, chosen: ReportKind, *, in_turn: bool = True) -> SegmentedControl[ReportKind]:
    """The choice of a kind of report, in the order in which a key goes through them."""
    return SegmentedControl([(each, _(each.label)) for each in KINDS], chosen, id=id_, in_turn=in_turn)


def languages(id_: str, chosen: str, *, in_turn: bool = True) -> SegmentedControl[str]:
    """The choice of a language: its code."""
    return SegmentedControl(list(LANGUAGES.items()), chosen, id=id_, in_turn=in_turn)


class ReportChoices(Horizontal):
    """What is wanted. A click on a kind of report or a language is as good as the key."""

    DEFAULT_CSS = """
    ReportChoices { height: 1; background: $surface; padding: 0 1; }
    ReportChoices > #kinds { width: 1fr; }
    ReportChoices.narrow { layout: vertical; height: 2; }
    """

    def __init__(self) -> None:
        super().__init__(classes="roomy")
        self.kinds = kinds("kinds", TEAM_REPORT, in_turn=False)
        self.languages = languages("languages", active().code, in_turn=False)
        self._more = ReportRequest(active())
        self.next_number_by_count = 1
        """Which interim report it is where nobody says another: the next one after those that were sent."""

    def compose(self) -> ComposeResult:
        """The kinds of report on the left, the languages on the right."""
        yield self.kinds
        yield self.languages

    def on_resize(self) -> None:
        """Put the languages below where the kinds of report would be cut beside them."""
        room = self.app.size.width - 2 * _MARGIN
        self.set_class(self.kinds.get_content_width() + 1 + self.languages.get_content_width() > room, "narrow")

    @property
    def request(self) -> ReportRequest:
        """The report that is asked for, with no more said about it than concerns it."""
        kind = self.kinds.value
        return replace(
            self._more,
            kind=kind,
            to=language(self.languages.value),
            recipient=self._more.recipient if kind.is_letter else Recipient(),
            number=self._more.number if kind.is_interim else 0,
        )

    @request.setter
    def request(self, request: ReportRequest) -> None:
        self.kinds.value, self.languages.value = request.kind, request.to.code
        self._more = request

    @property
    def said(self) -> str:
        """What was chosen besides kind and language, in words."""
        request = self.request
        whom = request.recipient
        said = [_("to: {name}", name=whom.addressee)] if whom.addressee else []
        said += [_("to: all")] if whom.to_all else []
        said += [_("no. {n}", n=request.number or self.next_number_by_count)] if request.kind.is_interim else []
        said += [_("roles for names")] if whom.shield else []
        said += [_("stock template")] if request.stock else []
        return "   ".join(said)

    def toggle_shield(self) -> None:
        """Put roles in the place of names, or take them back."""
        self._address(shield=not self._more.recipient.shield)

    def toggle_stock(self) -> None:
        """Use the template that comes with Retro, or the user's own again."""
        self._more = replace(self._more, stock=not self._more.stock)

    def next_number(self) -> None:
        """The next interim report."""
        shown = self._more.number or self.next_number_by_count
        self._more = replace(self._more, number=shown % _NUMBERS + 1)

    def next_addressee(self, known: Sequence[str]) -> None:
        """The first of those hurt, then the next of them; after the last one all, then the first again."""
        whom = self._more.recipient
        at = known.index(whom.addressee) + 1 if whom.addressee in known else 0
        addressee = known[at] if at < len(known) else ""
        self._address(addressee=addressee, to_all=not addressee, same=(), other=())

    def answer(self, name: str, *, same: bool) -> None:
        """Take the answer whether a customer is the addressee."""
        whom = self._more.recipient
        if same:
            self._address(same=(*whom.same, name))
        else:
            self._address(other=(*whom.other, name))

    def keep_answers(self, known: Sequence[str]) -> None:
        """Forget the answers about customers whom the rows do not call so any more."""
        whom = self._more.recipient
        same, other = (tuple(name for name in said if name in known) for said in (whom.same, whom.other))
        self._address(same=same, other=other)

    def _address(self, **said: Any) -> None:
        self._more = replace(self._more, recipient=replace(self._more.recipient, **said))
