"""The words of a letter that templates put in their places, beside those that every report has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from exports.letters.addressee import greeting, is_organisation
from exports.letters.full_stops import ended
from exports.letters.stance import Stance
from exports.markdown.escape import Markdown, inline
from exports.markdown.sides import to_the_right
from exports.organisation import Organisation
from retro.language import N_, Language


@dataclass
class LetterWords:
    """One letter. In a template it is called `letter`."""

    to: Language
    stance: Stance
    organisation: Organisation
    subject: str
    """What happened, as its reader may be told it in a few words; "" if nobody wrote that."""
    called: str
    """The one whom it is addressed to, as somebody writes them; "" for all."""
    dear: str = ""
    """How somebody said that they are addressed."""
    is_letter: bool = True
    """Whether it is one at all: an interim report to management has none of its forms."""
    number: str = ""
    """Which of the reports before everything is known it is, in words; "" for the last one."""
    _numbered: int = field(default=0, init=False)

    @property
    def is_japanese(self) -> bool:
        """Whether it has the form of Japanese letters: the day, the addressee, the sender; 拝啓 … 敬具, 記 … 以上."""
        return self.is_letter and self.to.code == "ja"

    @property
    def is_private(self) -> bool:
        """Whether it goes to one private person."""
        return self.is_japanese and bool(self.called.strip()) and not is_organisation(self.called)

    @property
    def is_personal(self) -> bool:
        """Whether a Japanese letter speaks to that person in paragraphs, without 記: all but first reports do."""
        return self.is_private and not self.number

    @property
    def greeting(self) -> str:
        """How it addresses its reader."""
        return greeting(self.called, self.to, self.dear)

    @property
    def title(self) -> str:
        """What it is, and about what."""
        to = self.to
        if self.number:
            about = N_("{number}: {subject}")
            return to(about, number=self.number, subject=self.subject or to(N_("What we know so far")))
        if self.stance.may_apologise:
            whole, about = N_("An apology and our report"), N_("An apology and our report: {subject}")
        else:
            whole, about = N_("Our report"), N_("Our report: {subject}")
        return to(about, subject=self.subject) if self.subject else to(whole)

    @property
    def opening(self) -> Markdown:
        """What it begins with: in Japanese 拝啓, or 謹啓 where it is grave, and thanks; no word of the season."""
        said = [N_("Thank you for telling us what went wrong.")] if self.stance.has_heard else []
        if not self.is_japanese:
            account = (
                N_("This letter gives you our account of it.")
                if said
                else N_("This letter tells you what happened, and what we have done about it.")
            )
            return self._sentences(*said, *([] if self.number else [account]))
        first = self.to(N_("Most respectfully") if self.stance.is_grave else N_("Respectfully"))
        kept = N_("We thank you for being our customer.") if self.is_private else N_("We thank you for your trust.")
        return Markdown(f"{first}\u3000{self._sentences(kept, *said)}")

    @property
    def purpose(self) -> Markdown:
        """What a Japanese letter is for, in its sentence before the account."""
        if self.is_personal:
            return self._sentences(N_("We report to you what we have found."))
        if self.number:
            return self._sentences(N_("We report to you as follows, as far as we know today."))
        return self._sentences(*self._resolve, N_("We report to you as follows."))

    @property
    def farewell(self) -> Markdown:
        """The last sentence of a Japanese letter to one person."""
        return self._sentences(*self._resolve, N_("With this letter we report to you, brief as it is."))

    @property
    def _resolve(self) -> list[str]:
        """What we take from it; nothing, where it was not our fault, or may not have been."""
        if not self.stance.may_apologise:
            return []
        heard = N_("We take what you told us to heart, and use it to do better.")
        return [heard if self.stance.has_heard else N_("We take this to heart, and work to do better.")]

    @property
    def ends(self) -> str:
        """The last word of a Japanese letter, which goes with the first one: 敬具, 謹白."""
        return self.to(N_("Most sincerely") if self.stance.is_grave else N_("Sincerely"))

    def window(self, sender: str, closing: str, reference: str) -> Markdown:
        """Where the reader can turn to, and by which number the case is found there."""
        to = self.to
        named = inline(to(N_("Where to reach us"))) if self.is_personal and closing else sender
        asked = to(N_("Please give the reference {reference} when you turn to us."), reference=reference)
        return Markdown("\\\n".join(filter(None, (named, closing, inline(asked)))))

    def right(self, *lines: str) -> Markdown:
        """A paragraph at the right, a line for each of these; "" if all are empty."""
        written = (line if isinstance(line, Markdown) else inline(line) for line in lines)
        return Markdown(to_the_right(line for each in written if each for line in each.split("\\\n")))

    def point(
        self,
        heading: str,
        told: Iterable[str],
        *,
        begin: str,
        lead: str = "",
        tree: str = "",
        otherwise: str = "",
        counts: bool = True,
    ) -> Markdown:
        """One of the points of the letter, under a heading: `lead` and a list, or `otherwise`, as `section` has it.

        In a letter to one person it is a paragraph: `begin`, and each thing as a sentence. `tree` takes the place of
        the list where one is nested. `counts` says whether it has a number; in Japanese all have.
        """
        said = list(told)
        if not said:
            return self.section(heading, otherwise, counts=counts)
        if self.is_personal:
            return _block("".join([_line(begin), *(ended(each, self.to) for each in said)]))
        items = tree or "\n".join(f"- {each}" for each in said)
        return self.section(heading, "\n\n".join(filter(None, (_line(lead), items))), counts=counts, is_markdown=True)

    def section(self, heading: str, text: str, *, counts: bool = False, is_markdown: bool = False) -> Markdown:
        """Some text under a heading as a block of its own; in a letter to one person the text alone.

        It begins and ends with a line end; nothing is left of a block without a text.
        """
        said = Markdown(text) if is_markdown else _line(text)
        if not said or self.is_personal:
            return _block(said)
        return _block(f"{self.heading(heading, counts=counts)}\n\n{said}")

    def heading(self, text: str, *, counts: bool = False) -> Markdown:
        """A heading of one of its parts; with a number, if it `counts` and in every Japanese letter."""
        if not (counts or self.is_japanese):
            return Markdown(f"## {_line(text)}")
        self._numbered += 1
        return Markdown(f"{'###' if self.is_japanese else '##'} {self._numbered}. {_line(text)}")

    def _sentences(self, *messages: str) -> Markdown:
        said = map(self.to, messages)
        return inline("".join(said) if self.is_japanese else " ".join(said))


def _block(text: str) -> Markdown:
    return Markdown(f"\n{text}\n" if text else "")


def _line(text: str) -> Markdown:
    return text if isinstance(text, Markdown) else inline(text)
