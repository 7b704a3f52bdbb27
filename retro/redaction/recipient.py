"""To whom a report goes, as somebody said it."""

from __future__ import annotations

from retro.value import value


@value
class Recipient:
    """Whom a report is for among those whom its rows concern. An audience that is told everything needs none of it."""

    addressee: str = ""
    """The one customer, as the rows call them; "" for nobody in particular."""
    dear: str = ""
    """How a letter addresses them, as somebody writes it: `Ms Weiss`. It is said with the export, and kept nowhere."""
    to_all: bool = False
    """A general statement: nobody is the addressee, and every customer is another one."""
    is_published: bool = False
    """Whether anybody may read it, so that nobody who reads of another customer need be one: a page, a reminder."""
    same: tuple[str, ...] = ()
    """Customers who are the addressee, where their names leave it open."""
    other: tuple[str, ...] = ()
    """Customers who are not."""
    shield: bool = False
    """Roles take the place of names, where names would stop the report."""
    ours: str = ""
    """What our own letters say of how we are reached: no number and no address in it is anybody's to be kept."""
    reads_archive: bool = False
    """Whether it goes to all who may read the archive: rows that are kept close are left out, for the team, too."""
