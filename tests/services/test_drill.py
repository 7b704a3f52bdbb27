"""Practice on past cases: nobody is named in it, and what one writes stands in a document that nothing breaks (S19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from retro.errors import NotFoundError, RetroError
from retro.language import language
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.services.memory.drill import Drill, drill, drill_of_the_day
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests.sampled import sampled
from tests.services.conftest import NOON

TODAY = date(2026, 11, 20)
EN = language("en")


def _factory() -> ChangeFactory:
    ids = (f"{n:016x}" for n in count(1))
    return ChangeFactory(lambda: NOON, lambda: next(ids), "aki")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    store = open_store(sampled(tmp_path_factory.mktemp("samples") / "retro.db"), sync="OFF")
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path / "retro.db", sync="OFF")
    yield store
    store.close()


def _all(found: Drill) -> str:
    return found.document([["mine"]] * len(found.scenes))


def _begun(store: SqliteStore, **head: str) -> str:
    stamps = _factory()
    rows = [
        Add("participant", stamps.new_id(), {"role": "shift lead", "name": "Mori Hanako"}, 1.0),
        Add("event", stamps.new_id(), {"what": "Mori Hanako packed both"}, 1.0),
        Add("contact", stamps.new_id(), {"heard": "Okada Jun waits", "wish": "090-1234-5678", "answer": "ok"}, 2.0),
        Add("harassment", stamps.new_id(), {"act": "shouted for hours"}, 3.0),
        Add("party", stamps.new_id(), {"who": "Okada Jun"}, 1.0),
        Add("remedy", stamps.new_id(), {"what": "Mori Hanako went there", "receiver": "Okada Jun"}, 1.0),
        Add("measure", stamps.new_id(), {"what": "a table for each # [x](y)"}, 1.0),
    ]  # fmt: skip
    return store.create({"title": "Parcels of Okada Jun", "zone": "Asia/Tokyo", "started": "2026-03-02", **head},
                        stamps.change(*rows))  # fmt: skip


def test_nobody_is_named_and_nothing_that_is_kept_close_is_shown(store: SqliteStore) -> None:
    text = _all(drill(store, _begun(store), TODAY, EN))
    assert "packed both" in text
    assert "went there" in text
    for secret in ("Mori", "Hanako", "Okada", "Jun", "090", "shouted"):
        assert secret not in text


def test_every_closed_sample_serves_and_names_none_of_its_people(samples: SqliteStore) -> None:
    for case in samples.list(CaseFilter(closed=True)):
        text = _all(drill(samples, case.reference, TODAY, EN))
        record = samples.load(case.reference)
        names = [row.name for row in record.rows if row.kind == "participant" and row.has_field("name")]  # type: ignore[attr-defined]
        assert not [name for name in names if name and name in text]


def test_each_day_has_another_closed_case(samples: SqliteStore) -> None:
    closed = samples.count(CaseFilter(closed=True))
    found = [drill_of_the_day(samples, TODAY + timedelta(days=n), EN).record.reference for n in range(closed)]
    assert len(set(found)) == closed > 1


def test_an_archive_without_a_closed_case_has_none_of_the_day(store: SqliteStore) -> None:
    _begun(store)
    with pytest.raises(NotFoundError, match="No closed case serves"):
        drill_of_the_day(store, TODAY, EN)


def test_a_case_in_which_nothing_was_done_is_refused(store: SqliteStore) -> None:
    reference = store.create({"title": "It rang", "zone": "Asia/Tokyo", "started": "2026-03-02"}, _factory().change())
    with pytest.raises(RetroError, match="nothing to practise on"):
        drill(store, reference, TODAY, EN)


def test_what_one_wrote_is_text_in_the_document(store: SqliteStore) -> None:
    found = drill(store, _begun(store), TODAY, EN)
    text = found.document([["# not a heading", "<script>alert(1)</script>", "[x](javascript:1)", "\x1b[2J"]])
    headings = [token for token in MarkdownIt().parse(text) if token.type == "heading_open"]
    assert [token.tag for token in headings] == ["h1", "h2", "h3", "h3"]
    html = MarkdownIt("commonmark").render(text)
    assert "<script" not in html
    assert "href" not in html
    assert "\x1b" not in text


def test_the_document_ends_where_one_left(store: SqliteStore) -> None:
    found = drill(store, _begun(store), TODAY, EN)
    assert "a table for each" in _all(found)
    assert "a table for each" not in found.document([["mine"]])
