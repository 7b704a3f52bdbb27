"""What was found when an archive was looked through."""

from __future__ import annotations

from retro.language import Message
from retro.value import value


@value
class Finding:
    """One thing to know of an archive, or of what lies beside it."""

    code: str
    """What sort of thing, for programs."""
    title: Message
    """What was found."""
    step: Message
    """What to do about it."""
    is_wrong: bool = True
    """Whether something has to be done; otherwise it is good to know."""
