"""Chat lines: who wrote them stands before what they wrote, and is no part of it.

A name in brackets beside the time says so by itself. `nova: the disk is full` does not: `Impact: the disk is full`
looks the same. It is a chat where nearly every line is of that form, several write, and one of them comes up again, or
where the name is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from retro.model.quick_entry import stamps
from retro.text.folding import name_key
from retro.text.lazy_pattern import lazy
from retro.value import value

_ONE = r"@?[^\W\d_][\w.'’-]{0,29}"
_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,29}|[ぁ-んァ-ヶー一-鿿々]{1,6})"
_NAME = rf"(?:{_CAPITAL}(?:[ \u3000](?:{_CAPITAL}|v[ao]n|d[eiu]|der|APP|BOT)){{1,3}}|{_ONE})"
_SHORT_NAME = r"@?[^\W\d_][\w.'’-]{0,29}(?:[ \u3000][\w.'’()-]{1,30}){0,2}"

_BESIDE_TIME = lazy(
    rf"(?P<name>{_NAME})\s*(?:\[(?P<a>[^\[\]]{{1,40}})\]|【(?P<b>[^【】]{{1,40}})】|\((?P<c>[^()]{{1,40}})\)(?=:))"
    r"[:：]?(?:\s+|(?<=】))(?P<text>\S.*)"
)
_IN_ANGLES = lazy(
    r"(?:<[@+%~&]?(?P<name>[^\s<>][^<>/=]{0,39})>\s+|＜(?P<wide>[^\s<>＜＞][^<>＜＞/=]{0,39})＞\s*)(?P<text>\S.*)"
)
_BEFORE_COLON = lazy(rf"(?:[-–—]\s+)?(?P<name>{_SHORT_NAME})(?::\s+|：\s*)(?P<text>\S.*)")
_BEFORE_DASH = lazy(rf"(?P<name>{_SHORT_NAME})\s+[-–—]\s+(?P<text>\S.*)")
_BEFORE_TAB = lazy(r"(?P<name>[^\t]{1,30})\t+(?P<text>\S.*)")
_HEADER = lazy(rf"(?P<name>{_NAME})(?:\s*\[(?P<a>[^\[\]]{{1,40}})\]|(?:\s+[—–]\s+|\s{{2,}})(?P<b>\S.*))")
_TODAY_AT = lazy(r"(?:today|heute|今日)\s+(?:at\s+)?", re.IGNORECASE)

_NOBODY = frozenset(
    """
a abbr b blockquote body br button canvas code dd div dl dt em embed empty error footer form frame h1 h2 h3 h4 h5 h6
head header hr html i iframe img input label li link main meta missing n/a nav nil none null object ol option p pre
redacted script section select span strong style sub sup svg table tbody td template textarea tfoot th thead title tr u
ul undefined unknown video xml
""".split()  # noqa: SIM905 -- reads better than a list
)
"""What stands in angle brackets and is nobody's name: the tags of a page, and what stands for nothing."""

_ENOUGH = 0.8
"""How many of the lines of a text must be of one form, so that it is a chat."""
_LABELS = """
action actions addendum affected apology ask background case cause causes change channel check contact contacts
cost customer damage date decision detection details due duration effect end error evidence example fact facts
fix fixed from goal http https identified impact incident info input investigating issue lesson lessons link log
measure mitigation monitoring next note notes nothing open output owner parked people place plan priority
problem proof question reason remedy request resolution resolved responsible result root rootcause scope
severity source start started state status step subject summary symptom system time timeline title to todo
trigger update updates vote warning where who why wish
影響 影響範囲 原因 対応 対策 処置 備考 更新 連絡 連絡先 概要 経緯 状況 状態 結果 担当 担当者 期限 日時
発生 発生日時 場所 検知 復旧 復旧日時 解決 問題 理由 要望 約束 費用 教訓 注記 注 補足 件名 宛先 応対
謝罪 お詫び 内容 損害 改善 再発防止 良かった点 改善点 確認 報告 追記 変更前 変更後 なし 電話 訪問 メール
"""
"""What stands before a colon and is nobody's name."""
_LABEL_WORDS = frozenset(_LABELS.split())


@value
class ChatLine:
    """A line of a chat: who wrote it ("" if nobody is named), and what, with its time in front."""

    speaker: str
    text: str


@value
class Header:
    """The line above a message: who wrote it, and when."""

    speaker: str
    stamp: str


@value
class Speakers:
    """Those who write in a text, as far as the whole of it shows them."""

    keys: frozenset[str]
    has_headers: bool

    def header(self, body: str) -> Header | None:
        """The heading of a message, where a line is one and nothing else."""
        found = _header(body)
        return found if found and (self.has_headers or name_key(found.speaker) in self.keys) else None

    def said(self, body: str) -> ChatLine:
        """What a line says, and who wrote it."""
        if found := _BESIDE_TIME.fullmatch(body):
            stamp = _time_in(found["a"] or found["b"] or found["c"])
            if stamp:
                return ChatLine(_bare(found["name"]), f"{stamp} {found['text']}")
        stamp, text = stamps.split(body)
        found = _IN_ANGLES.fullmatch(text)
        name = found["name"] or found["wide"] if found else ""
        if found and name.casefold() not in _NOBODY:
            return ChatLine(_bare(name), f"{stamp} {found['text']}".strip())
        for name, rest in _named(stamp, text):
            if name_key(_bare(name)) in self.keys:
                return ChatLine(_bare(name), f"{stamp} {rest}".strip())
        return ChatLine("", body)


_NOBODY_KNOWN = Speakers(frozenset(), has_headers=False)


def typed(text: str) -> ChatLine:
    """A line of a chat that was typed alone: its form says who wrote it, `14:05 <nova> it rings`, or nothing does.

    With a backslash before it nobody did.
    """
    body = stamps.bared(text.strip())
    said = _NOBODY_KNOWN.said(body.removeprefix("\\"))
    if not said.speaker:
        return ChatLine("", text)
    return ChatLine("", body[1:]) if body.startswith("\\") else said


def as_typed(speaker: str, text: str) -> str:
    """A line that says by itself who wrote it, for `typed` to read: `14:05 <nova> it rings`; the text if nobody did.

    Whose name cannot stand so, stands before the text, and is a part of it.
    """
    if not speaker:
        return text
    stamp, rest = stamps.split(text)
    line = f"{stamp} <{speaker}> {rest}".strip()
    return line if typed(line).speaker == speaker else f"{stamp} {speaker}: {rest}".strip()


def speakers(bodies: Sequence[str], names: Collection[str] = ()) -> Speakers:
    """Those who write in a text of these lines; `names` are the ones that are known beforehand."""
    known = frozenset(name_key(name) for name in names if name.strip())
    headers = [header for body in bodies if (header := _header(body))]
    found: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for body in bodies:
        for form, counted in zip((_BEFORE_COLON, _BEFORE_DASH, _BEFORE_TAB), found, strict=True):
            stamp, text = stamps.split(body)
            match = form.fullmatch(text) if stamp or form is _BEFORE_COLON else None
            if match and not _is_label(match["name"]):
                counted[name_key(_bare(match["name"]))] += 1
    several = [counted for counted in found if _is_chat(counted, len(bodies))]
    return Speakers(known.union(*several), has_headers=len(headers) > 1)


def _is_chat(counted: Counter[str], lines: int) -> bool:
    return counted.total() >= _ENOUGH * lines and len(counted) > 1 and max(counted.values()) > 1


def _named(stamp: str, text: str) -> list[tuple[str, str]]:
    """The names that may stand before what a line says, each with the rest."""
    forms = (_BEFORE_COLON, _BEFORE_DASH, _BEFORE_TAB) if stamp else (_BEFORE_COLON,)
    return [(found["name"], found["text"]) for form in forms if (found := form.fullmatch(text))]


def _header(body: str) -> Header | None:
    found = _HEADER.fullmatch(body)
    stamp = _time_in(_TODAY_AT.sub("", found["a"] or found["b"])) if found else ""
    return Header(_bare(found["name"]), stamp) if found and stamp else None


def _time_in(text: str) -> str:
    """The time, if `text` is one and nothing else."""
    stamp, rest = stamps.split(text.strip())
    return "" if rest else stamp


def _is_label(name: str) -> bool:
    return all(word in _LABEL_WORDS for word in re.split(r"[\s_-]+", name.casefold()))


def _bare(name: str) -> str:
    return re.sub(r"\s(?:APP|BOT)$", "", name.strip().lstrip("@"))
