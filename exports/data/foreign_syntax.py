"""Markdown that survives the programs which fill in templates before they read it: Jekyll's Liquid, Hugo, Jinja2.

To them `{{` and `{%` begin an instruction, in code, too. As a character by its number the brace is text to them, and
the same to whoever reads the Markdown.
"""

from __future__ import annotations

import re
from html import escape

_BRACE = re.compile(r"\{(?=[{%#])")
_PIECES = re.compile(
    r"""
      \\.                                        # an escape, which may be one of a backtick
    | (?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | \{(?=[{%#])
    """,
    re.VERBOSE,
)
_FENCE = re.compile(r"(?P<indent>\s*)(?P<marks>`{3,}(?=[^`]*$)|~{3,})")


def without_instructions(markdown: str) -> str:
    """`markdown`, in which nothing is an instruction; nothing is changed where there is none."""
    return "\n".join(_lines(markdown)) if _BRACE.search(markdown) else markdown


def _lines(markdown: str) -> list[str]:
    told: list[str] = []
    block: list[str] = []
    marks = ""
    for line in markdown.split("\n"):
        found = _FENCE.match(line)
        if marks:
            block.append(line)
            if found and found["marks"].startswith(marks) and not line[found.end() :].strip():
                told += _block(block)
                block, marks = [], ""
        elif found:
            block, marks = [line], found["marks"]
        else:
            told.append(_PIECES.sub(_piece, line))
    return [*told, *(_block([*block, marks]) if block else [])]


def _block(lines: list[str]) -> list[str]:
    """A block of code; as HTML, where characters have numbers, if an instruction stands in it."""
    if not any(_BRACE.search(line) for line in lines):
        return lines
    fence = _FENCE.match(lines[0])
    indent = fence["indent"] if fence else ""
    first, *rest = [_coded(line) for line in lines[1:-1]]
    return [f"{indent}<pre><code>{first.removeprefix(indent)}", *rest, f"{indent}</code></pre>"]


def _piece(found: re.Match[str]) -> str:
    if found["code"] and _BRACE.search(found["code"]):
        code = found["code"]
        inner = code[1:-1] if code[:1] == code[-1:] == " " and code.strip() else code
        return f"<code>{_coded(inner)}</code>"
    return "&#123;" if found[0] == "{" else found[0]


def _coded(code: str) -> str:
    return _BRACE.sub("&#123;", escape(code, quote=False))
