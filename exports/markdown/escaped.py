"""Characters that mean nothing in Markdown: a piece of a line that shows exactly what was typed, whatever it is.

Only what Markdown would read as something else gets a backslash, so that ordinary text stays readable in the raw
file: `foo_bar`, `2.5%`, `C#`, `a - b`, `~14:00`. The result is safe anywhere on a line: as a paragraph, behind a list
marker, in a heading, in a table cell, in bold.
"""

from __future__ import annotations

import re

from retro.text.lazy_pattern import lazy

_PUNCTUATION = r"[!-/:-@\[-`{-~]"

_BEGINNING = re.compile(
    r"""
      [-+](?=\s|$)                  # a list item
    | -[-\s]*$                      # a rule, or the line below a heading
    | =+$                           # the line below a heading
    | [:-][-:\s]*$                  # the second line of a table
    | \#{1,6}(?=\s|$)               # a heading
    | >                             # a quote
    | \[(?=[ xX]\]|[!^]|.*\]:)      # a check box, a note, the definition of a link or a footnote
    | (?P<number>\d{1,9})[.)](?=\s|$)  # a numbered item: the mark behind the number is escaped
    """,
    re.VERBOSE,
)

_ANYWHERE = r"""
      \\(?=PUNCTUATION|$)           # an escape or a forced line break
    | `                             # code
    | \|                            # the end of a table cell
    | <(?=[A-Za-z/!?]|[^\s<>]*@)    # HTML, a link
    | &(?=\#?\w+;)                  # a character by name or number
    | ~~+ | (?<=\S)~ | ^~(?![^\W_]) # struck out
    | (?<=\s)\#+$                   # the end of a heading
    | :(?=//)                       # an address, of which many readers make a link unasked
    | \[(?=\[)                      # a link of a wiki
    | (?<=\S)\$(?!\d)               # the end of a formula, without which its beginning means nothing
    | (?<=%)%                       # a comment, which some readers do not show
    | \*(?!\s) | (?<!\s)\*          # emphasis
""".replace("PUNCTUATION", _PUNCTUATION)

_ALONE = lazy(
    _ANYWHERE
    + r"""
    | \](?=[(\[])                   # a link or an image, without which its beginning means nothing
    | (?<![\s_])_+(?![^\W_]|_)      # the end of emphasis, without which its beginning means nothing
    """,
    re.VERBOSE,
)

_AMONG_MARKUP = lazy(
    _ANYWHERE
    + r"""
    | [\[\]] | !$                   # a link; an image, whose link stands behind
    | \$                            # a formula, whose other end may stand beside the markup
    | (?<![^\W_])_ | _(?![^\W_])    # emphasis; inside a word it is none
    """,
    re.VERBOSE,
)

_MEANING = re.compile(r"[\\`|<&~#*\]\[_$%!]").search
_BEGINS = re.compile(r"[-+=:>]|\d{1,9}[.)](?:\s|$)").match


def may_mean(text: str) -> bool:
    """Whether a text has what any piece is escaped for, or what links and code have: quickly said, and false of most.

    Looked for one after the other: a pattern of all of it tries each at each letter.
    """
    if _MEANING(text) or "://" in text:
        return True
    return not text[:1].isalpha() and _BEGINS(text) is not None


def escaped(text: str, *, beginning: bool = True, among_markup: bool = False) -> str:
    """A piece of one line, escaped.

    `beginning` says that it may stand at the beginning of its line, `among_markup` that links and emphasis stand on the
    same line, so that a bracket or a star has others to pair with.
    """
    if not may_mean(text):
        return text
    found = _BEGINNING.match(text) if beginning else None
    rest = (_AMONG_MARKUP if among_markup else _ALONE).sub(_backslashed, text)
    if found is None:
        return rest
    if number := found["number"]:
        return f"{number}\\{rest[len(number) :]}"
    return rest if rest.startswith("\\") else f"\\{rest}"


def _backslashed(found: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in found[0])
