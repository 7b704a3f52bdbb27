"""Which figures of one unit add up, and what those that do not come to.

A share of one whole and a share of another have no sum, nor have two rates, two ratios or two degrees; and of times
that may have run beside each other nobody can say how long they were together. Of these the highest is told, and of
how many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from retro.language import M_, Message
from retro.text.folding import folded
from retro.value import value

_NO_SUM = re.compile(
    r"[%‰°/]|\bper\b|パーセント|パーミル|あたり|当たり|当り|"
    r"\b(?:pp[mb]|pct|percent\w*|permille?|pp|rate|ratios?|share|fold|degrees?|times\s+(?:as|slower|longer))\b|"
    r"\b(?:[rqtf]ps|iops|[kmg]?bps|[rb]pm|[kmg]?hz)\b|毎[秒分時日週月年]|[秒分時日]速|"
    r"[割率比]$|倍(?:以上|以下|弱|強)?$|パーセンテ|^x$"
)
_TIME = re.compile(
    r"(?:(?:milli)?sec(?:ond)?s?|m?s|min(?:ute)?s?|h|hrs?|hours?|d|(?:(?:business|working|calendar)\s+)?days?|wks?|weeks?|"
    r"months?|years?)\.?(?:\s+of\s.*)?|"
    r"(?:ミリ)?秒間?|分間?|時間|(?:営業)?日間?|週間?|[かヵヶケカ箇個]?月間?|年間?"
)
"""A length of time, and nothing else: working hours, 人時 and customer-minutes add up."""


@value
class UnitTotal:
    """What the figures of one unit come to."""

    figure: Decimal
    """Their sum, or the highest of them."""
    of: int = 1
    """Of how many it is the highest; 1 where it is their sum, or the only one."""

    def told(self, shown: str) -> Message:
        """The figure as it is `shown`: `97 %, the highest of 2`."""
        return M_("{figure}, the highest of {n}", figure=shown, n=self.of) if self.of > 1 else M_("{text}", text=shown)


def adds_up(unit: str) -> bool:
    """Whether figures of this unit can be added: parcels can; percent, requests per second and minutes cannot."""
    said = folded(unit).strip()
    return not (_NO_SUM.search(said) or _TIME.fullmatch(said))


def come_to(unit: str, figures: Sequence[Decimal]) -> UnitTotal:
    """What `figures`, at least one of them, come to in this unit."""
    if adds_up(unit):
        return UnitTotal(sum(figures, Decimal()))
    return UnitTotal(max(figures), len(figures))
