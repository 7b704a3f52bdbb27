"""An entry as a reader sees it: its values in the words of the report's language, safe in Markdown."""

from __future__ import annotations

import re

from exports.escape import Markdown, inline
from exports.prose import is_one_paragraph, prose
from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.kinds import Link, Prose
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, Sure
from retro.model.stages.timeline import Event

_LABELLED = N_("{label}: {value}")
_SEPARATOR = N_("; ")


class Shown:
    """One entry. `shown["owner"]`, in a template `shown.owner`, is the field's value in words, "" if it is empty."""

    def __init__(self, entry: Entry, record: Retrospective, to: Language) -> None:
        self.entry = entry
        self._record = record
        self._to = to
        self._values: dict[str, Markdown] = {}

    def __getitem__(self, name: str) -> Markdown:
        if name not in self._values:
            self._values[name] = self._shown(name)
        return self._values[name]

    def _shown(self, name: str) -> Markdown:
        field = self.entry.field(name)
        value = getattr(self.entry, name)
        if isinstance(field.kind, Prose):
            return prose(value)
        if isinstance(field.kind, Link):
            return self._linked(value)
        words = field.kind.show(value, self._to, self._record.zone)
        return inline(f"{words} {getattr(self.entry, field.unit)}" if words and field.unit else words)

    @property
    def kind(self) -> str:
        """The name of its kind: `event`."""
        return self.entry.kind

    @property
    def name(self) -> Markdown:
        """What its kind is called: `Event`."""
        return inline(self._to(self.entry.label))

    @property
    def says(self) -> Markdown:
        """What the entry says, on one line; of prose the first one."""
        first, _, _ = self.entry.says.strip().partition("\n")
        return inline(first) or inline(self._to(N_("not said")))

    @property
    def mark(self) -> Markdown:
        """What stands before a statement that is not certain: `[not confirmed] `."""
        match self.entry:
            case Event(confirmed=False):
                return Markdown(f"[{self._to(N_('not confirmed'))}] ")
            case Cause(sure=Sure.PRESUMED | Sure.UNKNOWN as sure):
                return Markdown(f"[{self._to(sure.label)}] ")
        return Markdown("")

    def aside(self, *names: str) -> Markdown:
        """The values of these fields in brackets, with a space before them; "" if all are empty."""
        values = [value for name in names if (value := self[name])]
        return Markdown(f" ({self._to(_SEPARATOR).join(values)})" if values else "")

    def label(self, name: str) -> Markdown:
        """What a field is called."""
        return inline(self._to(self.entry.field(name).label))

    def block(self, name: str) -> Markdown:
        """Prose to stand in an item of a list, of as many blocks as it has."""
        return _indented(self[name], 2) or self.says

    def then(self, name: str) -> Markdown:
        """What the field says, behind a colon; "" if it is empty."""
        return Markdown(f": {self[name]}" if self[name] else "")

    def tail(self, *groups: str, said: str = "") -> Markdown:
        """As `facts`, on the same line, behind what it says."""
        return Markdown("".join(f" – {fact}" for fact in self.facts(*groups, said=said)))

    def fact(self, group: str) -> Markdown:
        """The fields named in `group`, each with its label, on one line; empty ones are left out."""
        return Markdown(self._to(_SEPARATOR).join(self._labelled(name) for name in group.split() if self[name]))

    def facts(self, *groups: str, said: str = "") -> list[Markdown]:
        """A fact for each group, then one for each further field that is not empty and not `said` elsewhere.

        So a template arranges the fields that it knows, and loses none of those that it does not.
        """
        told = {*said.split(), *" ".join(groups).split()}
        told |= {field.unit for field in self.entry.fields() if field.unit and self[field.name]}
        others = [field.name for field in self.entry.fields() if field.name not in told]
        return [fact for group in (*groups, *others) if (fact := self.fact(group))]

    def _labelled(self, name: str) -> str:
        """The field with its label. Prose of several blocks stands below its label."""
        label, value = self.label(name), self[name]
        if not isinstance(self.entry.field(name).kind, Prose):
            return self._to(_LABELLED, label=label, value=value)
        value = _indented(value, 4)
        if is_one_paragraph(value):
            return self._to(_LABELLED, label=label, value=value)
        return f"{self._to(_LABELLED, label=label, value='').rstrip()}\n\n    {value}"

    def _linked(self, target: str | None) -> Markdown:
        if target is None:
            return Markdown("")
        row = self._record.get(target)
        return Shown(row, self._record, self._to).says if row else inline(self._to(N_("a row that is deleted")))


def _indented(markdown: Markdown, by: int) -> Markdown:
    """With every line but the first indented, and empty lines left empty."""
    return Markdown(re.sub(r"\n(?=[^\n])", f"\n{' ' * by}", markdown))
