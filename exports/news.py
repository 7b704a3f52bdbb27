"""What is otherwise than the reader of a report was told before: when the case was closed, or when one was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from exports.letters.context import LetterContext
from exports.markdown.entry_views import EntryViews
from exports.markdown.escape import Markdown, inline
from exports.request import ReportRequest
from retro.language import MN_, N_
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.value import value

if TYPE_CHECKING:
    from retro.review.revision import Revision

_MOST = 8
"""So many things that changed are named in a report that is no letter."""


@value(eq=False)
class News:
    """The news of one report, for its templates."""

    revision: Revision | None
    """What is otherwise; None where its reader was told nothing before."""
    record: Retrospective
    request: ReportRequest
    shown: EntryViews
    letters: Callable[[], LetterContext]
    """Gives the words of letters."""

    def revised(self, most: int = 0) -> Markdown:
        """What is otherwise than its reader was told before: how much, and the first things of it, up to `most`.

        "" where it was neither closed before nor sent.
        """
        if self.revision is None:
            return Markdown("")
        from retro.review.revision import listed, summed

        to = self.request.to
        said = inline(summed(self.revision, to, self.record.zone))
        told = [f"- {inline(each.show(to))}" for each in listed(self.revision)] if most else []
        more = MN_("and {n} more", "and {n} more", len(told) - most)
        rest = [f"- {inline(more.show(to))}"] if len(told) > most else []
        return Markdown("\n\n".join(filter(None, [said, "\n".join([*told[:most], *rest])])))

    def since_sent(self) -> Markdown:
        """What is otherwise than in what its reader was sent last; "" where nothing was, and in a letter if nothing is.

        A letter names each thing that is new or told otherwise, in the words in which it tells it.
        """
        if self.revision is None or self.revision.since.sent is None:
            return Markdown("")
        if not self.request.kind.is_letter:
            return self.revised(_MOST)
        from exports.letters.since import news

        to, letters = self.request.to, self.letters()
        told = [*news(self.revision, letters.lines, self.shown, to)]
        if not told:
            return Markdown("")
        day = show_day(self.revision.since.sent, to, in_full=True)
        begun = inline(to(N_("Since we wrote to you on {day}, this is new or otherwise:"), day=day))
        if letters.letter.is_personal:
            return Markdown(begun + "".join(each if each.endswith("。") else f"{each}。" for each in told))
        return Markdown(f"{begun}\n\n" + "\n".join(f"- {each}" for each in told))
