"""What the reports of one case are called, as they follow each other: 第一報, 第二報."""

from __future__ import annotations

from retro.language import N_, Language

_DIGITS = "〇一二三四五六七八九"
_TENS = 10


def report_number(number: int, to: Language) -> str:
    """`First report`, `Follow-up report no. 2`; in Japanese 第一報, 第二報. No number is that of the first."""
    if number <= 1:
        return to(N_("First report"))
    return to(N_("Follow-up report no. {n}"), n=in_kanji(number) if to.code == "ja" else number)


def in_kanji(number: int) -> str:
    """A number below a hundred in the signs of Japanese: 十二; a larger one digit by digit."""
    tens, ones = divmod(number, _TENS)
    if tens >= _TENS:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    before = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return before + (_DIGITS[ones] if ones or not tens else "")
