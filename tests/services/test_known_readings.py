"""How a name in kanji is read is asked, and what other cases know of that name is offered."""

from __future__ import annotations

from pathlib import Path

from retro.asking.next import Here, next_question
from retro.asking.question import Question
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.services.ask.answer import Desk, answer
from retro.services.ask.candidates import with_candidates
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import NOON, numbered


class Asked:
    """A case in which it is asked who was involved, and what comes next."""

    def __init__(self, store: SqliteStore, n: int) -> None:
        self.desk, self.here = Desk(store, numbered(n)), Here()
        head = {"title": f"late {n}", "zone": "Asia/Tokyo", "case_kind": "complaint", "severity": "medium"}
        self.reference = store.create(head, numbered(n + 500).change())
        self.until("head.participants")

    @property
    def record(self) -> Retrospective:
        return self.desk.store.load(self.reference)

    @property
    def question(self) -> Question:
        found = with_candidates(self.desk.store, self.record, next_question(self.record, self.here), NOON.date())
        assert found is not None
        return found

    def until(self, code: str) -> None:
        while self.question.code != code:
            self.say(".")

    def say(self, text: str) -> None:
        self.here = answer(self.desk, self.record, self.question, text, self.here).here

    @property
    def readings(self) -> list[tuple[str, str]]:
        return [(row.name, row.reading) for row in self.record.of(Participant)]


def test_the_reading_is_asked_of_names_in_kanji_and_offered_where_another_case_has_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "retro.db", sync="OFF")
    first = Asked(store, 1000)
    first.say("packer @水無瀬 遥, lead @Ines Falk, driver @ミナト ケン, dispatcher @田中（タナカ）, clerk @東 正")
    assert first.question.code == "head.readings"
    assert first.question.options == ()
    assert str(first.question.text) == "How is “水無瀬 遥” read?"
    first.say("みなせ はるか")
    assert str(first.question.text) == "How is “東 正” read?"
    first.say("-")
    assert first.question.code == "head.related"
    assert dict(first.readings) == {
        "水無瀬 遥": "みなせ はるか", "Ines Falk": "", "ミナト ケン": "", "田中（タナカ）": "", "東 正": ""
    }  # fmt: skip
    second = Asked(store, 3000)
    second.say("packer @水無瀬 遥, clerk @東 正")
    assert [(option.number, str(option.label)) for option in second.question.options] == [(1, "みなせ はるか")]
    second.say("1")
    assert second.question.options == ()
    second.say("あずま ただし")
    assert second.readings == [("水無瀬 遥", "みなせ はるか"), ("東 正", "あずま ただし")]
    third = Asked(store, 5000)
    third.say("packer @水無瀬 遥")
    third.say("みずなせ はる")  # what the archive knows may be another person's
    assert third.readings == [("水無瀬 遥", "みずなせ はる")]
    store.close()
