"""The figure of a Japanese text that does not begin with it: `お問い合わせ12件`, `データが約1,200件欠落`.

Japanese says first what is counted. As in front, a figure that is not certainly the one is left alone: one of several,
one of a day, a clock or a number of something.
"""

from __future__ import annotations

from dataclasses import replace

from retro.model.quick_entry.figures import Figure, leading_figure
from retro.text.lazy_pattern import lazy

_BEGINS = lazy(
    r"(?<=[\u3041-\u30ff\u3400-\u9fff々\u3000 ])"
    r"(?:(?:約|およそ|最大で?|最低でも|最低|少なくとも|延べ|のべ|合計|総計|計)\s*)?[0-9０-９]"
)
_NUMBERS = lazy(r"[0-9０-９][0-9０-９,，.．]*|[〇一二三四五六七八九十]+(?=[件個名人台枚本通箱点冊社])")
_UNITS = frozenset(
    ("世帯", "家族", "店舗", "時間", "分間", "日間", "週間", *"円件個名人台枚本通箱点冊束袋組食杯社棟軒店%")
)
_SPEAKS_OF_ANOTHER = lazy("では?な|じゃな|もな|しか|を超え|を上回|を下回|以外")


def figure_within(text: str) -> Figure | None:
    """The one figure of a text in Japanese, behind what it counts; None where there is none, or it may mean another."""
    found = _BEGINS.search(text)
    if found is None or len(_NUMBERS.findall(text)) != 1:
        return None
    figure = leading_figure(text[found.start() :])
    if figure is None or figure.unit not in _UNITS or _SPEAKS_OF_ANOTHER.match(figure.rest):
        return None
    return replace(figure, says=text)
