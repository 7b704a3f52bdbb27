"""The calls without a case in which words stand: they are in no index, for there are few of them."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, MN_, Message
from retro.model.call import Call
from retro.model.query.matching import Matcher
from retro.model.query.reading import Query
from retro.model.stages.timeline import Contact
from retro.review.open_calls import call_told
from retro.store.protocol import Store
from retro.text.excerpt import excerpt

_PLACE = (Contact.kind, Contact.main)
"""As what their words are looked for: as those of the contact that a call becomes."""
_MOST = 3
"""So many are told of; the others are a figure."""
_CELLS = 60


def calls_found(store: Store, query: Query) -> tuple[Message, ...]:
    """What to say of the calls without a case that a query asks for, the newest first; nothing if it asks for cases."""
    if not query.sought or not _asks_for_words(query):
        return ()
    matcher = Matcher(query.words)
    found = [(call, note) for call in reversed(store.calls()) for note in _notes(call, query, matcher)]
    told = [M_("In no case yet: {call}: “{note}”.", call=call_told(call), note=note) for call, note in found[:_MOST]]
    if more := len(found) - _MOST:
        told += [MN_("{n} more call has it.", "{n} more calls have it.", more)] if more > 0 else []
    return (*told, *([M_("retro call, or t on the screen, takes such a call up: /resume")] if found else []))


def _asks_for_words(query: Query) -> bool:
    """Whether it asks for nothing that a case alone has."""
    return query._replace(words=(), since="", until="", problem=None, unread="", remarks=()) == Query()


def _notes(call: Call, query: Query, matcher: Matcher) -> Iterator[str]:
    """The first note that has one of the words, if all of them stand in the call."""
    day = call.began.date().isoformat()
    texts = [line.text for line in call.lines]
    if query.since > day or (query.until and query.until < day):
        return
    if matcher.fits({n for text in texts for n in matcher.found_in(_PLACE, text)}):
        spans = ((text, matcher.spans(_PLACE, text)) for text in texts)
        yield next((excerpt(text, marks, _CELLS)[0] for text, marks in spans if marks), "")
