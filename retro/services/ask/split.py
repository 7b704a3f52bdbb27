"""The row that is said anew is split: two rows, and the time of the second one is asked."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.next import Here
from retro.asking.question import Question
from retro.model.record import Retrospective
from retro.services.ask.answer import Answered, Desk
from retro.services.ask.own_last import group_of_answer
from retro.services.ask.rows import read_again
from retro.services.ask.told import told_row
from retro.services.ask.values import changed_row
from retro.services.changing.split_row import split_row


def split_answer(desk: Desk, record: Retrospective, question: Question, parts: tuple[str, str], here: Here) -> Answered:
    """Part the row that is said anew into these two: one change, an answer as any other.

    ValidationError or RetroError, with the reason, if it cannot be done: nothing is written then.
    """
    factory = desk.factory
    before, behind = parts
    row, said = read_again(record, question, before, now=factory.now(), currency=desk.currency)
    done = split_row(
        desk.store, factory, record, row, changed_row(row, said.entry), second=behind, currency=desk.currency,
        group=group_of_answer(factory),
    )  # fmt: skip
    rows = [each for each in (done.record.get(row.id), done.record.get(done.row)) if each is not None]
    told = tuple(told_row(done.record, each) for each in rows)
    return Answered(done.record, replace(here, row="", timed=done.row), told, row=done.row)
