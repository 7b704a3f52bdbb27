"""Names in all that people write around them, found and not found: the table `fixtures/names/contexts.tsv`."""

from __future__ import annotations

from pathlib import Path

from retro.language import language
from retro.model.stages.head import Participant
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage
from retro.redaction.names.named_places import places
from tests.records import record

_TABLE = Path(__file__).parent / "fixtures" / "names" / "contexts.tsv"


def _found(name: str, reading: str, customer: str, text: str) -> str:
    whole = record(Participant(role="lead", name=name, reading=reading), Damage(what="late", who=customer))
    found = places(record(Lesson(what=text), title=""), whole, language("en"))
    return "|".join("?" * place.ask + place.found for place in found)


def test_each_line_of_the_table_holds() -> None:
    lines = [line.replace("⏎", "\n").split("\t") for line in _TABLE.read_text("utf-8").splitlines()]
    examples = [line for line in lines if not line[0].startswith("# ")]
    assert len(examples) > 300
    told = [(*line, _found(*line[:4])) for line in examples]
    assert [line for line in told if line[-1] != line[-2]] == []
