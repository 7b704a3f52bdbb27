"""The sections of a period report that are figures, each with the cases behind it."""

from __future__ import annotations

from collections.abc import Sequence

from exports.markdown.escape import Markdown, inline
from exports.period.words import Words, blocks, listed
from retro.language import MN_, N_
from retro.review.figures.again import second_complaints
from retro.review.figures.endings import endings
from retro.review.figures.figure import Figure, FigureGroup
from retro.review.figures.held import held
from retro.review.figures.muted import muted
from retro.review.figures.on_time import on_time
from retro.review.figures.reviews import reviews
from retro.review.figures.seasons import seasons
from retro.review.period import Period

_NAMED = 12
"""So many cases are named behind a figure; further ones are counted, and stand in the list of all cases."""


def which_held(words: Words) -> Markdown:
    """Which kinds of measure held, by strength and by means."""
    return section(words, held(words.period))


def punctual(words: Words) -> Markdown:
    """How much was done, and looked at, by its day."""
    return section(words, on_time(words.period, words.on))


def cases_behind(words: Words, group: FigureGroup) -> Markdown:
    """The cases behind each of these figures, which stand in a table above."""
    return listed(
        words.to(N_("{label}: {value}"), label=inline(each.label.show(words.to)), value=_cases(words, each.cases))
        for each in group.figures
    )


def burden(words: Words) -> Markdown:
    """Why there were second complaints, and what they cost on top, as far as the reader may know."""
    return listed(_figure(words, each) for each in second_complaints(words.period).figures)


def ended(words: Words) -> Markdown:
    """How it ended for those hurt."""
    return section(words, endings(words.period))


def cost_of_reviews(words: Words, period: Period) -> Markdown:
    """What the reviews cost: sums alone, of rows of which nothing else is told here; for the team."""
    return section(words, reviews(period))


def what_was_muted(words: Words) -> Markdown:
    """What the team did not want to be asked about again, and why; for the team."""
    return section(words, muted(words.period))


def months(words: Words) -> Markdown:
    """In which months cases began."""
    return section(words, seasons(words.period, words.on))


def section(words: Words, group: FigureGroup) -> Markdown:
    """What figures come to, and each of them with its cases."""
    return blocks(words.say(*group.said), listed(_figure(words, each) for each in group.figures))


def _figure(words: Words, figure: Figure) -> str:
    told = inline(figure.told.show(words.to))
    lines: list[str] = [words.bold(figure.label, told)]
    if figure.more:
        lines.append(f"  - {inline(figure.more.show(words.to))}")
    if figure.cases:
        lines.append(f"  - {_cases(words, figure.cases)}")
    return "\n".join(lines)


def _cases(words: Words, references: Sequence[str]) -> Markdown:
    named = words.linked(references[:_NAMED])
    more = len(references) - _NAMED
    if more <= 0:
        return named
    left_out = inline(MN_("and {n} more", "and {n} more", more).show(words.to))
    return Markdown(words.to(N_("{before} {sentence}"), before=named, sentence=left_out))
