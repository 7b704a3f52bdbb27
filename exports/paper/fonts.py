"""Fonts that have Japanese, by the names that systems know them by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retro.errors import RetroError
from retro.language import M_

GOTHIC = (
    "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Source Han Sans", "Hiragino Sans",
    "Hiragino Kaku Gothic ProN", "Hiragino Kaku Gothic Pro", "Yu Gothic", "YuGothic", "BIZ UDPGothic", "BIZ UDGothic",
    "Meiryo", "IPAexGothic", "IPAPGothic", "IPAGothic", "TakaoPGothic", "TakaoGothic", "VL PGothic", "VL Gothic",
    "MS PGothic", "MS Gothic", "M PLUS 1p", "M PLUS 1", "M+ 1p", "Sazanami Gothic", "Droid Sans Fallback",
    "WenQuanYi Zen Hei", "Arial Unicode MS",
)  # fmt: skip
"""Upright and even, for reports: the one to prefer first."""

MINCHO = (
    "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif JP", "Source Han Serif", "Hiragino Mincho ProN",
    "Hiragino Mincho Pro", "Yu Mincho", "YuMincho", "BIZ UDPMincho", "BIZ UDMincho", "IPAexMincho", "IPAPMincho",
    "IPAMincho", "TakaoPMincho", "TakaoMincho", "MS PMincho", "MS Mincho", "Sazanami Mincho",
)  # fmt: skip
"""As written by brush, for letters: the one to prefer first."""

_JAPANESE = re.compile("[\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


class NoFontError(RetroError):
    """There is Japanese text to be set, and no font on this system that has it."""

    def __init__(self) -> None:
        super().__init__(
            M_("The PDF was not written: this system has no font for its Japanese text."),
            M_(
                "Install one: the package fonts-noto-cjk on Debian and Ubuntu, google-noto-sans-cjk-fonts on Fedora. "
                "macOS and Windows bring one."
            ),
        )


def has_japanese(text: str) -> bool:
    """Whether a Latin font is not enough for `text`."""
    return _JAPANESE.search(text) is not None


def japanese_font(families: Iterable[str], *, letter: bool = False) -> str | None:
    """The best of these fonts for Japanese, in a letter or in a report; None if none of them has it."""
    there = set(families)
    wanted = (*MINCHO, *GOTHIC) if letter else (*GOTHIC, *MINCHO)
    return next((name for name in wanted if name in there), None)
