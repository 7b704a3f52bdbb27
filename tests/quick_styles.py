"""The styles of Textual in tests: what was once worked out for a widget at such a place is not worked out anew.

Each app of each test has the same rules, and its widgets stand in few places. What is remembered is what Textual found.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Any, list[RuleSet]] = {}

_apply = Stylesheet.apply
_replace_rules = Stylesheet.replace_rules
_found: dict[tuple[int, ...], dict[Any, Any]] = {}
"""By the rules of a sheet, kept for good in `_parsed`: what they say of a widget, by all that they look at."""
_FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What Textual notes of a widget beside its styles: which changes make it look them up again."""


def hasten() -> None:
    """Let all sheets of this process be so."""
    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]
    Stylesheet.apply = apply  # type: ignore[method-assign]
    Stylesheet.replace_rules = staticmethod(replace_rules)  # type: ignore[method-assign]
    RenderStyles.get_rule = get_rule  # type: ignore[method-assign]
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # that, too, tells each from all others


def parse_rules(self: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """The rules of a source with these variables: read once, not by each app anew."""
    key = (source, *more.items(), frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, *source, **more)
    return _parsed[key]


def apply(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
    """Give a widget its styles."""
    known, key = _known(self), _place(node)
    if (found := known.get(key)) is None:
        alone: dict[Any, Any] = {}  # Textual puts in what may be used again
        _apply(self, node, animate=animate, cache=alone)
        if alone:
            known[key] = *alone.values(), [getattr(node, flag) for flag in _FLAGS]
        return
    rules, flags = found
    for flag, value in zip(_FLAGS, flags, strict=True):
        setattr(node, flag, value)
    self.replace_rules(node, rules, animate=animate)
    self._process_component_classes(node)


def replace_rules(node: DOMNode, rules: Any, animate: bool = False) -> None:
    """Put these rules into the place of those that it has, if they are others."""
    base = node.styles.base
    had, updates = node.__dict__.get("_quick_rules", (None, 0))
    if updates == base._updates and had == rules:
        node.notify_style_update()
    else:
        _replace_rules(node, rules, animate=animate)
        node.__dict__["_quick_rules"] = rules, base._updates


def get_rule(self: RenderStyles, rule_name: str, default: object = None) -> object:
    """What holds for a widget: its own rule, else that of the sheet. Asked more often than anything else."""
    own: Any = self._inline_styles._rules
    return own[rule_name] if rule_name in own else self._base_styles._rules.get(rule_name, default)


def _known(sheet: Stylesheet) -> dict[Any, Any]:
    rules_map = sheet.rules_map
    known: dict[Any, Any]
    of_map, known = sheet.__dict__.get("_quick_styles", (None, {}))
    if of_map is not rules_map:
        known = _found.setdefault(tuple(map(id, sheet.rules)), {})
        sheet.__dict__["_quick_styles"] = rules_map, known
    return known


def _place(node: DOMNode) -> tuple[Any, ...]:
    """All that a rule may look at of a widget, and of those around it, if Textual lets it be used again."""
    place: list[Any] = []
    each: Any = node
    while isinstance(each, DOMNode):
        place += type(each), each._id, frozenset(each._classes)
        if isinstance(each, Widget):
            place += each.mouse_hover, each.has_focus, each.disabled, each.allow_focus()
        elif isinstance(each, App):
            place += each.app_focus, each.current_theme.dark, each.is_inline, each.native_ansi_color, each.no_color
        each = each._parent
    return tuple(place)
