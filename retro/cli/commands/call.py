"""The command that notes a call while somebody speaks: call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from retro.cli import candidates
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.errors import RetroError
from retro.language import N_

if TYPE_CHECKING:
    from retro.store.protocol import Store

_REFERENCE = re.compile(r"\d+(?:-\d+)?", re.ASCII)


@command(
    "call",
    says=N_(
        "Note a call while somebody speaks: one line, at once, and nothing is asked.\n\nEach Enter is a note with its "
        "time, and is on the disk; all notes are one contact afterwards, with the start of the call and its length. "
        "Beside the line stands what one must not forget. No case is needed: /end asks which one it is, what they feel "
        "wronged by, what they wish for, what was promised by when and how they left the talk; Enter on nothing leaves "
        "each for later. A call that was broken off, or is in no case yet, is offered by the next retro call, and "
        "stands among what is due.\n\nWords behind the command are the first note, without quotation marks. Where "
        "there is no terminal, each line of the input is a note."
    ),
    examples=N_(
        'retro call\nretro call 14\nretro call 14 he asks where his parcel is\nretro call --by "customer care"'
    ),
)
@click.argument("words", nargs=-1, metavar="[REF] [WORDS]...", shell_complete=candidates.references)
@option("--by", says=N_("The role that speaks."), metavar="ROLE", default="")
@in_session
def call(session: Session, words: tuple[str, ...], *, by: str) -> int:
    """Note a call."""
    from retro.cli.call_lines import CallDialogue
    from retro.model.call import Call

    factory = session.factory
    began = factory.now()
    with session.store(create=True) as store:
        reference = _reference(store, words)
        said = " ".join(words[1:] if reference else words)
        begun = Call(factory.new_id(), began, by.strip().lstrip("@＠"), factory.author, reference)
        return 0 if CallDialogue(session, store, begun).lead(said) else 1


def _reference(store: Store, words: tuple[str, ...]) -> str:
    """The case that the first word names; "" if it is the beginning of a note, such as a number that is no case."""
    if not words or not _REFERENCE.fullmatch(words[0]):
        return ""
    try:
        return store.resolve(words[0])
    except RetroError:  # nothing is asked now, and every word is kept
        return ""
