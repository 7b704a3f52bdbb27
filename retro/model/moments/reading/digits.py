"""Forms in digits, which belong to no language: `2026-11-20`, `14:05`, `1405`, `+7`, `?`; what is wrong with others."""

from __future__ import annotations

import re
from datetime import timedelta

from retro.language import M_, N_, Message
from retro.model.moments.reading.clocks import Clock
from retro.model.moments.reading.days import Dated, InFigures
from retro.model.moments.reading.forms import Form, Unreadable, pattern
from retro.model.moments.reading.order import is_japanese

_MONTHS = 12
_DAY_ENDS = r"(?:(?=t[0-9])|(?![0-9a-z_]))"


def _in_figures(found: re.Match[str]) -> InFigures:
    one, other, year = int(found["one"]), int(found["other"]), found["year"]
    if len(year or "") == 2 and other <= _MONTHS:  # noqa: PLR2004 -- figures
        raise Unreadable(M_("Any of the three may be the year. Write it in full: 2026-11-20."))
    full = int(year) + 2000 * (len(year) == 2) if year else None  # noqa: PLR2004 -- figures
    first = True if is_japanese(found.string) else None
    return InFigures((one, other), full, is_month_first=first, has_dots=found["by"] == ".")


DAYS: tuple[Form[Dated | InFigures], ...] = (
    (
        rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_DAY_ENDS}",
        lambda found: Dated(int(found[3]), int(found[4]), int(found[1])),
    ),
    (
        r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?=$|[\s,、(])",
        lambda found: Dated(int(found[2]), int(found[3]), int(found[1])),
    ),
    (
        rf"(?P<one>[0-9]{{1,2}})(?P<by>[-/.])(?P<other>[0-9]{{1,2}})(?P=by)(?P<year>[0-9]{{4}}|[0-9]{{2}}){_DAY_ENDS}",
        _in_figures,
    ),
    (
        r"(?P<one>[0-9]{1,2})(?P<by>/)(?P<other>[0-9]{1,2})(?P<year>)(?![0-9a-z_/%]|[.,][0-9])",
        _in_figures,
    ),
    (
        r"(?P<one>[0-9]{1,2})(?P<by>\.)(?P<other>[0-9]{1,2})(?P<year>)(?=\s+[0-9]{1,2}(?::[0-9]{2}|時))",
        _in_figures,
    ),
    (
        r"([0-9]{1,2})\.\s?([0-9]{1,2})\.(?=\s|$)",
        lambda found: InFigures((int(found[1]), int(found[2])), is_month_first=False),
    ),
)

_LOST = "outage|downtime|delay|later|late"
_UNITS = (
    "percent|litres?|liters?|tons?|tonnes?|metres?|meters?|grams?|kilos?|ounces?|seconds?|secs?|weeks?|months?|years?"
    "|eur|euros?|usd|dollars?|gbp|pounds?|chf|jpy|yen|kg|g|t|km|m|cm|mm|l|ml|[kmgt]i?b|ms|s|h|hours?|mins?"
    "|minutes?|days?|weeks?|degrees?|points?|times|x|million|billion|k|of|per|each|a|an|release|version|update|build|patch|beta|lts"
)
"""What a figure counts: 14.43 before it is no time."""


def _with_dot(found: re.Match[str]) -> Clock:
    is_day = int(found[1]) > 0 and 0 < int(found[2]) <= _MONTHS
    return Clock(int(found[1]), int(found[2]), may_be_day=is_day, may_be_figure=len(found[1]) == 1)


CLOCKS: tuple[Form[Clock], ...] = (
    (
        r"([0-9]{1,2})(?:[.:]([0-9]{2}))?\s?uhr(?![a-z])",
        lambda found: Clock.checked(found[1], found[2]),
    ),
    (
        r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?:\s?(?:h|hrs)(?![a-z0-9]))?(?![0-9]|:[0-9]|[.,][0-9])",
        lambda found: Clock.checked(found[1], found[2], found[3], found[4]),
    ),
    (r"([0-9]{1,2}):[?xX]{2}(?![0-9a-z?])", lambda found: Clock.checked(found[1], is_hour=True)),
    (
        rf"([01][0-9]|2[0-3])h([0-5][0-9])(?![0-9a-z:]|\s(?:of|long|{_LOST})\b)",
        lambda found: Clock.checked(found[1], found[2]),
    ),
    (rf"([01]?[0-9]|2[0-3])\.([0-5][0-9])(?![0-9a-z.%]|[,:][0-9]|\s?(?:[%$€£¥￥円]|(?:{_UNITS})\b))", _with_dot),
)

_FOUR = r"([01][0-9]|2[0-3])([0-5][0-9])(?![0-9年]|[:.,/][0-9]|-[0-9]{1,2}-)"


def _bare(found: re.Match[str]) -> Clock:
    return Clock(int(found[1]), int(found[2]), bare=True)


FOUR_FIGURES: Form[Clock] = (_FOUR, _bare)
"""1405, where no year can be meant."""

FOUR_FIGURES_ALONE: Form[Clock] = (rf"(?!19|20|2100){_FOUR}", _bare)
"""1405, but not 1930 or 2026, which may be years."""

LATER: tuple[Form[timedelta], ...] = (
    (
        r"\+\s?([0-9]{1,4})(?::([0-5][0-9])|\s?h(?:ours?|rs?)?\s?(?:([0-9]{1,2})\s?m?(?:in)?)?)(?![0-9a-z%]|[.,:][0-9])",
        lambda found: timedelta(hours=int(found[1]), minutes=int(found[2] or found[3] or 0)),
    ),
    (
        r"\+\s?(?!1\s(?:from|for|to|on)\b)([0-9]{1,5})(?:\s?m(?:in(?:ute)?s?)?)?(?![0-9a-z%]|[.,:][0-9]|\s[0-9]{2,}\s[0-9])",
        lambda found: timedelta(minutes=int(found[1])),
    ),
    (r"\+\s?([0-9]{1,5})\s?s(?:ec(?:ond)?s?)?(?![0-9a-z%])", lambda found: timedelta(seconds=int(found[1]))),
)

WORDS = r"[^()]+"
_APART = rf"(?=\s*(?:$|[,:;、])|\s?\({WORDS}\)\s*(?:$|[,:;、]))"
UNKNOWN = rf"\?+|(?:unknown|time\s+not\s+known){_APART}|(?:日時|時刻)?不明(?:(?=\s)|{_APART})"
"""A moment that is not known. The word counts only where it stands for itself: not in `unknown caller`."""

_TROUBLES = (
    (
        r"[0-9]{1,2}/[0-9]{1,2}(?![0-9])",
        N_("It may be a day or a share. Write 20 Nov or 11月20日, or 2 of 3."),
    ),
    (r"[0-9]{1,2}h[0-9]{2}(?![0-9])", N_("It may be a time or how long it took. Write a time with a colon: 14:05.")),
    (r"[0-9]{1,2}\.[0-9]{2}(?![0-9])", N_("It may be a time, a day or a figure. Write a time with a colon: 14:05.")),
    (r"[0-9]{4}年|[0-9]{1,2}月", N_("The day is missing. Write it like 2026-11-20 or 11月20日.")),
    (r"[0-9]{1,2}日(?!間|後|前)", N_("The month is missing. Write it like 11月20日 or 20 Nov.")),
    (
        r"(?:(?:19|20)[0-9]{2}|2100)(?![0-9])",
        N_("It may be a year or a time. Write 20:26 for the time, 2026-11-20 for the day."),
    ),
    (r"[0-9]{4}(?![0-9])", N_("A day has no such time: it goes from 00:00 to 23:59.")),
    (r"[0-9]{3}(?![0-9])", N_("Three figures may be many things. Write a time with a colon: 09:05.")),
    (
        r"[0-9]+\s?(?:年|[かヶカ]月|週間|日|時間|分|秒)前|[0-9]+\s?[a-z]+\s(?:ago|before|earlier)",
        N_("Retro counts forward only. Write the time itself: 14:05."),
    ),
    (
        r"(?P<number>[01]?[0-9]|2[0-3])(?![0-9a-z:.])",
        N_(
            "{number} may be hours, minutes or a count. Write {number}:00 or {number}時 for the hour, +{number} for "
            "minutes."
        ),
    ),
    (
        r"(?P<number>[0-9]{2})(?![0-9a-z:.])",
        N_("{number} may be minutes or a count. Write the hour with it: 14:05; or +{number} for minutes."),
    ),
    (r"\+", N_("After + stands how long after the event before: +7 for minutes, +1h30.")),
    (
        r"midnight|真夜中",
        N_("Midnight may begin the day or end it. Write 00:00, and the day if it is the next one: next day 00:00."),
    ),
    (r"[0-9~≈?]|約(?![束款定])", N_("Write it like 14:05, 2:05pm or 14時05分, with the day before it: 20 Nov 14:05.")),
)


def trouble(text: str) -> Message | None:
    """Why `text`, which reads as no moment, seems to have been meant as one; None if it does not."""
    for form, reason in _TROUBLES:
        if found := pattern(form).match(text):
            return M_(reason, **found.groupdict())
    return None
