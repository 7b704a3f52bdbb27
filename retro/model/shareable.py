"""What a row says of its way to a customer: who may be told it, and in which words."""

from __future__ import annotations

import re
from typing import ClassVar

from retro.language import N_, NP_
from retro.model.entry import Entry, declared
from retro.model.fields import line, yes_no

FOR_ALL_FORM = (N_("… for-all"), N_("behind any line: every customer may be told it"))
"""The form of the mark, with its meaning, for the stages whose rows can be marked."""
FOR_ONE_FORM = (
    N_("… for-one Lee family; Abe family"),
    N_("behind any line: these customers alone may be told it; for-all no: none"),
)
"""The form of the mark for one customer, or some of them, likewise."""
_BETWEEN = re.compile("[;；、]")


@declared
class Worded(Entry):
    """A row that may have words of its own for customers, one text for each language of a letter.

    They stand in the letter in place of all that the row says otherwise. Of a text that somebody said does not apply
    (`EmptyAnswer`), nothing stands in a letter of that language.
    """

    reworded: ClassVar[str] = ""
    """The field in whose place its words for customers stand in a letter; the main one, if nothing is said."""

    words_en: str = line(
        N_("English words for customers"),
        ask=N_("In which words does a customer read it, in English?"),
        beside_seal=True,
    )
    words_ja: str = line(
        N_("Japanese words for customers"),
        ask=N_("In which words does a customer read it, in Japanese?"),
        beside_seal=True,
    )

    @classmethod
    def words_in(cls, language: str) -> str:
        """The name of the field that holds its words for customers who read this language; "" where there is none."""
        name = f"words_{language}"
        return name if cls.has_field(name) else ""


@declared
class Shareable(Worded):
    """A row that somebody can mark for every customer, or for some, or hold back from all of them.

    Without a mark it is for the customer whom it is about; where that is nobody, no letter to one customer tells it.
    """

    for_all: bool | None = yes_no(
        N_("For every customer"),
        ask=N_("May every customer be told it, in a letter of their own?"),
        mark=NP_("mark", "for-all"),
        beside_seal=True,
    )
    """No: no customer is told it, whatever else it says."""
    for_one: str = line(
        N_("Only for"),
        ask=N_("Which customers alone may be told it? Several: Lee family; Abe family."),
        mark=NP_("mark", "for-one"),
        also=("For one customer",),
        beside_seal=True,
    )
    """As the rows call that customer; several with `;` or `、` between them.

    Where this says nobody, it is told to whom it is about, and to nobody else.
    """

    @property
    def is_marked(self) -> bool:
        """Whether somebody marked it for customers, for all of them or for some."""
        return bool(self.for_all or self.for_some)

    @property
    def for_some(self) -> tuple[str, ...]:
        """The customers whom it is marked for, each once; none where it is marked for nobody in particular."""
        return tuple(dict.fromkeys(filter(None, map(str.strip, _BETWEEN.split(self.for_one)))))

    @classmethod
    def customer_fields(cls) -> tuple[str, ...]:
        return (*super().customer_fields(), cls.field("for_one").name)
