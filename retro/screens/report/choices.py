"""The line of choices above the report: whose account, in which language, and what else was chosen about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal

from exports.accounts.account import Account
from retro.language import LANGUAGES, N_, _, active, language
from retro.occasions import Wanted
from retro.redaction.audience import CUSTOMER
from widgets.one_of import OneOf

ACCOUNTS = (
    (Account.TEAM, N_("team")),
    (Account.MANAGEMENT, N_("management")),
    (Account.CUSTOMER, N_("customer")),
    (Account.INTERIM, N_("interim")),
    (Account.INTERIM_CUSTOMER, N_("interim, customer")),
)
"""The accounts by short names, in the order in which a key goes through them."""

_NUMBERS = 9
"""So many interim reports are counted before the key comes to the first again."""


def accounts(id_: str, chosen: Account, *, in_turn: bool = True) -> OneOf[Account]:
    """The choice of an account."""
    return OneOf([(each, _(name)) for each, name in ACCOUNTS], chosen, id=id_, in_turn=in_turn)


def languages(id_: str, chosen: str, *, in_turn: bool = True) -> OneOf[str]:
    """The choice of a language: its code."""
    return OneOf(list(LANGUAGES.items()), chosen, id=id_, in_turn=in_turn)


class ReportChoices(Horizontal):
    """What is wanted. A click on an account or a language is as good as the key."""

    DEFAULT_CSS = """
    ReportChoices { height: 1; background: $surface; padding: 0 1; }
    ReportChoices > #accounts { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(classes="roomy")
        self.accounts = accounts("accounts", Account.TEAM, in_turn=False)
        self.languages = languages("languages", active().code, in_turn=False)
        self._more = Wanted(Account.TEAM, active())

    def compose(self) -> ComposeResult:
        """The accounts on the left, the languages on the right."""
        yield self.accounts
        yield self.languages

    @property
    def wanted(self) -> Wanted:
        """The account that is wanted, with no more said about it than concerns it."""
        account = self.accounts.value
        chosen = replace(self._more, account=account, to=language(self.languages.value))
        if account.reader is not CUSTOMER:
            chosen = replace(chosen, addressee="", shield=False)
        return chosen if account.template == "interim" else replace(chosen, number=1)

    @wanted.setter
    def wanted(self, wanted: Wanted) -> None:
        self.accounts.value, self.languages.value = wanted.account, wanted.to.code
        self._more = wanted

    @property
    def said(self) -> str:
        """What was chosen besides account and language, in words."""
        wanted = self.wanted
        said = [_("to: {name}", name=wanted.addressee)] if wanted.addressee else []
        said += [_("no. {n}", n=wanted.number)] if wanted.account.template == "interim" else []
        said += [_("roles for names")] if wanted.shield else []
        said += [_("stock template")] if wanted.stock else []
        return "   ".join(said)

    def turn_shield(self) -> None:
        """Put roles in the place of names, or take them back."""
        self._more = replace(self._more, shield=not self._more.shield)

    def turn_stock(self) -> None:
        """Use the template that comes with Retro, or the user's own again."""
        self._more = replace(self._more, stock=not self._more.stock)

    def next_number(self) -> None:
        """The next interim report."""
        self._more = replace(self._more, number=self._more.number % _NUMBERS + 1)

    def next_addressee(self, known: Sequence[str]) -> None:
        """The next of those hurt; after the last one, all of them."""
        to = ["", *known]
        at = to.index(self._more.addressee) if self._more.addressee in to else 0
        self._more = replace(self._more, addressee=to[(at + 1) % len(to)])
