"""Retrospectives of our own invention: what a demonstration shows, and what there is to try things out on.

Each TOML file beside this one is one retrospective:

- `created` (when it was begun to be written) and `language`,
- `[head]` with fields of the head,
- `[[event]]`, `[[cause]]` and so on, each a row of the kind of that name,
- `[[edits]]`, what was changed later, oldest first: `at`, `author`, further rows as above, and
  `set.KEY.FIELD = value` for a row that was there (`head` is the key of the head). The one that sets the status
  `closed` seals the record; a later one with a `reopening` opens it again.

Fields have their plain values, as in JSON; empty ones are left out. A row that others point to, or that is edited,
has a `key`. A `case_link` names the file of the other case, whose reference is not known before it is loaded; a
`reopening` is given the digest that goes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal, Protocol

from retro.model.answers import answer_id
from retro.model.change import Add, Change, Logged, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.checked_fields import as_checks
from retro.model.closed_record import sealed, unsealed
from retro.model.edits import added, changed
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType, Plain
from retro.model.record import ROWS, FullRecord, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import CaseLink, Head, Status
from retro.model.stages.review import Reopening
from retro.model.validation import with_entries
from retro.model.written import written

FIRST = "2026-005"
"""The one to look at first, where the samples are all that a store holds."""

_SHOWPIECES = {"en": FIRST, "ja": "2026-003"}


class _Restored(Protocol):
    @property
    def reference(self) -> str: ...


class _Store(Protocol):
    """What the samples ask of a store: this room knows none."""

    def restore(self, whole: FullRecord, change: Change) -> _Restored: ...


def showpiece(language: str) -> str:
    """As `FIRST`, for readers of the language with this code."""
    return _SHOWPIECES.get(language, FIRST)


def load_samples(store: _Store, factory: ChangeFactory) -> list[str]:
    """Put the samples into `store`, the oldest first; gives their references. Those that are there stay as they are.

    Ids and times are the samples' own, so that one demonstration is like another; `stamp` says who began them.
    """
    references: dict[str, str] = {}
    for name, told in sorted(read_samples().items(), key=lambda sample: _begun(sample[1])):
        whole = _whole(name, told, references, factory.author)
        references[name] = store.restore(whole, factory.change()).reference
    return list(references.values())


def read_samples() -> dict[str, dict[str, Any]]:
    """What the files say, by their names without the ending."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in Path(__file__).parent.glob("*.toml")}


def _begun(told: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(told["created"])


def _whole(name: str, told: Mapping[str, Any], references: Mapping[str, str], author: str) -> FullRecord:
    head = Head.load(_stripped(told["head"]), id=_id(name, "head"), revision=1, created=_begun(told).isoformat())
    sample = _Sample(name, references, Retrospective(head))
    begun = (Add(head.kind, head.id, head.dump()), *sample.rows(told, "first"))
    changes = [_change(head.id, told["created"], author, begun, "create")]
    for n, edit in enumerate(told.get("edits", ()), 1):
        ops = (*sample.sets(edit), *sample.rows(edit, f"edit {n}"))
        sample.seal(edit["at"])
        changes.append(_change(_id(name, f"edit {n}"), edit["at"], edit["author"], ops, "edit"))
    log = tuple(Logged(seq, change) for seq, change in enumerate(changes, 1))
    return FullRecord(sample.record, (), log)


def _change(new: str, at: str, author: str, ops: tuple[Op, ...], act: Literal["create", "edit"]) -> Change:
    return Change(new, datetime.fromisoformat(at), author, ops, group=new, act=act)


@dataclass
class _Sample:
    """A sample while it is told: `record` grows with what is taken out of the file."""

    name: str
    references: Mapping[str, str]
    record: Retrospective

    def rows(self, told: Mapping[str, Any], chapter: str) -> Iterator[Op]:
        """The operations that add the rows of a file or of one of its edits, the `chapter` that names them."""
        for kind in ROWS:
            for n, row in enumerate(told.get(kind.kind, ()), 1):
                key = row.get("key", f"{chapter} {kind.kind} {n}")
                entry = kind.load(self._plain(kind, row), id=_id(self.name, key), revision=1)
                yield from self._made(added(self.record, entry, entry.id), told)
        for answer in told.get(EmptyAnswer.kind, ()):
            said = EmptyAnswer.load(self._plain(EmptyAnswer, answer))
            entry = replace(said, id=answer_id(self.record.head.id, said.row, said.asked), revision=1)
            self.record = with_entries(self.record, entry)
            yield Add(entry.kind, entry.id, entry.dump())

    def sets(self, told: Mapping[str, Any]) -> Iterator[Op]:
        """The operations that change fields of rows that are there."""
        for key, values in told.get("set", {}).items():
            row = self.record.head if key == "head" else self.record.get(_id(self.name, key))
            assert row, f"{self.name}: no row {key}"
            new = type(row).load(self._plain(type(row), values))
            yield from self._made(changed(row, {field: getattr(new, field) for field in values}), told)

    def _made(self, ops: tuple[Op, ...], told: Mapping[str, Any]) -> Iterator[Op]:
        """What comes of operations of a file or of one of its edits, with checks in the place of what tells them."""
        at = datetime.fromisoformat(told["at"] if "at" in told else told["created"])
        made = as_checks(self.record, ops, f"{self.name} {at}", at)
        entries = written(self.record, made)
        for op in made:
            if isinstance(op, Update):
                entries[op.id] = replace(entries[op.id], revision=op.revision + 1)
        self.record = with_entries(self.record, *entries.values())
        yield from made

    def seal(self, at: str) -> None:
        """Seal what was closed at `at`, and take the seal from what was opened again."""
        head = self.record.head
        if head.status is not Status.CLOSED:
            self.record = replace(self.record, head=unsealed(head))
        elif not head.closed:
            self.record = replace(self.record, head=sealed(self.record, datetime.fromisoformat(at).isoformat()))

    def _plain(self, kind: type[Entry], told: Mapping[str, Any]) -> dict[str, Plain]:
        """The plain values of a row, with ids in the place of keys and a reference in the place of a file's name."""
        plain = _stripped(told)
        plain.pop("key", None)
        for field in kind.fields():
            if isinstance(field.type, LinkType) and field.name in plain:
                keys = told[field.name] if isinstance(told[field.name], list) else [told[field.name]]
                plain[field.name] = field.type.dump(field.type.pointing(_id(self.name, str(key)) for key in keys))
        if kind is CaseLink:
            plain["reference"] = self.references[str(plain["reference"])]
        if kind is Reopening:
            plain["digest"] = self.record.head.digest
        return plain


def _stripped(told: Mapping[str, Plain]) -> dict[str, Plain]:
    """The values without the line ends that stand around a text of several lines."""
    return {name: value.strip() if isinstance(value, str) else value for name, value in told.items()}


def _id(name: str, key: str) -> EntryId:
    return blake2b(f"{name}/{key}".encode(), digest_size=8).hexdigest()
