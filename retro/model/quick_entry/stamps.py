"""Days, times and zones as they stand in other people's notes: where they are, never which moment they mean.

What they mean is read later, with the record in view (`retro.model.moments.reading`). Here a time only loses what
stands around it, and gets the day and the zone that stand above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retro.model.moments.reading.japanese import MINUTES_ALONE
from retro.model.moments.reading.order import is_japanese
from retro.model.moments.zones import place_of
from retro.text.lazy_pattern import lazy
from retro.value import value

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_WRITTEN_DAY = (
    rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?:(?:\d{{4}}|(?:令和|平成)(?:\d{{1,2}}|元))年)?\d{{1,2}}月\d{{1,2}}日|"
    rf"[RH]\d{{1,2}}[./]\d{{1,2}}[./]\d{{1,2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{1,2}}/\d{{1,2}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)?\s+{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
)
DAY = rf"(?:{_WEEKDAY},?\s+)?(?:{_WRITTEN_DAY})(?!\d)(?:\s?[(（][月火水木金土日](?:曜日?)?[)）]|,?\s{_WEEKDAY})?"
"""What a day looks like, as a pattern."""
_WORD_FOR_DAY = r"next day|same day|yesterday|today|tonight|翌々?日|翌朝|同日|当日|前日|昨日|昨晩|昨夜|本日|今日|今朝"
_ABOUT = r"(?:[~〜～≈約]|(?:about|around|approx\.?|ca?\.)\s)?\s?"
_ONE_CLOCK = (
    r"(?:[01]?\d|2\d|30)[:：][0-5]\d(?:[:：][0-5]\d(?:[.,]\d+)?)?(?:\s?[ap]\.?m\b\.?)?|"
    r"(?:0?[1-9]|1[0-2])\s?[ap]\.?m\b\.?|(?:午前|午後)?\d{1,2}時(?!間)(?:\d{1,2}分|半|" + MINUTES_ALONE + ")?"
)
_HOW = r"(?:\s?(?:頃|ごろ|ころ|過ぎ|すぎ|前後|くらい|ぐらい|台|まで|以降|以前|から|[(（](?:推定|頃)[)）]))?"
_CLOCK = rf"{_ABOUT}(?:{_ONE_CLOCK})(?:\s?[-–—~〜～]\s?{_ABOUT}(?:{_ONE_CLOCK}))?(?!\d|:\d){_HOW}"
_NAMED_ZONE = (
    r"(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[JKCEMPI]ST|[CEMP]DT|[CEMP]T|WES?T|CES?T|EES?T|BST|MSK|SGT|HKT|"
    r"A[CEW][SD]T|NZ[SD]T|日本時間|協定世界時"
)
_ZONE = rf"Z(?![\w])|[(\[]?(?-i:{_NAMED_ZONE})(?![A-Za-z])[)\]]?|[+-]\d{{2}}:?\d{{2}}(?!\d)"

_STAMP = lazy(
    rf"(?:(?P<day>{DAY}|{_WORD_FOR_DAY})(?:[\s,、のT]+|\s*[-–—]\s+|(?=[^\s\d]))?)?"
    rf"(?P<clock>{_CLOCK})(?:\s?(?P<zone>{_ZONE}))?"
    rf"(?(day)|(?:\s?[(（](?P<behind>{DAY})[)）])?)",
    re.IGNORECASE,
)
_DAY_ALONE = lazy(rf"(?P<day>{DAY})(?:\s+(?P<zone>{_ZONE}))?\s*[:：]?", re.IGNORECASE)
_DAY_FIRST = lazy(DAY, re.IGNORECASE)
_NO_DAY = r"(?!24/7|9/11|[123]/[2-9](?![\d/(（])(?!\s\d))"
CLOCK_OR_DAY = lazy(
    rf"(?<![\w.:/€$£#-])(?:{_NO_DAY}{DAY}(?:[\s,、T]*{_CLOCK})?|{_CLOCK})(?:\s?(?:{_ZONE}))?(?![/\d])|"
    rf"(?<=[ぁ-んァ-ヶ一-鿿])(?:{DAY}|{_CLOCK})",
    re.IGNORECASE,
)
"""A time or a day, wherever it stands in a text. No rate, no fraction, no score, no number of a version."""
_BRACKETS = lazy(
    r"\[(?P<a>[^\[\]]{1,60})\]|【(?P<b>[^【】]{1,60})】|\((?P<c>[^()]{1,60})\)|（(?P<d>[^（）]{1,60})）|<(?P<e>[^<>]{1,60})>"
)
_ARROW = lazy(r"(?:[→⇒➡➔➜]|[-=]>)\s*")
_SEPARATOR = lazy(r"\s*(?:[-=]>(?=\s)|[→⇒➡]|[-–—](?=[\s\D])|:(?!\d|[\w+-]+:(?=\s))|[：|、,](?!\d)|に(?![ぁ-ん]))?\s*")
_DATE_DASH_TIME = lazy(rf"({DAY})\s+[-–—]\s+(?={_CLOCK})", re.IGNORECASE)
_AT_END = lazy(
    rf"[\s:：,、–-]+(?:(?:at|on)\s+)?(?P<stamp>{DAY}[\s,、]+(?:at\s+)?{_CLOCK}(?:\s?(?:{_ZONE}))?)[.。]?$",
    re.IGNORECASE,
)
OF_ANOTHER_TIME = frozenset("after before by due for from kept learned of since till to until than next".split())  # noqa: SIM905
"""Words before a time that is not when the line happened."""
_DOTTED = lazy(r"(?:[01]\d|2[0-3])\.(?:00|1[3-9]|[2-5]\d)(?:\s?[-–—]\s?\d\d\.\d\d)?(?=\s|[:：、]\s?)(?!\s\d)")
_SPEAKS_OF_TIME = lazy(r"\btime(?:s|line|zone|stamps?)?\b|時刻|時間|時系列|日時", re.IGNORECASE)
_ZONE_NAMED = lazy(rf"(?<![A-Za-z])(?:{_NAMED_ZONE})(?![A-Za-z])")
_ZONE_IN_A_HEADING = lazy(
    rf"[\s\-–—,/:：、|]*(?:\b(?:in|the|as|zone|timezone)\s+)*(?<![A-Za-z])(?:{_NAMED_ZONE})(?![A-Za-z])の?(?:\s+zone\b)?"
)
_DAY_AT_END = lazy(rf"(?:\s*[:：,、]|\s+(?:[-–—]|of|on))?\s*(?P<day>{DAY})\s*$", re.IGNORECASE)
_LONGEST_NOTE = 60


def without_zone(heading: str) -> str:
    """The heading of a column without the zone that it names: `Time in UTC`, `UTC time`; "time" where that is all."""
    if not _ZONE_IN_A_HEADING.search(heading):
        return heading
    return _ZONE_IN_A_HEADING.sub("", heading).strip() or "time"


def is_time(text: str) -> bool:
    """Whether a text is a time of day and nothing else, with or without its day and zone."""
    return bool(_STAMP.fullmatch(text))


def without_day(heading: str) -> tuple[str, str]:
    """What a heading says before the day that it ends with, and that day: `Timeline - May 29, 2021`; "" for no day."""
    found = _DAY_AT_END.search(heading)
    return (heading[: found.start()], found["day"]) if found else (heading, "")


def begins_with_clock(text: str) -> bool:
    """Whether a text begins with a time of day, with or without a day before it."""
    return bool(_STAMP.match(bared(text)))


def begins_with_dotted_time(text: str) -> bool:
    """Whether a text begins with a time of day that has a dot, and figures that are no day: `14.30 it rings`."""
    return bool(_DOTTED.match(bared(text)))


def begins_with_stamp(text: str) -> bool:
    """Whether a text begins with a time or with a day."""
    return begins_with_clock(text) or bool(_DAY_FIRST.match(text))


def bared(text: str) -> str:
    """`text` without brackets around the time that it begins with, or an arrow before it: `[14:05] it rings`."""
    arrow = _ARROW.match(text)
    if arrow and _STAMP.match(text, arrow.end()):
        text = text[arrow.end() :]
    found = _BRACKETS.match(text)
    inside = next((each for each in found.groups() if each), "").strip() if found else ""
    if found and (_STAMP.fullmatch(inside) or _DAY_ALONE.fullmatch(inside)):
        text = f"{inside} {text[found.end() :].lstrip()}".rstrip()
    return _DATE_DASH_TIME.sub(r"\1 ", text, count=1) if _DATE_DASH_TIME.match(text) else text


def split(text: str) -> tuple[str, str]:
    """The time that a text begins with, with its day and zone, and what follows; "" where it begins with none."""
    found = _STAMP.match(text)
    if not found:
        return "", text
    rest = text[found.end() :]
    gap = _SEPARATOR.match(rest)
    assert gap is not None
    if rest and not gap[0] and rest[0] not in "「『" and not "ァ" <= rest[0] <= "鿿":
        # the time goes on in a form that is not known here: `14:05くらいに`, `14:05?`
        return "", text
    day = found["behind"] or found["day"]
    stamp = " ".join(part for part in (day, found["clock"], found["zone"]) if part) if found["behind"] else found[0]
    return stamp, rest[gap.end() :]


def again(stamp: str) -> str:
    """The same time for another line: without a word for its day, which would count on once more: `next day 9:00`."""
    found = _STAMP.fullmatch(stamp)
    if not found or not found["day"] or _DAY_FIRST.fullmatch(found["day"]):
        return stamp
    return " ".join(part for part in (found["clock"], found["zone"]) if part)


def split_end(text: str) -> tuple[str, str]:
    """What a text says before the day and time that it ends with, and these; "" where it ends with none.

    `Repaired 2026-09-28 14:20` ends with its time, `call back by 2026-09-28 14:20` with another one.
    """
    start = max(len(text) - _LONGEST_NOTE, 0)
    found = _AT_END.search(text, start)
    said = text[: found.start()].rstrip(" :,-–—") if found else ""
    if not found or not said or said.split()[-1].lower() in OF_ANOTHER_TIME:
        return text, ""
    return said, found["stamp"]


def joined(cells: Sequence[str]) -> str:
    """The cells of a row of a table as one line: its days and times, then what it says."""
    stamped = 0
    while stamped < len(cells) and (_STAMP.fullmatch(cells[stamped]) or _DAY_ALONE.fullmatch(cells[stamped])):
        stamped += 1
    said = cells[stamped:]
    return " ".join([*cells[:stamped], ("、" if is_japanese("".join(said)) else "; ").join(said)]).strip()


@value
class Above:
    """What stands above a line and goes with it."""

    day: str = ""
    time: str = ""
    zone: str = ""
    timed: bool = False
    """Whether a line with a time has come since the day was named."""

    def after(self, body: str, *, is_heading: bool) -> Above | None:
        """What stands above the lines that follow `body`, where that says nothing else; None if it is a line itself."""
        if found := _DAY_ALONE.fullmatch(body):
            zoned = self.with_zone_in(found["zone"] or "")
            return replace(zoned, day=found["day"], time="", timed=False)
        stamp, rest = split(body)
        if stamp and not rest:
            return self.with_time(stamp)
        if len(body) <= _LONGEST_NOTE and not stamp and _SPEAKS_OF_TIME.search(body) and _ZONE_NAMED.search(body):
            named = self.with_zone_in(body)
            return named if is_heading or not _says_more(body) else None
        return None

    def with_time(self, stamp: str) -> Above:
        """The same above a paragraph that a time stands over; "" where that has ended."""
        return replace(self, time=stamp, timed=self.timed or bool(stamp))

    def with_zone_in(self, text: str) -> Above:
        """The same with the zone that a text names, if it names one."""
        found = _ZONE_NAMED.search(text)
        return replace(self, zone=found[0]) if found else self

    def over(self, stamp: str, text: str) -> str:
        """A line with its own time, or the one above it, and with the day and the zone that it does not name itself."""
        found = _STAMP.fullmatch(stamp or self.time)
        if not found:
            day = "" if stamp or self.timed else self.day
            return " ".join(part for part in (day, stamp, text) if part)
        day = "" if found["day"] or found["behind"] else self.day
        zone = "" if found["zone"] else self.zone
        return " ".join(part for part in (day, found[0], zone, text) if part)

    def at_its_place(self) -> Above | None:
        """The same with the place whose zone stands above in place of its name; None where that is no place's."""
        zone = place_of(self.zone)
        return replace(self, zone=zone) if zone else None


def _says_more(body: str) -> bool:
    """Whether a line that names a zone says anything beside that: `All times in UTC` does not."""
    rest = _ZONE_NAMED.sub("", body)
    words = re.findall(r"[^\W\d_]+", rest)
    plain = {
        "all",
        "time",
        "times",
        "are",
        "is",
        "in",
        "the",
        "timeline",
        "timestamps",
        "zone",
        "timezone",
        "note",
        "given",
    }
    if all(word.isascii() for word in words):
        return any(word.lower() not in plain for word in words)
    return bool(re.sub(r"時刻|時間|時系列|日時|は|の|すべて|全て|です|で|表記|記載|[\s()（）:：。※]", "", rest))
