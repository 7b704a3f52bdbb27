"""The front matter of a Markdown file: what a program asks of a retrospective, as YAML above the text.

Every value is a string in double quotes, or a list of such: what YAML 1.1 and 1.2 read alike, whatever it holds. Read
without quotes, `2026-12` would be a number to one and `no` a negation to the other.
"""

from __future__ import annotations

from exports.report_kind import ReportKind
from retro.language import Language
from retro.model.fields import field_of
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.redaction.case_day import case_day

_FIELDS = {
    key: field_of(declared).name
    for key, declared in {
        "title": Head.title, "kind": Head.case_kind, "severity": Head.severity, "status": Head.status,
        "origin": Head.origin, "responsibility": Head.responsibility, "tags": Head.tags, "started": Head.started,
        "detected": Head.detected, "resolved": Head.resolved,
    }.items()
}  # fmt: skip
"""The keys, and the fields of the head that they hold, as JSON has them: choices as codes, moments as ISO 8601."""

_SHORT = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def front_matter(record: Retrospective, kind: ReportKind, to: Language) -> str:
    """The lines of it with the rules around them. What is empty, or hidden in `record` from its reader, is left out."""
    head, plain = record.head, record.head.dump()
    day = case_day(record, kind.audience)
    values = {
        "reference": record.reference,
        "date": day.isoformat() if day else "",
        **{key: plain[name] for key, name in _FIELDS.items()},
        "closed": head.closed,
        "digest": head.digest,
        "account": kind.code,
        "language": to.code,
    }
    lines = "".join(f"{key}:{_value(value)}\n" for key, value in values.items() if value)
    return f"---\n{lines}---\n"


def begins_with_ours(data: bytes, reference: str) -> bool:
    """Whether a file that begins like this was written for this retrospective, whatever git made of its line ends."""
    return data.replace(b"\r\n", b"\n").startswith(f"---\nreference: {_quoted(reference)}\n".encode())


def _value(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\n  - {_quoted(each)}" for each in value)
    return f" {_quoted(str(value))}"


def _quoted(text: str) -> str:
    return f'"{"".join(map(_char, text))}"'


def _char(char: str) -> str:
    """The character as it is, if YAML takes it and one sees it; its number else."""
    if char in _SHORT:
        return _SHORT[char]
    if char.isprintable() or char == "\u3000":  # the space of Japanese
        return char
    return f"\\U{ord(char):08x}"
