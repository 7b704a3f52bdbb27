"""The command that asks about what makes a second incident likely: lint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.case_meant import case_meant
from retro.errors import RetroError, UsageError
from retro.language import M_, N_, _, active, n_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retro.model.record import Retrospective
    from retro.review.judgement.judged import Judged
    from retro.review.judgement.mutes import Looked, Mute
    from retro.store.protocol import Store

_REFUSED = 1
"""Something is open."""


@command(
    "lint",
    says=N_(
        "Ask about what makes a second incident likely: a person as the cause, an excuse, an apology for nothing, a "
        "measure that leans on attention.\n\nOne line a question: the row, the words, what is asked, the command that "
        "answers it, and its code; behind that the codes of what the same answer settles. Of one row the gravest comes "
        "first. Nothing is banned: answer it, or mute it with a reason, which is kept; where the words change, it is "
        "asked again. Ends with 1 while anything is open. --all looks at every case that is not closed. A team adds "
        "words, excepts some and switches judgements off in config.toml, under [judgement]."
    ),
    examples=N_(
        "retro lint 14\n"
        'retro lint 14 --mute 5.2:attention --because "the reminder is printed on the slip"\n'
        "retro lint 14 --ask-again 5.2:attention\n"
        "retro lint --all --json | jq -r '.[].code' | sort | uniq -c"
    ),
)
@click.argument("ref", required=False, shell_complete=candidates.references)
@option("--all", "every", says=N_("Every case that is not closed."), is_flag=True)
@option("--mute", "muted", says=N_("Do not ask about this place again: ROW:CODE, or CODE alone."), metavar="PLACE")
@option("--because", says=N_("Why not."), metavar="TEXT", default="")
@option("--ask-again", "again", says=N_("Ask about this place again, which was muted."), metavar="PLACE")
@option(
    "--json", "as_json", says=N_("Print one JSON array; what is muted stands in it, with the reason."), is_flag=True
)
@in_session
def lint(
    session: Session, ref: str | None, *, every: bool, muted: str | None, because: str, again: str | None, as_json: bool
) -> int:
    """What is asked about."""
    if bool(ref) == every:
        raise UsageError(M_("Which case? Name one, or say --all."), M_("retro lint 14"))
    if every and (muted or again):
        raise UsageError(M_("One case at a time is muted."), M_("retro lint 14 --mute 5.2:attention --because …"))
    now = session.factory.now()
    with session.store() as store:
        if ref and (muted or again):
            _alter(session, store, store.load(case_meant(store, ref)), muted, because if muted else again or "")
        records = [store.load(case_meant(store, ref))] if ref else _open_cases(store)
    looked = [(record, _look(record, now)) for record in records]
    if as_json:
        _give_json(looked)
    else:
        for record, found in looked:
            _give_lines(record, found, with_reference=every)
    return _REFUSED if any(found.open for _record, found in looked) else 0


def _look(record: Retrospective, now: Any) -> Looked:
    from retro.review.judgement.mutes import look

    return look(record, now)


def _open_cases(store: Store) -> list[Retrospective]:
    from retro.model.stages.head import Status
    from retro.store.protocol import CaseFilter

    wanted = CaseFilter(statuses=tuple(each for each in Status if each is not Status.CLOSED))
    return [store.load(reference) for reference in store.references(wanted)]


def _give_lines(record: Retrospective, found: Looked, *, with_reference: bool) -> None:
    from retro.review.judgement.grouped import grouped
    from retro.review.judgement.told import told
    from retro.services.follow_up.gap_commands import command_about

    front, asked = f"{record.reference} " if with_reference else "", grouped(found.open)
    for each in asked:
        codes = ", ".join(_name(record, one) for one in (each, *each.behind))
        give(f"{front}{told(record, each).show(active())}  →  {command_about(record, each)}  [{codes}]\n")
    if asked:
        say(n_("{n} question is open.", "{n} questions are open.", len(asked)))
    elif not with_reference:
        say(_("Nothing is asked about here."))
    if found.muted:
        say(n_("{n} is muted, with a reason (--json tells it).", "{n} are muted, with reasons (--json tells them).",
               len(found.muted)))  # fmt: skip


def _give_json(looked: Sequence[tuple[Retrospective, Looked]]) -> None:
    from json import dumps

    from retro.review.judgement.grouped import each_of, grouped

    plain = [
        each
        for record, found in looked
        for each in (
            *(_plain(record, one, behind=behind) for one, behind in each_of(grouped(found.open))),
            *(_plain(record, one, mute) for one, mute in found.muted),
        )
    ]
    give(dumps(plain, ensure_ascii=False, indent=2) + "\n")


def _plain(record: Retrospective, each: Judged, mute: Mute | None = None, behind: str = "") -> dict[str, Any]:
    from retro.model.row_labels import row_name
    from retro.review.judgement.told import told

    row = record.get(each.row)
    start, end = each.span
    return {
        "reference": record.reference,
        "code": each.code,
        "level": each.level.value,
        "stage": each.stage.code,
        "row": row_name(record, row) if row else None,
        "id": each.row or None,
        "field": each.field or None,
        "from": start if end else None,
        "to": end or None,
        "words": each.words if end else None,
        "question": each.question.show(active()),
        "told": told(record, each).show(active()),
        "muted": {"because": mute.reason, "on": mute.day.isoformat() if mute.day else None} if mute else None,
        "muted_before": each.muted_before or None,
        "behind": behind or None,
    }


def _alter(session: Session, store: Store, record: Retrospective, muted: str | None, said: str) -> None:
    """Mute the place `muted` because of what is `said`; without it, ask about the place that is `said` again."""
    from retro.review.judgement.grouped import grouped
    from retro.services.follow_up.mute import ask_again, mute

    found = _look(record, session.factory.now())
    if muted:
        mute(store, session.factory, record, _named(record, muted, grouped(found.open)), said)
        say(_("Muted: {place} is not asked about again while its words stay as they are.", place=muted))
    else:
        ask_again(store, session.factory, record, _named(record, said, [one for one, _mute in found.muted]))
        say(_("{place} is asked about again.", place=said))


def _named(record: Retrospective, name: str, among: Sequence[Judged]) -> Judged:
    """The place that `5.2:attention` means; RetroError with those there are, if it means none or several."""
    from retro.text.folding import normal

    row, _colon, code = normal(name).rpartition(":")
    every = (one for each in among for one in (each, *each.behind))
    found = [each for each in every if each.code == code and row in ("", _row(record, each))]
    if len(found) == 1:
        return found[0]
    known = tuple(dict.fromkeys(_name(record, each) for each in among))
    raise RetroError(
        M_("“{name}” is no place that is asked about.", name=name)
        if not found
        else M_("“{name}” means several places.", name=name),
        M_("There are: {known}.", known=known) if known else M_("Nothing is asked about here."),
    )


def _name(record: Retrospective, each: Judged) -> str:
    """What `--mute` calls a place: `5.2:attention`; without a row of the head and of a stage."""
    return f"{_row(record, each)}:{each.code}".lstrip(":")


def _row(record: Retrospective, each: Judged) -> str:
    from retro.model.row_labels import row_name

    row = record.get(each.row)
    return row_name(record, row) if row else ""
