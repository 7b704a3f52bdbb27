"""A user's own templates: they take the place of the stock ones, reach no further, and say where they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exports import sandbox, templating
from exports.report_kind import KINDS, ReportKind
from exports.templating import PLAIN, TEMPLATES, starting_point, stock_source
from retro.errors import RetroError
from retro.language import LANGUAGES
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.timeline import Event
from tests import reports
from tests.records import at, record

GIVEN = record(
    Event(what="The *phones* rang", happened=at("14:05"), confirmed=True, details="Only the team knows."),
    Cause(what="Two boxes looked the same", sure=CauseConfidence.FACT, evidence="photograph"),
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "management.md.j2"


def told(path: Path, text: str, kind: ReportKind = reports.MANAGEMENT, code: str = "en") -> str:
    path.write_text(text, "utf-8")
    return reports.made(GIVEN, kind, code, templates={kind.template: path}).document.markdown


def refused(path: Path, text: str, kind: ReportKind = reports.MANAGEMENT) -> str:
    with pytest.raises(RetroError) as error:
        told(path, text, kind)
    assert str(error.value.step) == "Mend it, or say --stock to use the template that comes with Retro."
    return str(error.value.title).replace(str(path), "PATH")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_copy_says_what_the_stock_template_says(own: Path, kind: ReportKind, code: str) -> None:
    stock = reports.made(GIVEN, kind, code).document.markdown
    assert told(own, starting_point(kind.template), kind, code) == stock


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_is_made_of_blocks_alone(name: str) -> None:
    source, copy = stock_source(name), starting_point(name)
    assert source.count("{% block") == copy.count("{% block") > 3


def test_one_block_is_changed_and_the_others_stay(own: Path) -> None:
    text = told(
        own, '{% extends "stock/management.md.j2" %}{% block cause %}\n\n## Why\n\n{{ causes() }}\n{% endblock %}'
    )
    assert "## Why\n\n- Two boxes looked the same" in text
    assert "## What stops it next" in text
    assert "## Cause" not in text


def test_what_a_template_puts_out_is_text(own: Path) -> None:
    event = "record.rows[0].what"
    assert told(own, f"{{{{ {event} }}}} {{{{ '<b>' }}}} {{{{ '# x' }}}}") == "The \\*phones\\* rang \\<b> \\# x"


def test_a_template_cannot_reach_what_its_reader_may_not_see(own: Path) -> None:
    everything = (
        "{% for row in record.rows %}{% for field in row.fields() %}{{ row[field.name] }} {% endfor %}{% endfor %}"
    )
    text = told(own, everything)
    assert "photograph" in text
    assert "Only the team" not in text
    assert "photograph" not in told(own, everything, reports.CUSTOMER)


@pytest.mark.parametrize(
    "reach",
    [
        "{{ record.__class__ }}", "{{ record.of.__func__.__globals__ }}", "{{ items.__self__._record }}",
        "{{ ().__class__.__mro__ }}", "{{ rows('event')[0]._record }}", "{{ _.__init__.__globals__ }}",
    ],
)  # fmt: skip
def test_a_template_stays_in_its_sandbox(own: Path, reach: str) -> None:
    assert refused(own, reach).startswith("The template PATH cannot be used: line 1: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nb\n{% if %}", "line 3: Expected an expression, got 'end of statement block'."),
        ("a\n{{ nobody }}", "line 2: 'nobody' is undefined."),
        ("a\n{{ 1 / 0 }}", "line 2: division by zero."),
        ("a\n\n{{ head.nothing }}", "has no attribute 'nothing'."),
        ("{% include 'nowhere' %}", "nowhere."),
        ("a\n{% include 'management.md.j2' %}", "it goes round and round in itself."),
        ('{% extends "management.md.j2" %}', "it goes round and round in itself."),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", "it goes round and round in itself."),
        ("a\n{% for n in range(10 ** 12) %}{% endfor %}", "line 2: more than 100000 rounds."),
        ("{% for n in range(999) %}{% for m in range(999) %}{% endfor %}{% endfor %}", "more than 100000 rounds."),
        ("{% include '/etc/passwd' %}", "/etc/passwd."),
    ],
)
def test_a_mistake_is_told_with_its_line(own: Path, text: str, said: str) -> None:
    assert refused(own, text).endswith(said)


def test_a_template_that_is_no_text(own: Path) -> None:
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(RetroError, match="cannot be read"):
        _ = reports.made(GIVEN, templates={"team": own}).document


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 9999999999 }}",
        "{% set a = 'a' * 999999 %}{% for b in a %}{% for c in a %}{% endfor %}{% endfor %}",
        "{{ (10 ** (10 ** 9)) % 7 }}",
        "{{ 'a' | center(9999999999) }}",
        "{{ '%9999999999d' % 1 }}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% set a = ('ab' * 500000) | list %}{% for n in range(99999) %}{{ a | join }}{% endfor %}",
        "{% for n in range(99) %}{{ 'a' * 999999 }}{% endfor %}",
        "{% set a = 'ab' %}" + "{% set a = a ~ a %}" * 50 + "{{ a }}",
        "{% set a = 'ab' %}" + "{% set a = [a, a] %}" * 50 + "{{ a }}",
        "{% block a %}b{% endblock %}{% block c %}" + "{{ self.e() }}" * 40 + "{% endblock %}"
        "{% block e %}"
        + "{{ self.f() }}" * 99
        + "{% endblock %}{% block f %}"
        + "{{ self.g() }}" * 99
        + "{% endblock %}"
        "{% block g %}" + "{{ self.a() }}" * 99 + "{% endblock %}",
    ],
)
def test_what_never_ends_or_is_too_large_is_stopped(own: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    monkeypatch.setattr(sandbox, "PATIENCE", 0.3)  # by the clock; by the time of a processor below
    said = refused(own, text)
    assert re.search(r"takes more than 1 seconds|more than 512 MB of memory|more than 20000000 characters", said)


def test_that_is_within_five_seconds(own: Path) -> None:
    assert sandbox.PATIENCE < 5
    assert "takes more than 3 seconds" in refused(own, "{{ (10 ** (10 ** 9)) % 7 }}")


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != PLAIN])  # which has loops in loops
def test_a_template_that_fills_in_words_needs_no_trial(name: str) -> None:
    assert not templating._may_run_away(starting_point(name), name)


def test_a_chart_that_a_template_asks_for_is_there(own: Path) -> None:
    own.write_text("{{ chart('timeline') }}", "utf-8")
    record_of_two = record(
        *(Event(what="rang", happened=at(clock), confirmed=True) for clock in ("14:05", "14:45")),
    )
    assert reports.made(record_of_two, reports.MANAGEMENT, templates={"management": own}).document.charts
