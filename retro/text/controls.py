"""What may stand in a text: everything that is to be read, nothing that steers a terminal."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_CONTROL = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u2028\u2029"  # line separators, which some programs break a line at
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides, which show other words than are stored
    "\ud800-\udfff"  # half characters: bytes that were not UTF-8
    "\ufffe\uffff]"
)


def first_control(text: str) -> str | None:
    """The first character of `text` that may not be stored, as `U+001B`; None when all may be."""
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def without_controls(text: str) -> str:
    """`text` with line ends made newlines and every character taken out that may not be stored (for pasted text)."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def printable(text: str) -> str:
    """`text` safe to print on one line of a terminal whoever wrote it: controls, tabs and line ends become spaces."""
    if text.isprintable():  # quickly said, and true of nearly every line
        return text
    return _CONTROL.sub(" ", text).replace("\n", " ").replace("\t", " ")
