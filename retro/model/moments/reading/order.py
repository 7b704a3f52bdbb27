"""Whether people write the month before the day, as in 11/20, or behind it."""

from __future__ import annotations

from datetime import tzinfo

from retro.language import active
from retro.text.lazy_pattern import lazy

_MONTH_FIRST = lazy(
    r"Asia/(Tokyo|Seoul|Shanghai|Taipei)|Japan|ROK|PRC|ROC|US/.*|Pacific/Honolulu"
    r"|America/(New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|(Indiana|Kentucky|North_Dakota)/.*)"
)
"""The zones of Japan, Korea, China and the United States, where nobody writes the day first."""
_JAPANESE = lazy("[ぁ-ヿ㐀-鿿]")


def is_month_first(zone: tzinfo) -> bool | None:
    """True where the language of the reader or the zone says that the month comes first; None where nothing does."""
    if active().code == "ja" or _MONTH_FIRST.fullmatch(str(zone)):
        return True
    return None


def is_japanese(text: str) -> bool:
    """Whether `text` has Japanese letters: who writes it puts the month first."""
    return bool(_JAPANESE.search(text))
