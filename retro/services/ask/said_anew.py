"""Words that were asked about, said anew: a row as its line is read, and a bare figure where the vague words stand.

Whoever is asked *how many?* answers `6`: that is no row. Whoever writes the whole row again writes its day, too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

from retro.asking.question import FillField, Retake
from retro.errors import RetroError
from retro.language import M_
from retro.model.entry import Entry
from retro.model.problem import ValidationError
from retro.model.stages.scope import Damage
from retro.review.judgement.in_stage import looked_at
from retro.review.judgement.judged import Judged
from retro.review.judgement.mutes import asked_code
from retro.services.ask.asked import Asked
from retro.services.ask.rows import read_again
from retro.services.ask.values import Values, changed_row, entries_of, read_fields
from retro.text.controls import printable
from retro.value import value

_HOW_MANY = "understated"
"""The judgement that asks for a figure."""
_COUNTER = (
    r"名様|世帯|家族|店舗|箇所|か所|ヶ所|カ所|時間|日間|分間|"
    r"[件名人個社台枚本冊箱通点組戸室席皿食袋品円便棟匹着足行回秒分日]"
)
_NUMBER = (
    r"\d[\d,.]*(?:万|千|百)?|[〇一二三四五六七八九十百千万]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"twenty|thirty|forty|fifty|a hundred|a thousand"
)
_BARE = re.compile(
    rf"(?:はい、?|ええ、?|yes,?\s+)?"
    rf"(?P<figure>(?:約|およそ|計|全部で|about\s+|around\s+|roughly\s+|exactly\s+|[~〜])?(?:{_NUMBER}))"
    rf"(?P<gap>\s*)(?P<unit>{_COUNTER}|%|[a-z]+s|person)?(?:です|でした|だった|である)?[。.]?",
    re.IGNORECASE,
)
"""A figure, with what it counts or without, and nothing else."""
_VAGUE_JA = re.compile(
    rf"(?:ごく|ほんの|極めて|極|わずか)?(?:(?:数|何|十数)[十百千万]?|若干|一部分?|いちぶ|少数|僅か|わずか|一握り|ひと握り)"
    rf"(?P<counter>{_COUNTER})?(?:か(?=の))?(?:だけ|のみ|程度|ほど)?"
)
_PEOPLE = re.compile(
    r"の?(?:一般の|ご)?(?:お客|顧客|利用者|ユーザ|会員|患者|乗客|住民|"
    r"ご?家族|方|人|学生|生徒|参加者|宿泊客|客)"
)
_VAGUE_EN = re.compile(
    r"(?:(?:only|just|merely|barely|hardly)\s+)?(?:(?:a|the|some)\s+)?(?:very\s+|relatively\s+|quite\s+)?"
    r"(?:few|couple|handful|(?:small|tiny|limited|certain|low)\s+number|some|several|certain|individual|isolated|"
    r"one or two|two or three|number|part|dozens|hundreds)\b(?:\s+of\b(?:\s+(?:the|our|these)\b)?)?",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+(?:(?:regular|other|more|our)\s+)?(?P<word>[a-z]+)", re.IGNORECASE)
_JAPANESE = re.compile("[ぁ-ヿ一-鿿]")


@value
class Anew:
    """What an answer writes, and what of its line was not read."""

    edits: tuple[tuple[Entry, Values], ...]
    left: tuple[str, ...] = ()
    """What was left in the text though it looks like a mark."""


def said_anew(asked: Asked, text: str) -> Anew:
    """What an answer to a question about words would write. ValidationError or RetroError if it cannot be taken."""
    target = asked.question.target
    assert isinstance(target, FillField)
    (entry,) = entries_of(asked.record, target.entries)
    judged = _asked_about(asked, entry)
    is_how_many = judged is not None and judged.code == _HOW_MANY
    whole = with_figure(getattr(entry, target.name), judged.span, text) if judged and is_how_many else None
    if whole is not None:
        return Anew(((entry, _of_figure(asked, entry, target.name, whole)),))
    if entry is not asked.record.head and target.name == entry.main:
        try:
            return _as_row(asked, entry, text)
        except (RetroError, ValidationError):
            pass  # it is the text of the row, whatever it looks like
    read = read_fields(asked.record, asked.question, text, now=asked.now, currency=asked.currency)
    return Anew(tuple(read))


def _asked_about(asked: Asked, entry: Entry) -> Judged | None:
    """The words that are asked about; None where they are not there any more."""
    here = (each for each in looked_at(asked.record).open if each.row == entry.id)
    return next((each for each in here if asked_code(each) == asked.question.asked), None)


def _as_row(asked: Asked, entry: Entry, text: str) -> Anew:
    """A row as its line says it, with its day and its marks."""
    question = replace(asked.question, target=Retake(entry.id))
    row, line = read_again(asked.record, question, text, now=asked.now, currency=asked.currency)
    values = changed_row(row, line.entry)
    if not values:
        raise RetroError(M_("The row says so already."))
    return Anew(((entry, values),), tuple(map(printable, line.unread)))


def _of_figure(asked: Asked, entry: Entry, name: str, whole: str) -> Values:
    """The text with its figure; of a damage the figure stands in its own field, as where one types the row."""
    if isinstance(entry, Damage) and name == entry.main:
        try:
            read = _as_row(asked, entry, whole).edits[0][1]
        except (RetroError, ValidationError):
            read = {}
        if read.get("figure") is not None:
            return read
    return {name: whole}


def with_figure(text: str, span: tuple[int, int], answer: str) -> str | None:
    """A text with the figure that answers in place of its vague words at `span`, or behind them; None if it is none."""
    said = normalize("NFKC", answer).strip()
    found = _BARE.fullmatch(said)
    if found is None:
        return None
    start, end = span
    if _JAPANESE.search(text[start:end]):
        return _in_japanese(text, start, end, found)
    return _in_english(text, start, end, found)


def _in_japanese(text: str, start: int, end: int, said: re.Match[str]) -> str:
    figure, unit = said["figure"], said["unit"] or ""
    vague = _VAGUE_JA.search(text, start, end)
    behind = text[vague.end() :] if vague else ""
    if vague and not unit:
        unit = vague["counter"] or ("名" if _PEOPLE.match(behind) else "")
    if vague is None or not unit:
        return f"{text[:end]}（{figure}{unit}）{text[end:]}"
    of = "の" if not vague["counter"] and _PEOPLE.match(behind) and not behind.startswith("の") else ""
    return f"{text[: vague.start()]}{figure}{unit}{of}{behind}"


def _in_english(text: str, start: int, end: int, said: re.Match[str]) -> str:
    figure, unit = said["figure"], said["unit"] or ""
    vague = _VAGUE_EN.search(text, start, end)
    follows = _NEXT_WORD.match(text, vague.end()) if vague else None
    word = follows["word"].casefold() if follows else ""
    if vague and unit.casefold() == word:
        unit = ""
    if vague is None or (unit and word.endswith("s")):
        return f"{text[:end]} ({' '.join(part for part in (figure, unit) if part)}){text[end:]}"
    if not text[: vague.start()].strip():
        figure = figure[:1].upper() + figure[1:] if text[vague.start()].isupper() else figure
    return f"{text[: vague.start()]}{' '.join(part for part in (figure, unit) if part)}{text[vague.end() :]}"
