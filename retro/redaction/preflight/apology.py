"""The apology of a letter: that there is one where the fault is ours, and no figure in it that nobody confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from retro.language import M_
from retro.model.entry import EntryId
from retro.model.quick_entry.numerals import NUMERAL, value_of
from retro.model.record import Retrospective
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Damage, FigureConfidence
from retro.redaction.customers_words import words_of
from retro.redaction.preflight.finding import (
    FieldWords,
    Outgoing,
    PreflightFinding,
    Weight,
    about_words,
    rewritten,
)
from retro.review.spoken_apology import spoken
from retro.review.words.lists import in_use
from retro.review.words.word_list import read
from retro.text.folding import folded


def of_apology(out: Outgoing) -> Iterator[PreflightFinding]:
    """What stands against the apology of a letter."""
    if not out.record.head.may_apologise or not out.is_letter:
        return
    told = spoken(out.visible)
    if not told and not out.is_interim:  # a first report is sorry for the inconvenience, in its own words
        yield _none_written(out)
    for row, name in told:
        if name == "sentence" and in_use().of("apology").first(read(row.sentence)) is None:
            what = M_("These words are the whole apology of the letter, and hold no word of apology.")
            yield about_words(out, "unsaid-apology", Weight.GRAVE, FieldWords(row, name, row.sentence), what)
    if told and not out.is_interim:
        yield from _left_out(out, *told[-1])
    unsure = _unsure(out.record)
    for row, name in told:
        text = str(getattr(row, name))
        for words, figure in _figures(text):
            if figure in unsure:
                what = M_("That figure is not confirmed, and an apology holds none that may be wrong.")
                yield about_words(out, "apology-figure", Weight.GRAVE, FieldWords(row, name, words), what)


def _none_written(out: Outgoing) -> PreflightFinding:
    """That nobody wrote what the letter is sorry for: it is then for what it is called, or for nothing named.

    What it is called are the words of the head for customers alone: its own title is for the team.
    """
    subject = " ".join(words_of(out.record.head, out.to).split())
    cure = M_(
        'retro add {reference} remedy "apology: …", with for-all or with whom it is for',
        reference=out.record.reference,
    )
    if not subject and (field := out.record.head.words_in(out.to.code)):
        cure = M_("{said}; or say what letters call it: retro set {reference} {field}=…",
                  said=cure, reference=out.record.reference, field=field)  # fmt: skip
    if not subject:
        what = M_("It was ours, and no apology is written for this reader: for what exactly are we sorry?")
        return PreflightFinding("no-apology", Weight.GRAVE, what, cure)
    what = M_("No apology is written for this reader. Is it for “{subject}” that we are sorry?", subject=subject)
    return PreflightFinding("no-apology", Weight.DOUBTFUL, what, cure, words=subject)


def _left_out(out: Outgoing, spoken_row: Apology, name: str) -> Iterator[PreflightFinding]:
    """The apologies of which the letter tells nothing, since it speaks another one as it is written."""
    told = {row.id for row, _name in spoken(out.visible)}
    whole = folded(str(getattr(spoken_row, name)))
    cure = rewritten(out, FieldWords(spoken_row, name))
    for row in out.visible.of(Apology):
        field = "what_for" if row.what_for.strip() else "sentence"
        words = str(getattr(row, field)).strip()
        if words and row.id not in told and folded(words) not in whole:
            what = M_("The letter speaks another apology, and not this one. If it is for both, say both in that one.")
            found = about_words(out, "apology-left-out", Weight.DOUBTFUL, FieldWords(row, field, words), what)
            yield replace(found, cure=cure)


def unsaid(visible: Retrospective) -> frozenset[tuple[EntryId, str]]:
    """The fields of apologies whose words no letter tells."""
    told = {(row.id, name) for row, name in spoken(visible)}
    every = ((row.id, name) for row in visible.of(Apology) for name in ("sentence", "what_for"))
    return frozenset(each for each in every if each not in told)


def _unsure(record: Retrospective) -> frozenset[Decimal]:
    """The figures of damages that nobody has confirmed, and of no other one somebody has."""
    sure, unsure = set[Decimal](), set[Decimal]()
    for row in record.of(Damage):
        figures = {figure for _words, figure in _figures(row.what)} | (
            {row.figure} if row.figure is not None else set()
        )
        (sure if row.certainty is FigureConfidence.CONFIRMED else unsure).update(figures)
    return frozenset(unsure - sure)


def _figures(text: str) -> Iterator[tuple[str, Decimal]]:
    for found in _numeral().finditer(text):
        if (figure := value_of(found[0].rstrip(".,，．"))) is not None:
            yield found[0], figure


@cache
def _numeral() -> re.Pattern[str]:
    """A number that is no part of a name or a time."""
    return re.compile(rf"(?<![\w.,:：/-]){NUMERAL}(?![\d:：/])|(?<=[ぁ-んァ-ヶ一-龥]){NUMERAL}(?![\d:：/])")
