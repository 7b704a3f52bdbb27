"""Figures with their units, as a reader of a language writes them."""

from __future__ import annotations

from decimal import Decimal

from retro.language import Language
from retro.review.metrics import is_yen
from retro.text.width import is_wide

_CENT = Decimal("0.01")


def with_unit(figure: str, unit: str, to: Language) -> str:
    """`37 parcels`, but `37個`: Japanese counters stand without a space, and in Japanese a yen is 円."""
    said = "円" if to.code == "ja" and is_yen(unit) else "person" if (figure, unit) == ("1", "people") else unit
    return f"{figure}{said}" if is_wide(said[:1]) else f"{figure} {said}"


def money(figure: Decimal, currency: str, to: Language) -> str:
    """`1,200 EUR`, `612.40 EUR`, `146,800円`: cents are two digits, or none."""
    is_whole = figure == figure.to_integral_value()
    has_cents = not is_whole and figure.as_tuple().exponent == -1
    said = figure.to_integral_value() if is_whole else figure.quantize(_CENT) if has_cents else figure
    return with_unit(f"{said:,f}", currency, to).strip()
