"""The archive on stdout, line by line as it is read: a long one takes no more memory than a short one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.language import N_, _
from retro.model.head_choices import SETTLED, SETTLED_LABEL, Severity, Status
from retro.review.third_time import named
from retro.store.declared import STAGES
from retro.text.controls import printable
from retro.text.shortened import quoted
from retro.text.width import cells, pad

if TYPE_CHECKING:
    from retro.model.choice import Choice
    from retro.store.listed import Summary

_COLUMNS = (N_("Reference"), N_("Day"), N_("Severity"), N_("State"), N_("Stages"), N_("Title"))
_REFERENCE, _DAY = len("2026-1000"), len("2026-11-20")
_AT_ONCE = 500
"""So many lines are written together."""


def print_archive(session: Session, words: Sequence[str], *, as_json: bool) -> None:
    """Every case that a line asks for, newest first. The user's own archive is empty as long as it is not begun."""
    write = _write_json if as_json else _write_table
    is_only_read = False
    if not session.names_database and not session.has_archive:
        any_found = write(iter(()))
    else:
        from retro.cli.words.query_line import read_words, say_remarks
        from retro.services.memory.case_filter import case_filter
        from retro.services.memory.query_remarks import remarks

        today, listed = session.factory.now().date(), list[str]()
        query = read_words(words, today)
        with session.store() as store:
            with closing(store.each(case_filter(query, store, today))) as found:
                any_found = write(_noted(found, listed))
            say_remarks(remarks(store, query))
            is_only_read = not any_found and store.why_only_read() is not None
            if any_found and not as_json:
                from retro.cli.printed.unlinked import say_unlinked

                say_unlinked(store, listed)
    if not any_found:
        say(_nothing(" ".join(words), is_only_read=is_only_read))


def _noted(found: Iterator[Summary], listed: list[str]) -> Iterator[Summary]:
    """The cases, with the reference of each that passes noted in `listed`."""
    for one in found:
        listed.append(one.reference)
        yield one


def _write_table(found: Iterator[Summary]) -> bool:
    """Whether there was a line. The title stands last, where it may be as long as it is.

    On a terminal a heading says what the columns are; programs that read the lines get none.
    """
    heading = _COLUMNS if sys.stdout is not None and sys.stdout.isatty() else ("",) * len(_COLUMNS)
    reference, day, severity, status, stages, title = (_(each) if each else "" for each in heading)
    severity_of, status_of = _column(Severity, severity), _column(Status, status, **{SETTLED: SETTLED_LABEL})
    wide = max(cells(stages), len("0/6"))
    lines = (
        f"{one.reference:<{_REFERENCE}}  {one.day}  {severity_of(one.severity)}  {status_of(one.state)}  "
        f"{sum(map(bool, one.stages))}/{len(one.stages):<{wide - 2}}  {_title(one)}".rstrip()
        + "\n"
        for one in found
    )
    first = next(lines, "")
    if first and title:
        titles = pad(reference, _REFERENCE), pad(day, _DAY), severity_of(severity), status_of(status), pad(stages, wide)
        first = "  ".join((*titles, title)) + "\n" + first
    return _give(chain([first] if first else [], lines))


def _title(one: Summary) -> str:
    return named(printable(one.title), one.times)


def _column(choices: type[Choice], heading: str, **more: str) -> Callable[[str], str]:
    """What stands in a column for a code: its label, as wide as the widest one, whatever is listed."""
    named = {choice.value: choice.label for choice in choices} | more
    labels = {code: _(label) for code, label in named.items()} | ({heading: heading} if heading else {})
    width = max(map(cells, labels.values()))
    return cache(lambda code: pad(labels.get(code, "-"), width))


def _write_json(found: Iterator[Summary]) -> bool:
    """One array, as `json.dumps` would indent it: that one needs all of it at once, and five times the time."""
    first = next(found, None)
    if first is None:
        give("[]\n")
        return False
    behind = (",\n" + _plain(one) for one in found)
    return _give(chain(("[\n" + _plain(first),), behind, ("\n]\n",)))


def _plain(one: Summary) -> str:
    from json.encoder import encode_basestring as quoted  # JSON alone needs it

    texts = {
        "reference": one.reference,
        "title": one.title,
        "day": one.day,
        "kind": one.case_kind,
        "severity": one.severity,
        "status": one.status,
        "origin": one.origin,
    }
    lines = [f'    "{name}": {quoted(text)}' for name, text in texts.items()]
    lines.insert(-1, f'    "settled": {str(one.settled).lower()}')
    lines.insert(-1, f'    "times": {one.times}')
    rows = ",\n".join(f'      "{code}": {held}' for code, held in zip(STAGES, one.stages, strict=True))
    return "  {\n" + ",\n".join(lines) + ',\n    "rows": {\n' + rows + "\n    }\n  }"


def _give(pieces: Iterable[str]) -> bool:
    """Write them, so many at once; whether there were any."""
    pieces, any_given = iter(pieces), False
    while together := "".join(islice(pieces, _AT_ONCE)):
        give(together)
        any_given = True
    return any_given


def _nothing(text: str, *, is_only_read: bool) -> str:
    if text:
        return _("No retrospective fits “{text}”.", text=quoted(text))
    if is_only_read:
        return _("The archive is empty. To look around: retro demo.")
    return _("The archive is empty. Begin with: retro new TITLE. To look around first: retro demo.")
