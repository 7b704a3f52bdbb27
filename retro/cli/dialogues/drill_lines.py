"""An exercise on a past case, line by line: what is known, what one would do, and beside it what was done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from retro.asking.drill_words import DrillWord, word_in
from retro.cli.dialogues.ask_lines import AnswerLines
from retro.cli.dialogues.wrapped import give_lines, line_width
from retro.cli.streams import give
from retro.language import _
from retro.review.drill import Scene
from retro.review.third_time import named
from retro.services.memory.drill import Drill
from retro.text.controls import printable
from retro.text.width import pad
from retro.text.wrap import wrap

_SIDE_BY_SIDE = 76
"""In a terminal of so many cells what one wrote stands to the left of what was done."""


class Practice:
    """Leads through an exercise until its end, until it is left, or until its input ends."""

    def __init__(self, drill: Drill, keeps: str = "", *, force: bool = False) -> None:
        """Practise; `keeps` is the file in which somebody wants what they write to be kept, `force` replaces it."""
        self.keeps = keeps
        """That file, or the one that was named later; "" if nothing is kept."""
        self._drill, self._force, self._lines = drill, force, AnswerLines()
        self.written: list[Sequence[str]] = []
        """What one wrote, for each scene that was reached."""

    def lead(self) -> None:
        """Ask, scene by scene."""
        drill = self._drill
        head = drill.record.head
        give_lines(f"{head.reference}  {named(printable(head.title), head.times)}")
        give_lines(_("Write what you would do, in as many lines as you like; Enter on nothing shows what was done."))
        give_lines(
            _("What you write is kept in {path} at the end. /quit leaves.", path=self.keeps)
            if self.keeps
            else _("Nothing of what you write is kept, unless you say so: /keep practice.md. /quit leaves.")
        )
        for n, scene in enumerate(drill.scenes, 1):
            self._show(n, scene)
            lines, is_left = self._asked()
            self.written.append(lines)
            if is_left:
                return
            self._compare(scene, lines)
        give("\n")
        give_lines(_("That is how it went."))

    def _show(self, n: int, scene: Scene) -> None:
        give("\n")
        give_lines(_("{n} of {all}", n=n, all=len(self._drill.scenes)))
        give_lines(*(f"  {self._drill.line(row)}" for row in scene.known))
        give_lines(f"{_(scene.side)} {_(scene.asks)}")

    def _asked(self) -> tuple[Sequence[str], bool]:
        """The lines that were written, and whether the exercise is left with them."""
        lines: list[str] = []
        while (typed := self._lines.next()) is not None:
            said = typed.text.strip()
            word, name = word_in(said) or (None, "")
            if word is DrillWord.QUIT or not said:
                return lines, bool(said)
            if word is DrillWord.KEEP:
                self._keep(name)
            else:
                lines.append(printable(said))
        return lines, True

    def _keep(self, name: str) -> None:
        """From now on, what is written is kept in the file of this name."""
        if not name:
            give_lines(_("Name a file: /keep practice.md"))
        elif Path(name).exists() and not self._force:
            give_lines(_("“{path}” is there already.", path=name))
        else:
            self.keeps = name
            give_lines(_("What you write is kept in {path} at the end. /quit leaves.", path=name))

    def _compare(self, scene: Scene, lines: Sequence[str]) -> None:
        done = [self._drill.line(row) for row in scene.then]
        _tell_beside((_("You"), lines), (_("What was done"), done or [_("That comes with the next question.")]))


def _tell_beside(left: tuple[str, Sequence[str]], right: tuple[str, Sequence[str]]) -> None:
    """Two lists, each under its name: beside each other where the terminal has room, else one below the other."""
    width = line_width()
    if width < _SIDE_BY_SIDE or not left[1]:
        for name, lines in (left, right):
            if lines:
                give_lines(name, *(f"  {line}" for line in lines))
        return
    half = (width - 3) // 2
    columns = [[name, *(part for line in lines for part in wrap(f"- {line}", half))] for name, lines in (left, right)]
    give("".join(f"{pad(one, half)} | {other}".rstrip() + "\n" for one, other in zip_longest(*columns, fillvalue="")))
