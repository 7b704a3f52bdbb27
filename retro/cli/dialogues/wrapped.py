"""Lines for whoever reads along: on a terminal they end where a word or a phrase does, elsewhere they stay whole."""

from __future__ import annotations

import sys
from shutil import get_terminal_size

from retro.cli.streams import give
from retro.text.wrap import wrap

_LEAST = 20


def line_width() -> int:
    """The cells that a line may have; 0 where the output is no terminal, and a line may have any."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return max(get_terminal_size().columns - 1, _LEAST) if is_terminal else 0


def give_lines(*lines: str) -> None:
    """Write lines to stdout. Errors as `give`."""
    if width := line_width():
        lines = tuple(part for line in lines for part in (wrap(line, width) or [""]))
    give("".join(f"{line}\n" for line in lines))
