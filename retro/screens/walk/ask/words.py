"""The words of the walk that leads: its question, what may be answered, the sheets that `/` words show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from retro.asking.commands import suggestions
from retro.asking.order.rows_named import known_by
from retro.asking.question import Option, Question, ReadBack, TakeRows
from retro.asking.slash_word import SLASHES
from retro.language import M_, Language, Message, _, active, n_
from retro.model.quick_entry.completion import Completion, completions
from retro.model.quick_entry.line import QuickLine
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.model.stages.head import HEAD
from retro.review.as_it_stands import as_it_stands, given_up_beside
from retro.review.completeness import state
from retro.review.needs.proportion import wording
from retro.screens.walk.ask.turn import Turn
from retro.services.ask.whole import head_lines
from retro.text.controls import printable

_NO_BREAK = "\u00a0"
_NUMBERS = 12
"""So many rows are named by their numbers at most."""


def place(turn: Turn) -> str:
    """Where the walk is: `2 Cause · about 6 to go`, and how much is asked of the case."""
    level = _(turn.level.label)
    if turn.question is None:
        return f"[{level}]"
    where, left = turn.question.place.show(active()), max(turn.left, 1)
    return "{}  [{}]".format(_("{place} · about {n} to go", place=where, n=left), level)


def asked(question: Question, record: Retrospective) -> str:
    """The question itself."""
    return printable(asked_beside_rows(question, record).show(active()))


def asked_beside_rows(question: Question, record: Retrospective) -> Message:
    """The question where the rows stand beside it, marked: several are named by their numbers alone."""
    numbers = [str(record.numbers[row]) for row in question.rows if row in record.numbers]
    bare = question.text.params.get("question")
    if len(numbers) < 2 or not isinstance(bare, Message):  # noqa: PLR2004 -- one is quoted
        return question.text
    shown = numbers if len(numbers) <= _NUMBERS else [*numbers[: _NUMBERS - 1], "…"]
    return M_("{rows}: {question}", rows=tuple(shown), question=bare)


def nothing_asked(record: Retrospective) -> str:
    """What stands in the place of a question where there is none."""
    if record.head.closed:
        return _("This one is closed; nothing is asked of it. Esc, then O opens it again.")
    later = sum(answer.said is Said.LATER and "." not in answer.asked for answer in record.answers)
    told = [_("That is all.")]
    if later:
        told.append(
            n_(
                "{n} thing was left for later: /later asks it again.",
                "{n} things were left for later: /later asks them again.",
                later,
            )
        )
    return " ".join([*told, _("Esc, then 8, shows the report.")])


def gone(reference: str) -> str:
    """What stands in the place of a question where the case is not in the archive any more."""
    return _(
        "{reference} is not in the archive any more: somebody deleted it, or the archive is another one. "
        "If it comes back, it goes on here. Esc goes back; what you typed is kept.",
        reference=reference,
    )


def reads_all_back(question: Question) -> bool:
    """Whether it is asked if the whole record is right."""
    return isinstance(question.target, ReadBack) and not question.rows


def beside(question: Question, record: Retrospective) -> Content:
    """What stands dim under the question: what to think of, and the options with their numbers.

    Rows of its own stage are none of them: they stand beside it anyway.
    """
    lines = [Content.styled(printable(question.hint.show(active())), "$text-muted")] if question.hint else []
    options = () if isinstance(question.target, ReadBack) else question.options
    shown = [option for option in options if option.number is not None and not _stands_beside(option, question, record)]
    if shown and any(option.example or option.is_row for option in shown):
        lines += [_option(option) for option in shown]
    elif shown:
        lines.append(Content("   ").join(map(_unbroken, shown)))
    return Content("\n").join(lines)


def _stands_beside(option: Option, question: Question, record: Retrospective) -> bool:
    row = record.get(option.value) if option.is_row else None
    return row is not None and row.stage is question.stage


def _unbroken(option: Option) -> Content:
    """An option that stays in one line with its number."""
    said = _option(option)
    return Content(said.plain.replace(" ", _NO_BREAK), list(said.spans))


def _option(option: Option) -> Content:
    label = printable(option.label.show(active()))
    said = Content.assemble((str(option.number), "bold"), f" {known_by(label) if option.is_row else label}")
    if option.example is None:
        return said
    return Content.assemble(said, (f"  {printable(option.example.show(active()))}", "$text-muted"))


def completed(text: str, at: int, question: Question | None, record: Retrospective) -> Sequence[Completion]:
    """What may stand in the line: `/` words; marks, values and people where a row is said; else the options."""
    to = active()
    if text.lstrip()[:1] in tuple(SLASHES) and (found := _commands(text[:at], to, record)):
        return found
    if question is None:
        return ()
    if isinstance(question.target, TakeRows):
        return completions(text, at, question.stage, record, to)
    typed = text[:at].casefold()
    labels = [option.label.show(to) for option in question.options if not option.is_row]
    return [Completion(0, label, "") for label in labels if label.casefold().startswith(typed)]


def _commands(text: str, to: Language, record: Retrospective) -> list[Completion]:
    return [Completion(0, each.text, each.meaning) for each in suggestions(text, to, record)]


def offered(text: str, record: Retrospective) -> str:
    """The `/` words that may be meant, as soon as a slash stands in the line; "" where none is."""
    return "   ".join(f"{each.text} {each.meaning}" for each in suggestions(text, active(), record))


def help_forms(record: Retrospective | None = None) -> list[tuple[str, str]]:
    """How to answer, and the `/` words, each with its meaning."""
    signs = [
        (_("your own words, or a number that is shown"), _("the answer; Enter takes it")),
        (_("Enter on nothing, or ."), _("later; where rows are taken: that is all")),
        ("?", _("not known")),
        ("-", _("does not apply")),
        ('"?"', _("what stands in quotation marks is the text itself")),
    ]
    return [*signs, *((each.text, each.meaning) for each in suggestions("/", active(), record))]


def stages_sheet(record: Retrospective) -> list[str]:
    """The stages with what is in each, and what is open."""
    lines = []
    for stage in STAGES:
        rows = len(record.stage(stage))
        said = state(record, stage).word(active())
        lines.append(f"/{stage.number} {_(wording(record, stage).name)}   {n_('{n} row', '{n} rows', rows)}   {said}")
    return lines


def whole_sheet(record: Retrospective) -> Iterator[str]:
    """The whole record: the facts of the head, and a line for each row."""
    depths = {cause.id: depth for cause, depth in record.causes()}
    for stage in STAGES:
        rows = record.stage(stage)
        facts = list(head_lines(record, active())) if stage is HEAD else []
        if rows or facts:
            yield f"{stage.number} {_(wording(record, stage).name)}"
        yield from (f"  {fact}" for fact in facts)
        for row in rows:
            said = printable(QuickLine(type(row), as_it_stands(row)).echo(active(), record))
            gone = given_up_beside(row)
            said = f"{said} – {gone.show(active())}" if gone else said
            yield f"  {row_name(record, row)}  {'  ' * depths.get(row.id, 0)}{said}"
