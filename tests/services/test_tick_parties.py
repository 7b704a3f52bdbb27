"""Ticks: told, apologised to, put right, accepted, of each of those concerned (S22), also in a closed case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retro.language import language
from retro.model import edits
from retro.model.answers import answer_to, saying
from retro.model.change import Op
from retro.model.closed_record import AddedError, closing
from retro.model.edits import changed
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.follow_up import Tick
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Damage, Party, Ticked
from retro.model.waiting import code_of
from retro.review.integrity import Integrity, integrity
from retro.review.parties import party_in_words, party_states, tick_in_words
from retro.services.changing.commit import commit_latest
from retro.services.follow_up.tick_parties import tick_parties
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import numbered
from tests.services.test_answering import Sitting

EN = language("en")
DAY = date(2026, 11, 20)


class Case:
    """A case with three parties, in an archive of its own."""

    def __init__(self, path: Path) -> None:
        self.store: SqliteStore = open_store(path)
        self.factory = numbered(1)
        self.reference = self.store.create({"title": "Parcels", "zone": "Asia/Tokyo"}, numbered(5000).change())
        self.write(Damage(what="3 parcels wrong"), *(Party(who=name) for name in ("Ann", "Bob", "Cora")))

    @property
    def record(self) -> Retrospective:
        return self.store.load(self.reference)

    @property
    def parties(self) -> list[str]:
        return [party.id for party in self.record.of(Party)]

    def write(self, *rows: Any) -> None:
        for row in rows:
            self.do(*edits.added(self.record, row, self.factory.new_id()))

    def do(self, *ops: Op) -> None:
        commit_latest(self.store, self.factory, self.record, lambda _now: ops)

    def tick(self, ticked: Ticked, *of: int, on: date | None = DAY) -> Any:
        parties = [self.parties[n] for n in of]
        return tick_parties(self.store, self.factory, self.record, parties, ticked, on=on, by="customer care")

    def close(self) -> None:
        self.do(*closing(self.record.head, "for the test"))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path / "c.db")
    yield made
    made.store.close()


def test_each_stands_by_their_own_ticks(case: Case) -> None:
    case.tick(Ticked.TOLD, 0, 1, 2)
    case.tick(Ticked.APOLOGISED, 0)
    assert [list(state.ticks) for state in party_states(case.record)] == [
        [Ticked.TOLD, Ticked.APOLOGISED],
        [Ticked.TOLD],
        [Ticked.TOLD],
    ]
    ann = party_states(case.record)[0]
    assert ann.open == (Ticked.PUT_RIGHT, Ticked.ACCEPTED)
    assert party_in_words(ann, EN) == "done: told, apologised to; open: put right, accepted"
    assert [tick_in_words(ann, each, EN) for each in Ticked] == ["20 Nov 2026", "20 Nov 2026", "not yet", "not yet"]


def test_what_was_ticked_before_stays_as_it_was(case: Case) -> None:
    case.tick(Ticked.TOLD, 1)
    done = case.tick(Ticked.TOLD, 0, 1, on=date(2026, 11, 21))
    assert [(tick.of, tick.on) for tick in done.before] == [(case.parties[1], DAY)]
    assert [(tick.of, tick.on) for tick in done.ticks] == [(case.parties[0], date(2026, 11, 21))]
    assert len(case.record.of(Tick)) == 2


def test_of_one_who_was_ticked_and_has_an_apology_besides_the_tick_alone_is_told(case: Case) -> None:
    case.tick(Ticked.APOLOGISED, 0)
    case.write(Apology(what_for="the wait", receiver="Ann", given=Moment.load("2026-11-20")))
    done = case.tick(Ticked.APOLOGISED, 0)
    assert ([row.kind for row in done.before], done.ticks) == (["tick"], ())


def test_what_does_not_apply_is_not_open_and_what_is_not_known_is(case: Case) -> None:
    party = case.parties[0]
    for ticked, said in ((Ticked.ACCEPTED, Said.NOT_APPLICABLE), (Ticked.PUT_RIGHT, Said.UNKNOWN)):
        case.do(*saying(case.record, party, code_of(ticked), said))
    ann = party_states(case.record)[0]
    assert ann.open == (Ticked.TOLD, Ticked.APOLOGISED, Ticked.PUT_RIGHT)
    assert tick_in_words(ann, Ticked.ACCEPTED, EN) == "does not apply"
    assert tick_in_words(ann, Ticked.PUT_RIGHT, EN) == "not known"


def test_a_closed_case_takes_ticks_and_its_digest_holds(case: Case) -> None:
    case.tick(Ticked.TOLD, 0)
    case.close()
    done = case.tick(Ticked.ACCEPTED, 0, 1)
    assert len(done.ticks) == 2
    assert integrity(case.record) is Integrity.WHOLE
    tick = case.record.of(Tick)[0]
    with pytest.raises(AddedError):
        case.do(*changed(tick, {"on": date(2026, 12, 24)}))


def test_the_walk_asks_which_of_several_have_had_it(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "x.db", case_kind="complaint", severity="high")
    sitting.until("scope.damage")
    sitting.say("3 parcels wrong", "")
    sitting.until("scope.parties")
    sitting.say("Ann Lee", "Bob Ray, reach: 0301 77", "Cora Unger", "")
    assert sitting.question.code == "party.told"
    sitting.say("2 3 on 20 Nov")
    assert sitting.question.code == "party.apologised"
    sitting.say("0")
    sitting.say("?", "-")
    ann, bob, cora = sitting.record.of(Party)
    assert bob.reach == "0301 77"
    assert [(tick.of, tick.ticked, tick.on) for tick in sitting.record.of(Tick)] == [
        (ann.id, Ticked.TOLD, DAY),
        (bob.id, Ticked.TOLD, DAY),
    ]
    said = {ticked: answer_to(sitting.record, cora.id, code_of(ticked)) for ticked in Ticked}
    assert [answer.said if answer else None for answer in said.values()] == [
        Said.LATER,
        Said.LATER,
        Said.UNKNOWN,
        Said.NOT_APPLICABLE,
    ]


def test_all_is_an_answer_with_a_day_or_without(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "x.db", case_kind="complaint", severity="high")
    sitting.until("scope.damage")
    sitting.say("3 parcels wrong", "")
    sitting.until("scope.parties")
    sitting.say("Ann Lee", "Bob Ray", "")
    assert "all" in str(sitting.question.hint)
    sitting.say("全員 11月20日", "everyone")
    rows = [(tick.of, tick.ticked, tick.on == DAY) for tick in sitting.record.of(Tick)]
    parties = [party.id for party in sitting.record.of(Party)]
    assert rows == [
        *((party, Ticked.TOLD, True) for party in parties),
        *((party, Ticked.APOLOGISED, False) for party in parties),
    ]


def test_of_a_single_one_yes_or_no_is_asked_in_a_grave_case_alone(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "x.db", case_kind="complaint", severity="high")
    sitting.until("scope.damage")
    sitting.say("a parcel wrong", "")
    sitting.until("scope.parties")
    sitting.say("Ann Lee", "")
    assert sitting.question.code == "party.told"
    sitting.say("yes, 20 Nov", "no")
    (tick,) = sitting.record.of(Tick)
    assert (tick.ticked, tick.on) == (Ticked.TOLD, DAY)
    sitting.say("yes")
    assert [tick.ticked for tick in sitting.record.of(Tick)] == [Ticked.TOLD, Ticked.PUT_RIGHT]
    with pytest.raises(Exception, match="no answer"):
        sitting.say("perhaps")


def test_a_day_before_the_case_began_is_refused_where_that_is_said(case: Case) -> None:
    head = case.record.head
    case.do(*changed(head, {"started": Moment.exact(DAY)}))
    with pytest.raises(ValidationError):
        case.tick(Ticked.TOLD, 0, on=date(2026, 11, 19))
    assert case.record.of(Tick) == ()
