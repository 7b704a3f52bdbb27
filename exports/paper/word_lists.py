"""Lists in a Word document: real ones, each ordered list counted on its own."""

from __future__ import annotations

from exports.paper.word_xml import Element, element, value

LEVELS = 9
"""How deep Word's lists go. What is deeper stands at the deepest level."""

INDENT = 360
"""How far a level is set in, in twentieths of a point."""

_BULLETS = "•–·"
_KINDS = {"": 0, ".": 1, ")": 2}
"""The definition of each kind of list, by the mark behind its numbers; bullets have none."""


class Lists:
    """The lists of one document, in its numbering part."""

    def __init__(self, numbering: Element) -> None:
        self._all = numbering
        for old in list(numbering):
            numbering.remove(old)  # of the stock template: nothing refers to them
        for mark, kind in _KINDS.items():
            levels = [_level(level, mark) for level in range(LEVELS)]
            numbering.append(
                element("abstractNum", {"abstractNumId": kind}, value("multiLevelType", "multilevel"), *levels)
            )
        self._count = 0
        self.bullets = self._begin("")
        """The number of all bulleted lists."""

    def counted(self, mark: str, first: int) -> int:
        """The number of a new ordered list that counts as `mark` says, `1.` or `1)`, and begins with `first`."""
        return self._begin(mark, *(_beginning(level, first) for level in range(LEVELS)))

    def _begin(self, mark: str, *beginnings: Element) -> int:
        self._count += 1
        self._all.append(element("num", {"numId": self._count}, value("abstractNumId", _KINDS[mark]), *beginnings))
        return self._count


def _level(level: int, mark: str) -> Element:
    sign = f"%{level + 1}{mark}" if mark else _BULLETS[min(level, len(_BULLETS) - 1)]
    return element(
        "lvl",
        {"ilvl": level},
        value("start", 1),
        value("numFmt", "decimal" if mark else "bullet"),
        value("lvlText", sign),
        value("lvlJc", "left"),
        element("pPr", {}, element("ind", {"left": INDENT * (level + 1), "hanging": INDENT})),
    )


def _beginning(level: int, first: int) -> Element:
    return element("lvlOverride", {"ilvl": level}, value("startOverride", first))
