"""Words that are bound to say when something was, and cannot be read as a moment: 夕方, 数時間後, *a few hours later*.

They count only where they stand apart: before a space, a comma or a colon. `Evening shift` and 夜間の受付 are no times.
"""

from __future__ import annotations

from retro.model.moments.reading.forms import pattern
from retro.text.lazy_pattern import lazy

_APART = r"(?=\s*(?:$|[,、:;])|\s|に(?![ぁ-ん]))"
_COUNT = r"(?:a\s+few|a\s+couple\s+of|several|some|many)"
_UNIT = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|time)"
_PART = r"(?:morning|noon|lunch(?:time)?|afternoon|evening|night|midnight)"
ENGLISH = (
    rf"{_COUNT}\s+{_UNIT}\s+(?:later|after(?:wards)?)(?=\s*(?:$|[,:;])|\s)"
    rf"|(?:some\s?time|shortly|soon|long|not\s+long|right|immediately)\s+(?:later|after(?:wards)?)(?=\s*(?:$|[,:;]))"
    r"|(?:morning|afternoon|evening|night|lunch(?:time)?)(?=\s*:)"
    rf"|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+{_PART}(?=\s*(?:$|[,:;]))"
    r"|(?:a\s+)?(?:quarter|half)\s+(?:past|to)\s+[a-z]+(?=\s*(?:$|[,:;])|\s)"
    rf"|(?:early|late|later)\s+(?:(?:in\s+the|that|the\s+same)\s+)?{_PART}(?=\s*(?:$|[,:;]))"
    rf"|(?:later\s+)?(?:that|the\s+same)\s+{_PART}(?=\s*(?:$|[,:;]))"
    rf"|later\s+that\s+(?:day|{_PART})(?=\s*(?:$|[,:;])|\s)"
    rf"|(?:early\s+|late\s+)?(?:in\s+the\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening)|around\s+lunch(?:time)?"
    rf"|at\s+lunch(?:time)?|overnight|during\s+the\s+night)(?=\s*(?:$|[,:;]))"
)
_OF_DAY = rf",?\s+(?:in\s+the\s+{_PART}{_APART}|(?:(?:early|late)\s+)?(?:in\s+the\s+)?{_PART}(?=\s*(?:$|[,:;])))"
PARTS = (
    r"(?:午前中|早朝|未明|明け方|朝方|朝|昼前|昼過ぎ|昼すぎ|昼間|お昼|昼|午前|午後|夕方|夕刻|夜半|夜中|深夜|夜|晩)"
    r"(?:早く|遅く|遅め|過ぎ|すぎ|前)?(?:頃|ごろ|ころ)?"
)
"""Parts of the day without an hour."""
_SOME = r"(?:数|何|十数|数十)(?:秒|分|時間|日|週間|か月|ヶ月|カ月)(?:ほど|くらい)?後"
_MONTH = (
    "(?:(?:先|今|来)?月|[0-9]{1,2}月)(?:末|初め?|上旬|中旬|下旬)|(?:昨|去|今|一昨)年(?:の?[0-9]{1,2}月(?:末|上旬|中旬|下旬)?)?"
    "|(?:先|今)(?:月|週)|先日|数(?:分|時間|日|週間)前"
)
_THEN = (
    "(?:その)?(?:しばらく|少し|暫く)(?:して|後|経って|たって|経ってから|してから)|その(?:直後|少し後|後)|直後|まもなく"
    "|間もなく|ほどなく(?:して)?|程なく(?:して)?|後日|その日のうち"
)
JAPANESE = rf"(?:(?:同日|当日|翌日|翌々日|前日|その日)?の?(?:{PARTS})|翌朝|翌晩|前夜|翌週|{_SOME}|{_THEN}|{_MONTH})"


def vague(text: str) -> int:
    """How many characters at the beginning of `text` (folded) are such words; 0 if none."""
    found = pattern(rf"(?:{JAPANESE}){_APART}|(?:{ENGLISH})").match(text)
    return found.end() if found else 0


def part_of_day(text: str) -> int:
    """How many characters at the beginning of `text` (folded) say a part of a day without an hour; 0 if none."""
    found = pattern(rf"\s?の?\s?(?:{PARTS}|遅く|早く){_APART}|{_OF_DAY}").match(text)
    return found.end() if found else 0


QUOTED = lazy(r"""\s?["「“](?P<words>[^"」”「“]*\w[^"」”「“]*)["」”]""")
"""Words of a writer's own behind a question mark: `?「閉店の直前」`."""
