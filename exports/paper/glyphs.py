"""Characters that would be empty boxes on paper: those for which no font of this system has a drawing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast
from unicodedata import category

from exports.paper.typst_text import quoted
from retro.language import M_, Message
from retro.text.controls import without_controls

if TYPE_CHECKING:
    from typst import Fonts

_EVERYWHERE = re.compile(
    "[\t\n -~\u00a0-\u017f\u0391-\u03a1\u03a3-\u03c9\u0400-\u045f\u2010-\u2027\u2030-\u203a\u20ac\u2190-\u2193\u2212"
    "\u3000-\u30ff\u4e00-\u9fff\uff00-\uff9f]+"
)
"""What the fonts have that come with typst, or that every Japanese font has."""
_NOBODYS = "\U0010fffd"
"""A character for which there is no drawing anywhere: it looks as all others do that are missing."""
_DRAWN = re.compile(rb'<path[^>]* d="([^"]*)"')
_MOST = 200
"""So many characters are tried."""
_NAMED = 8


def missing_glyphs(text: str, named: Sequence[str], fonts: Fonts) -> list[str]:
    """The characters of `text` that no font has; `named` are the fonts that it is set in first.

    typst itself sets each of them: it looks through all the fonts there are.
    """
    strange = dict.fromkeys(_EVERYWHERE.sub("", without_controls(text)))
    tried = [char for char in strange if category(char) not in {"Cf", "Mn", "Me", "Zs", "Cn"} and char != _NOBODYS]
    if not tried:
        return []
    tried = tried[:_MOST]
    missing, *drawn = _drawings([_NOBODYS, *tried], named, fonts)
    return [char for char, each in zip(tried, drawn, strict=True) if each == missing]


def _drawings(chars: Sequence[str], named: Sequence[str], fonts: Fonts) -> list[tuple[bytes, ...]]:
    import typst

    families = ", ".join(map(quoted, named))
    pages = "\n#pagebreak()\n".join(f"#{quoted(char)}" for char in chars)
    with TemporaryDirectory(prefix="retro-") as folder:
        main = Path(folder) / "main.typ"
        main.write_text(f"#set page(width: auto, height: auto)\n#set text(font: ({families}, ))\n{pages}\n", "utf-8")
        made = typst.compile(main, root=Path(folder), format="svg", font_paths=fonts)
    return [tuple(_DRAWN.findall(page)) for page in cast("list[bytes]", made if isinstance(made, list) else [made])]


def told(missing: Sequence[str]) -> Message:
    """What the writer is told of them."""
    named = " ".join(f"{char} (U+{ord(char):04X})" for char in missing[:_NAMED])
    return M_(
        "The PDF has empty boxes for {characters}: no font of this system has them. Install one that does, such as "
        "fonts-noto-color-emoji on Debian and Ubuntu, or say it in words.",
        characters=named + (" …" if len(missing) > _NAMED else ""),
    )
