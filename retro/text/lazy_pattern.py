"""A regular expression that is compiled when it is first used.

One in which the range of all kanji stands takes a millisecond, and where several are declared, most runs need none.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _LazyPattern:
    """Has the methods of the pattern, each kept once it was asked for."""

    def __init__(self, expression: str, flags: int) -> None:
        self._expression, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._expression, self._flags), name)
        setattr(self, name, found)
        return found


def lazy(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, for all that its methods do; a mistake in the expression is raised by the first of them."""
    return cast("re.Pattern[str]", _LazyPattern(expression, flags))
