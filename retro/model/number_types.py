"""The kinds of value that are figures: a number, and how long something took."""

from __future__ import annotations

import decimal
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from retro.language import Language
from retro.model.field_types import FieldType, Plain
from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import normal

if TYPE_CHECKING:
    from datetime import tzinfo

    from retro.model.moments.context import MomentContext


class NumberType(FieldType):
    """A figure of at most 15 digits, as `Decimal`: what a SQLite REAL holds without loss. Empty is None."""

    name = "number"
    sql = float
    empty = None
    _DIGITS = 15
    _FORM = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")

    def dump(self, value: Decimal | None) -> Plain:
        if value is None:
            return None
        return int(value) if value == value.to_integral_value() else float(value)

    def load(self, plain: Plain) -> Decimal | None:
        if plain is None:
            return None
        if isinstance(plain, bool) or not isinstance(plain, int | float):
            raise ValidationError(Problem(Code.NOT_NUMBER, params={"text": plain}))
        return self._checked(str(plain))

    def read(self, text: str, context: MomentContext) -> Decimal | None:
        text = normal(text)
        if not text:
            return None
        if not self._FORM.fullmatch(text):
            raise ValidationError(Problem(Code.NOT_NUMBER, params={"text": text}))
        return self._checked(text.replace(",", ""))

    def show(self, value: Decimal | None, to: Language, zone: tzinfo) -> str:
        return "" if value is None else f"{value:,f}"

    def _checked(self, text: str) -> Decimal:
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise ValidationError(Problem(Code.NOT_NUMBER, params={"text": text}))
        if value == value.to_integral_value():
            value = value.quantize(Decimal(1)) if abs(value) < 10**self._DIGITS else value
        else:
            value = value.normalize(decimal.Context(prec=len(text)))  # exact, so that no figure is rounded in silence
        digits, exponent = value.as_tuple().digits, int(value.as_tuple().exponent)
        if len(digits) > self._DIGITS or exponent < -self._DIGITS or exponent > 0:
            raise ValidationError(Problem(Code.TOO_PRECISE, params={"text": text}))
        return value + 0  # no negative zero


class MinutesType(NumberType):
    """How long something took, in minutes. People may write `18分`, `1時間5分`, `1 h 5 min`, `0:18`."""

    def read(self, text: str, context: MomentContext) -> Decimal | None:
        from retro.model.lengths import minutes_in

        said = minutes_in(text)
        try:
            return super().read(text if said is None else f"{said:f}", context)
        except ValidationError:
            raise ValidationError(Problem(Code.NOT_LENGTH, params={"text": text.strip()})) from None
