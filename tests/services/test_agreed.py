"""What was agreed to is not asked again; other words, another reader, language or account are asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.report_kind import ReportKind
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.stages.remedy import Remedy
from retro.redaction.preflight.refusal import DoubtsError
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.sending.leaving import agreed
from retro.services.sending.report import ReportContext, gather
from retro.settings import Settings
from retro.store.sqlite.store import SqliteStore, open_store
from tests import reports
from tests.services.conftest import NOON, numbered

CASE = "2026-001"


@pytest.fixture
def factory() -> ChangeFactory:
    return numbered(1)


@pytest.fixture
def store(tmp_path: Path, factory: ChangeFactory) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "r.db", sync="OFF")
    opened.create({"title": "Late", "responsibility": "ours"}, factory.change())
    opened.apply(CASE, factory.change(
        Add("party", "p1", {"who": "Lee family"}, 1.0), Add("party", "p2", {"who": "Abe family"}, 2.0),
        Add("damage", "d", {"what": "one parcel late", "for_all": True}, 3.0),
        Add("remedy", "r", {"what": "brought with Watanabe-san", "for_all": True}, 1.0),
        Add("apology", "a", {"what_for": "the wait", "for_all": True}, 2.0),
    ))  # fmt: skip
    yield opened
    opened.close()


def asked(
    store: SqliteStore, factory: ChangeFactory, kind: ReportKind = reports.CUSTOMER, code: str = "en", **whom: Any
) -> list[str]:
    """The words that somebody was asked about, and agreed to."""
    words: list[str] = []

    def agrees(doubts: DoubtsError) -> Any:
        words.extend(each.words for each in doubts.findings if each.code == "stranger")
        return factory.change()

    request = reports.request(kind, code, **(whom or {"addressee": "Lee family"}))
    agreed(store, gather(store, CASE, request, ReportContext(Settings(), Path(), NOON)), agrees)
    return words


def write(store: SqliteStore, factory: ChangeFactory, what: str) -> None:
    record = store.load(CASE)
    (row,) = record.of(Remedy)
    edit_fields(store, factory, record, [Edit(row, {"what": what})])


def test_who_agreed_once_is_asked_again_about_other_words_readers_languages_and_accounts(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    assert asked(store, factory) == ["Watanabe-san"]
    assert asked(store, factory) == []
    assert asked(store, factory, addressee="Abe family") == ["Watanabe-san"]
    assert asked(store, factory, to_all=True) == ["Watanabe-san"]
    assert asked(store, factory, code="ja") == ["Watanabe-san"]
    assert asked(store, factory, reports.INTERIM_CUSTOMER) == ["Watanabe-san"]
    assert asked(store, factory, to_all=True) == asked(store, factory) == []
    write(store, factory, "brought with Watanabe-san, who lost it")
    assert asked(store, factory) == ["Watanabe-san"]
    write(store, factory, "brought with Watanabe-san and Sakuma-san, who lost it")
    assert asked(store, factory) == ["Watanabe-san", "Sakuma-san"]
    write(store, factory, "brought with Watanabe-san")
    assert asked(store, factory) == []
