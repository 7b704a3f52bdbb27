"""Who is who in a record: the colleagues who took part, and the customers whom its rows speak of."""

from __future__ import annotations

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stages.head import Participant

_OURSELVES = frozenset(
    (
        "当社", "弊社", "自社", "小社", "当店", "弊店", "当院", "当園", "当館", "当校", "当行", "当所", "当方", "社内",
        "us", "we", "ourselves", "our company", "our own company", "our team", "our own team", "our side", "our shop",
    )
)  # fmt: skip
"""What a row calls those who write the letters."""


def colleagues(record: Retrospective) -> tuple[Participant, ...]:
    """Those of our own team who took part and are named, each with their role."""
    return tuple(row for row in record.of(Participant) if row.name.strip())


def customers(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, as the rows call them, each once: whom a report may be addressed to.

    Who stands in the mark of a row that is for some of them alone is one of them.
    """
    return tuple(dict.fromkeys(filter(None, (name for row in record.rows for name in (row.about, *for_some(row))))))


def recipients(record: Retrospective) -> tuple[str, ...]:
    """Those of the customers to whom a letter can go: neither ourselves nor, by their roles, those who took part."""
    return tuple(name for name in customers(record) if not is_ours(name, record))


def is_ours(name: str, record: Retrospective) -> bool:
    """Whether a row calls so the house itself, or none but those who took part: 当社, 応対した担当."""
    from retro.redaction.customers.customer_name import parse_customers, strictly  # most need none of its patterns

    def named(text: str) -> set[tuple[tuple[str, ...], str]]:
        return {(one.words, one.qualifier) for one in parse_customers(strictly(text))}

    ours = set().union(*map(named, (*_OURSELVES, *(row.role for row in record.of(Participant) if row.role.strip()))))
    return bool(name.strip()) and named(name) <= ours


def for_some(row: Entry) -> tuple[str, ...]:
    """The customers whom a row is marked for; none where it is marked for nobody in particular."""
    return row.for_some if isinstance(row, Shareable) else ()


def concerned(row: Entry) -> tuple[str, ...]:
    """The customers whose affair a row is: whom it is marked for, else whom it is about; none of what is nobody's."""
    return for_some(row) or ((row.about,) if row.about else ())
