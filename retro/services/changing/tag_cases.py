"""Give several retrospectives a tag, or take one from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import TagsType
from retro.model.problem import ValidationError
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.store.protocol import Store
from retro.text.folding import folded


@dataclass
class Tagged:
    """What became of the cases."""

    changed: list[str] = field(default_factory=list)
    """The references of those that have other tags now."""
    refused: dict[str, RetroError] = field(default_factory=dict)
    """What keeps the others from being written, by their references: they are closed, or gone."""


def read_tags(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags that `oven, -night shift` gives, and those that it takes away."""
    said = TagsType().load(
        [part.strip() for part in text.replace("、", ",").replace("，", ",").split(",") if part.strip()]
    )
    gone = tuple(each[1:].strip() for each in said if each[0] in "-−－" and each[1:].strip())
    return tuple(each for each in said if each[0] not in "-−－"), gone


def tag_cases(
    store: Store, factory: ChangeFactory, references: Sequence[str], given: Sequence[str], gone: Sequence[str]
) -> Tagged:
    """Write them, each case as a change of its own. Whatever the case and width of its letters, a tag is one."""
    done, away = Tagged(), {folded(each) for each in gone}
    for reference in references:
        try:
            record = store.load(reference)
            held = [each for each in record.head.tags if folded(each) not in away]
            known = {folded(each) for each in held}
            wanted = [*held, *(each for each in given if folded(each) not in known)]
            if wanted != list(record.head.tags):
                edit_fields(store, factory, record, [Edit(record.head, {"tags": wanted})])
                done.changed.append(reference)
        except ValidationError as refused:
            done.refused[reference] = RetroError(refused.problems[0].message)
        except RetroError as error:
            done.refused[reference] = error
    return done
