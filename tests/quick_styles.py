"""The rules of style sheets for a widget: found once for all that stand at the same place, not by each test anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_apply = Stylesheet.apply
_replace_rules = Stylesheet.replace_rules
_FLAGS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
_MOST = 20_000
"""So many places are kept of a style sheet."""
_Path = tuple[tuple[type, str | None, frozenset[str]], ...]


@dataclass(eq=False)
class _Given:
    """What a widget gets from all rules that select it, or None. `kept` is how styles that were empty keep it."""

    rules: Any
    kept: dict[str, object] | None = None


@dataclass(eq=False)
class _Place:
    """What widgets of these types, ids and classes, one in the other, get, by what they are just now (`:focus`)."""

    flags: tuple[bool, ...]
    asked: list[tuple[int, set[str]]]
    """Which pseudo-classes matter of which node on the way from the app to the widget."""
    given: dict[tuple[bool, ...], _Given] = field(default_factory=dict)


class _Recorder(Stylesheet):
    """A style sheet that finds what a widget would be given, and gives it nothing."""

    def __init__(self, sheet: Stylesheet) -> None:
        self._rules, self._rules_map, self._require_parse = sheet.rules, sheet.rules_map, False
        self.found: Any = None

    def replace_rules(self, node: DOMNode, rules: Any, animate: bool = False) -> None:  # type: ignore[override]
        self.found = rules

    def _process_component_classes(self, node: DOMNode) -> None:
        pass


_places: dict[int, tuple[dict[str, list[RuleSet]], dict[_Path, _Place]]] = {}
"""Of each style sheet, by the identity of its rules; these stand beside, so that nothing else gets their identity."""


def hasten() -> None:
    """Let all apps of this process find rules so."""
    Stylesheet.apply = apply  # type: ignore[method-assign]
    Stylesheet.replace_rules = staticmethod(replace_rules)  # type: ignore[method-assign]


def apply(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
    """Give a widget its rules, and each of its components."""
    _ = self.rules  # puts them together where that was not done yet
    nodes = node.css_path_nodes
    path: _Path = tuple((type(each), each._id, frozenset(each._classes)) for each in nodes)
    place, given = _look(self, nodes, path)
    for flag, value in zip(_FLAGS, place.flags, strict=True):
        setattr(node, flag, value)
    _give(node, given, animate=animate)
    if components := _components(type(node)):
        _give_components(self, node, nodes, path, components)


def replace_rules(node: DOMNode, rules: Any, animate: bool = False) -> None:
    """Give a widget these rules. Textual sets each anew, which does nothing where it has the same value already."""
    base: Any = node.styles.base
    now = base._rules
    if animate:
        if rules.get("transitions"):
            _replace_rules(node, rules, animate=True)
            return
        if now == rules:  # as Textual does: nothing is told
            return
    for key in now.keys() | rules.keys():
        value = rules.get(key)
        if value is None or now.get(key) != value:
            setattr(base, key, value)
    node.notify_style_update()


def _look(sheet: Stylesheet, nodes: Sequence[DOMNode], path: _Path) -> tuple[_Place, _Given]:
    """What the last of these nodes gets. Which rules select it depends on nothing but the nodes on the way to it."""
    rules_map = sheet.rules_map
    places = _places.setdefault(id(rules_map), (rules_map, {}))[1]
    node = nodes[-1]
    if (place := places.get(path)) is None:
        if len(places) > _MOST:
            places.clear()
        place = places[path] = _new_place(sheet, nodes)
    now = tuple([nodes[at].has_pseudo_classes(names) for at, names in place.asked])
    if (given := place.given.get(now)) is None:
        recorder = _Recorder(sheet)
        _apply(recorder, node)
        given = place.given[now] = _Given(recorder.found)
    return place, given


def _new_place(sheet: Stylesheet, nodes: Sequence[DOMNode]) -> _Place:
    """Which pseudo-classes are asked for, by a rule that could select the last node."""
    node, rules_map = nodes[-1], sheet.rules_map
    rules = {rule for name in rules_map.keys() & node._selector_names for rule in rules_map[name]}
    asked: list[tuple[int, set[str]]] = []
    for rule in rules:
        for selector in (one for selectors in rule.selector_set for one in selectors.selectors):
            if selector.pseudo_classes:
                for at, each in enumerate(nodes):
                    if (what := (at, selector.pseudo_classes)) not in asked and selector._check(each):
                        asked.append(what)
    all_asked = set().union(*(rule.pseudo_classes for rule in rules))
    order = {"first-of-type", "last-of-type", "first-child", "last-child", "empty"}
    flags = (
        "hover" in all_asked,
        "focus-within" in all_asked,
        not all_asked.isdisjoint(order),
        not all_asked.isdisjoint({"odd", "even"}),
    )
    return _Place(flags, asked)


def _give(node: DOMNode, given: _Given, *, animate: bool) -> None:
    if not given.rules:
        return
    base: Any = node.styles.base
    if base._rules or node._is_mounted or animate:
        replace_rules(node, given.rules, animate)
        return
    # Nobody has to be told of styles of what is not on the screen yet.
    if given.kept is None:
        replace_rules(node, given.rules)
        given.kept = base._rules.copy()
        return
    base._rules.update(given.kept)
    base._updates += 1
    node.notify_style_update()


def _give_components(
    sheet: Stylesheet, node: Any, nodes: list[DOMNode], path: _Path, components: dict[str, DOMNode]
) -> None:
    """The styles of its components; those of which the rules are the same as before stay."""
    had: dict[str, tuple[RenderStyles, _Given]] = node.__dict__.setdefault("_quick_components", {})
    styles, changed = node._component_styles, False
    for component, virtual in components.items():
        virtual._attach(node)
        given = _look(sheet, [*nodes, virtual], (*path, (DOMNode, None, frozenset({component}))))[1]
        virtual._detach()
        before = styles.get(component)
        if before is not None and component in had and had[component][0] is before and had[component][1] is given:
            continue
        fresh = DOMNode(classes=component)
        fresh._attach(node)
        _give(fresh, given, animate=False)
        changed = changed or before != fresh.styles
        styles[component] = fresh.styles
        had[component] = fresh.styles, given
    if changed:
        node.refresh()


@cache
def _components(of: type[DOMNode]) -> dict[str, DOMNode]:
    """Its components, and for each a node by which its rules are looked up."""
    return {name: DOMNode(classes=name) for name in sorted(of._get_component_classes())}
