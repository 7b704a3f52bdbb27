"""Whether words behind `@` can be the name of a role, a group or a person, or are a sentence that goes on."""

from __future__ import annotations

from retro.model.quick_entry.stamps import CLOCK_OR_DAY
from retro.text.lazy_pattern import lazy

_LONGEST = 4
"""Words of a name: `head of night shift`."""
_IN_SENTENCES = frozenset(
    """
a about after again also an and are as asks at be because been before but by can could did do does done due during for
from had has have he if in into is its later may must needs not now on or our out over please said says sent she
should so tells than that the their them then there they this through to today tomorrow was we were when which while
who will with would yesterday you your
""".split()  # noqa: SIM905 -- reads better than a list
)
_BEFORE_NOUN = frozenset(("a", "an", "the", "our", "your", "their", "this", "that", "its", "any", "every", "see"))
_CALLS_ALL = frozenset(("here", "channel", "all", "everyone"))
"""What a chat calls everybody by: somebody else's sign, and nobody's role."""
_NO_NAMES = frozenset(("home", "work", "noon", "midnight", "night", "lunch"))
"""Where and when one is `@`."""
_ENDS_SENTENCE = lazy(r"[!?;:。！？；：,、]|(?<=\w{4})\.(?:\s|$)")
_JAPANESE_SENTENCE = lazy(
    "[一-鿿々ァ-ヶーA-Za-z0-9](?:を|に(?!し)|が(?!か)|は|へ|で(?!ん)|から|まで|より|にて)[一-鿿ァ-ヶーぁ-ん]|[。！？]|(?:する|した|して|ます|です|だった)$"
)
_PARTICLE_FIRST = lazy("(?:を|に|が|は|へ|で|と|も|から|まで|より|の)(?![ぁ-んァ-ヶー一-鿿]{0,1}$)")


def speaks_of(before: str) -> bool:
    """Whether a text ends so that it goes on with a noun: *call the owner*, *in our label @ both ends*."""
    return (before.split() or [""])[-1].lower() in _BEFORE_NOUN


def may_be_name(said: str, before: str) -> bool:
    """Whether the words behind `@` can be a name, standing behind the text `before`."""
    words = said.split()
    if not words or len(words) > _LONGEST or _ENDS_SENTENCE.search(said) or CLOCK_OR_DAY.search(said):
        return False
    if len(words) > 1 and any(word != "A" and word.lower() in _IN_SENTENCES for word in words):
        return False
    if words[0].lower() in _CALLS_ALL or said.lower() in _NO_NAMES:
        return False
    if speaks_of(before):
        return False
    return not (_JAPANESE_SENTENCE.search(said) or any(_PARTICLE_FIRST.match(word) for word in words[1:]))
