"""Forms in Japanese: `2026年11月20日`, `令和8年11月20日`, `昨日`, `翌朝`, `午後2時半`, `20分後`."""

from __future__ import annotations

import re
from datetime import timedelta

from retro.language import M_
from retro.model.moments.reading.clocks import AM, EVENING, NIGHT, PM, Clock, part
from retro.model.moments.reading.days import Dated, EndOf, MonthsOn, OfMonth, Shifted, Weekday, WorkingDays, WrittenDay
from retro.model.moments.reading.forms import Form, Unreadable

_NOON, _SMALL_HOURS = part((11, 15)), part((0, 4))
_DEEP_NIGHT = part((0, 4), (22, 29), either_night=True)
_PARTS = {
    "午前": AM, "am": AM, "午後": PM, "pm": PM,
    "未明": _SMALL_HOURS, "早朝": AM, "明け方": AM, "朝": AM, "お昼": _NOON, "昼": _NOON,
    "夕方": EVENING, "夕刻": EVENING, "夕": EVENING, "夜": NIGHT, "晩": NIGHT,
    "深夜": _DEEP_NIGHT, "真夜中": _DEEP_NIGHT, "夜中": _DEEP_NIGHT,
}  # fmt: skip

_WORDS = {
    "今日": Shifted(0), "本日": Shifted(0), "昨日": Shifted(-1), "一昨日": Shifted(-2), "おととい": Shifted(-2),
    "明日": Shifted(1), "明後日": Shifted(2), "きょう": Shifted(0), "きのう": Shifted(-1), "あした": Shifted(1),
    "あさって": Shifted(2),
    "今朝": Shifted(0, part=AM), "けさ": Shifted(0, part=AM), "今夜": Shifted(0, part=NIGHT),
    "今晩": Shifted(0, part=NIGHT), "昨夜": Shifted(-1, part=NIGHT), "昨晩": Shifted(-1, part=NIGHT),
    "ゆうべ": Shifted(-1, part=NIGHT),
    "明朝": Shifted(1, part=AM), "明晩": Shifted(1, part=NIGHT),
    "同日": Shifted(0, from_last=True), "当日": Shifted(0, from_last=True),
    "前日": Shifted(-1, from_last=True), "前々日": Shifted(-2, from_last=True),
    "前夜": Shifted(-1, from_last=True, part=NIGHT),
    "翌日": Shifted(1, from_last=True), "その翌日": Shifted(1, from_last=True), "次の日": Shifted(1, from_last=True),
    "その日": Shifted(0, from_last=True), "翌々日": Shifted(2, from_last=True),
    "翌朝": Shifted(1, from_last=True, part=AM), "翌晩": Shifted(1, from_last=True, part=NIGHT),
}  # fmt: skip


_REIWA = (2019, 5, 1), (9999, 12, 31)
_HEISEI = (1989, 1, 8), (2019, 4, 30)
_SHOWA = (1926, 12, 25), (1989, 1, 7)
_ERAS = {"令和": _REIWA, "r": _REIWA, "平成": _HEISEI, "h": _HEISEI, "昭和": _SHOWA, "s": _SHOWA}
"""The first and the last day of each era."""


def _in_era(found: re.Match[str]) -> Dated:
    first, last = _ERAS[found["era"].lower()]
    year = first[0] - 1 + (1 if found["year"] == "元" else int(found["year"]))
    month, day = int(found["month"]), int(found["day"])
    if not first <= (year, month, day) <= last:
        raise Unreadable(M_("That day is not in that era. Correct one of the two, or write 2026年11月20日."))
    return Dated(month, day, year)


def _clock(found: re.Match[str]) -> Clock:
    named, hour = (found["part"] or "").lower(), found["hour"]
    if hour == "12" and named in {"午前", "午後", "am", "pm"}:
        raise Unreadable(M_("12 after 午前 or 午後 is noon for some and midnight for others. Write 12:00 or 0:00."))
    figures = found.groupdict()
    minute = "30" if figures.get("half") else figures["minute"] or figures.get("alone")
    late = 29 if "half" in figures else 23  # hours are counted on past midnight only with 時
    is_hour = bool(figures.get("all"))
    return Clock.checked(hour, minute, figures["second"], part=_PARTS.get(named), last_hour=late, is_hour=is_hour)


def _lapse(found: re.Match[str]) -> timedelta:
    hours, minutes, seconds = (int(found[unit] or 0) for unit in ("hours", "minutes", "seconds"))
    return timedelta(hours=hours, minutes=minutes + (30 if found["half"] else 0), seconds=seconds)


_PART = rf"(?:(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})\s?の?\s?)"
_HOUR = r"(?P<hour>[0-9]{1,2})時(?!間)"
_MINUTE = r"(?P<minute>[0-9]{1,2})分(?!間|後)"
COUNTERS = (
    "人(?!員|事|身|為)|名(?!前|札|刺|簿|義|古屋)|件(?!名|の電)|個(?!人|別)|台(?!車|帳|風|所|本|紙)|枚|本(?!人|社|部|店|件|体|格|来|庁|館|線)|"
    "通(?!報|知|話|院|信|達|常|路|販|関|行|電|例|勤|夜)|箱|点(?!検|滴|呼|灯|火|眼|数)|冊|円(?!滑|満)|号(?!泣)|番(?!号|組)|階|"
    "便(?!名|所)|回(?!答|収|線|復|送|覧|転|避|路|診|し)|歳|才|度(?!々)|つ|期(?!限|日|間)|版|社(?!内|長|員|外|会|名|用)|"
    "店(?!長|員|舗|頭|内|主)|束|袋|組(?!長|合|織|立)|杯|匹|頭(?!部|痛)|棟|軒|口(?!頭|論|座|調)|割(?!り込|れ)|丁目|家族|世帯|[泊代万千百十億％%]|"
    "[かヶカ箇]所|ポイント|キロ|トン|ドル|ケース|セット|パーセント|(?:kg|g|km|m|cm|mm|l|ml|個|eur|usd|jpy|yen)(?![a-z])"
)
"""What a figure counts that is none of a time: 14時3名. Not where it begins another word: 14時40通報."""
_COUNTED = rf"(?:{COUNTERS}|[秒日月年週]|[かヶカ]月)"
MINUTES_ALONE = (
    rf"(?:\d\d(?!\d|[.,:/]\d|[分時]|\s?(?:[〜~～-]\s?\d+\s?)?{_COUNTED})"
    r"|\s\d\d(?=\s*(?:$|[、,頃])|\s(?!\d))|\d(?=\s*(?:$|[、,頃]|(?:UTC|JST)\b)|\s(?!\d)))"
)
"""Minutes behind 時 without 分: 14時40. One figure or one behind a space only where it stands apart: 14時5 電話."""
_SECOND = r"(?P<second>[0-9]{1,2})秒(?!間|後)"
_LAPSE = r"(?:(?P<hours>[0-9]{1,3})時間)?(?P<half>半)?(?:(?P<minutes>[0-9]{1,5})分)?(?:(?P<seconds>[0-9]{1,5})秒)?"
_MONTH_AND_DAY = r"(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})日(?!間)"
_ERA_YEAR = r"\s?(?P<year>元|[0-9]{1,2})"

_WEEKDAY = "(?P<weekday>[月火水木金土日])(?:曜日?)?"
_WEEKS = {"先々": -2, "先": -1, "今": 0, "来": 1, "再来": 2}
_MONTHS = {"先": -1, "今": 0, "来": 1, "再来": 2}
_DAY_ALONE = (
    r"(?P<day>[0-9]{1,2})日(?=\s*(?:$|[、,:;(\s0-9の~〜-]|午|未明|早朝|朝|昼|夕|夜|深夜|まで|月|火|水|木|金|土))"
)


def _of_month(found: re.Match[str]) -> OfMonth:
    return OfMonth(int(found["day"]), is_next_day=bool(found.groupdict().get("next")))


DAYS: tuple[Form[WrittenDay], ...] = (
    (
        rf"(?:(?P<year>[0-9]{{4}})年\s?)?{_MONTH_AND_DAY}",
        lambda found: Dated(int(found["month"]), int(found["day"]), int(found["year"]) if found["year"] else None),
    ),
    (rf"(?P<era>令和|平成|昭和|[rhs]){_ERA_YEAR}年\s?{_MONTH_AND_DAY}", _in_era),
    (
        rf"(?P<era>令和|平成|昭和|[rhs]){_ERA_YEAR}([-/.])(?P<month>[0-9]{{1,2}})\3(?P<day>[0-9]{{1,2}})(?![0-9.時])",
        _in_era,
    ),
    ("|".join(sorted(_WORDS, key=len, reverse=True)), lambda found: _WORDS[found[0]]),
    (rf"(?P<next>翌){_DAY_ALONE}", _of_month),
    (r"翌(?=\s?(?:[0-9]|午|未明|早朝))", lambda _: Shifted(1, from_last=True)),
    (r"同(?=\s?(?:[0-9]{1,2}[時:]|午[前後]|正午))", lambda _: Shifted(0, from_last=True)),
    (r"翌々?営業日", lambda found: WorkingDays(len(found[0]) - len("営業日"))),
    (
        rf"(?P<weeks>先々|先|今|再来|来)週の?{_WEEKDAY}",
        lambda found: Weekday("月火水木金土日".index(found["weekday"]), _WEEKS[found["weeks"]]),
    ),
    (
        rf"翌週の?{_WEEKDAY}",
        lambda found: Weekday("月火水木金土日".index(found["weekday"]), 1, from_last=True),
    ),
    (
        r"(?P<months>先|今|再来|来)月の?(?P<day>[0-9]{1,2})日(?!間)",
        lambda found: OfMonth(int(found["day"]), _MONTHS[found["months"]]),
    ),
    (_DAY_ALONE, _of_month),
    (
        r"(?P<weekday>[月火水木金土日])曜日?(?=\s?の?\s?(?:[0-9]|午[前後]|正午))",
        lambda found: Weekday("月火水木金土日".index(found["weekday"])),
    ),
    (r"([0-9]{1,2})営業日(?:以内|後)", lambda found: WorkingDays(int(found[1]))),
    (r"([0-9]{1,3})日後", lambda found: Shifted(int(found[1]), from_last=True)),
    (r"([0-9]{1,2})週間後", lambda found: Shifted(7 * int(found[1]), from_last=True)),
)

WEEKDAYS_BEHIND: tuple[Form[int], ...] = (
    (r"\s*\(([月火水木金土日])(?:曜日?)?(?:[・/]?祝日?)?\)", lambda found: "月火水木金土日".index(found[1])),
    (r"\s*([月火水木金土日])曜日?", lambda found: "月火水木金土日".index(found[1])),
)

CLOCKS: tuple[Form[Clock], ...] = (
    (
        rf"{_PART}?{_HOUR}(?:(?P<all>台)|(?P<half>半)(?![額分日年数])|\s?{_MINUTE}(?:\s?{_SECOND})?|(?P<alone>{MINUTES_ALONE}))?",
        _clock,
    ),
    (rf"{_PART}(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::(?P<second>[0-9]{{2}}))?(?![0-9:])", _clock),
    (r"正午", lambda _: Clock(12)),
)

AHEAD: tuple[Form[WrittenDay], ...] = (
    (
        r"(?:次の|今度の)?(?P<weekday>[月火水木金土日])曜日?(?=$|\s|[、,]|まで|中)",
        lambda found: Weekday("月火水木金土日".index(found["weekday"])),
    ),
    (r"(?P<months>今|来|再来)?月(?:末|内|中)(?:日)?", lambda found: EndOf(_MONTHS[found["months"] or "今"])),
    (r"([0-9]{1,2})月(?:末日?|中|内)", lambda found: EndOf(month=int(found[1]))),
    (r"(?:本|今)?年(?:内|末|中)", lambda _: EndOf(month=12)),
    (r"(?P<weeks>今|来|再来)週(?:中|末|内)?", lambda found: EndOf(weeks=_WEEKS[found["weeks"]])),
    (r"([0-9]{1,2})\s?[かヶカヵケ箇]月(?:以内|後)", lambda found: MonthsOn(int(found[1]))),
    (r"([0-9]{1,3})日以内", lambda found: Shifted(int(found[1]), from_last=True)),
    (r"([0-9]{1,2})週間以内", lambda found: Shifted(7 * int(found[1]), from_last=True)),
)
"""Days by which something is to be done."""

WITHIN_DAY = "(?P<day>本日|今日|きょう|当日|明日|あした|明後日|あさって)中(?=$|\\s|[、,に])"
"""By the end of a day: 本日中."""

NOW = (r"(?:たった)?今(?=\s|[、,]|$)", r"(?:つい)?(?:さっき|先ほど|先程)(?=\s|[、,]|$)")
"""The present, and what was just before it."""

LATER: tuple[Form[timedelta], ...] = ((rf"(?:その)?(?=[0-9]){_LAPSE}(?:ほど|くらい|ぐらい)?後", _lapse),)

WITHIN: tuple[Form[timedelta], ...] = ((rf"(?=[0-9]){_LAPSE}以内", _lapse),)
"""How soon something is to be done: 30分以内."""
