"""Figures in Chinese characters, where they write a day or a time: 十四時五分, 十一月二十日."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_N = "[〇零一二三四五六七八九十]{1,4}"
_PART = "(?:午前|午後|未明|早朝|明け方|朝|昼|夕方|夜|深夜)の?"
_FORMS = lazy(
    rf"(?P<lapse>{_N})(?=(?:時間半?|分|日|週間)(?:(?:ほど|くらい)?後|以内))|(?:(?P<year>{_N})年)?(?P<month>{_N})月(?P<day>{_N})日(?!間)"
    rf"|(?P<part>{_PART})?(?P<hour>{_N})時(?!間|的|期|停|保|金|代|々|折|下|短)(?:(?P<half>半)|(?P<minute>{_N})(?:分|(?=[\s、頃]|$)))?"
)
_LOOK = lazy(f"{_N}(?:[年月時分日]|週間)")
_REACH = 40


def with_figures(text: str) -> tuple[str, list[int]]:
    """`text` with figures for the characters at its beginning, and for each of its characters the place it had.

    一時 alone stays: most often it means *for a while*.
    """
    if not _LOOK.search(text, 0, _REACH):
        return text, []
    pieces, origin, done = list[str](), list[int](), 0
    for found in _FORMS.finditer(text, 0, _REACH):
        if found["hour"] == "一" and not (found["part"] or found["half"] or found["minute"]):
            continue
        for name in ("lapse", "year", "month", "day", "hour", "minute"):
            value = _value(found[name]) if found[name] else None
            if value is None:
                continue
            pieces += [text[done : found.start(name)], value]
            origin += [*range(done, found.start(name)), *[found.start(name)] * len(value)]
            done = found.end(name)
    if not done:
        return text, []
    return "".join([*pieces, text[done:]]), [*origin, *range(done, len(text) + 1)]


def _value(written: str) -> str | None:
    """The figures: 二十三 and 二三 are 23. None if that is no number."""
    if "十" not in written:
        return "".join(str(_DIGITS[char]) for char in written)
    tens, _, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))
