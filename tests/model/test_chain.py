"""The chain of a log: whatever is altered in it, taken out of it or put elsewhere, shows; what is blanked does not."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

import exports.data
from retro.model.chain import Break, breaks, chain_head, chained, linked, new_salt, operations_hash
from retro.model.change import Add, ChainLink, Change, Forget, Logged, Op, Update
from retro.model.json_format import load
from retro.model.record import FullRecord
from retro.model.stages.head import Head
from tests.strategies import wholes

DESCRIBED = Path(exports.data.__file__).with_name("JSON.md").read_text("utf-8")
EXAMPLE: dict[str, Any] = json.loads(re.findall(r"^```json\n(.*?)^```$", DESCRIBED, re.MULTILINE | re.DOTALL)[0])


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_it_is_made_as_it_is_described() -> None:
    """By somebody who has the description alone."""
    before = EXAMPLE["retrospective"]["id"]
    for entry in EXAMPLE["log"]:
        said = [entry["salt"], entry["author"], entry["ops"]]
        text = json.dumps(said, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        assert entry["hash"] == sha256(re.sub(r"\b(\d+)\.0\b", r"\1", text))
        line = [entry["seq"], entry["id"], entry["at"], entry["group"], entry["act"], entry.get("of", "")]
        assert entry["chain"] == sha256("\n".join([before, entry["hash"], *map(str, line)]))
        before = entry["chain"]


def test_the_example_holds_and_says_which_reference_was_given() -> None:
    whole = load(EXAMPLE)
    assert not list(breaks(whole.record.head, whole.log))
    assert whole.log[0].change.of == whole.record.head.reference


def told(whole: FullRecord) -> tuple[Head, tuple[Logged, ...]]:
    salts = (f"{n:032x}" for n in count(1))
    return whole.record.head, chained(whole.record.head, whole.log, salts.__next__)


ALTERED = {
    "id": lambda change: replace(change, id=f"{change.id}x"),
    "at": lambda change: replace(change, at=change.at + timedelta(seconds=1)),
    "author": lambda change: replace(change, author=f"{change.author}x"),
    "group": lambda change: replace(change, group=f"{change.group}x"),
    "act": lambda change: replace(change, act="undo" if change.act != "undo" else "redo"),
    "of": lambda change: replace(change, of=f"{change.of}x"),
    "ops": lambda change: replace(change, ops=(*change.ops, Add("event", "x", {}))),
}


@pytest.mark.parametrize("what", ALTERED)
@settings(max_examples=15)
@given(data=st.data(), whole=wholes())
def test_nothing_of_an_entry_is_altered_unnoticed(data: st.DataObject, whole: FullRecord, what: str) -> None:
    head, log = told(whole)
    assert not list(breaks(head, log))
    entry = data.draw(st.sampled_from(log))
    altered = tuple(replace(each, change=ALTERED[what](each.change)) if each is entry else each for each in log)
    assert list(breaks(head, altered)) == [(entry.seq, Break.ALTERED)]


@settings(max_examples=25)
@given(data=st.data(), whole=wholes())
def test_no_entry_goes_unnoticed(data: st.DataObject, whole: FullRecord) -> None:
    head, log = told(whole)
    gone = data.draw(st.sampled_from(log))
    assert [seq for seq, _ in breaks(head, [each for each in log if each is not gone])]


@settings(max_examples=25)
@given(data=st.data(), whole=wholes())
def test_what_is_blanked_leaves_the_chain_as_it_is(data: st.DataObject, whole: FullRecord) -> None:
    head, log = told(whole)
    entry = data.draw(st.sampled_from(log))
    assert entry.link
    blank = replace(entry, change=replace(entry.change, author="", ops=()), link=replace(entry.link, salt=""))
    blanked = [blank if each is entry else each for each in log]
    assert list(breaks(head, blanked)) == [(entry.seq, Break.ALTERED)]  # nobody says that words of it were forgotten
    said = Change("f", entry.change.at, "", (Forget("event", "x", ("what",), (entry.change.id,)),))
    last = linked(Logged(log[-1].seq + 1, said), chain_head(log[-1]))
    assert not list(breaks(replace(head, seq=last.seq), [*blanked, last]))
    later = linked(replace(blank, seq=9), chain_head(log[-1]))
    assert later.link is not None
    assert (later.link.salt, later.link.hash) == ("", entry.link.hash)


def test_whoever_writes_whole_numbers_otherwise_makes_the_same_hash() -> None:
    moved = Update("event", "e", 1, {"position": 1.0}, {"position": 2.5})
    first = Change("c", load(EXAMPLE).log[0].change.at, "", (moved,))
    second = replace(first, ops=(Update("event", "e", 1, {"position": 1}, {"position": 2.5}),))
    assert operations_hash("salt", first) == operations_hash("salt", second)


def test_a_salt_is_made_at_random() -> None:
    assert len({new_salt() for _ in range(100)}) == 100
    assert re.fullmatch("[0-9a-f]{32}", new_salt())


@pytest.mark.parametrize(
    ("act", "ops", "grows"),
    [
        ("edit", (Update("event", "e", 1, {"what": "a"}, {"what": "b"}),), True),
        ("edit", (Update("event", "e", 1, {"what": "a"}, {"what": "b"}),) * 2, False),
        ("edit", (Add("event", "x", {}),), False),
        ("edit", (), False),
        ("undo", (Update("event", "e", 1, {"what": "b"}, {"what": "a"}),), False),
    ],
)
def test_the_last_entry_alone_may_go_without_its_link_while_it_grows(
    act: Any, ops: tuple[Op, ...], grows: bool
) -> None:
    whole = load(EXAMPLE)
    last = whole.log[-1]
    growing = replace(last, seq=last.seq + 1, change=replace(last.change, act=act, ops=ops), link=None)
    head = replace(whole.record.head, seq=growing.seq)
    assert list(breaks(head, [*whole.log, growing])) == ([] if grows else [(growing.seq, Break.ALTERED)])
    after = linked(replace(last, seq=growing.seq + 1), chain_head(last))
    assert (growing.seq, Break.ALTERED) in breaks(replace(head, seq=after.seq), [*whole.log, growing, after])


def test_a_log_of_another_case_does_not_fit() -> None:
    whole = load(EXAMPLE)
    other = replace(whole.record.head, id="f" * 16)
    assert list(breaks(other, whole.log)) == [(1, Break.ALTERED)]


def test_an_entry_without_a_place_in_the_chain_is_noticed_unless_it_may_still_grow() -> None:
    whole = load(EXAMPLE)
    head = replace(whole.record.head, seq=2)
    first, second, third = whole.log
    assert not list(breaks(head, [first, replace(second, link=None)]))
    assert next(breaks(whole.record.head, [first, replace(second, link=None), third])) == (2, Break.ALTERED)
    forged = replace(second, link=ChainLink("", "", ""))
    assert list(breaks(head, [first, forged])) == [(2, Break.ALTERED)]


def test_half_a_character_that_an_earlier_version_let_in_is_in_the_hash_too() -> None:
    """A person must be able to have such a case verified, and to be rid of it."""
    halves = [
        Change("c", datetime(2026, 11, 21, tzinfo=UTC), "aki", (Add("cause", "x", {"what": what}, 1.0),), "c")
        for what in ("\ud83d", "\ude00")
    ]
    assert len({operations_hash("0" * 32, change) for change in halves}) == len(halves)
