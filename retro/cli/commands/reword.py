"""The command that gives rows other words for customers: reword."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import chosen_language, kind_option, language_option, recipient, recipient_options
from retro.errors import UsageError
from retro.language import M_, N_, _, active, n_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.report_kind import ReportKind
    from exports.request import ReportRequest
    from retro.model.record import Retrospective
    from retro.services.sending.reword import Sentence
    from retro.store.protocol import Store

_REFUSED = 1
"""Something needs words still."""


@command(
    "reword",
    says=N_(
        "Give sentences of a letter other words for its reader.\n\nWithout answers: what stands in the letter in plain "
        "style, in another language, or is of the house itself, a line each. ROW=TEXT gives a row words for customers "
        "who read the language of the letter (head= is its subject); they stand in place of all that the row says "
        "otherwise. ROW= leaves the row out of letters in that language. --edit opens all of them in your editor. Ends "
        "with 1 while any is left."
    ),
    examples=N_(
        "retro reword 14 --lang ja --addressee Mori\n"
        "retro reword 14 2.1='The slips were not compared.' 4.3=\n"
        "retro reword 14 --for interim-customer --to-all --edit"
    ),
)
@ref_argument()
@click.argument("answers", metavar="ROW=TEXT...", nargs=-1, shell_complete=candidates.rows)
@kind_option("customer")
@language_option()
@recipient_options
@option("--edit", "edits", says=N_("Open them all in your editor."), is_flag=True)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def reword(
    session: Session,
    /,
    ref: str,
    *,
    answers: tuple[str, ...],
    kind: ReportKind,
    lang: str | None,
    edits: bool,
    as_json: bool,
    **whom: Any,
) -> int:
    """Other words for the reader."""
    from exports.request import ReportRequest

    if not kind.is_letter:
        raise UsageError(M_("Only letters are worded for their reader."), M_("Say --for customer."))
    if answers and edits:
        raise UsageError(M_("The answers are given already."), M_("Leave out --edit, or ROW=TEXT."))
    request = ReportRequest(chosen_language(lang), kind, recipient=recipient(whom))
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        if answers:
            record = _take(session, store, record, request, answers)
        elif edits:
            record = _edit(session, store, record, request)
        left = _sentences(session, record, request)
    if as_json:
        _give_json(left)
    else:
        _give_lines(left)
    return _REFUSED if left else 0


def _sentences(session: Session, record: Retrospective, request: ReportRequest) -> tuple[Sentence, ...]:
    from retro.cli.words.report_options import report_context
    from retro.services.sending.reword import sentences

    return sentences(record, request, report_context(session))


def _take(
    session: Session, store: Store, record: Retrospective, request: ReportRequest, answers: Sequence[str]
) -> Retrospective:
    from retro.cli.words.row_lookup import row_called
    from retro.model.stages.head import HEAD
    from retro.services.sending import reword as service

    said = {}
    for answer in answers:
        name, *text = re.split("[=＝]", answer, maxsplit=1)
        if not text:
            raise UsageError(
                M_("“{text}” is not of the form ROW=TEXT.", text=answer),
                M_("Write the row, = and the words; nothing behind it leaves the row out."),
            )
        is_head = name.strip().casefold() in (service.HEAD, active()(HEAD.label).casefold())
        said[record.head.id if is_head else row_called(record, name).id] = text[0]
    return service.reword(store, session.factory, record, request.to, said).record


def _edit(session: Session, store: Store, record: Retrospective, request: ReportRequest) -> Retrospective:
    from retro.screens.walk.external_editor import edit_outside, editor_command
    from retro.services.sending.reword import reword
    from retro.services.sending.reword_file import as_text, from_text

    found = _sentences(session, record, request)
    if not found:
        return record
    command = editor_command(session.environ, session.settings.editor)
    said = from_text(edit_outside(as_text(found, active()), command), found)
    return reword(store, session.factory, record, request.to, said).record


def _give_lines(left: Sequence[Sentence]) -> None:
    from retro.text.controls import printable

    for each in left:
        give(f"{each.name} {printable(each.own)} [{_(each.need.why.value)}]\n")
    if left:
        say(n_("{n} sentence needs other words.", "{n} sentences need other words.", len(left)))
    else:
        say(_("Nothing in it needs other words."))


def _give_json(left: Sequence[Sentence]) -> None:
    from json import dumps

    plain = [
        {
            "row": each.name,
            "id": each.row.id,
            "field": each.need.field,
            "text": each.own,
            "why": each.need.why.name.lower(),
            "words": each.need.words,
        }
        for each in left
    ]
    give(dumps(plain, ensure_ascii=False, indent=2) + "\n")
