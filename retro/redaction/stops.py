"""What stops a report: the places to be changed, and the questions to be answered, before it may go out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.model.entry import EntryId
from retro.value import value

if TYPE_CHECKING:
    from retro.model.record import Retrospective
    from retro.redaction.names.named_places import NamedPlace


@value
class Objection:
    """One row that stands against a report, and why. `name` is the customer whom it is asked about, "" for none."""

    entry: EntryId
    message: Message
    name: str = ""
    field: str = ""
    """The field in which it stands; "" for the row as a whole."""


class StopError(RetroError):
    """A report does not go out as it is. `spots` says which rows stand against it; there may be none."""

    reference: str = ""
    """Which case it is."""
    visible: Retrospective | None = None
    """What of the case would go out but for this; None where that depends on the answer."""

    def __init__(self, title: Message, step: Message, spots: Sequence[Objection] = ()) -> None:
        super().__init__(title, step, [spot.message for spot in spots])
        self.spots = tuple(spots)

    def of(self, visible: Retrospective) -> Self:
        """The same, of what would go out but for it."""
        self.visible = visible
        return self


class NamesError(StopError):
    """It names people. `places` says where."""

    def __init__(self, found: tuple[NamedPlace, ...]) -> None:
        title = MN_(
            "The report for the customer was not written: {n} place names or tells who somebody is.",
            "The report for the customer was not written: {n} places name or tell who somebody is.",
            len(found),
        )
        super().__init__(
            title,
            M_("Change these words, or let --shield put the roles in their place."),
            [
                Objection(
                    at.entry,
                    M_("{place}: “{found}” → {put}", place=at.message, found=at.found, put=at.instead),
                    field=at.field,
                )
                for at in found
            ],
        )
        self.places = found


class UnclearNamesError(NamesError):
    """Names in it may be a customer's or a colleague's. `places` says where."""

    def __init__(self, found: tuple[NamedPlace, ...]) -> None:
        super().__init__(found)
        self.title = MN_(
            "The report was not written: {n} name may mean one person or another.",
            "The report was not written: {n} names may mean one person or another.",
            len(found),
        )
        self.step = M_("Write in each place which of the two is meant; --shield cannot tell.")


class UnreadError(NamesError):
    """Words in it may name somebody whose name is recorded in kanji alone. `places` says where."""

    def __init__(self, found: tuple[NamedPlace, ...]) -> None:
        title = MN_(
            "The report was not written: {n} word may name somebody whose reading is not recorded.",
            "The report was not written: {n} words may name somebody whose readings are not recorded.",
            len(found),
        )
        step = M_(
            "Write who is meant as the rows call them, or a role. Or record how names in kanji are read: reading= of "
            "who took part, 渡辺様（わたなべ） of a customer."
        )
        spots = [
            Objection(at.entry, M_("{place}: “{found}”", place=at.message, found=at.found), field=at.field)
            for at in found
        ]
        super(NamesError, self).__init__(title, step, spots)
        self.places = found


class ManyCustomersError(StopError):
    """Its rows concern several customers, and nobody said which of them it is for."""

    def __init__(self, customers: tuple[str, ...]) -> None:
        title = M_("The rows speak of several customers: {known}.", known=quoted(customers))
        super().__init__(title, M_("Name one with --addressee, or say --to-all for a general statement."))


class UnknownAddresseeError(StopError):
    """Nobody in the rows is called as its addressee."""

    exit_code = 2

    def __init__(self, addressee: str, customers: tuple[str, ...]) -> None:
        title = M_("Nobody in this retrospective is called “{name}”.", name=addressee)
        super().__init__(title, M_("Those hurt are: {known}.", known=quoted(customers)))


class ColleagueError(StopError):
    """Its addressee is one of our own team."""

    exit_code = 2

    def __init__(self, addressee: str, role: str) -> None:
        title = M_("“{name}” took part as {role}, and is no customer.", name=addressee, role=role or "…")
        super().__init__(title, M_("If a customer is called so, say in a row that it is about them."))


class OurselvesError(StopError):
    """Its addressee is the house, or some of its own people by their roles."""

    exit_code = 2

    def __init__(self, addressee: str, known: Sequence[str]) -> None:
        title = M_("“{name}” is our own side: no letter of ours goes there.", name=addressee)
        step = (
            M_("Those hurt are: {known}.", known=quoted(tuple(known)))
            if known
            else M_("Leave out --addressee, or say --to-all.")
        )
        super().__init__(title, step)


class DearError(StopError):
    """It addresses another customer than the one that it is for."""

    exit_code = 2

    def __init__(self, dear: str, addressee: str) -> None:
        title = M_("The letter would address “{dear}”, who is another customer of this case.", dear=dear)
        super().__init__(title, M_("Say in --dear how “{name}” is addressed, or leave it out.", name=addressee))


class AnswerError(StopError):
    """What was answered about the customers cannot be."""

    exit_code = 2


class AlikeError(StopError):
    """Some of its rows may be about the addressee, and may be about somebody else: a person has to say."""

    asks = True

    def __init__(self, addressee: str, spots: Sequence[Objection]) -> None:
        names = tuple(dict.fromkeys(spot.name for spot in spots))
        from retro.redaction.customers.customer_name import parse_customers, strictly

        title = M_("Is “{name}” the same customer as {others}?", name=addressee, others=quoted(names))
        step = (
            M_("A row that names several is nobody's alone: give each of them a row, or answer with --other NAME.")
            if any(len(parse_customers(strictly(name))) > 1 for name in names)
            else M_("Answer for each with --same NAME or --other NAME.")
        )
        super().__init__(title, step, spots)


def quoted(names: tuple[str, ...]) -> tuple[Message, ...]:
    """Names in a list, each in quotation marks: one may hold the sign that stands between those of the list."""
    return tuple(M_("“{text}”", text=name) for name in names)


class OfCaseError(StopError):
    """A report of several cases, or one that tells of another case, does not go out because of this one of them."""

    def __init__(self, error: StopError) -> None:
        of, self.reference, self.exit_code = error.reference, error.reference, error.exit_code
        step = error.step
        if isinstance(error, UnclearNamesError):
            step = M_("Write in each place of {reference} which of the two is meant.", reference=of)
        assert step is not None  # as each StopError has one
        super().__init__(
            of_case(of, error.title),
            step,
            [Objection(spot.entry, of_case(of, spot.message)) for spot in error.spots],
        )


def of_case(reference: str, said: Message) -> Message:
    """What is said of one case, with its reference."""
    return M_("{reference}: {reason}", reference=reference, reason=said)
