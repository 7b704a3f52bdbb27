"""In a case of customers whose names hold one another, no letter to one holds anything of another's."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from exports.report_kind import ReportKind
from retro.model.entry import Entry
from retro.model.stages.head import Responsibility
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.redaction.customers.identity import Identity, identity_of
from retro.redaction.stops import StopError
from tests import reports
from tests.exports.unpacked import bytes_of, found
from tests.formats import CSV, HTML, ICS, JSON, MD
from tests.records import record

FAMILIES = [
    (("森", "森田", "森本", "大森"), ("{}様", "{}家", "{}さん", "{}様宅", "{}")),
    (("林", "小林", "林田", "大林"), ("{}様", "{}ご一家", "{}さん", "{}")),
    (("Ann", "Anna", "Annabel", "Joann"), ("{}", "Ms {}", "{}'s family")),
    (("Lee", "Leeds", "Leeson", "Ashlee"), ("{}", "Mr {}", "the {} family")),
    (("customer 1", "customer 10", "customer 100", "customer 21"), ("{}",)),
]
TEXTS = (MD, HTML, JSON, CSV, ICS)


@st.composite
def customers(draw: st.DrawFn) -> list[str]:
    """What several customers are called in the rows, who are all somebody else."""
    names, ways = draw(st.sampled_from(FAMILIES))
    chosen = draw(st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True))
    return [draw(st.sampled_from(ways)).format(name) for name in chosen]


def rows_of(customer: str, token: str) -> tuple[Entry, ...]:
    return (
        Damage(what=f"{token} harm", who=customer, certainty=FigureConfidence.CONFIRMED),
        Remedy(what=f"{token} remedy", receiver=customer),
        Apology(what_for=f"{token} wait", sentence=f"{token} words", receiver=customer),
    )


@settings(max_examples=60, deadline=None)
@given(called=customers(), kind=st.sampled_from(reports.LETTERS))
def test_no_letter_holds_anything_of_another_customer(called: list[str], kind: ReportKind) -> None:
    tokens = {name: f"zq{n}qz" for n, name in enumerate(called)}
    rows = [row for name, token in tokens.items() for row in rows_of(name, token)]
    whole = record(*rows, responsibility=Responsibility.OURS, title="")
    for addressee, token in tokens.items():
        assert all(identity_of(addressee, name) is not Identity.SAME for name in called if name != addressee)
        try:
            report = reports.made(whole, kind, addressee=addressee, shield=True)
        except StopError:  # it asks, and tells nothing meanwhile
            continue
        others = set(tokens.values()) - {token}
        for form in TEXTS:
            assert not found(others, bytes_of(report, form)), form
        assert found({token}, bytes_of(report, TEXTS[0]))
