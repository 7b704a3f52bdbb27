"""Numbers as they are written: in figures, with 万 and 億 between them, in kanji. `1,200.5`, `1億2千万`, `一千二百`."""

from __future__ import annotations

import re
from decimal import Decimal

from retro.text.folding import normal

KANJI = {figure: value for value, figure in enumerate("〇一二三四五六七八九")}
TENS = {"十": 10, "百": 100, "千": 1_000}
MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
"""Of 億 each is 10⁸, whatever another language calls a billion."""

_PLAIN = r"[0-9０-９](?:[0-9０-９,，.．]*[0-9０-９])?"
_SCALE = "[十百千万億兆]"
_FIGURE = "[〇一二三四五六七八九]"
_KANJI = rf"(?:{_FIGURE}|{_SCALE})+(?=[^\W〇一二三四五六七八九十百千万億兆])"
NUMERAL = rf"(?:{_PLAIN}{_SCALE}+(?:{_PLAIN}{_SCALE}+)*(?:{_PLAIN})?|{_PLAIN}|{_KANJI})"
"""What looks like a number."""

_FORM = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
_PART = re.compile(rf"(?P<number>[\d.,]+|{_FIGURE}+)?(?P<scale>{_SCALE})?", re.ASCII)


def value_of(text: str) -> Decimal | None:
    """The value of a number; None if it is none."""
    said = normal(text)
    if _FORM.fullmatch(said):
        return Decimal(said.replace(",", ""))
    total = section = Decimal(0)
    last_myriad = last_ten = Decimal("Infinity")
    open_number = False
    for part in _PART.finditer(said):
        if not part[0]:
            continue
        number = _plain_value(part["number"]) if part["number"] else Decimal(1)
        scale = part["scale"] or ""
        if number is None or open_number:
            return None
        if scale in TENS:
            if TENS[scale] >= last_ten:
                return None
            section, last_ten = section + number * TENS[scale], Decimal(TENS[scale])
        elif scale in MYRIADS:
            held = section + (number if part["number"] else 0)
            if MYRIADS[scale] >= last_myriad or not held:
                return None
            total, section = total + held * MYRIADS[scale], Decimal(0)
            last_myriad, last_ten = Decimal(MYRIADS[scale]), Decimal("Infinity")
        else:
            section += number
            open_number = True
    return total + section or None  # 〇 alone is a place to be filled in


def _plain_value(figures: str) -> Decimal | None:
    if _FORM.fullmatch(figures):
        return Decimal(figures.replace(",", ""))
    if all(figure in KANJI for figure in figures):
        return Decimal("".join(str(KANJI[figure]) for figure in figures))
    return None
