"""The formal report, as 障害報告書 and クレーム報告書 are: who signs, how it came in, its course, causes by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from exports.markdown.boxes import boxes
from exports.markdown.entry_view import EntryView
from exports.markdown.escape import Markdown, filled_in, inline
from exports.markdown.prose import is_one_paragraph
from exports.markdown.table import grid
from exports.organisation import Organisation
from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.moments.formatting import show_day, show_moment
from retro.model.moments.lengths import show_minutes
from retro.model.record import Retrospective
from retro.model.stages.approval import ApprovalStep
from retro.model.stages.cause import CausePath
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Lasting, Remedy
from retro.model.stages.timeline import Contact, Event, EventKind
from retro.review.actions import due_day, is_open
from retro.review.approvals import Signed
from retro.review.cause_paths import cause_paths
from retro.review.durations import time_to_resolve
from retro.review.needs.proportion import is_engineering
from retro.review.reception import came_in
from retro.text.breaks import joint
from retro.text.lazy_pattern import lazy

_DIRECT, _ROOT, _ESCAPED = N_("What made it happen"), N_("What lies behind that"), N_("Why it went unnoticed")
_LASTING = {
    Lasting.TEMPORARY: N_("What was done for now"),
    Lasting.FINAL: N_("What was done for good"),
    None: N_("What else was done"),
}


@dataclass
class FormWords:
    """One formal report. In a template it is called `form`."""

    record: Retrospective
    """As much of it as its reader may see."""
    to: Language
    shown: Callable[..., EntryView]
    """A row in the words of the report."""
    organisation: Organisation
    on: date
    """The day of the report: what was due before is past."""
    signed: Sequence[Signed] = ()
    """What was signed, and whether it still is what stands there."""
    _numbered: int = field(default=0, init=False)

    @property
    def is_harm_first(self) -> bool:
        """Whether what it did stands before what caused it, as is customary for systems that failed."""
        return is_engineering(self.record)

    def addressed(self, to: str, subject: str) -> Iterator[Markdown]:
        """To whom it goes, who reports, and what: with room where nobody is named."""
        house = (self.organisation.name, *self.organisation.sender.splitlines())
        by = "\u3000".join(filter(None, map(str.strip, house)))
        for label, value in ((N_("Addressed to"), to), (N_("Reported by"), by), (N_("Subject"), subject)):
            yield self._labelled(label, inline(value))

    def approvals(self) -> Markdown:
        """A box for each who signs: the role, the day; empty where nobody has."""
        by_step = {each.step: each for each in self.signed}
        heads = [inline(self.to(step.label)) for step in ApprovalStep]
        return boxes(heads, [self._box(by_step.get(step)) for step in ApprovalStep])

    def _box(self, signed: Signed | None) -> Markdown:
        row = self.record.get(signed.approval.id) if signed else None
        if signed is None or row is None:
            return Markdown("")
        on = signed.approval.on
        day = "" if on is None else f"{on:%Y.%m.%d}" if self.to.code == "ja" else show_day(on, self.to)
        said = Markdown(" ".join(filter(None, (self.shown(row).main_text, inline(day)))))
        if signed.is_current:
            return said
        return self._line(N_("{text} ({remark})"), text=said, remark=self.to(N_("of an earlier state")))

    def received(self) -> Iterator[Markdown]:
        """How a complaint came in, and what it said: the first contact of theirs, and who spoke with them since."""
        first_contact = came_in(self.record)
        if first_contact is None:
            return
        contacts = [row for row in self.record.stage(Contact.stage) if isinstance(row, Contact)]
        first = self.shown(first_contact)
        label = {"happened": N_("Received on"), "receipt": N_("Receipt number"), "by": N_("Taken down by")}
        label |= {"channel": N_("Way"), "heard": N_("What they said"), "wish": N_("What they wish for")}
        for name, words in label.items():
            if name == "heard" and len(notes := _paragraphs(first_contact.heard)) > 1:
                listed = "".join(f"\n  - {inline(note)}" for note in notes)
                yield Markdown(self._labelled(words, Markdown("")).rstrip() + listed)
            elif said := inline("".join(notes)) if name == "heard" else first[name]:
                yield self._labelled(words, said)
        if affected := self.shown(self.record.head)["affected"]:
            yield self._labelled(N_("Goods or service"), affected)
        if by := list(dict.fromkeys(filter(None, (self.shown(row)["by"] for row in contacts)))):
            yield self._labelled(N_("Spoken to by"), Markdown(self.to.join(by)))

    def times(self) -> Iterator[Markdown]:
        """When it began, was noticed and was over; how long it took; what was affected."""
        head = self.shown(self.record.head)
        is_system = is_engineering(self.record)
        noticed, over = (N_("Detected"), N_("Restored")) if is_system else (N_("Found out"), N_("Settled"))
        for label, name in ((N_("When it began"), "started"), (noticed, "detected"), (over, "resolved")):
            if head[name]:
                yield self._labelled(label, head[name])
        if (minutes := time_to_resolve(self.record)) is not None:
            yield self._labelled(N_("It lasted"), inline(show_minutes(minutes, self.to)))
        noticing = next((row for row in self.record.of(Event) if row.event_kind is EventKind.DETECTION), None)
        if noticing is not None:
            yield self._labelled(N_("How it was noticed"), self.shown(noticing).main_text)
        if head["severity"]:
            yield self._labelled(N_("Severity"), head["severity"])
        if is_system and head["affected"]:
            yield self._labelled(N_("What was affected"), head["affected"])

    def course(self) -> Markdown:
        """What happened when, as a table."""
        rows = [row for row in self.record.stage(Event.stage) if isinstance(row, Event)]
        cells = [[self._when(row), self.shown(row).marked_text] for row in rows]
        return grid([self.to(Event.field("happened").label), self.to(Event.field("what").label)], cells)

    def _when(self, row: Event) -> Markdown:
        """When it happened, without the year in which the case began."""
        if row.happened is None:
            return self.shown(row).filled("happened") or self.shown(row).absent
        record = self.record
        said = show_moment(row.happened, self.to, record.zone, near=record.day, with_day=True, in_full=True)
        return inline(said)

    def causes(self) -> Iterator[tuple[str, list[Markdown]]]:
        """The causes under three headings: what made it happen, what lies behind that, why it went unnoticed."""
        told: dict[str, list[Markdown]] = {_DIRECT: [], _ROOT: [], _ESCAPED: []}
        paths = cause_paths(self.record)
        for cause, depth in self.record.causes():
            shown = self.shown(cause)
            heading = _ESCAPED if paths[cause.id] is CausePath.ESCAPED else _ROOT if depth else _DIRECT
            told[heading].append(shown.marked_text)
        return ((self.to(heading), causes) for heading, causes in told.items() if causes)

    def remedies(self) -> Iterator[tuple[str, list[Markdown]]]:
        """What was done: for now, for good, and of what nobody said for how long."""
        for lasting, heading in _LASTING.items():
            rows = [self.shown(row) for row in self.record.of(Remedy) if row.lasting is lasting]
            told = [self._at(row["given"], row.main_text) for row in rows]
            if told:
                yield self.to(heading), told
        if apologies := [*self._apologies()]:
            yield self.to(N_("How we apologised")), apologies
        if since := [*self._spoken_since()]:
            yield self.to(N_("What was said between us")), since

    def _apologies(self) -> Iterator[Markdown]:
        """The apologies that were given: when, for what, by which way and role, how they were taken; in which words."""
        for row in self.record.of(Apology):
            if not is_open(row):
                shown = self.shown(row)
                said = Markdown(shown.main_text + shown.aside("channel by receiver received"))
                told = self._at(shown["given"], said)
                words = inline(_quoted_within(_on_one_line(row.sentence)))
                yield self._line(N_("{what} – in these words: “{words}”"), what=told, words=words) if words else told

    def _spoken_since(self) -> Iterator[Markdown]:
        """What was said in the contacts but that by which the case came in, and what was promised."""
        first = came_in(self.record)
        for row in self.record.of(Contact):
            said = inline(_on_one_line(row.heard))
            if row is not first and (said or row.promise.strip()):
                shown = self.shown(row)
                label = Markdown(shown["happened"] + shown.aside("channel by"))
                promised = self._labelled(N_("Promised then"), shown["promise"]) if shown["promise"] else Markdown("")
                told = Markdown((" " if self.to.code == "en" else "\u3000").join(filter(None, (said, promised))))
                yield self._at(label, told)

    def coming(self) -> Iterator[Markdown]:
        """What is still to be done, and on which day, the first day first; last what is past its day, with no new one.

        A day that has passed stands nowhere among what is to come.
        """
        zone = self.record.zone
        due = [(due_day(row, row.deadlines[0], zone), row) for row in self._open_rows()]
        for day, row in sorted(((day, row) for day, row in due if day and day >= self.on), key=lambda each: each[0]):
            yield self._at(inline(show_day(day, self.to, in_full=True)), self._to_do(row))
        for row in (row for day, row in due if day and day < self.on):
            yield self._labelled(N_("Overdue, and no new day is set yet"), self._to_do(row))

    def _to_do(self, row: Entry) -> Markdown:
        shown = self.shown(row)
        owner = "by" if isinstance(row, Apology | Contact) else "owner"
        if isinstance(row, Apology):
            return Markdown(self._labelled(Apology.label, shown.main_text) + shown.aside(owner))
        return Markdown((shown["promise"] if isinstance(row, Contact) else shown.main_text) + shown.aside(owner))

    def changes(self) -> Iterator[Markdown]:
        """What was changed for good, and what it is now."""
        for row in map(self.shown, self.record.of(HardwareChange)):
            yield self._labelled_by(row.main_text, row["after"])

    def since(self) -> Iterator[Markdown]:
        """What was found after the closing, with a mark where nobody confirmed it."""
        for row in map(self.shown, self.record.of(Addendum)):
            what = row.short("{what}")
            head = Markdown(row.mark + row["found"])
            yield self._labelled_by(head, what) if is_one_paragraph(what) else Markdown(f"{head}\n\n  {what}")

    def section(self, heading: str, items: Iterable[str] = (), text: str = "", *, otherwise: str = "") -> Markdown:
        """A part with its number: a list, then a text; "" where both are empty, and nothing stands for that."""
        listed = "\n".join(f"- {each}" for each in items)
        said = "\n\n".join(filter(None, (listed, text))) or otherwise
        if not said:
            return Markdown("")
        self._numbered += 1
        return Markdown(f"\n## {self._numbered}. {inline(heading)}\n\n{said}\n")

    def parts(self, heading: str, parts: Iterable[tuple[str, Sequence[Markdown]]], otherwise: str) -> Markdown:
        """A part with its number, in which each list has a heading of its own."""
        drawn = []
        for part, told in parts:
            listed = "\n".join(f"- {each}" for each in told)
            drawn.append(f"### {inline(part)}\n\n{listed}")
        return self.section(heading, text="\n\n".join(drawn), otherwise=otherwise)

    def _labelled_by(self, label: Markdown, value: Markdown) -> Markdown:
        return self._line(N_("{label}: {value}"), label=label, value=value) if value else label

    def _open_rows(self) -> Iterator[Entry]:
        """What is still to be done, was promised, or is still to be apologised for."""
        rows = (self.record.of(kind) for kind in (Contact, Apology, Measure, HardwareChange))
        return (row for each in rows for row in each if is_open(row))

    def _at(self, when: Markdown, what: Markdown) -> Markdown:
        return self._line(N_("{when}: {what}"), when=when, what=what) if when else what

    def _labelled(self, label: str, value: Markdown) -> Markdown:
        return self._line(N_("{label}: {value}"), label=self.to(label), value=value)

    def _line(self, message: str, **values: str) -> Markdown:
        return filled_in(message, self.to, **values)


def _quoted_within(text: str) -> str:
    """A text that stands in quotation marks: those within it are the inner ones of Japanese."""
    return text.translate(str.maketrans("「」", "『』"))


_ESCAPES = lazy(r"\\([!-/:-@\[-`{-~])")
"""A sign of which prose says that it means nothing in Markdown: `\\[`."""


_BLANK_LINE = lazy(r"\n[ \t\u3000]*\n")


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose, as the notes of a call are, each as one line."""
    return list(filter(None, map(_on_one_line, _BLANK_LINE.split(text))))


def _on_one_line(text: str) -> str:
    """Prose as one line, without the signs of its quotations and escapes, and with no blank where Japanese goes on."""
    said = ""
    for line in _ESCAPES.sub(r"\1", text).splitlines():
        if words := " ".join(line.lstrip("> ").split()):
            said += (joint(said[-1], words[0]) if said else "") + words
    return said
