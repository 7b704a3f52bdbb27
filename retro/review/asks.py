"""Questions to ask in each stage, beside the one that the stage itself asks: what an experienced facilitator says."""

from __future__ import annotations

from retro.language import N_
from retro.model.stage import Stage

_ASKS = {
    Stage.HEAD: (
        N_("Which roles were there? Names are optional and never leave the team."),
        N_("Has this happened before? Three times is a system, not bad luck."),
        N_("Did an earlier case, or how it was handled, lead to this one?"),
    ),
    Stage.TIMELINE: (
        N_("What was the first sign, and who could have seen it?"),
        N_("What do we know, and what were we only told?"),
        N_("Who spoke with those hurt, through which channel, and what did they wish for?"),
        N_("What was promised, by when, and was it kept?"),
        N_("What was tried that did not help?"),
    ),
    Stage.CAUSE: (
        N_("What made it the easy thing to do?"),
        N_("Who could have noticed, with what?"),
        N_("Would someone else, on the same day with the same tools, have done the same?"),
        N_("If the rule was followed: what is wrong with the rule?"),
        N_("What was different this time?"),
    ),
    Stage.SCOPE: (
        N_("Who else was hurt, whom we have not heard from?"),
        N_("How did it hurt: mind, body, money, surroundings?"),
        N_("Which of it cannot be undone?"),
        N_("Where is each figure from, and how sure is it? Unknown is an honest answer."),
    ),
    Stage.REMEDY: (
        N_("What did the person do, and what did the company do?"),
        N_("How did they take it? Did anyone ask?"),
        N_("Does the apology say what it is for?"),
        N_("Did the day and the channel suit them, or us?"),
        N_("What helped in a similar case?"),
    ),
    Stage.PREVENTION: (
        N_("What would stop it even on a tired day, with a new colleague?"),
        N_("Can the step be left out, replaced, or made easier?"),
        N_("How will we notice in time if it happens again?"),
        N_("How will we know in three months that it works?"),
    ),
    Stage.CHANGES: (
        N_("Which equipment, tool, label or form invited the mistake?"),
        N_("Where else does the same thing stand?"),
        N_("What have we put up with for years?"),
    ),
    Stage.REVIEW: (
        N_("What went well, and should stay?"),
        N_("Where were we just lucky?"),
        N_("What should a colleague in another place know from this?"),
    ),
}


def asks(stage: Stage) -> tuple[str, ...]:
    """The questions to ask in a stage, as message ids."""
    return _ASKS[stage]
