"""Figures with their units, as a reader of a language writes them."""

from __future__ import annotations

from retro.language import Language
from retro.review.metrics import is_yen
from retro.text.width import is_wide


def with_unit(figure: str, unit: str, to: Language) -> str:
    """`37 parcels`, but `37個`: Japanese counters stand without a space, and in Japanese a yen is 円."""
    said = "円" if to.code == "ja" and is_yen(unit) else unit
    return f"{figure}{said}" if is_wide(said[:1]) else f"{figure} {said}"
