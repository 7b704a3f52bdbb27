"""A figure: ours beside the floor, measured in turn, and the ratio that we allow ourselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

HEADS = ("", "ours", "floor", "ratio", "middle half", "goal", "")


@dataclass(frozen=True)
class Figure:
    """Pairs of measurements in `unit`: ours and the floor, taken one right after the other."""

    name: str
    pairs: Sequence[tuple[float, float]]
    goal: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """The median of the ratios of the pairs."""
        return median(self._ratios)

    @property
    def ok(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as a line of a table with `HEADS`. The middle half of the ratios shows how noisy it is."""
        ours, floor = (f"{median(side):.4g} {self.unit}" for side in zip(*self.pairs, strict=True))
        low, _, high = quantiles(self._ratios, n=4, method="inclusive") if len(self.pairs) > 1 else [self.ratio] * 3
        verdict = "ok" if self.ok else "OVER"
        return (self.name, ours, floor, f"{self.ratio:.2f}", f"{low:.2f}-{high:.2f}", f"{self.goal:.2f}", verdict)

    @property
    def _ratios(self) -> list[float]:
        return [ours / floor for ours, floor in self.pairs]


def in_turn(runs: int, ours: Callable[[], float], floor: Callable[[], float]) -> list[tuple[float, float]]:
    """So many pairs of measurements, after one pair that warms up and does not count."""
    return [(ours(), floor()) for _ in range(runs + 1)][1:]


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Lines with aligned columns, the first one to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))])
        for row in rows
    )
