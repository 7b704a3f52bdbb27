"""Marks: how a quick line says the fields beside its main text. `… #detection @shipping lead due 2026-12-01`.

Which marks there are follows from the declarations (`Field.mark`, `Field.label`, `Field.also`). They are read at the
end of the line alone, as one unbroken run, so that `#12` or `due` in the middle of a sentence stays text:

- `#`, `@`, `!`, `~` (or their full-width forms) before a word, before a known name of several words, or before a text
  in quotation marks; behind `@` all words up to the next mark, as long as they can be a name and are no sentence;
- a word such as `due` and what follows, up to the next mark, or in quotation marks;
- the label of a field, or another word for it, with a colon: `owner: shipping lead`, `担当：出荷係`.

A word begins the run only where it is certainly meant as a mark: with a hyphen before a text, with a colon, with
quotation marks, or with a value that reads (`due 2026-12-01`). Behind the first mark every word of the kind is one, and
the value of a text mark goes on to the next mark. A backslash before a mark makes it text. The word of a yes-or-no
alone says yes: `for-all`.
A sign glued to Japanese text, which has no spaces, begins a mark where its value is known: `電話が鳴る＃検知`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retro.model import field_types
from retro.model.fields import Field
from retro.model.quick_entry.attempts import says_no_day, says_no_value, without_remark
from retro.model.quick_entry.days_by_names import day_by_name, due_of
from retro.model.quick_entry.names import may_be_name, speaks_of
from retro.model.quick_entry.plans import is_unfinished
from retro.model.quick_entry.role_words import is_role
from retro.model.quick_entry.strays import stray_at
from retro.model.quick_entry.view import View
from retro.model.quick_entry.vocabulary import SIGNS, Vocabulary, leads_with_row, vocabulary
from retro.model.record import KINDS
from retro.text.folding import folded_name, name_key
from retro.value import value

_LONGEST_NAME = 9
"""How many words a known name may have."""
_LONGEST_TRY = 3
"""How many words there may be in a value that somebody tried to write: `31 Feb 2026`."""
_LIKE_A_DATE = re.compile(
    r"\d{4}\b|\d+[-/.:年月日時]|\d+\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_LIKE_A_NUMBER = re.compile(r"\d")
_SAYS_OF_IT = re.compile(r"\b(?:is|are|was|were|be|been|what|falls?)$", re.IGNORECASE)
"""Before `due` these make a sentence: *pay what is due soon*."""
_COMMAS = ",、，;；"
"""What may stand between two marks, and is part of neither."""
_OPENING = '"「『“'
_QUOTED = re.compile(r'(?:"([^"]*)"|「([^」]*)」|『([^』]*)』|“([^”]*)”)(?!\S)')
_TOKEN = re.compile(r"\S+")
_COLON = re.compile(r"[:：]?\s*")
_LABEL_COLON = re.compile(r"\s*[:：]\s*")
_ANY_SIGN = re.compile(f"[{''.join(SIGNS.values())}]")
_ADDRESSES = frozenset(("誰に", "宛先", "相手"))
"""Labels that say to whom, and begin no sentence where they stand apart."""
_AFTER = re.compile(r"\s後\s+\S")
_NAME_AND_DAY = re.compile(
    r"\s+[^\s\d:：、。]{1,12}[\s、]+(?:(?:期限|締切|締め切り|納期)[\s:：]*(?=\S)|(?=(?:\d{1,2}月|\d{1,2}/)\d{1,2}日?まで(?:に)?(?:\s|$)))"
)
_PARTICLE = re.compile("[にをがはへのとでも]|から|まで|より")
_SEAM = "\x1f"
"""Put where a glued mark begins: a space to every pattern, and no character that a line may hold."""


@value
class Mark:
    """One mark of a line: the field, the text of its value, and where it stands."""

    field: Field
    typed: str
    """The mark itself as it was typed: `＃`, `Due`."""
    value: str
    start: int
    end: int
    open: bool = False
    """Whether words that follow belong to the value."""
    sure: bool = True
    """Whether it may begin the run whatever its value is."""
    says: str = ""
    """Its value without the backslashes that made text of marks."""
    before: str = ""
    """The main text, if the run begins with this mark."""

    @property
    def literal(self) -> str:
        """How to write it as plain text."""
        return f"\\{self.typed}{self.says}" if self.is_sign else f"\\{self.typed}"

    @property
    def may_read(self) -> bool:
        """Whether it is meant as a mark if its value reads: there is one, and not any text would do."""
        return bool(self.value) and not _is_text(self.field)

    @property
    def is_tried(self) -> bool:
        """Whether somebody certainly tried to write a value, even if it does not read: `due 31 Feb 2026`, `due Q1`."""
        if not self.may_read:
            return False
        is_day = isinstance(self.field.type, field_types.DayType | field_types.MomentType)
        if is_day and not _SAYS_OF_IT.search(self.before) and says_no_day(self.value):
            return True
        if not is_day and says_no_value(self.value):
            return True
        like = _LIKE_A_DATE if is_day else _LIKE_A_NUMBER
        return bool(like.match(self.value) and len(self.value.split()) <= _LONGEST_TRY)

    @property
    def without_remark(self) -> str:
        """Its value without a remark in brackets behind it."""
        return without_remark(self.value)

    @property
    def is_open_sign(self) -> bool:
        """Whether it is an `@` behind which all words up to the next mark belong to it."""
        return self.open and self.typed in SIGNS["@"]

    @property
    def way(self) -> str:
        """The word before its value that is a part of that: 電話 of 電話：03-1234-5678; "" where it is none."""
        colon = " " if self.typed.isascii() else "："
        return f"{self.typed}{colon}" if folded_name(self.typed) in map(folded_name, self.field.ways) else ""

    @property
    def names_someone(self) -> bool:
        """Whether its value may be the name of a role or of somebody, and no sentence goes on behind it."""
        return self.typed in SIGNS["@"] and may_be_name(self.says, self.before)

    @property
    def is_sign(self) -> bool:
        """Whether it is one of `SIGNS`, and no word."""
        return any(self.typed in forms for forms in SIGNS.values())


@value
class Run:
    """What looks like marks at the end of a text. The run begins with the first of them that is meant as one."""

    text: str
    """The main text, if none of them is."""
    marks: tuple[Mark, ...]
    strays: tuple[str, ...] = ()
    """What stands among them and looks like a mark of another kind of row. It belongs to the main text."""


def marks_at_end(text: str, kind: str, view: View) -> Run:
    """What looks like marks at the end of a `text` about a row of a kind."""
    words = vocabulary(kind)
    begins_anywhere = leads_with_row(KINDS[kind])  # nothing needs to stand before a mark where a row is called
    text = _apart(_without_brackets(text, words), words, view)
    run: list[Mark] = []
    strays: list[tuple[int, int]] = []
    at = 0
    while token := _TOKEN.search(text, at):
        mark = (
            _mark_at(text, token.start(), words, view, begins_anywhere=begins_anywhere)
            or _label_alone(text, token, run, words)
            or _day_alone(text, token.start(), run, words, view)
        )
        if mark and is_unfinished(text[: mark.start], kind):
            mark = None
        at = token.end()
        if mark:
            run.append(mark)
            at = mark.end
        elif run and (end := _stray_behind(run[-1], text, token.start(), words)):
            strays.append((token.start(), end))
            at = end
        elif run and run[-1].open and not (strays and strays[-1][0] >= run[-1].end):
            run[-1] = _extended(run[-1], token.end())
        else:
            run.clear()
            strays.clear()
    if sum(map(_is_japanese_word, run)) > 1:  # 変更前 紙 変更後 札: nobody writes a sentence so
        run = [replace(mark, sure=True) if _is_japanese_word(mark) else mark for mark in run]
    said = tuple(text[start:end].replace(_SEAM, "") for start, end in strays)
    return Run(without_escapes(text.strip(), words), tuple(_valued(mark, text, words, strays) for mark in run), said)


def _day_alone(text: str, start: int, run: Sequence[Mark], words: Vocabulary, view: View) -> Mark | None:
    """A day beside an owner that says by when without its mark: `@sre by 10 Dec`, 12月10日まで @佐藤."""
    due = due_of(words.fields)
    is_behind = bool(run) and _names_owner(run[-1], text, start, view)
    found = day_by_name(text, start, is_behind=is_behind) if due else None
    if due is None or found is None or not text[:start].strip() or any(mark.field is due for mark in run):
        return None
    return Mark(due, text[start : found.end], found.day, start, found.end)


def _names_owner(mark: Mark, text: str, end: int, view: View) -> bool:
    """Whether what stands behind a mark, up to `end`, is the name of who sees to it, and no sentence."""
    if not isinstance(mark.field.type, field_types.RoleType):
        return False
    if not mark.open:
        return True  # in quotation marks, or known
    said = text[mark.start + len(mark.typed) : end].strip(f" \t\u3000:：{_COMMAS}{_SEAM}")
    return name_key(said) in view.names(mark.field) or may_be_name(said, text[: mark.start])


def _label_alone(text: str, token: re.Match[str], run: Sequence[Mark], words: Vocabulary) -> Mark | None:
    """A Japanese label that is a word of its own, without a colon, with a plain value behind it: `誰に 森様`.

    It begins the run only where it says to whom, or which role, or what was before where what came after stands behind
    it.
    """
    label = token[0].replace(_SEAM, "")
    field = None if label.isascii() else words.labels.get(name_key(label))
    if field is None or isinstance(field.type, field_types.ProseType) or not _is_text(field):
        return None
    begins = label in _ADDRESSES or (label == "前" and _AFTER.search(text)) or _is_of_role(field, text[token.end() :])
    if not text[: token.start()].strip() or not (run or begins) or not _has_plain_value(text, token.end(), words):
        return None
    return Mark(field, label, "", token.start(), token.end(), open=True)


def _is_of_role(field: Field, behind: str) -> bool:
    """Whether a role is asked for and one stands there: 担当 店長, or a name with a day: 担当 高橋 期限 12月10日."""
    if not isinstance(field.type, field_types.RoleType):
        return False
    return (len(behind.split()) == 1 and is_role(behind.strip())) or bool(_NAME_AND_DAY.match(behind))


def _has_plain_value(text: str, start: int, words: Vocabulary) -> bool:
    """Whether what stands at `start`, up to the next mark or label, is a few words and no sentence."""
    found: list[str] = []
    for token in _TOKEN.finditer(text, start):
        if words.begins.match(text, token.start()) or name_key(token[0]) in words.labels:
            break
        if day_by_name(text, token.start(), is_behind=True):
            break
        found.append(token[0].replace(_SEAM, ""))
    return len(found) <= _LONGEST_TRY and may_be_name(" ".join(found), "") and not _PARTICLE.match(found[0])


def _stray_behind(mark: Mark, text: str, start: int, words: Vocabulary) -> int | None:
    """Where the stray behind a mark ends that begins at `start`; None where that goes on with the mark, or is text."""
    if mark.open and not mark.is_open_sign:
        return None
    return stray_at(text, start, words, in_name=mark.open)


def without_escapes(text: str, words: Vocabulary) -> str:
    """`text` with the backslashes taken away that stand before what would be a mark."""
    text = text.replace(_SEAM, "")
    if "\\" not in text:
        return text
    return re.sub(rf"(?<!\S)\\(?={words.begins.pattern})", "", text, flags=re.IGNORECASE)


def _without_brackets(text: str, words: Vocabulary) -> str:
    """`text` without the brackets around labels at its end: `… (owner: night shift, due: 1 Dec)`."""
    found = words.bracketed.search(text)
    behind = text[found.end() :].lstrip() if found else ""
    if not found or (behind and not words.begins.match(behind)):
        return text
    inside = words.separator.sub(" ", found["inside"])
    return f"{text[: found.start()].rstrip()} {inside.strip()} {behind}".rstrip()


def _apart(text: str, words: Vocabulary, view: View) -> str:
    """`text` with a seam before each mark that is glued to the text before it."""
    if text.isascii():
        return text
    parts: list[str] = []
    last = 0
    for found in words.glued.finditer(text):
        start = found.start()
        if text[start - 1].isspace() or text[start - 1] == "\\":
            continue
        if found[0] in "".join(SIGNS.values()) and not _is_known(text, found.end(), words.field(found[0]), view):
            continue
        parts += [text[last:start], _SEAM]
        last = start
    return "".join([*parts, text[last:]])


def _is_known(text: str, start: int, field: Field | None, view: View) -> bool:
    """Whether what stands at `start`, up to the next space or sign, is a known value of the field."""
    word = re.match(r"[^\s、。，,]*", text[start:])
    value = _ANY_SIGN.split(word[0])[0] if word else ""
    return bool(field and value and name_key(value) in view.names(field))


def _mark_at(text: str, start: int, words: Vocabulary, view: View, *, begins_anywhere: bool) -> Mark | None:
    """The mark that begins at `start`, with as much of its value as belongs to it in any case."""
    found = words.begins.match(text, start)
    field = words.field(found[0]) if found else None
    if not found or not field or not (start == 0 or text[start - 1].isspace()):
        return None
    is_first = not begins_anywhere and not text[:start].strip()
    if words.is_label(found[0]) and (is_first or speaks_of(text[:start])):
        return None  # `Details: none` begins a text, and in `call the owner: he has the key` it goes on
    mark = Mark(field, found[0], "", start, found.end())
    if mark.is_sign:
        return _signed(mark, text, words, view)
    colon = (_LABEL_COLON if words.is_label(found[0]) else _COLON).match(text, mark.end)
    assert colon is not None
    if quoted := _QUOTED.match(text, colon.end()):
        return _quoting(mark, quoted)
    sure = bool(colon[0].strip()) or ("-" in found[0] and _is_text(field))  # no sentence speaks of `for-one`
    return replace(mark, end=mark.end + len(colon[0].rstrip()), open=True, sure=sure)


def _signed(mark: Mark, text: str, words: Vocabulary, view: View) -> Mark | None:
    """A mark that is a sign: what follows in quotation marks, the longest known name, or one word.

    A choice of a field that has another sign is that field's all the same: `#temporary` for `!temporary`.
    """
    names = view.names(mark.field)
    if quoted := _QUOTED.match(text, mark.end):
        return _quoting(mark, quoted)
    ends = [token.end() for token, _ in zip(_TOKEN.finditer(text, mark.end), range(_LONGEST_NAME), strict=False)]
    values = {end: _without_comma(text, mark.end, end, words) for end in ends}
    long = (end for end in reversed(ends[1:]) if name_key(values[end]) in names)
    if end := next(long, None):
        return replace(mark, value=values[end], end=end, open=mark.field.to_next_mark)
    value = values[ends[0]]
    chosen = _is_choice(mark.field)
    if value[0] in _OPENING or (chosen and value[0].isdigit()):  # no choice begins with a figure: `#1234`, `~5 min`
        return None
    if mark.typed in SIGNS["~"] and not text[: mark.start].strip() and name_key(value) not in names:
        return None  # `〜という話` begins a text
    if chosen and name_key(value) not in names and (other := _other_field(value, words, view)):
        return replace(mark, field=other, value=value, end=ends[0])
    return replace(mark, value=value, end=ends[0], open=_is_text(mark.field))


def _without_comma(text: str, start: int, end: int, words: Vocabulary) -> str:
    """What stands from `start` to `end`, without the comma at its end that stands before the next mark."""
    value, behind = text[start:end], _TOKEN.search(text, end)
    return value.rstrip(_COMMAS) if behind and words.begins.match(text, behind.start()) else value


def _other_field(value: str, words: Vocabulary, view: View) -> Field | None:
    """The one field with a sign that has a choice of this name."""
    others = [each for sign, each in words.fields.items() if sign in SIGNS and _is_choice(each)]
    found = [each for each in others if name_key(value) in view.names(each)]
    return found[0] if len(found) == 1 else None


def _quoting(mark: Mark, quoted: re.Match[str]) -> Mark:
    return replace(mark, value=next(group for group in quoted.groups() if group is not None), end=quoted.end())


def _extended(mark: Mark, end: int) -> Mark:
    """The mark with its value going on to `end`. A sign that goes on may not begin the run: it is most likely text.

    Unless its field takes several words.
    """
    return replace(mark, end=end, sure=mark.sure and (mark.field.to_next_mark or not mark.is_sign))


def _valued(mark: Mark, text: str, words: Vocabulary, strays: Sequence[tuple[int, int]]) -> Mark:
    """The mark with all words that belong to its value, and before it the main text, to which the strays belong."""
    value = mark.value.replace(_SEAM, "")
    if mark.open:
        value = re.sub(r"^\s*[:：]?\s*", "", text[mark.start + len(mark.typed) : mark.end]).replace(_SEAM, "").strip()
        is_last = not text[mark.end :].strip(f" \t\u3000{_SEAM}")
        value = value.rstrip(_COMMAS) if mark.is_open_sign or not is_last else value  # `@Falk, due 1 Dec`
        if not value and isinstance(mark.field.type, field_types.YesNoType):  # the word alone says it: `for-all`
            value = "yes"
    main = " ".join([text[: mark.start].strip(), *(text[start:end] for start, end in strays if start > mark.start)])
    before = without_escapes(main.strip().rstrip(_COMMAS), words).strip()
    return replace(mark, value=value, says=without_escapes(value, words), before=before)


def _is_choice(field: Field) -> bool:
    return isinstance(field.type, field_types.ChoiceType | field_types.ChoicesType | field_types.YesNoType)


def _is_japanese_word(mark: Mark) -> bool:
    """Whether a mark is a Japanese word with words of the writer's own behind it."""
    return not mark.is_sign and not mark.typed.isascii() and mark.open and mark.end > mark.start + len(mark.typed)


def _is_text(field: Field) -> bool:
    return (
        isinstance(field.type, field_types.ProseType | field_types.TagsType | field_types.RoleType)
        or type(field.type) is field_types.LineType
    )
