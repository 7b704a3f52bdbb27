"""The command that makes one case of two: merge."""

from __future__ import annotations

from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_, _, active, n_

_TWO = 2
"""Words behind the first case: into REF."""


@command(
    "merge",
    says=N_(
        "Merge a case into another one, where one thing was logged twice, and print the reference of the other.\n\nThe "
        "other gets the rows of the first, and what its head lacks. The first is kept as it was, out of the archive; "
        "its reference leads to the other. retro undo parts the two again. Neither may be closed, or be again after "
        "the other or a second complaint of it; where a row only relates them, it goes."
    ),
    examples=N_("retro merge 15 into 14"),
)
@ref_argument()
@ref_argument("into", metavar="into REF", nargs=-1)
@in_session
def merge(session: Session, ref: str, into: tuple[str, ...]) -> None:
    """Merge two cases."""
    from retro.services.archive.merge_cases import merge_cases

    word, other = (into[0], into[1]) if len(into) == _TWO else ("into", into[0] if len(into) == 1 else "")
    if word.lower() != "into" or not other:
        raise UsageError(M_("Into which case?"), M_("Say for example: retro merge 15 into 14"))
    with session.store() as store:
        taken, given = store.load(case_meant(store, ref)), store.load(case_meant(store, other))
        done = merge_cases(store, session.factory, taken, given)
    reference = done.record.reference
    say(
        n_(
            "{taken} was merged into {reference}, which got {n} row.",
            "{taken} was merged into {reference}, which got {n} rows.",
            done.rows,
            taken=taken.reference,
            reference=reference,
        )
    )
    if done.kept:
        fields = active().join(field.title.show(active()) for field in done.kept)
        say(
            _(
                "The two differ in: {fields}. It stays as {reference} says it.",
                fields=fields,
                reference=reference,
            )
        )
    say(_("To part them again: retro undo {reference}", reference=reference))
    give(f"{reference}\n")
