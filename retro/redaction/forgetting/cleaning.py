"""What becomes of the words of a record: a name is to be forgotten, or the time for keeping them is over."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from functools import cache

from retro.model.call import Call
from retro.model.entry import EntryId
from retro.model.field_types import ProseType
from retro.model.fields import Field
from retro.model.record import KINDS, FullRecord
from retro.model.stages.head import Participant
from retro.redaction.forgetting.blank import is_blank
from retro.redaction.forgetting.blanking import Clean, texts
from retro.redaction.forgetting.sought import Sought, sought
from retro.redaction.names.name_forms import apart, forms
from retro.redaction.names.third_parties import forms_of_other, readings_in
from retro.redaction.names.ways_to_reach import way_finder
from retro.redaction.spelling import places
from retro.redaction.spelling.normalization import folded

_BETWEEN = re.compile(r"[、,，;；/／&＆+＋\n]|(?<=[様氏君殿])と|(?<=さん)と|(?<=さま)と|\band\b|及び|ならびに|ほか")
"""What stands between the names of several people."""

Cleaner = Callable[[str, bool], str]


def in_case(whole: FullRecord, wanted: Sought) -> Sought:
    """What is looked for in one case: where it records the name for a person, what else tells of that person there.

    That is half of the name, how it is read, and how that person is reached, unless somebody else is reached so, too.
    """
    held = [(row, field, text) for (kind, row), field, text in texts(whole) if kind in KINDS]
    kinds = {row: kind for (kind, row), _field, _text in texts(whole)}
    named = [(row, text) for row, field, text in held if _is_person(kinds[row], field)]
    meant = {row for row, text in named if wanted.spots(text)}
    is_reading = (Participant.kind, "reading")
    readings = [text for row, field, text in held if row in meant and (kinds[row], field) == is_reading]
    behind = (reading for row, text in named if row in meant for reading in readings_in(text))
    readings += [reading for reading in behind if reading not in places.KANA]  # what is forgotten does not come back
    found = wanted.in_case_of([text for _row, text in named], list(dict.fromkeys(readings)))
    return found.reached_by(way_finder(tuple(_ways(held, kinds, meant))))


def _ways(
    held: Sequence[tuple[EntryId, str, str]], kinds: Mapping[EntryId, str], meant: AbstractSet[EntryId]
) -> list[str]:
    """How those are reached who are meant, and nobody else."""
    ways = [(row in meant, text) for row, field, text in held if _reaches(kinds[row], field)]
    others = way_finder(tuple(text for is_meant, text in ways if not is_meant))
    theirs = dict.fromkeys(text for is_meant, text in ways if is_meant)
    return [text for text in theirs if not (others and others.search(folded(text)))]


def _reaches(kind: str, field: str) -> bool:
    entry = KINDS.get(kind)
    return entry is not None and entry.has_field(field) and entry.field(field).reaches


def _is_person(kind: str, field: str) -> bool:
    return kind in KINDS and field in (KINDS[kind].person, *KINDS[kind].customer_fields())


def of_name(whole: FullRecord, wanted: Sought, blank: str) -> Clean:
    """A name goes wherever it stands; so does what else a row tells of the person whom it names."""
    wanted = in_case(whole, wanted)
    about = {
        row
        for (kind, row), field, text in texts(whole)
        if kind in KINDS and KINDS[kind].person == field and wanted.spots(text)
    }
    several = {
        row
        for (kind, row), field, text in texts(whole)
        if kind in KINDS and KINDS[kind].person == field and _names_others(text, wanted)
    }
    cleaned = _cleaner(wanted, blank)

    def clean(text: str, field: Field | None, row: EntryId) -> str:
        is_list = field is not None and row in several and any(entry.person == field.name for entry in KINDS.values())
        if field is not None and field.personal and row in about and not is_list:
            return text if is_blank(text) else _as_text(blank, prose=isinstance(field.type, ProseType))
        return cleaned(text, field is not None and isinstance(field.type, ProseType))

    return clean


def call_without(call: Call, wanted: Sought, blank: str) -> Call:
    """A call that is in no case yet without a name, wherever that stands in it."""
    wanted = wanted.in_call([line.text for line in call.lines])
    lines = tuple(replace(line, text=wanted.clean(line.text, blank)) for line in call.lines)
    return replace(call, by=wanted.clean(call.by, blank), author=wanted.clean(call.author, blank), lines=lines)


def call_since(call: Call, before: datetime) -> Call | None:
    """A call that is in no case, unless its time is over: it is nothing but what tells of people."""
    return None if call.ended < before else call


def _names_others(text: str, wanted: Sought) -> bool:
    """Whether a field of one person names others beside the one who is to be forgotten: 森様、隣の田中様."""
    parts = _BETWEEN.split(text)
    return len(parts) > 1 and any(re.search(r"[^\W\d_]", part) and not wanted.spots(part) for part in parts)


def of_time(whole: FullRecord, blank: str) -> Clean:
    """All that tells of one person goes, and the names of those hurt and of those who took part wherever they stand."""
    names: dict[str, None] = {}
    customers: dict[str, None] = {}
    for (kind, _row), field, text in texts(whole):
        if kind in KINDS and not is_blank(text):
            entry = KINDS[kind]
            if field in entry.customer_fields():
                customers[text] = None
            elif entry.person == field:
                names[text] = None
    wanted = sought([*(apart(forms(name)) for name in names), *(apart(forms_of_other(each)) for each in customers)])
    cleaned = _cleaner(wanted, blank)

    def clean(text: str, field: Field | None, _row: EntryId) -> str:
        if field is not None and field.personal:
            return text if is_blank(text) else _as_text(blank, prose=isinstance(field.type, ProseType))
        return cleaned(text, field is not None and isinstance(field.type, ProseType))

    return clean


def _cleaner(wanted: Sought, blank: str) -> Cleaner:
    @cache  # the log says what the rows say
    def clean(text: str, prose: bool) -> str:
        return wanted.clean(text, blank, prose=prose)

    return clean


def _as_text(blank: str, *, prose: bool) -> str:
    return blank.replace("[", "\\[").replace("]", "\\]") if prose else blank
