"""Texts that tests of widths and lines are made of."""

from __future__ import annotations

from hypothesis import strategies as st

MARKED = (
    "か\u3099",  # が in two, as macOS writes it
    "ハ\u309a",
    "e\u0301",
    "👩\u200d👩\u200d👧\u200d👦",  # a family
    "👩\u200d🚒",
    "⚠\ufe0f",
    "❤\ufe0f",
    "🇯🇵",
    "👍🏽",
    "1\ufe0f\u20e3",
    "葛\U000e0100",  # a kanji with the drawing that its bearer writes
)
"""What a reader sees as one letter, though it is several."""

TEXTS = st.lists(
    st.sampled_from(
        (
            *"abc.,:;()[$%- \n",
            *"「」（）、。！ーっァ々…―",
            *"時系列確認担当者をのにﾊｿﾟ🙂",
            *("\u200d", "\ufe0f"),
            *MARKED,
        )
    ),
    max_size=60,
).map("".join)
"""Texts in which everything meets that widths and lines depend on."""
