"""An amount as it is written, for a field that holds a figure with its unit: `37 parcels`, `最大500件`, `$1.2M`.

What is said of the figure goes where its kind holds that: `up to` and 以上 into how sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.quick_entry.figures import Bound, Figure, leading_figure, spaced
from retro.model.quick_entry.figures_within import figure_within
from retro.value import value

_SAID_OF_FIGURE = {Bound.ABOUT: "estimated", Bound.AT_MOST: "upper-bound", Bound.AT_LEAST: "lower-bound"}
"""The choice that says of a figure what was said in front of it or behind."""

_LONGEST_UNIT = 40
"""So many letters may stand behind the first word of what is counted."""
_SAYS_MORE = re.compile(r"[\d一二三四五六七八九十,.;:。、；：@#!~]")
"""What may be another figure, another sentence, a mark."""


@value
class Amount:
    """The values of an amount by the names of their fields, and what the text says beside it."""

    values: Mapping[str, Any]
    says: str


def leading_amount(kind: type[Entry], field: Field, text: str, context: MomentContext) -> Amount | None:
    """The amount that `text` begins with, or in Japanese has in it; None where a `kind` cannot hold it.

    ValidationError if it is no number that the field holds.
    """
    figure = leading_figure(text) or figure_within(text)
    values = _values(kind, field, figure, context) if figure else None
    return Amount(values, figure.says) if figure and values is not None else None


def whole_amount(kind: type[Entry], field: Field, text: str, context: MomentContext) -> Mapping[str, Any] | None:
    """The values of the amount that the whole of `text` is, as above; None if it is none.

    What is counted may take several words (`1200 failed payments`, `1200件の決済`), but for what a price is in.
    """
    figure = leading_figure(text.strip())
    if field.unit != "currency":
        figure = _counting_all(figure or leading_figure(spaced(text.strip())))
    return _values(kind, field, figure, context) if figure and not figure.rest else None


def _counting_all(figure: Figure | None) -> Figure | None:
    """The figure with all that stands behind it as what it counts; as it is, where more may be meant by that."""
    if figure is None or len(figure.rest) > _LONGEST_UNIT or _SAYS_MORE.search(figure.rest):
        return figure
    between = " " if figure.rest[:1].isascii() else ""
    return replace(figure, unit=f"{figure.unit}{between}{figure.rest}".strip(), rest="")


def _values(kind: type[Entry], field: Field, figure: Figure, context: MomentContext) -> dict[str, Any] | None:
    values = {field.name: field.type.read(figure.number, context), field.unit: figure.unit}
    if figure.bound:
        if field.name != kind.lead:  # of a price nobody holds how sure it is
            return None
        sure = next(each for each in kind.fields() if each.mark == "~")
        values[sure.name] = sure.type.read(_SAID_OF_FIGURE[figure.bound], context)
    return values
