"""The texts that the search of the site looks through: written as scripts, since a page from the disk loads no data."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

_CALL, _END = "retroTexts(", ");\n"
"""What stands around the texts of a part."""

PART = 1_500_000
"""Bytes of text after which a new part begins: a part is read in a moment, and few enough are needed."""

_DRAWN = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|del|em|i|kbd|mark|s|span|strong|wbr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_JAPANESE = "[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]"
_SOFT_BREAK = re.compile(f"(?<={_JAPANESE})\n(?={_JAPANESE})")
_UNSAFE = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What may not stand in a script as it is: the beginning of `</script>`, and what old browsers end a line at."""


def words(body: str) -> str:
    """What a person reads in the HTML that we wrote, as one line; charts repeat what the text says and are left out.

    Normalised (NFKC), so that the width of letters does not matter; Japanese lines are joined as they were one word.
    """
    text = _TAG.sub(" ", _WITHIN_WORDS.sub("", _DRAWN.sub(" ", body)))
    return " ".join(unicodedata.normalize("NFKC", _SOFT_BREAK.sub("", unescape(text))).split())


def parts(texts: Iterable[tuple[str, str]], size: int = PART) -> Iterator[str]:
    """The scripts with these texts, each with the id of its case; each script is made as soon as it is full."""
    held: list[tuple[str, str]] = []
    length = 0
    for case, text in texts:
        held.append((case, text))
        length += len(text.encode())
        if length >= size:
            yield _script(held)
            held, length = [], 0
    if held:
        yield _script(held)


def texts_in(script: str) -> dict[str, str]:
    """The texts in a part, by the ids of their cases; none if it is no such script."""
    try:
        held = json.loads(script.removeprefix(_CALL).removesuffix(_END))
        return {case: text for case, text in held if isinstance(case, str) and isinstance(text, str)}
    except (ValueError, TypeError):
        return {}


def _script(held: list[tuple[str, str]]) -> str:
    data = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    for unsafe, instead in _UNSAFE.items():
        data = data.replace(unsafe, instead)
    return f"{_CALL}{data}{_END}"
