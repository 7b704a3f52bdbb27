"""What stages and choices are called, in every language."""

from __future__ import annotations

import pytest

from retro.language import LANGUAGES, language
from retro.model.lookup import official_names
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.text.folding import folded_name


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_a_stage_is_called_by_its_code_and_by_its_names_for_complaints_and_for_engineers(stage: Stage) -> None:
    words = [stage.wording(engineering=engineering) for engineering in (False, True)]
    names = {
        folded_name(language(code)(name)) for code in LANGUAGES for each in words for name in (each.label, each.name)
    }
    assert set(official_names(stage)) == {folded_name(stage.code), *names}


def test_engineers_have_names_of_their_own() -> None:
    found = {name for stage in STAGES for name in official_names(stage)}
    assert {"mitigation", "応急対応", "impact", "contributing causes"} <= found
