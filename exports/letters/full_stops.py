"""Where a sentence of a letter ends: a full stop stands there once, whatever its writer typed and whatever follows."""

from __future__ import annotations

from exports.markdown.escape import Markdown
from retro.language import Language
from retro.text.lazy_pattern import lazy

_ENDS = ("。", "．", "！", "？", "」", "』", ".", "!", "?", "”", '"', "…")
_FULL_STOP = lazy(r"(?:[。．]|(?<![.\u2026])\.)$")
"""A full stop at the end, and no dots that trail off."""


def ended(sentence: str, to: Language) -> str:
    """A sentence with a full stop at its end, unless it ends already."""
    sentence = sentence.rstrip()
    return sentence if sentence.endswith(_ENDS) else sentence + ("。" if to.code == "ja" else ".")


def unended(text: Markdown) -> Markdown:
    """A text without its full stop, as something follows it in the same sentence."""
    return Markdown(_FULL_STOP.sub("", text))
