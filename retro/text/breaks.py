"""Between which letters a line may end: 禁則処理, the rules of Japanese, said once (after JIS X 4051)."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy
from retro.text.width import is_wide

NEVER_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉"  # what ends or parts a sentence
    "」』）】〕〉》］｝〙〗｠»”’〟"  # what closes
    "ー～〜…‥々〻ゝゞヽヾ゛゜"  # what goes on with the letter before
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "､｡･：｣ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
    "％‰℃°′″"  # the unit of a figure
    ",.:;?!)]}%"
)
"""Letters that no line begins with. Those of ASCII may, behind a space: `.ics`, `:key` are words."""

NEVER_LAST = frozenset("「『（【〔〈《［｛〘〖｟«“‘〝｢￥＄￡＃№€([{$#")
"""Letters that no line ends with."""

DAY_OR_TIME = lazy(r"(?:\d{1,4}年)?\d{1,2}月\d{1,2}日(?:（[月火水木金土日]）)?|\d{1,2}時(?:\d{1,2}分)?頃?")
"""A Japanese day or time, which a narrow column leaves whole: none begins a line with 日."""

PARTS_WORDS = frozenset("・／")
"""Letters that part the words of a list: a line ends well behind them, though a phrase goes on."""

_GOES_ON = frozenset("―—…‥")
"""Letters that are written twice, and then are one."""


def forbidden(before: str, after: str, *, spaced: bool = False) -> bool:
    """Whether no line may end between these two letters; `spaced` where a space stands between them."""
    if before in NEVER_LAST or (before == after and before in _GOES_ON):
        return True
    return after in NEVER_FIRST and not (spaced and after.isascii())


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between these two letters without a space between them.

    It may beside a Japanese letter, but for a figure and what it counts: `3時間`.
    """
    if before.isdigit() or not (_is_japanese(before) or _is_japanese(after)):
        return False
    return not forbidden(before, after)


def joint(before: str, after: str) -> str:
    """What stands for the end of a line between two characters: a space, but none where Japanese runs on."""
    return "" if is_wide(before) and is_wide(after) else " "


def _is_japanese(letter: str) -> bool:
    return is_wide(letter) or "\uff66" <= letter <= "\uff9f"
