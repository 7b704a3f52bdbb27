"""What a letter says of its regret. The word of apology stands in it once, and says what it is for (S5)."""

from __future__ import annotations

from collections.abc import Iterable

from exports.letters.full_stops import ended
from exports.letters.stance import Stance
from exports.markdown.escape import Markdown, inline
from exports.markdown.prose import prose
from exports.within_a_sentence import within_a_sentence
from retro.language import N_, Language
from retro.model.record import Retrospective
from retro.review.injuries import injured
from retro.review.spoken_apology import is_sentence, spoken
from retro.text.lazy_pattern import lazy

_ABOUT_IT = lazy(
    r"(?:(?:の(?:件|こと))?(?:に(?:ついて|関して|関し|つき(?:まして)?)(?:は|も)?)|の件)[。．.]?$|^(?:for|about)\s+"
)
"""What says that one speaks about something: words of the sentence around it, not of the thing."""
_IN_ONE_SENTENCE = 2
"""How many things an apology is for, at most, in one sentence; more are a list below it."""


def apology(record: Retrospective, stance: Stance, to: Language, *, is_interim: bool, subject: str = "") -> Markdown:
    """The words of regret, by what is known of whose fault it was (S7).

    Before the facts are known, it is for the inconvenience alone (S24). Where it is not our fault, it is no apology.
    Where it is, it is for what apologies were given for, else for the `subject`: what letters call the case. Harm is
    never listed as what one apologises for.
    """
    if stance.is_not_ours:
        return _said(to(N_("We know how much this has weighed on you, and we feel with you.")))
    if is_interim or not stance.may_apologise:
        if not subject:
            return _said(to(N_("We are sorry for the inconvenience and the worry that this causes you.")))
        (what,) = _each([subject], to) or [subject]
        limited = N_("We are sorry for the inconvenience and the worry that this causes you: {subject}.")
        return Markdown(to(limited, subject=inline(what)))
    for row, name in spoken(record):
        if name == "sentence" or is_sentence(row.what_for):
            return prose(ended(str(getattr(row, name)), to))
    each = reasons(record, to) or _each([subject], to)
    if len(each) > _IN_ONE_SENTENCE:
        begun = _said(to(N_("We apologise sincerely for the following.")))
        return Markdown(f"{begun}\n\n{points(record, to)}")
    if each:
        return Markdown(to(N_("We apologise sincerely for this: {what_for}."), what_for=inline(_joined(each, to))))
    return _said(to(N_("We apologise sincerely for what happened to you.")))


def sympathy(record: Retrospective, stance: Stance, to: Language) -> Markdown:
    """A word for those who were hurt, as far as the reader may be told that somebody was; "" if nobody was.

    Whoever was hurt themselves is spoken to, and not of. None where it cannot be undone: for a death there is no stock
    sentence.
    """
    hurt = injured(record)
    if not hurt or any(row.reversible is False for row in hurt):
        return Markdown("")
    if stance.is_hurt:
        return _said(to(N_("You have our sympathy, and we hope for a full and quick recovery.")))
    return _said(to(N_("Our thoughts are with everyone who was hurt or fell ill.")))


def reasons(record: Retrospective, to: Language) -> list[str]:
    """What apologies were given for, each thing once."""
    return _each((row.what_for for row, name in spoken(record) if name == "what_for"), to)


def points(record: Retrospective, to: Language) -> Markdown:
    """The same as a list with a line for each; "" where it is one thing alone."""
    said = reasons(record, to)
    return Markdown("\n".join(f"- {inline(each)}" for each in said) if len(said) > 1 else "")


def _joined(each: list[str], to: Language) -> str:
    return to(N_("{a}, and {b}"), a=each[0], b=each[1]) if len(each) > 1 else each[0]


def _each(texts: Iterable[str], to: Language) -> list[str]:
    """What rows say, each once, so that につきまして can stand behind it: 「遅れについて」 says that already."""
    said = (_ABOUT_IT.sub("", text.strip()) or text for text in texts)
    return list(dict.fromkeys(filter(None, (within_a_sentence(text, to) for text in said))))


def _said(words: str) -> Markdown:
    return inline(words)
