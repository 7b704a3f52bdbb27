"""What an index holds of a text, and which of it a text must have in which a word stands.

The terms of a text are its words of letters and figures, each two Japanese characters that stand side by side, each
last one of a run of them, and each sign: of the plain form and of the loose form of the text. What is chosen in a row
is a term, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from retro.text.lazy_pattern import lazy
from retro.text.search_forms import INFLECTION, KANA, KANJI, loose_form, plain_form
from retro.text.search_patterns import JAPANESE, LETTERS, asked_form, other_words, parts
from retro.value import value

VERSION = 3
"""Which rules these are, forms of texts included. With another one goes a named step of the migrations, which makes the
index of every archive anew (`retro.store.sqlite.migrations`)."""

LONGEST = 40
"""A word is known by its first letters: as many as this."""
_WORDS = lazy(f"{LETTERS}+")
_RUNS = lazy(f"[{JAPANESE}]+")
_SIGNS = lazy(rf"[^\w\s{JAPANESE}]|_")
_TERM = lazy(rf"(?P<japanese>[{JAPANESE}]+)|(?P<word>{LETTERS}+)|\S")
_EXACT = lazy(rf"[{JAPANESE}]|[{KANJI}][{KANJI}{KANA}]|{LETTERS}{{1,{LONGEST - 1}}}|[^\w\s]|_")
"""Words of one term. Two kana may stand in a loose form alone, where a long mark stood between them."""
_LITERAL = lazy(f"[{KANJI}ァ-ヺー]*[{KANJI}ナ-ノマ-ヮンー]")
"""Kanji and katakana, and no katakana at the end that a mark behind it would make another one of."""
_PAIR = lazy(f"[{JAPANESE}]{{2}}")
_EDGE = lazy(f"ー*(?:[{INFLECTION}](?![{KANA}ー]))?")


@value
class RequiredTerm:
    """A term that a text must have; or, of a `beginning`, one that begins so."""

    term: str
    is_beginning: bool = False
    others: tuple[str, ...] = ()
    """Whole terms of which one does as well: of alarms, alarm."""


def terms(text: str) -> set[str]:
    """The terms of a text. No term has a space in it, or an ASCII character other than a letter or a figure."""
    plain = plain_form(text)
    found = set(_terms(plain))
    if (loose := loose_form(plain)) != plain:
        found |= set(_terms(loose))
    return found


def choice_term(kind: str, field: str, code: str) -> str:
    """The term of what is chosen in a field of a kind of row: no term of a text is like it, no word begins it."""
    return "＝" + "".join(each if each.isalnum() else _sign(each) for each in f"{kind}:{field}:{code}")


def sought(word: str) -> frozenset[RequiredTerm]:
    """What a text has, all of it, in which `word` stands as `retro.text.search_patterns` has it.

    Nothing, where any text may hold the word.
    """
    plain = asked_form(word)
    if others := other_words(word):
        return frozenset({RequiredTerm(plain, is_beginning=True, others=others)})
    whole = parts(plain)
    if whole == [plain]:
        return frozenset(_sought(plain))
    loose = loose_form(plain)
    pairs = (RequiredTerm(part[at : at + 2]) for part in whole for at in range(len(part) - 1))
    return frozenset((*_sought(loose[_edge(loose) :]), *(pair for pair in pairs if _PAIR.fullmatch(pair.term))))


def terms_in(word: str) -> tuple[str, ...]:
    """The terms of every row in which `word` stands, as they are."""
    return tuple(each.term for each in sought(word) if not (each.is_beginning or each.others))


def is_exact(word: str) -> bool:
    """Whether `word` stands in every text that has what is `sought` of it: one term that says all of the word."""
    plain = asked_form(word)
    return _EXACT.fullmatch(plain) is not None


def stands_literally(word: str) -> bool:
    """Whether `word` stands in every text that has its characters: no letter of it may change with those around it."""
    return _LITERAL.fullmatch(word) is not None


def _edge(loose: str) -> int:
    """How much of the beginning of a loose form may not be there in a text, where something stands before it."""
    found = _EDGE.match(loose)
    return found.end() if found else 0


def _terms(form: str) -> Iterator[str]:
    """The terms of a form of a text: whatever comes again and again is looked at once."""
    yield from (word[:LONGEST] for word in set(_WORDS.findall(form)))
    yield from (run[at : at + 2] for run in set(_RUNS.findall(form)) for at in range(len(run)))
    yield from map(_sign, set(_SIGNS.findall(form)))


def _sought(form: str) -> Iterator[RequiredTerm]:
    for found in _TERM.finditer(form):
        run = found[0]
        if found.lastgroup == "japanese":
            yield from (RequiredTerm(run[at : at + 2]) for at in range(len(run) - 1))
            if len(run) == 1:
                yield RequiredTerm(run, is_beginning=True)
        elif found.lastgroup == "word":
            yield RequiredTerm(run[:LONGEST], is_beginning=found.end() == len(form) and len(run) < LONGEST)
        else:
            yield RequiredTerm(_sign(run))


def _sign(sign: str) -> str:
    """A sign as a term: those of ASCII in their full width, which no plain form has."""
    return chr(ord(sign) + 0xFEE0) if sign.isascii() else sign
