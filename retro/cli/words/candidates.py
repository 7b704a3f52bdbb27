"""What may stand at a place of the command line: references, stages, rows, fields and their values, for completion.

Nothing is said here about what is wrong: a line that is only half written has no candidates then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from retro.cli.session import Session
from retro.errors import RetroError
from retro.language import LANGUAGES, _, language
from retro.text.lazy_pattern import lazy
from retro.text.shortened import beginning

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from retro.model.entry import Entry
    from retro.model.fields import Field
    from retro.model.record import Retrospective

_MOST = 500
"""So many are offered; of references, the newest."""
_LONGEST = 60
"""How many letters of a text say what a candidate is."""
_ASSIGNMENT = lazy("[=＝]")


class Candidate(NamedTuple):
    """A word, what it means, and what sort it is: see `retro.cli.completion`."""

    word: str
    means: str = ""
    sort: str = "plain"


def _completing(
    find: Callable[[click.Context, str], Iterator[Candidate]],
) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]:
    """The candidates that `find` gives, as click takes them."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        from click.shell_completion import CompletionItem

        try:
            return [CompletionItem(each.word, each.sort, beginning(each.means)) for each in find(ctx, incomplete)]
        except (RetroError, OSError):
            return []

    return complete


def _session(ctx: click.Context) -> Session:
    session = ctx.find_object(Session) or Session()
    if given := ctx.find_root().params.get("db"):
        session.given_db = given
    return session


def _record(ctx: click.Context) -> Retrospective:
    with _session(ctx).store() as store:
        return store.load(store.resolve(_said(ctx, "ref")))


def _said(ctx: click.Context, name: str) -> str:
    """The argument of this name. Where an option waits for its value, click has not told the arguments apart yet."""
    places = [param.name for param in ctx.command.params if param.param_type_name == "argument"]
    behind = ctx.args[places.index(name) :] if name in places else ()
    return str(ctx.params.get(name) or next(iter(behind), ""))


@_completing
def references(ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """The cases of the archive."""
    from retro.model.query.words import Word
    from retro.store.protocol import CaseFilter

    session = _session(ctx)
    if not session.has_archive:
        return
    wanted = CaseFilter(words=(Word(incomplete, field="reference"),) if incomplete else ())
    with session.store() as store, closing(store.each(wanted)) as found:
        begun = (one for one in found if one.reference.startswith(incomplete))
        for one in islice(begun, _MOST):
            yield Candidate(one.reference, one.title)


@_completing
def stages(_ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """The stages, by their codes; by their names where one was begun."""
    from retro.model.stages import STAGES

    for stage in STAGES:
        yield from _begun(incomplete, Candidate(stage.code, _(stage.label)), stage.name)


@_completing
def rows(ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """The rows; of those where another row goes, the ones that it can go to."""
    from retro.cli.words.row_lookup import row_called
    from retro.model.stages import STAGES

    record = _record(ctx)
    moved = row_called(record, _said(ctx, "row")) if ctx.params.get("where") else None
    for stage in STAGES:
        for row in record.stage(stage):
            if moved is None or (row.stage is moved.stage and row.id != moved.id):
                yield from _begun(incomplete, _row(record, row))


@_completing
def found(ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """What a check can find of the row that was named."""
    from retro.cli.words.row_lookup import row_called
    from retro.model.found import Found

    row = row_called(_record(ctx), _said(ctx, "row"))
    for each in (*row.finds, Found.TAKEN_BACK):
        yield from _begun(incomplete, Candidate(each.value, _(each.label)), each.label)


@_completing
def ticks(ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """Those concerned and other places, and what can be ticked of each of them."""
    from retro.model.stages.changes import Place
    from retro.model.stages.scope import Party, Ticked

    record = _record(ctx)
    for row in (*record.of(Party), *record.of(Place)):
        yield from _begun(incomplete, _row(record, row))
    for choice in Ticked:
        yield from _begun(incomplete, Candidate(choice.value, _(choice.label)), choice.label)
    yield from _begun(incomplete, Candidate("carried", _(Place.field("carried").label)))


@_completing
def places(_ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """Where a row can be moved to."""
    for word, means in (
        ("up", _("before the row above")),
        ("down", _("behind the row below")),
        ("after", _("behind another row")),
        ("under", _("one level below another cause")),
    ):
        yield from _begun(incomplete, Candidate(word, means))


@_completing
def kinds(_ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """What sort of case it is."""
    from retro.model.head_choices import CaseKind

    for choice in CaseKind:
        yield from _begun(incomplete, Candidate(choice.value, _(choice.label)), choice.label)


@_completing
def files(_ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """Files, which the shell knows."""
    yield Candidate(incomplete, sort="file")


@_completing
def folders(_ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """Folders, which the shell knows."""
    yield Candidate(incomplete, sort="dir")


@_completing
def text_files(ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """The fields that hold a text; behind one and `=`, files."""
    from retro.model.field_types import LineType, ProseType

    if _ASSIGNMENT.search(incomplete):
        yield Candidate(incomplete, sort="file")
        return
    for field in _entry(ctx).offered():
        if isinstance(field.type, ProseType | LineType):
            yield from _begun(incomplete, _field(field), field.label, behind="=")


@_completing
def assignments(ctx: click.Context, incomplete: str) -> Iterator[Candidate]:
    """The fields of the head, or of the row that was named before; behind one and `=`, its values."""
    from retro.services.changing.field_texts import field_called

    entry = _entry(ctx)
    said, *value = _ASSIGNMENT.split(incomplete, maxsplit=1)
    if not value:
        given = [_ASSIGNMENT.split(each, maxsplit=1)[0] for each in ctx.params.get("assignments") or ()]
        for field in entry.offered():
            if field.name not in given:
                yield from _begun(incomplete, _field(field), field.label, behind="=")
        return
    field = field_called(type(entry), said)
    before, begun = incomplete[: -len(value[0]) or None], value[0]
    if field.type.name in ("choices", "tags", "links"):
        before, begun = re.match(r"(.*[,、，])?(.*)", begun, re.DOTALL).groups("")  # type: ignore[union-attr]  # matches all
        before = incomplete[: len(incomplete) - len(begun)]
    for named, label in _values(field, entry, _record(ctx)):
        for each in _begun(begun, named, label):
            yield each._replace(word=before + each.word)


def _entry(ctx: click.Context) -> Entry:
    """The row, or the head, whose fields are written."""
    from retro.cli.words.row_lookup import row_called

    if "row" not in ctx.params:
        from retro.model.stages.head import Head

        return Head()
    return row_called(_record(ctx), _said(ctx, "row"))


def _values(field: Field, entry: Entry, record: Retrospective) -> Iterator[tuple[Candidate, str]]:
    """What may be written for a field, each with the message id of its label, if it has one."""
    from retro.model import field_types
    from retro.model.moments.formatting import NO, YES

    match field.type:
        case field_types.ChoiceType() | field_types.ChoicesType() | field_types.OpenChoiceType():
            yield from ((Candidate(choice.value, _(choice.label)), choice.label) for choice in field.type.choices)
        case field_types.YesNoType():
            yield from ((Candidate("yes", _(YES)), YES), (Candidate("no", _(NO)), NO))
        case field_types.ZoneType():
            from zoneinfo import available_timezones

            yield from ((Candidate(name), "") for name in sorted(available_timezones()))
        case field_types.LinkType():
            stages = dict.fromkeys(row.stage for row in record.rows)
            linkable = (row for stage in stages for row in record.stage(stage) if field.type.to in ("", row.kind))
            yield from ((_row(record, row), "") for row in linkable if row.id != entry.id)
        case field_types.RoleType():
            yield from ((Candidate(name), "") for name in _roles(record))
        case _ if field.name in entry.customer_fields():
            from retro.redaction.people import customers

            yield from ((Candidate(name), "") for name in customers(record))
        case field_types.LineType() if getattr(entry, field.name):
            yield Candidate(getattr(entry, field.name), _("as it is now")), ""


def _roles(record: Retrospective) -> Iterator[str]:
    """The roles that the record names, each once."""
    from retro.model.field_types import RoleType

    named = (
        getattr(entry, field.name)
        for entry in (record.head, *record.rows)
        for field in entry.fields()
        if isinstance(field.type, RoleType)
    )
    yield from dict.fromkeys(name for name in named if name)


def _field(field: Field) -> Candidate:
    return Candidate(f"{field.name}=", _(field.label), "open")


def _row(record: Retrospective, row: Entry) -> Candidate:
    from retro.model.row_labels import row_name

    return Candidate(row_name(record, row), row.main_text)


def _begun(incomplete: str, named: Candidate, label: str = "", *, behind: str = "") -> Iterator[Candidate]:
    """The candidate if it is begun by what is written; else by its label in any language, if that is one word."""
    if named.word.casefold().startswith(incomplete.casefold()):
        yield named
        return
    for text in (language(code)(label) + behind for code in LANGUAGES if incomplete and label):
        if text.casefold().startswith(incomplete.casefold()) and not re.search(r"\s", text):
            yield named._replace(word=text)
