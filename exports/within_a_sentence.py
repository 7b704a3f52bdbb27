"""A sentence that was written, as it can stand within another one: `鉢が割れた` as `鉢が割れたこと`."""

from __future__ import annotations

from retro.language import Language
from retro.text.lazy_pattern import lazy

_ENDS_IN_A_VERB = lazy("(?:[っいしりれえけせてねべめきちにみびぎげじ一-龯]た|んだ|る|ない|まう)$")


def within_a_sentence(text: str, to: Language) -> str:
    """`text` without its full stop; where a Japanese sentence takes it up, a noun: `鉢が割れたこと`."""
    text = text.strip().rstrip("。．")
    return f"{text}こと" if to.code == "ja" and _ENDS_IN_A_VERB.search(text) else text
