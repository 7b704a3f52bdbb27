"""What can be said in a quick line: the marks of a kind of row, and the words that begin one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from retro.language import LANGUAGES, language
from retro.model import field_types
from retro.model.entry import Entry
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.record import KINDS, ROWS, kinds_of
from retro.model.stage import Stage
from retro.text.folding import folded_name
from retro.value import value

SIGNS = {"#": "#＃", "@": "@＠", "!": "!！", "~": "~〜～"}
"""The marks that are one sign, each with the forms in which it may be typed."""

_LEGAL_FORM = "[\u3231-\u323f]|[(（][株有同合資名社財][)）]"
"""What a company's name may begin with that is no letter: ㈱, (株)."""
_OPENING = '"「『“'
_NUMBERS = r"\d+(?:\.\d+)?(?:[,、，・と]\d+(?:\.\d+)?)*"
_ENDS_CLAUSE = "。、，；」』）)】"
"""Behind these a label may stand without a space: Japanese puts none there."""


@value
class Vocabulary:
    """The marks of one kind of row."""

    fields: dict[str, Field]
    """By the sign, or by the word in every language, in small letters."""
    labels: dict[str, Field]
    """By further words that mean a field where a colon stands behind: its label and its synonyms, folded."""
    begins: re.Pattern[str]
    """What looks like the beginning of a mark."""
    glued: re.Pattern[str]
    """Where a sign, or a label behind a clause, may begin a mark in the middle of a word."""
    bracketed: re.Pattern[str]
    """Brackets that begin with a label."""
    separator: re.Pattern[str]
    """What stands between two labels in them."""

    def field(self, typed: str) -> Field | None:
        """The field of a mark as it was typed."""
        sign = next((sign for sign, forms in SIGNS.items() if typed in forms), typed.lower())
        return self.fields.get(sign) or self.labels.get(folded_name(typed))

    def is_label(self, typed: str) -> bool:
        """Whether it is a word that means a field with a colon alone."""
        return not any(typed in forms for forms in SIGNS.values()) and typed.lower() not in self.fields


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The marks that the declarations of a kind of entry give it."""
    entry = KINDS[kind]
    fields: dict[str, Field] = {}
    labels: dict[str, Field] = {}
    for field in entry.fields():
        if field.mark:
            words = [field.mark] if field.mark in SIGNS else list(_in_all_languages(field.mark))
            fields.update({word.lower(): field for word in words})
    for field in entry.fields():
        if field.mark or (field.name != entry.main and not isinstance(field.type, field_types.LinkType)):
            _name(labels, field, (*_in_all_languages(field.label), *field.also, *field.ways))
    labels = {word: field for word, field in labels.items() if word not in fields}
    signs = "".join(SIGNS[mark] for mark in fields if mark in SIGNS)
    words = [word for word in fields if word not in SIGNS]
    either = [rf"[{signs}](?=[\w{_OPENING}]|{_LEGAL_FORM})"] * bool(signs)
    either += [rf"(?:{any_of(words)})(?=[\s:：{_OPENING}]|$)"] * bool(words)
    either += [rf"(?:{any_of(labels)})(?=\s*[:：])"] * bool(labels)
    linked = [word for word, field in fields.items() if not word.isascii() and _is_link(field)]
    either += [rf"(?:{any_of(linked)})(?={_NUMBERS}(?:\s|$))"] * bool(linked)  # 原因2,3
    said = [word for word, field in fields.items() if word not in SIGNS and _is_yes_no(field)]
    either += [rf"(?:{any_of(said)})(?=(?:はい|いいえ)(?:\s|$))"] * bool(said)  # Japanese puts no space between them
    glued = [rf"(?<=[^\x00-\x7f])[{signs}]"] * bool(signs)
    glued += [rf"(?<=[{_ENDS_CLAUSE}])(?:{any_of([*words, *labels])})(?=[:：])"]
    glued += [rf"(?<=[、，])(?:{any_of(words)})(?=[\s])"] * bool(words)
    colon = rf"(?:{any_of([*words, *labels])})\s*[:：]"
    bracketed = re.compile(rf"[(（\[【]\s*(?P<inside>{colon}[^()（）\[\]【】]*)[)）\]】]", re.IGNORECASE)
    separator = re.compile(rf"\s*[,、，;；/／]\s*(?={colon})", re.IGNORECASE)
    return Vocabulary(fields, labels, _pattern(either), _pattern(glued), bracketed, separator)


@value
class Opening:
    """What the word that a line begins with says: its kind, and a value of it."""

    kind: type[Entry]
    field: str = ""
    plain: Plain = None


ROW_NAME = r"\d{1,2}[.．。]\d{1,4}(?![\d.．。]\d)(?!\d)"
"""How a row is called: `3.2`."""


def kinds_read_in(stage: Stage) -> tuple[type[Entry], ...]:
    """The kinds of row that a line in this stage may become."""
    return (*kinds_of(stage), *(kind for kind in ROWS if stage in kind.read_in))


def leads_with_row(kind: type[Entry]) -> bool:
    """Whether lines of a kind begin with the row that they are of."""
    return kind.needed() != kind.main


def opening_of(stage: Stage, text: str) -> tuple[str, Opening, str] | None:
    """The word that `text` begins with, what that says, and the rest of the text; None if it begins with none."""
    words, pattern = openings(stage)
    found = pattern.match(text)
    if found is None:
        return None
    word = found["word"] or found["bare"]
    return word, words[folded_name(word)], text[found.end() :]


@cache
def openings(stage: Stage) -> tuple[dict[str, Opening], re.Pattern[str]]:
    """The words that begin a line of a stage, folded, each with what it says; the pattern of one with its colon.

    Where a line is of another row, the name of that may stand in the place of the colon. It has to stand there where
    nothing else calls the row, and the word may be any other's: 確認 6.1 済み, 完了 5.2.
    """
    found: dict[str, Opening] = {}
    named: set[str] = set()
    for kind in kinds_read_in(stage):
        own = [word for message in filter(None, (kind.prefix, kind.label)) for word in _in_all_languages(message)]
        said = [(word, Opening(kind)) for word in (*own, *kind.also)]
        said += [(word, Opening(kind, name, plain)) for word, name, plain in kind.openings]
        for number, (word, opening) in enumerate(said):
            if folded_name(word) not in found:
                found[folded_name(word)] = opening
                is_own = number < len(own) + len(kind.also) and stage is kind.stage
                is_there = is_own if _is_of_any_row(kind) else not leads_with_row(kind) or _is_near(kind, stage)
                named |= set() if is_there else {folded_name(word)}
    linked = [word for word, opening in found.items() if leads_with_row(opening.kind)]
    bare = rf"(?P<bare>{any_of(linked)})\s*[:：]?\s*(?={ROW_NAME})" if linked else r"(?P<bare>(?!))"
    free = [word for word in found if word not in named]
    return found, re.compile(rf"(?P<word>{any_of(free)})\s*[:：]\s*|{bare}", re.IGNORECASE)


def _is_near(kind: type[Entry], stage: Stage) -> bool:
    """Whether a stage is that of a kind, or holds the rows that those of the kind are of."""
    lead = kind.field(kind.lead).type
    return stage is kind.stage or (isinstance(lead, field_types.LinkType) and KINDS[lead.to].stage is stage)


def _is_of_any_row(kind: type[Entry]) -> bool:
    lead = kind.field(kind.lead).type if leads_with_row(kind) else None
    return isinstance(lead, field_types.LinkType) and not lead.to


def _name(labels: dict[str, Field], field: Field, words: Iterable[str]) -> None:
    for word in words:
        labels.setdefault(folded_name(word), field)


def _in_all_languages(message: str) -> Iterator[str]:
    return (language(code)(message) for code in LANGUAGES)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of these, the longest first; between words any gap."""
    return "|".join(re.escape(word).replace(r"\ ", r"[\s_-]+") for word in sorted(words, key=len, reverse=True))


def _is_link(field: Field) -> bool:
    return isinstance(field.type, field_types.LinkType)


def _is_yes_no(field: Field) -> bool:
    return isinstance(field.type, field_types.YesNoType)


def _pattern(either: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(either) or "(?!)", re.IGNORECASE)
