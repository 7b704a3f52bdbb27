"""Cases found by their words: what an index says is what one sees who reads every row."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.field_types import Plain
from retro.model.query.words import QueryChoice, Word
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.timeline import Event
from retro.store.listed import Count
from retro.store.protocol import BEST_FIRST, NEWEST_FIRST, CaseFilter, Order
from retro.store.results import Hit
from retro.store.sql.search import searching
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.searched import a_factory, begin, by_reading, found, hits, proof, said, three_cases, write

PIECES = (
    "誤配", "配送", "引き出物", "引出物", "申し込み", "申込", "サーバー", "サーバ", "ビール", "ビル", "髙橋", "高橋",
    "が", "か゛", "ｶﾞｽ", "の", "check", "check-slip", "slip", "Ｓlip", "v2.3", "10:05", "slips", "slip ",
    "box", "boxes ", "battery", "batteries ", "a", "ab", "é", "★", '"', "*",
    "NEAR(", "AND", "^", ":", "'", "。", "\n", " ", "　",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
CHOICES = st.builds(
    Word,
    st.sampled_from(["", "", "誤配"]),
    field=st.just("strength"),
    stage=st.sampled_from(["", "", "timeline", "prevention"]),
    is_not=st.booleans(),
    chosen=st.lists(
        st.sampled_from(
            [
                *(QueryChoice("measure", "strength", code) for code in Strength),
                QueryChoice("retrospective", "severity", "high"),
            ]
        ),
        min_size=1,
        unique=True,
    ).map(tuple),
)
WORDS = st.lists(
    CHOICES | st.builds(
        Word,
        st.one_of(st.sampled_from(PIECES), TEXTS.filter(str.strip)),
        field=st.sampled_from(["", "", "", "title", "cause"]),
        stage=st.sampled_from(["", "", "", "timeline"]),
        is_not=st.sampled_from([False, False, False, True]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)  # fmt: skip


class Steps:
    """Edits at random, with an index that has to follow them."""

    def __init__(self, store: SqliteStore, factory: ChangeFactory) -> None:
        self.store = store
        self.factory = factory

    def take(self, data: st.DataObject) -> None:
        references = [*self.store.references(CaseFilter())]
        step = data.draw(st.sampled_from(["new", "add", "edit", "choose", "delete", "head", "undo", "redo"]))
        if step == "new" or not references:
            if len(references) < 4:
                begin(self.store, self.factory, data.draw(LINES), summary=data.draw(TEXTS))
            return
        reference = data.draw(st.sampled_from(references))
        record = self.store.load(reference)
        row = record.rows[data.draw(st.integers(0, 9)) % len(record.rows)] if record.rows else None
        if step == "add":
            kind: type[Entry] = data.draw(st.sampled_from([Event, Cause, Measure]))
            said: dict[str, Plain] = {kind.main: data.draw(LINES)}
            if kind is Measure:
                said["strength"] = data.draw(st.sampled_from([None, *(each.value for each in Strength)]))
            write(self.store, self.factory, reference, Add(kind.kind, self.factory.new_id(), said))
        elif step == "edit" and row:
            name = type(row).main
            change = Update(type(row).kind, row.id, row.revision, {name: row.main_text}, {name: data.draw(LINES)})
            write(self.store, self.factory, reference, change)
        elif step == "choose" and isinstance(row, Measure):
            before, after = ({"strength": each} for each in (row.strength, data.draw(st.sampled_from(Strength))))
            write(self.store, self.factory, reference, Update(Measure.kind, row.id, row.revision, before, after))
        elif step == "delete" and row:
            write(self.store, self.factory, reference, Delete(type(row).kind, row.id, row.revision))
        elif step == "head":
            head = record.head
            before, after = {"summary": head.summary}, {"summary": data.draw(TEXTS)}
            write(self.store, self.factory, reference, Update(Head.kind, head.id, head.revision, before, after))
        elif step in {"undo", "redo"}:
            getattr(self.store, step)(reference, self.factory.change())


HIGH = QueryChoice("retrospective", "severity", "high")


@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_finds_what_reading_every_row_finds(
    data: st.DataObject, empty_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For random texts, words and sequences of edits, in both languages; and every step leaves it proved."""
    path = tmp_path_factory.mktemp("searched") / "retro.db"
    path.write_bytes(empty_file.read_bytes())
    factory = a_factory()
    with closing(open_store(path, sync="OFF")) as store, closing(open_store(path, sync="OFF")) as other:
        for _ in range(data.draw(st.integers(1, 12))):
            Steps(data.draw(st.sampled_from([store, store, other])), factory).take(data)
            assert proof(store) == []
        for _ in range(6):
            words = data.draw(WORDS)
            wanted = CaseFilter(words=words)
            read = by_reading(store, words)
            assert list(store.references(wanted)) == read
            assert store.count(wanted) == len(read)
            assert [line.reference for line in store.list(wanted, 1, 2)] == read[1:3]
            for reference, there in store.hits(read, [word for word in words if not word.is_not]).items():
                written = {(kind, field): text for kind, field, text in said(store.load(reference))}
                texts = {text for _kind, _field, text in said(store.load(reference))}
                assert all(hit.text in texts for hit in there if (hit.kind, hit.field) in written)
            number, is_exact = other.estimate(wanted)
            assert number == len(read) if is_exact else number >= len(read)


@pytest.fixture
def cases(store: SqliteStore, factory: ChangeFactory) -> SqliteStore:
    return three_cases(store, factory)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["誤配"], [1]),
        (["誤"], [1]),
        (["高橋"], [1]),
        (["引出物"], [1]),
        (["家", "slip"], [1]),
        (["sato"], [2]),
        (["SAT"], [2]),
        (["ato"], []),
        (["サーバー"], [2]),
        (["さーばー"], [2]),
        (["server", "サーバ"], [2]),
        (["10:05"], [2]),
        (["v2.3"], [2]),
        (["配送"], [2]),
        (["2026-00"], [3, 2, 1]),
        (["2026-002"], [2]),
        (["check slip"], [1]),
        (["check-slip"], [1]),
        (["check  lip"], []),
        (["nothing"], []),
        ([Word("check", is_not=True)], [3, 2]),
        (["2026", Word("誤配", is_not=True)], [3, 2]),
        (["2026", Word("サーバー", is_not=True)], [3, 1]),
        ([Word("check", field="cause")], [1]),
        ([Word("red", field="cause")], []),
        ([Word("red", stage="prevention")], [1]),
        ([Word("red", stage="timeline")], []),
        ([Word("", stage="prevention")], [1]),
        ([Word("", "severity", chosen=(HIGH,))], [1]),
        ([Word("", "severity", is_not=True, chosen=(HIGH,))], [3, 2]),
        (["2026", Word("", "severity", is_not=True, chosen=(HIGH,))], [3, 2]),
        ([Word("", "severity", "timeline", chosen=(HIGH,))], []),
        ([Word("誤配", "title", chosen=(HIGH,))], [1]),
        ([Word("server", "title", chosen=(HIGH,))], [2, 1]),
        ([Word("\u200b")], [3, 2, 1]),
        (["\u200b", "誤配"], [1]),
    ],
)
def test_cases_are_found_by_their_words(cases: SqliteStore, words: list[Word | str], expected: list[int]) -> None:
    assert found(cases, *words) == [f"2026-00{n}" for n in expected]


@pytest.mark.parametrize("few", [0, 2_000])
@pytest.mark.parametrize("words", ["メール", "メールサーバが止まる", "was not read"])
def test_whoever_looks_for_words_as_they_stand_is_not_told_that_the_index_is_damaged(
    cases: SqliteStore, monkeypatch: pytest.MonkeyPatch, few: int, words: str
) -> None:
    monkeypatch.setattr(searching, "_A_FEW", few)
    assert len(found(cases, words)) == 1
    assert cases.unindexed() is None


def test_all_texts_of_cases_are_told_by_row_and_field(cases: SqliteStore) -> None:
    (texts,) = cases.texts(["2026-001", "2026-009"]).values()
    told = {(each.kind, each.row, each.field): each.text for each in texts}
    assert told["event", "e1", "what"] == "髙橋様の引き出物を別の家に届けた"
    assert told["measure", "m1", "what"] == "check-slips in red"
    assert [text for (kind, _row, field), text in told.items() if (kind, field) == (Head.kind, "title")] == ["誤配"]


def test_filters_and_orders_go_with_words(cases: SqliteStore) -> None:
    words = (Word("2026"),)
    assert cases.references(CaseFilter(words=words, severities=("high",))) == ("2026-001",)
    assert cases.references(CaseFilter(words=words, tags=("v2.3",))) == ("2026-002",)
    assert cases.references(CaseFilter(words=words, since="2026-11-05")) == ("2026-003", "2026-002")
    assert cases.references(CaseFilter(words=words, since="2026-11-05", until="2026-11-15")) == ("2026-002",)
    assert cases.references(CaseFilter(since="2026-11-05", until="2026-11-15")) == ("2026-002",)
    assert cases.references(CaseFilter(words=words), Order("title")) == ("2026-002", "2026-003", "2026-001")
    assert cases.references(CaseFilter(words=words), Order(turned=True)) == ("2026-001", "2026-002", "2026-003")
    wanted = CaseFilter(words=words)
    assert [line.title for line in cases.list(wanted, 1, 1)] == ["Server down"]
    assert [cases.place(f"2026-00{n}", wanted) for n in (1, 2, 3, 4)] == [2, 1, 0, None]
    assert [line.reference for line in cases.each(wanted)] == ["2026-003", "2026-002", "2026-001"]
    assert (cases.count(wanted), cases.estimate(wanted)) == (3, Count(3))


def test_what_is_deleted_or_taken_out_is_not_found_and_what_comes_back_is(
    cases: SqliteStore, factory: ChangeFactory
) -> None:
    write(cases, factory, "2026-001", Delete("event", "e1", 1))
    assert found(cases, "髙橋") == []
    cases.undo("2026-001", factory.change())
    assert found(cases, "髙橋") == ["2026-001"]
    cases.redo("2026-001", factory.change())
    assert found(cases, "髙橋") == []
    head = cases.load("2026-002").head
    write(
        cases,
        factory,
        "2026-002",
        Update(Head.kind, head.id, head.revision, {"removed": None}, {"removed": "2026-11-20"}),
    )
    assert found(cases, "sato") == []
    assert cases.references(CaseFilter(removed=True, words=(Word("sato"),))) == ("2026-002",)
    assert cases.estimate(CaseFilter(words=(Word("sato"),))) == Count(0)
    assert proof(cases) == []


def test_rows_with_the_most_words_stand_first_and_marks_stand_in_what_was_written(cases: SqliteStore) -> None:
    told = hits(cases, "2026-001", (Word("Check"), Word("スリップ"), Word("slip"), Word("別"), Word("red")))
    assert [(hit.kind, hit.row, hit.number, hit.field) for hit in told] == [
        ("measure", "m1", 1, "what"), ("cause", "c1", 1, "what"), ("event", "e1", 1, "what"),
    ]  # fmt: skip
    assert [[hit.text[slice(*span)] for span in hit.spans] for hit in told] == [
        ["check", "slip", "red"],
        ["check", "slip"],
        ["別"],
    ]
    (head,) = hits(cases, "2026-001", (Word("swap"), Word("2026-009", is_not=True)))
    assert head == Hit(Head.kind, head.row, 0, "summary", "Two parcels swapped.", ((12, 16),))
    (reference,) = hits(cases, "2026-001", (Word("2026-001"),))
    assert (reference.field, reference.text) == ("reference", "2026-001")
    assert hits(cases, "2026-001", (Word("server"),)) == ()


def test_what_is_chosen_is_found_by_the_index_alone_and_told_by_its_row(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    measure = Add("measure", "m1", {"what": "trays in two colours", "strength": "stronger", "means": "physical"})
    damage = Add("damage", "d1", {"what": "a ring", "hurts": ["economic", "psychological"]})
    reference = begin(store, factory, "Lost", measure, damage)
    strength = Word("", "strength", chosen=(QueryChoice("measure", "strength", "stronger"),))
    hurts = Word("", "hurt", chosen=(QueryChoice("damage", "hurts", "psychological"),))
    assert found(store, strength, hurts) == [reference]
    assert store.estimate(CaseFilter(words=(strength, hurts))) == Count(1)
    assert [(hit.row, hit.text, hit.spans) for hit in hits(store, reference, (strength,))] == [
        ("m1", "trays in two colours", ())
    ]
    write(store, factory, reference, Update("measure", "m1", 1, {"strength": "stronger"}, {"strength": "weaker"}))
    assert found(store, strength) == []
    assert found(store, "strongermeasure") == found(store, "＝measure") == []
    assert proof(store) == []


def test_numbers_are_those_of_the_record(store: SqliteStore, factory: ChangeFactory) -> None:
    rows = [("a", None), ("b", None), ("c", "a"), ("d", "c")]
    causes = (Add("cause", row, {"what": f"why {row}", "parent": above}) for row, above in rows)
    events = (Add("event", f"e{n}", {"what": f"why {n}", "position": float(-n)}) for n in range(3))
    reference = begin(store, factory, "why", *causes, *events)
    numbers = store.load(reference).numbers
    told = hits(store, reference, [Word("why")])
    assert {hit.row: hit.number for hit in told[1:]} == dict(numbers)
    assert [hit.number for hit in told] == [0, 1, 2, 3, 1, 2, 3, 4]


HOSTILE = (
    '"', '""', "'", "*", "^", "(", ")", "((", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a AND", "-", "--", "+", ":",
    "title:", "terms:a", "{", "}", "{x y}:", ",", ";", "\\", "\x00", "a\x00b", "\ud800", "%", "_", "?", "?1", ":q",
    "@q", "$q", "a*", "*a", "'; DROP TABLE search_index; --", "\u2028", "\ufffe", "🙂", "👩\u200d👧", "(a+)+$", ".*",
    "[", "\t", "　",
)  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_sign_means_anything_to_the_index(store: SqliteStore, factory: ChangeFactory, hostile: str) -> None:
    begin(store, factory, "plain")
    clean = "".join(char for char in hostile if char.isprintable() or char == "　")
    holds = begin(store, factory, f"x {clean} y")
    for words in (
        (Word(hostile),),
        (Word(hostile, is_phrase=True), Word("y")),
        (Word("x"), Word(hostile, is_not=True)),
    ):
        assert list(store.references(CaseFilter(words=words))) == by_reading(store, words)
        hits(store, holds, words)
    assert store.unindexed() is None
    assert proof(store) == []


@pytest.mark.parametrize("piece", ["a", "引き", "誤配 ", "ー", '"', "a b ", "(a+)+"], ids=range(7))
def test_ten_thousand_characters_are_looked_for(cases: SqliteStore, factory: ChangeFactory, piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert found(cases, Word(text, is_phrase=True)) == []
    reference = begin(cases, factory, "long", summary=text)
    assert found(cases, Word(text, is_phrase=True)) == [reference]
    assert found(cases, *[Word(text[: n * 7 + 1]) for n in range(50)])[:1] == [reference]
    assert proof(cases) == []


def test_rows_of_one_letter_are_found(store: SqliteStore, factory: ChangeFactory) -> None:
    letters = "aあ漢ー1★"
    reference = begin(store, factory, "?", *(Add("event", f"e{n}", {"what": each}) for n, each in enumerate(letters)))
    for n, letter in enumerate(letters):
        assert found(store, letter) == [reference]
        write(store, factory, reference, Delete("event", f"e{n}", 1))
        assert found(store, letter) == []
    assert proof(store) == []


@pytest.mark.parametrize("few", [0, 2_000])
def test_many_candidates_are_gone_through_in_the_order_of_the_archive(
    store: SqliteStore, factory: ChangeFactory, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(searching, "_FEW", few)
    monkeypatch.setattr(searching, "_AT_ONCE", 3)
    for n in range(20):
        word = "サーバー" if n % 3 else "サバ"
        begin(
            store, factory, f"{word} {n}", started=f"2026-11-{1 + n * 7 % 20:02}", severity="low" if n % 2 else "high"
        )
    for order in (NEWEST_FIRST, Order(turned=True), Order("title"), Order("severity")):
        wanted = CaseFilter(words=(Word("サーバ"),), severities=("low",))
        every = store.references(CaseFilter(severities=("low",)), order)
        read = [each for each in every if "サーバー" in store.load(each).head.title]
        pages = [line.reference for start in range(0, 8, 2) for line in store.list(wanted, start, 2, order)]
        assert pages == read == list(store.references(wanted, order))
        assert store.estimate(wanted).number >= len(read)
        other = CaseFilter(words=(Word("サーバ"),), severities=("low",), until="2026-12-31")  # not looked for yet
        assert [store.place(each, other, order) for each in reversed(read)] == list(range(len(read)))[::-1]
        everywhere = store.references(CaseFilter())
        assert not [each for each in everywhere if each not in read and store.place(each, other, order) is not None]
        assert store.count(wanted) == len(read)


def test_what_fits_best_comes_first_then_the_newest(store: SqliteStore, factory: ChangeFactory) -> None:
    def case(day: str, title: str, *causes: str) -> str:
        rows = (Add("cause", factory.new_id(), {"what": each}, float(n)) for n, each in enumerate(causes))
        return begin(store, factory, title, *rows, started=day)

    old_title = case("2026-01-01", "Wrong house, parcel lost")
    title_begun = case("2026-02-01", "Wrongly housed")
    one_row = case("2026-03-01", "Vase", "the wrong house was rung at")
    several = case("2026-04-01", "Bill", "a wrong sum", "it went to another house")
    newer_title = case("2026-05-01", "The house was wrong")
    several_begun = case("2026-06-01", "Tray", "wrongly put", "a household")

    def order(*words: str) -> list[str]:
        wanted = CaseFilter(words=tuple(map(Word, words)))
        listed = [each.reference for each in store.list(wanted, 0, 9, BEST_FIRST)]
        assert listed == [each.reference for n in range(6) for each in store.list(wanted, n, 1, BEST_FIRST)]
        assert sorted(listed) == sorted(store.references(wanted))
        return listed

    assert order("wrong", "house") == [newer_title, old_title, one_row, several, title_begun, several_begun]
    assert order("houses") == [newer_title, old_title, several, one_row]
    assert order("hous") == [newer_title, title_begun, old_title, several_begun, several, one_row]


def test_of_very_many_the_newest_hundred_are_weighed_and_each_is_told_once(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    cases = list[str]()
    for n in range(130):
        title = "slip" if n in (0, 50) else "slippery"
        cases.append(begin(store, factory, title, started=f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}"))
    wanted = CaseFilter(words=(Word("slip"),))
    listed = [each.reference for n in range(0, 130, 20) for each in store.list(wanted, n, 20, BEST_FIRST)]
    newest = cases[::-1]
    assert listed == [cases[50], *(each for each in newest if each != cases[50])]
