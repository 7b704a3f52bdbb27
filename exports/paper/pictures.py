"""The charts of a document as pictures in PNG, drawn by typst from the same drawing that a PDF has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from exports.document import Chart
from exports.paper.fonts import GOTHIC

_SHARP = 220.0
"""Dots an inch: sharp in print, and small in a file."""

_FONT = '"sans-serif"'
"""What a drawing says of its letters: typst knows no such font."""
_EVEN = ("Arial", "Helvetica", "Liberation Sans", *GOTHIC, "Noto Sans", "Segoe UI", "DejaVu Sans")
"""Fonts whose letters are no wider than a drawing has room for, the one to prefer first; then any."""

_BLANK = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6360600000000300012b094d84"
    "0000000049454e44ae426082"
)
"""A picture of nothing, where typst is not installed: programs that know SVG show that."""


def pictures(charts: Mapping[str, Chart]) -> dict[str, bytes]:
    """The picture of each of these charts, by their names: the same chart gives the same bytes on one system."""
    try:
        import typst
    except ImportError:
        return dict.fromkeys(charts, _BLANK)
    if not charts:
        return {}
    from exports.paper.pdf import fonts_of_system

    there = {*fonts_of_system().families()}
    named = ", ".join(name for name in _EVEN if name in there) or "sans-serif"
    with TemporaryDirectory(prefix="retro-") as folder:
        root, main = Path(folder), Path(folder) / "main.typ"
        for number, chart in enumerate(charts.values()):
            (root / f"{number}.svg").write_text(chart.paper.replace(_FONT, f'"{named}"'), "utf-8")
        pages = "\n#pagebreak()\n".join(f'#image("{number}.svg")' for number in range(len(charts)))
        main.write_text(f"#set page(width: auto, height: auto, margin: 0pt)\n{pages}\n", "utf-8")
        made = typst.compile(main, root=root, font_paths=fonts_of_system(), format="png", ppi=_SHARP)
    drawn = cast("list[bytes]", made if isinstance(made, list) else [made])
    return dict(zip(charts, drawn, strict=True))
