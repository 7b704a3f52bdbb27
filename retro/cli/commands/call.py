"""The command that notes a call while somebody speaks: call."""

from __future__ import annotations

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.open_screens import open_call
from retro.cli.session import Session
from retro.cli.streams import can_draw
from retro.cli.words import candidates
from retro.language import N_


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
@option("--plain", says=N_("Line by line, without a screen."), is_flag=True)
@in_session
def call(session: Session, words: tuple[str, ...], *, by: str, plain: bool) -> int:
    """Note a call."""
    if can_draw() and not plain:
        open_call(session, words, by)
        return 0
    from retro.cli.dialogues.call_lines import CallDialogue
    from retro.cli.words.call_words import read_words
    from retro.model.call import Call

    factory = session.factory
    began = factory.now()
    with session.store(create=True, writes=True) as store:
        reference, first = read_words(session, words)
        begun = Call(factory.new_id(), began, by.strip().lstrip("@＠"), factory.author, reference)
        return 0 if CallDialogue(session, store, begun).lead(first) else 1
