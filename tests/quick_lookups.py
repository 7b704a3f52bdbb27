"""What Textual looks up millions of times in tests of screens, on a shorter way to the same."""

from __future__ import annotations

from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.reactive import Reactive

_read = Reactive.__get__
_computed: dict[tuple[type, str], bool] = {}


def hasten() -> None:
    """Let all apps of this process look up so."""
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]
    RenderStyles.get_rule = get_rule  # type: ignore[method-assign]
    Reactive.__get__ = read  # type: ignore[method-assign]


def get_rule(self: RenderStyles, rule_name: str, default: object = None) -> object:
    """A rule of the widget's own, else of the style sheets."""
    own: Any = self._inline_styles._rules
    if rule_name in own:
        return own[rule_name]
    return self._base_styles._rules.get(rule_name, default)


def read(self: Reactive[Any], obj: Any, obj_type: type[Any]) -> Any:
    """The value of a widget's attribute; what is computed, or has no value yet, is left to Textual."""
    if obj is None:
        return self
    if (key := (obj_type, self.compute_name)) not in _computed:
        _computed[key] = hasattr(obj, self.compute_name)
    if _computed[key]:
        return _read(self, obj, obj_type)
    try:
        return obj.__dict__[self.internal_name]
    except KeyError:
        return _read(self, obj, obj_type)
