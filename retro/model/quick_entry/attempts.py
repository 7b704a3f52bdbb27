"""Values that somebody tried to say and that name no day, no row and no figure yet: `due Q1`, `due tbd`, 期限 未定.

They are told from text by their form alone: a mark with such a value is one that was meant.
"""

from __future__ import annotations

import re

from retro.text.folding import normal
from retro.text.lazy_pattern import lazy

_NOT_SET = (
    r"tb[acd]|to be (?:agreed|confirmed|decided|determined|set)|n/a|not set|\?+|"
    r"未定|未設定|調整中|検討中|不明|要調整|要確認"
)
_SOME_DAY = (
    r"asap|a\.s\.a\.p\.|soon(?:est)?|later|ongoing|immediately|whenever|some ?(?:day|time)|next time|"
    r"早急に?|至急|近日中?|近々|随時|即日|いつか|順次|速やかに|なるはや|できるだけ早く|上旬|中旬|下旬|年度[内末]|今期中?|来期中?|次回"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_PERIOD = (
    rf"(?:\d{{4}}\s?)?(?:q[1-4]|h[12])(?:\s?[/-]?\s?\d{{2,4}})?|fy\s?\d{{2,4}}|{_WEEKDAY}s?|{_MONTH}|"
    r"(?:spring|summer|autumn|fall|winter)|(?:week|month|quarter|year|sprint|release|retro|meeting)(?:\s?\d{1,4})?|"
    r"(?:cw|kw|w|wk|week)\s?\d{1,2}|christmas|easter|new year|"
    r"(?:\d{1,2}月|今月|来月|再来月)(?:上旬|中旬|下旬|初め|頭)?|(?:第?[1-4一二三四])四半期|[上下]期|[春夏秋冬]|[1-4]q|盆|お盆|連休明け|年明け"
)
_AROUND = (
    r"(?:(?:by|on|in|at|before|after|around|about|from|the|this|next|last|coming|following|early|mid|late|end|start|"
    r"middle|beginning|of|in)[\s-]+){0,4}"
)
_BEHIND = r"(?:[\s-]*(?:\d{2,4}|sometime|at the latest|latest|まで|までに|中|内|頃|ごろ|中に|予定|目標|くらい|ぐらい))?"
_UNSET = lazy(rf"(?:{_NOT_SET})", re.IGNORECASE)
_DAY = lazy(rf"(?:{_NOT_SET}|{_SOME_DAY}|{_AROUND}(?:{_PERIOD}){_BEHIND})", re.IGNORECASE)
_REMARK = lazy(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]$")
_LONGEST = 60


def without_remark(value: str) -> str:
    """`value` without the remark in brackets that it ends with: `fri (hard)`."""
    return _REMARK.sub("", value).strip()


def says_no_value(value: str) -> bool:
    """Whether a value says that there is none yet: `tbd`, 未定."""
    return _is(_UNSET, value)


def says_no_day(value: str) -> bool:
    """Whether a value says some time ahead, or that none is set: `Q1`, `asap`, `next sprint`, `early March`."""
    return _is(_DAY, value)


def _is(form: re.Pattern[str], value: str) -> bool:
    said = without_remark(normal(value[:_LONGEST])).rstrip(".,;:!。、")
    return len(value) <= _LONGEST and bool(form.fullmatch(said))
