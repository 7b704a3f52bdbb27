"""Whether a template of a user's own can come to take for ever: most fill in words, and are done without a trial.

Where in doubt, it can: the trial then costs a few milliseconds.
"""

from __future__ import annotations

from jinja2 import nodes

_RISKY = (
    nodes.Mul, nodes.Pow, nodes.Mod, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock, nodes.Include,
    nodes.Import, nodes.FromImport,
)  # fmt: skip
"""What makes much of little, or goes round without a loop."""
_NAMES = {"self", "namespace", "range", "cycler", "joiner", "dict"}
"""What keeps something from round to round, or makes rounds."""
_FILTERS = {"length", "count", "first", "last", "default", "d", "upper", "lower", "title", "trim"}
"""The filters that make nothing larger."""
_BUILT_IN = (str, bytes, list, tuple, dict, int, float)
"""Types whose methods may make anything large: `'a'.center(999999999)`."""


def may_run_away(template: nodes.Template) -> bool:
    """Whether it can take much longer, or much more room, than the record that it tells of."""
    return (
        any(map(template.find, _RISKY))
        or any(name.name in _NAMES for name in template.find_all(nodes.Name))
        or any(used.name not in _FILTERS for used in template.find_all(nodes.Filter))
        or _grows(template)
        or any(_is_built_in(call.node) for call in template.find_all(nodes.Call))
        or any(not _is_stock(base.template) for base in template.find_all(nodes.Extends))
        or any(map(_goes_round, template.find_all(nodes.For)))
    )


def _grows(template: nodes.Template) -> bool:
    """Whether something that was given a name is made into something else with a name: doubled fifty times, say."""
    given = list(template.find_all(nodes.Assign))
    targets = {name.name for one in given for name in _names(one.target)}
    return any(name.name in targets and one.node is not name for one in given for name in _names(one.node))


def _is_built_in(called: nodes.Expr) -> bool:
    if isinstance(called, nodes.Getattr):
        return any(hasattr(kind, called.attr) for kind in _BUILT_IN)
    return not isinstance(called, nodes.Name)


def _is_stock(base: nodes.Expr) -> bool:
    return isinstance(base, nodes.Const) and str(base.value).startswith("stock/")


def _goes_round(loop: nodes.For) -> bool:
    """Whether it calls itself, or holds a loop over something else than what it comes to."""
    if loop.recursive:
        return True
    targets = {name.name for name in loop.find_all(nodes.Name) if name.ctx == "store"}
    inner = (found for part in (*loop.body, *loop.else_) for found in _loops(part))
    return any(targets.isdisjoint(name.name for name in _names(found.iter)) for found in inner)


def _loops(part: nodes.Node) -> list[nodes.For]:
    return [*([part] if isinstance(part, nodes.For) else []), *part.find_all(nodes.For)]


def _names(part: nodes.Node) -> list[nodes.Name]:
    return [*([part] if isinstance(part, nodes.Name) else []), *part.find_all(nodes.Name)]
