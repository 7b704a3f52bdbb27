from __future__ import annotations

import json
from pathlib import Path
from shutil import copy
from threading import Event

import pytest
from textual.pilot import Pilot

from exports.data.json_file import json_report
from exports.formats import FORMATS
from retro.model.change import Values
from retro.screens.app_services import Timings
from retro.screens.environment import Environment
from retro.screens.report.choices import ReportChoices
from retro.screens.report.export_dialog import ExportDialog
from retro.screens.report.screen import ReportScreen
from retro.store.sqlite.store import open_store
from tests.sampled import sampled
from tests.screens.conftest import SIGNED, Open, screen_text, settle, until
from tests.screens.reading import FIRST, add, case_with_name, drawn, said, team_report, to_report
from widgets.prompt_line import PromptLine
from widgets.segmented_control import SegmentedControl

MANAGEMENT_FACTS = "発生箇所：物流 · 作成日："
"""What the page for management alone says above its text."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples, to be copied."""
    return sampled(tmp_path_factory.mktemp("samples") / "retro.db")


@pytest.fixture
def samples(filled: Path, database: Path) -> Path:
    return Path(copy(filled, database))


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that we are in."""
    folder = tmp_path / "there"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def name(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#file", PromptLine).value


async def to_dialog(pilot: Pilot[None], *keys: str) -> ExportDialog:
    """From the archive to the dialog, where the format is chosen; `keys` are pressed in the report before."""
    if not isinstance(pilot.app.screen, ReportScreen):
        await to_report(pilot)
    await pilot.press(*keys, "w")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ExportDialog)
    return pilot.app.screen


async def to_format(pilot: Pilot[None], code: str, key: str = "right") -> None:
    """Press the key until the format with this code is chosen."""
    choice = pilot.app.screen.query_one("#format", SegmentedControl)
    for _ in FORMATS:
        if choice.value.code == code:
            break
        await pilot.press(key)
    assert choice.value.code == code
    await settle(pilot)


async def write(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await settle(pilot)
    if isinstance(pilot.app.screen, ExportDialog):
        for worker in [each for each in pilot.app.workers if each.node is pilot.app.screen]:
            await worker.wait()
    await settle(pilot)


async def test_two_keys_write_the_report_and_it_says_where(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot)
        await write(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
        assert f"Written to {there / '2025-001.md'}" in said(pilot)
    assert (there / "2025-001.md").read_text(encoding="utf-8") == team_report(samples, FIRST)


async def test_it_is_told_what_was_left_out_also_where_another_report_is_shown(
    opened: Open, samples: Path, there: Path
) -> None:
    async with opened(reference="2026-006") as pilot:
        await pilot.press("8")
        await settle(pilot)
        await to_dialog(pilot)
        await pilot.press("down", "right")  # for management, where roles take the place of names
        await settle(pilot)
        await write(pilot)
        await until(pilot, (there / "2026-006.management.md").exists)
        told = "\n".join(note.message for note in pilot.app._notifications)
        assert "became" in told


async def test_the_name_follows_the_choices_until_somebody_types_one(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot)
        assert name(pilot) == "2025-001.md"
        await pilot.press("right", "right", "down", "right", "right", "tab", "right")
        await settle(pilot)
        assert name(pilot) == "2025-001.customer.ja.pdf"
        await pilot.press("down", "down", "home", *"my-")
        await settle(pilot)
        assert name(pilot) == "my-2025-001.customer.ja.pdf"
        await pilot.press("up", "up", "right", "up", "left", "up", "left")
        await settle(pilot)
        assert name(pilot) == "my-2025-001.customer.ja.html"
        assert "web page, written to" in screen_text(pilot)


async def test_it_begins_with_what_is_shown(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot, "a", "l")
        assert name(pilot) == "2025-001.management.ja.md"
        await write(pilot)
    written = (there / "2025-001.management.ja.md").read_text(encoding="utf-8")
    assert MANAGEMENT_FACTS in written


async def test_a_file_that_is_there_is_written_over_by_a_second_enter_only(
    opened: Open, samples: Path, there: Path
) -> None:
    path = there / "2025-001.md"
    path.write_text("mine", encoding="utf-8")
    async with opened() as pilot:
        await to_dialog(pilot)
        await write(pilot)
        assert "is there already. Enter once more writes over it." in screen_text(pilot).replace("\n", "")
        assert path.read_text(encoding="utf-8") == "mine"
        await pilot.press("right", "left")
        await settle(pilot)
        await write(pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        await write(pilot)
    assert path.read_text(encoding="utf-8") == team_report(samples, FIRST)


async def test_choices_are_remembered_from_one_run_to_the_next_and_shown_before_they_are_written(
    opened: Open, samples: Path, there: Path, tmp_path: Path
) -> None:
    environment = Environment(last_export=tmp_path / "state" / "last.json")
    async with opened(environment=environment) as pilot:
        await to_dialog(pilot, "a", "l")
        await pilot.press("right")
        pilot.app.screen.query_one("#file", PromptLine).value = str(tmp_path / "a.html")
        await write(pilot)
    assert MANAGEMENT_FACTS in (tmp_path / "a.html").read_text(encoding="utf-8")
    async with opened(environment=environment) as pilot:
        await to_report(pilot)
        assert "[経営層]" in screen_text(pilot) or "[management]" in screen_text(pilot)
        await to_dialog(pilot)
        assert name(pilot) == str(tmp_path / "2025-001.management.ja.html")


async def test_json_for_the_team_is_the_whole_record(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot)
        await to_format(pilot, "json")
        await write(pilot)
    store = open_store(samples)
    whole = store.whole(FIRST)
    store.close()
    text = (there / "2025-001.json").read_text(encoding="utf-8")
    assert text == json_report(whole)


async def test_tables_are_written_to_a_folder(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot)
        await to_format(pilot, "csv")
        assert name(pilot) == "2025-001"
        await write(pilot)
        assert (there / "2025-001" / "measure.csv").is_file()
        (there / "2025-001" / "measure.csv").write_text("mine", encoding="utf-8")
        await to_dialog(pilot)
        await to_format(pilot, "csv")
        await write(pilot)
        assert "is there already" in screen_text(pilot)
    assert (there / "2025-001" / "measure.csv").read_text(encoding="utf-8") == "mine"


async def test_a_calendar_is_written_for_its_reader(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot, "a")
        await to_format(pilot, "ics", key="left")
        await write(pilot)
    assert (there / "2025-001.management.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


async def test_names_stop_the_customers_report_until_roles_are_chosen(
    opened: Open, database: Path, there: Path
) -> None:
    add(database, case_with_name(database), ("apology", {"what_for": "the two days they waited"}), first=9500)
    async with opened(environment=SIGNED) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a")
        await drawn(pilot)
        await to_dialog(pilot)
        await to_format(pilot, "json")
        await write(pilot)
        assert "1 place names or tells who somebody is" in screen_text(pilot)
        assert files(there) == []
        await pilot.press("down", "down", "down", "right")
        await write(pilot)
    exported = json.loads((there / "2026-001.customer.json").read_text(encoding="utf-8"))
    assert "Tanaka" not in str(exported)
    assert "two families" in str(exported)


async def test_an_open_question_is_answered_on_the_report_and_the_file_is_named_after_the_addressee(
    opened: Open, database: Path, there: Path
) -> None:
    reference = case_with_name(database)
    said_so: Values = {"what": "late", "certainty": "confirmed"}
    rows = [("damage", {**said_so, "who": who}) for who in ("Smith (York)", "John Smith (York)")]
    add(database, reference, *rows, first=9500)
    async with opened(size=(120, 40)) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a", "s")
        while pilot.app.screen.query_one(ReportChoices).request.recipient.addressee != "Smith (York)":
            await pilot.press("c")
        await drawn(pilot)
        dialog = await to_dialog(pilot)
        assert name(pilot).endswith("2026-001.customer.Smith-York.md")
        assert dialog.query_one("#dear-line").display
        dialog.query_one("#dear", PromptLine).show(" Ms Smith ")
        assert dialog._request().recipient.dear == "Ms Smith"
        assert pilot.app.shown[reference].recipient.dear == "", "kept nowhere"  # type: ignore[attr-defined]
        await write(pilot)
        assert "= the same customer, d somebody else" in " ".join(screen_text(pilot).split())
        assert files(there) == []


async def test_a_file_that_cannot_be_written_is_told_in_the_dialog(opened: Open, samples: Path, there: Path) -> None:
    (there / "taken").write_text("a file", encoding="utf-8")
    paths = {
        "no/such/out.md": "There is no folder",
        "taken/out.md": "There is no folder",
        "../there": "is a folder",
        "/dev/null": "is a device",
        f"{'x' * 300}.md": "cannot be written",
        "  ": "Give the file a name",
    }
    async with opened() as pilot:
        await to_dialog(pilot)
        for path, told in paths.items():
            pilot.app.screen.query_one("#file", PromptLine).value = path
            await settle(pilot)
            await write(pilot)
            assert told in screen_text(pilot)
            assert "with -o" not in screen_text(pilot)
            assert isinstance(pilot.app.screen, ExportDialog)
        pilot.app.screen.query_one("#file", PromptLine).value = "out.md"
        await settle(pilot)
        await write(pilot)
    assert (there / "out.md").is_file()


async def test_what_keeps_a_format_from_being_made_is_told_with_the_next_step(
    opened: Open, samples: Path, there: Path, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "team.md.j2").write_text("{% for %}", encoding="utf-8")
    async with opened(environment=Environment(templates=templates)) as pilot:
        await to_dialog(pilot)
        await write(pilot)
        assert "team.md.j2cannotbeused" in "".join(screen_text(pilot).split())  # a long path is broken anywhere
        assert "Mend it" in screen_text(pilot)
    assert files(there) == []


async def test_esc_leaves_and_nothing_is_written(opened: Open, samples: Path, there: Path) -> None:
    async with opened() as pilot:
        await to_dialog(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
        assert "Written" not in said(pilot)
    assert files(there) == []


async def test_esc_drops_what_is_still_being_made(opened: Open, samples: Path, there: Path) -> None:
    held = Event()
    async with opened(timings=Timings(notify_after_seconds=0.001)) as pilot:
        dialog = await to_dialog(pilot)
        waiting = dialog._documents._thread.submit(held.wait)
        await pilot.press("enter")
        while "Making it" not in screen_text(pilot):
            await pilot.pause()
        await pilot.press("escape")
        held.set()
        waiting.result()
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
    assert files(there) == []


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_it_fits(opened: Open, samples: Path, there: Path, lang: str) -> None:
    chosen = {"en": "[English]", "ja": "[日本語]"}[lang]
    async with opened(size=(80, 24), lang=lang) as pilot:
        await to_dialog(pilot, "a", "a")
        for height in (24, 40):
            await pilot.resize_terminal(80, height)
            await settle(pilot)
            for word in ("[md]", "ics", chosen, "2025-001.customer.md", "Enter", "Esc"):
                assert word in screen_text(pilot)


async def test_the_mouse_does_it_too(opened: Open, samples: Path, there: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_dialog(pilot)
        await pilot.click("#format", offset=(7, 0))
        await settle(pilot)
        assert name(pilot) == "2025-001.html"
        await pilot.click("ExportDialog CommandFooter", offset=(3, 0))
        await write(pilot)
    assert (there / "2025-001.html").is_file()
