"""What somebody does not want to be asked about again: kept with its reason, until other words stand there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.model.change import Delete
from retro.model.stages.cause import Cause
from retro.review.judgement.mutes import look, mutes, muting, unmuting
from tests.records import after, record

DAY = date(2026, 11, 27)


def test_a_place_is_muted_until_other_words_stand_there_and_then_muted_anew() -> None:
    whole = record(Cause(id="c", what="human error"), title="")
    (asked,) = [each for each in look(whole).open if each.code == "person"]
    muted = after(whole, *muting(whole, asked, "the word of the authority", DAY))
    assert [each.code for each in look(muted).open] == [each.code for each in look(whole).open if each != asked]
    ((silent, mute),) = look(muted).muted
    assert (silent, mute.row, mute.code, mute.field) == (asked, "c", "person", "what")
    assert (mute.reason, mute.day) == ("the word of the authority", DAY)

    altered = replace(muted, rows=record(Cause(id="c", what="operator error")).rows)
    (again,) = [each for each in look(altered).open if each.code == "person"]
    assert again.muted_before == "the word of the authority"
    ops = muting(altered, again, "their word, too", DAY)
    assert [op.id for op in ops if isinstance(op, Delete)] == [mute.answer.id]
    anew = after(altered, *ops)
    assert again.code not in {each.code for each in look(anew).open}
    (new,) = (each for each in mutes(anew) if each.reason == "their word, too")
    assert [op.id for op in unmuting(anew, again)] == [new.answer.id]
    assert unmuting(altered, again) == ()
