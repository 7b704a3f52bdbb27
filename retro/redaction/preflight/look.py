"""Looks over what is about to leave: everything that stands against it, the grave first."""

from __future__ import annotations

from retro.redaction.preflight.finding import Outgoing, PreflightFinding, Weight
from retro.redaction.preflight.promises import of_promises

_ORDER = tuple(Weight)


def look(out: Outgoing) -> tuple[PreflightFinding, ...]:
    """Everything that stands against it, in the order in which it is read, the grave first."""
    if out.audience.sees_all or not out.audience.told_beyond_facts:
        return tuple(of_promises(out))
    # what knows names and words of judgements: nothing that stays in the team needs it
    from retro.redaction.preflight.apology import of_apology
    from retro.redaction.preflight.elsewhere import named_elsewhere
    from retro.redaction.preflight.strangers import strangers
    from retro.redaction.preflight.whole_report import of_whole_report
    from retro.redaction.preflight.words import of_words

    found = [
        *of_whole_report(out),
        *of_apology(out),
        *of_promises(out),
        *of_words(out),
        *strangers(out),
        *named_elsewhere(out),
    ]
    numbers = out.record.numbers

    def place(each: PreflightFinding) -> tuple[int, int, int]:
        row = out.record.get(each.row)
        return _ORDER.index(each.weight), row.stage.number if row else 0, numbers.get(each.row, 0)

    return tuple(sorted(found, key=place))
