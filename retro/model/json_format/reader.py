"""Reading the JSON form of a retrospective, with every mistake in it told at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from retro.model.change import Add, ChainLink, Change, Delete, Forget, Logged, Op, Restore, Update
from retro.model.entry import Entry
from retro.model.field_types import FieldType, LineType, LinkType
from retro.model.former_fields import with_former_checks
from retro.model.former_votes import former_shape, without_former
from retro.model.json_format.values import Count, Exactly, Instant, Name, Names, Position, Word
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import KINDS, FullRecord, Retrospective
from retro.model.stages.head import Head
from retro.text.controls import printable

FORMAT, VERSION = "retro", 4
_WITH_CHECKS = 4
"""The version from which on checks tell what rows held before."""

_Shape = Mapping[str, FieldType]
"""The keys of an object, each with the kind of its value."""

_TOP: _Shape = {
    "format": Word((FORMAT,)), "version": Count(1), "retrospective": Exactly(dict), "rows": Exactly(list),
    "log": Exactly(list),
}  # fmt: skip
_HEAD: _Shape = {
    "id": Name(), "reference": LineType(), "created": Instant(), "closed": Instant(), "digest": Name(),
    "rule": Name(optional=True), "chain": Name(optional=True), "seq": Count(), "revision": Count(),
}  # fmt: skip
_ROW: _Shape = {"id": Name(), "position": Position(), "revision": Count(), "deleted": Exactly(bool)}
_CHANGE: _Shape = {
    "seq": Count(1), "id": Name(), "at": Instant(), "author": LineType(), "group": Name(optional=True),
    "act": Word(("create", "edit", "undo", "redo", "import", "forget")), "of": Name(optional=True),
    "ops": Exactly(list), "salt": Name(optional=True), "hash": Name(), "chain": Name(),
}  # fmt: skip
_OP: _Shape = {"kind": Word(tuple(KINDS)), "id": Name()}
_OPS: Mapping[str, _Shape] = {
    "add": {**_OP, "position": Position(), "values": Exactly(dict)},
    "set": {**_OP, "revision": Count(), "before": Exactly(dict), "after": Exactly(dict)},
    "delete": {**_OP, "revision": Count()},
    "restore": _OP,
    "forget": {**_OP, "fields": Names(), "entries": Names()},
}
_OP_CLASSES: Mapping[str, type[Any]] = {"add": Add, "set": Update, "delete": Delete, "restore": Restore,
    "forget": Forget,
}  # fmt: skip
_SHOWN = 40
"""How many characters of a mistaken key are shown."""


class Reader:
    """Reads plain values, and collects all that is wrong with them in `problems`: the field of each is its place.

    What it gives is whole only if there are no problems; a part with a problem may be missing.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._kinds: dict[Any, Any] = {}
        """What each id is: the head, or a row of this kind."""
        self._is_former = False
        """Whether rows hold themselves what checks tell now."""

    def whole(self, data: Mapping[str, Any]) -> FullRecord:
        """The retrospective in `data`."""
        top = self._object(data, "", _TOP, needed=_TOP)
        self._is_former = top.get("version", 0) < _WITH_CHECKS
        rows, log = (list(_placed(top.get(name, ()), name)) for name in ("rows", "log"))
        self._once([("retrospective", top.get("retrospective")), *rows], "id")
        self._once(log, "seq")
        self._once(log, "id")
        head = self._head(top.get("retrospective", {}))
        self._kinds = {_get(row, "id"): _get(row, "kind") for _, row in rows}
        there: list[Entry] = []
        deleted: list[Entry] = []
        for place, row in rows:
            if entry := self._row(row, place):
                (deleted if row.get("deleted") else there).append(entry)
        self._kinds[head.id] = head.kind  # now that the links of rows, which may not point to it, are read
        logged = [change for place, each in log if (change := self._logged(each, place))]
        logged.sort(key=lambda change: change.seq)
        if self._is_former:
            there, deleted = with_former_checks(head, there, deleted, logged)
        return FullRecord(Retrospective.of_entries(head, there), tuple(deleted), tuple(logged))

    def _head(self, data: Any) -> Head:
        values = self._object(data, "retrospective", {**_HEAD, **_fields(Head)}, needed=("id", "created"))
        values |= {name: data[name] for name in ("created", "closed") if name in values}  # texts in the record, too
        return Head(**values)

    def _row(self, data: Any, place: str) -> Entry | None:
        kind = self._word(data, place, "kind", [kind for kind in KINDS if kind != Head.kind])
        if kind is None:
            return None
        cls = KINDS[kind]
        fields = cls.fields() if self._is_former else cls.stored_fields()
        shape = {"kind": LineType(), **_ROW, **former_shape(kind), **{field.name: field.type for field in fields}}
        values = without_former(kind, self._object(data, place, shape, needed=("id",)))
        row = cls(**{name: value for name, value in values.items() if name not in {"kind", "deleted"}})
        for field in cls.fields():
            if isinstance(field.type, LinkType):
                targets = field.type.targets(getattr(row, field.name))
                if not all(self._is(target, field.type.to) for target in targets):
                    self._refuse(f"{place}.{field.name}", Code.NO_TARGET)
        return row

    def _logged(self, data: Any, place: str) -> Logged | None:
        values = self._object(data, place, _CHANGE, needed=("seq", "id", "at", "act", "ops"))
        ops = [self._op(op, there) for there, op in _placed(values.pop("ops", ()), f"{place}.ops")]
        if not {"seq", "id", "at"} <= values.keys():
            return None
        place_in_chain = {name: values.pop(name) for name in ("salt", "hash", "chain") if name in values}
        link = ChainLink(**{"salt": "", **place_in_chain}) if {"hash", "chain"} <= place_in_chain.keys() else None
        seq = values.pop("seq")
        change = Change(**{"author": "", **values}, ops=tuple(op for op in ops if op))
        return Logged(seq, change, link)

    def _op(self, data: Any, place: str) -> Op | None:
        word = self._word(data, place, "op", list(_OPS))
        if word is None:
            return None
        shape = _OPS[word]
        values = self._object(data, place, {"op": LineType(), **shape}, needed=shape)
        if not shape.keys() <= values.keys():
            return None
        cls = KINDS[values["kind"]]
        for name in sorted(values.keys() & {"values", "before", "after"}):
            self._object(
                values[name], f"{place}.{name}", {**_fields(cls), **former_shape(cls.kind), "position": Position()}
            )
        if self._kinds.get(values["id"]) != cls.kind:
            self._refuse(f"{place}.id", Code.NO_TARGET)
        values.pop("op")
        return _OP_CLASSES[word](**values)  # type: ignore[no-any-return]  # one of the four

    def _object(self, data: Any, place: str, shape: _Shape, needed: Iterable[str] = ()) -> dict[str, Any]:
        """The values of an object that are what they should be."""
        if not isinstance(data, dict):
            self._refuse(place, Code.WRONG_TYPE)
            return {}
        for key in needed:
            if key not in data:
                self._refuse(_within(place, key), Code.REQUIRED)
        values = {}
        for key, plain in data.items():
            if key not in shape:
                self._refuse(_within(place, key), Code.NOT_FIELD, text=printable(key)[:_SHOWN], choices=tuple(shape))
                continue
            try:
                values[key] = shape[key].load(plain)
            except ValidationError as refused:
                for problem in refused.problems:
                    self._refuse(_within(place, key), problem.code, **problem.params)
        return values

    def _word(self, data: Any, place: str, key: str, words: Collection[str]) -> str | None:
        """The word under `key`, which says what else the object holds."""
        word = _get(data, key)
        if word in words:
            return str(word)
        if not isinstance(data, dict):
            self._refuse(place, Code.WRONG_TYPE)
        elif key not in data:
            self._refuse(_within(place, key), Code.REQUIRED)
        else:
            self._refuse(_within(place, key), Code.NO_CHOICE, text=word, choices=tuple(words))
        return None

    def _once(self, placed: Iterable[tuple[str, Any]], key: str) -> None:
        """Refuse a value under `key` that another object has already."""
        seen = set()
        for place, each in placed:
            value = _get(each, key)
            if value is not None and value in seen:
                self._refuse(_within(place, key), Code.TWICE)
            seen.add(value)

    def _is(self, target: str, kind: str) -> bool:
        """Whether `target` is the id of a row of this kind, or with "" of any."""
        return target in self._kinds and kind in ("", self._kinds[target])

    def _refuse(self, place: str, code: Code, **params: Any) -> None:
        self.problems.append(Problem(code, place, params=params))


def _fields(cls: type[Entry]) -> _Shape:
    return {field.name: field.type for field in cls.fields()}


def _placed(items: Iterable[Any], place: str) -> Iterable[tuple[str, Any]]:
    return ((f"{place}[{i}]", item) for i, item in enumerate(items))


def _within(place: str, key: str) -> str:
    name = printable(key)[:_SHOWN]
    return f"{place}.{name}" if place else name


def _get(data: Any, key: str) -> str | int | None:
    """What `data` holds under `key`, if it can be compared; None otherwise."""
    value = data.get(key) if isinstance(data, dict) else None
    return value if isinstance(value, str | int) else None
