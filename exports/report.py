"""The team's report as Markdown: the account that needs nothing but the record."""

from __future__ import annotations

from datetime import date

from exports.accounts.account import Account, Occasion
from exports.accounts.writing import write
from retro.language import Language
from retro.model.record import Retrospective


def report(record: Retrospective, to: Language) -> str:
    """The team's report. The same record gives the same bytes: what day it is does not stand in it."""
    return write(record, to, Account.TEAM, Occasion(date.min)).document.markdown
