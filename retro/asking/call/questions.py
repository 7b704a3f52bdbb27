"""What is asked once a call is over: each may stay open, for the call is kept already."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from retro.asking.question import FillField, Option, Question, options_of, yes_or_no
from retro.language import M_, N_, Message
from retro.model.answers import sign_of
from retro.model.call import Call
from retro.model.lookup import in_all_languages
from retro.model.stages.answers import Said
from retro.model.stages.timeline import TIMELINE, Contact
from retro.text.folding import folded_name

CASE, TITLE = "case", "title"
"""As what the answers are kept that say into which case a call goes, and what a new one is called."""
NEW, LATER, DROP = "new", "later", "drop"
"""What is chosen in the place of a case."""
_THROW_AWAY = N_("throw it away")
DUE = Contact.field("promise_due").name
WISH, PROMISE = (Contact.field(name).name for name in ("wish", "promise"))
_ASKED = (
    ("heard", N_("What do they feel wronged by?")),
    (WISH, N_("What do they wish for?")),
    (PROMISE, N_("What did we promise?")),
    (DUE, N_("By when, or once what has happened?")),
    ("ended", N_("How did they leave the talk?")),
    ("by", N_("Which of our roles spoke?")),
)
NOTHING, UNKNOWN = map(sign_of, (Said.NOT_APPLICABLE, Said.UNKNOWN))
"""What is kept where somebody says that there is none, or that it is not known."""
_NONE = ("none", "nothing", "no", "なし", "無し", "ない", "特になし")


def next_question(call: Call, passed: Collection[str]) -> Question | None:
    """The next question about a call that nothing was answered to, and that was not passed over in this sitting.

    None once there is no other. Into which case it goes is not among them.
    """
    answers = call.answers
    for name, text in _ASKED:
        if name in answers or name in passed or (name == "by" and call.by):
            continue
        if name == DUE and (PROMISE not in answers or answers[PROMISE].text in (NOTHING, UNKNOWN)):
            continue
        return _question(name, text)
    return None


def _question(name: str, text: str) -> Question:
    field = Contact.field(name)
    options = options_of(field)
    if name in (WISH, PROMISE):
        options = (Option(Message(N_("nothing")), NOTHING, None, also=_NONE),)
    may_not_apply = name in (WISH, PROMISE)
    return replace(_asked(name, Message(text)), options=options, is_open=name != "ended", may_not_apply=may_not_apply)


def which_case(cases: Collection[tuple[str, Message]]) -> Question:
    """Into which case a call goes: one of these, by their references; a new one; or later."""
    numbered = [
        Option(label, reference, n, also=(folded_name(reference),)) for n, (reference, label) in enumerate(cases, 1)
    ]
    n = len(numbered)
    new = _option(N_("a new case"), NEW, n + 1, N_("new"))
    later = _option(N_("later"), LATER, n + 2, "")
    drop = _option(_THROW_AWAY, DROP, None, "")
    hint = M_("A number, or the reference of another case. “{word}” deletes the call.", word=drop.label)
    options = (*numbered, new, later, drop)
    return replace(_asked(CASE, Message(N_("Which case is it?"))), options=options, hint=hint, is_open=True)


def what_title() -> Question:
    """What a case is called that is begun with a call."""
    return _asked(TITLE, Message(N_("What happened, in one line?")))


def really_drop() -> Question:
    """Whether a call is thrown away, which cannot be taken back."""
    text = Message(N_("Throw it away, with all of its notes? This cannot be taken back."))
    again = _option(_THROW_AWAY, DROP, None, "")
    yes, no = (replace(each, number=None) for each in yes_or_no())
    yes = replace(yes, names=(*yes.names, *again.names))  # who says it a second time means it
    hint = M_("y throws the call away, as “{word}” once more does; n keeps it.", word=again.label)
    return replace(_asked(DROP, text), options=(yes, no), hint=hint)


def _asked(code: str, text: Message) -> Question:
    return Question(code, TIMELINE, text, FillField((), code))


def _option(label: str, value: str, number: int | None, also: str) -> Option:
    names = in_all_languages(label)
    return Option(Message(label), value, number, names, in_all_languages(also) if also else ())
