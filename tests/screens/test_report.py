from __future__ import annotations

import asyncio
import threading
from hashlib import sha256
from pathlib import Path
from shutil import copy

import pytest

from exports.report_kind import KINDS
from exports.request import ReportRequest
from exports.terminal.drawing import drawn as drawn_lines
from retro.errors import RetroError
from retro.language import LANGUAGES, M_, language
from retro.model.change import Applied, Update
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Dispatch
from retro.model.stages.scope import Damage
from retro.screens.app_services import Timings
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.report.export_dialog import ExportDialog
from retro.screens.report.screen import ReportScreen
from retro.screens.report.sending_base import Written
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.sampled import sampled
from tests.screens.conftest import SIGNED, Open, factory, screen_text, settle, type_text, until
from tests.screens.reading import FIRST, add, case_with_name, drawn, line, said, team_report, to_report
from widgets.document import DocumentView
from widgets.prompt_line import PromptLine


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples, to be copied."""
    return sampled(tmp_path_factory.mktemp("samples") / "retro.db")


@pytest.fixture
def samples(filled: Path, database: Path) -> Path:
    return Path(copy(filled, database))


async def test_the_report_changes_at_a_key_there_and_back(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot)
        assert "2025-001 Parcels of two customers swapped" in screen_text(pilot)
        assert "[team]" in line(pilot, 1)
        await pilot.press("a")
        await drawn(pilot)
        assert "[management]" in line(pilot, 1)
        assert "As of" in screen_text(pilot)
        await pilot.press("A")
        await drawn(pilot)
        assert "[team]" in line(pilot, 1)
        assert "For your information" in screen_text(pilot)
        assert "As of" not in screen_text(pilot)  # which the page for management says


async def test_the_language_changes_at_a_key_and_the_screen_keeps_its_own(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot)
        assert "[English]" in line(pilot, 2)
        assert "For your information" in screen_text(pilot)
        assert "As of" not in screen_text(pilot)  # which the page for management says
        await pilot.press("l")
        await drawn(pilot)
        assert "[日本語]" in line(pilot, 2)
        assert "ご参考までに" in screen_text(pilot)
        assert "Export" in line(pilot, -1)


async def test_a_click_chooses_too(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot)
        await pilot.click("#kinds", offset=(line(pilot, 1).index("management") - 1, 0))
        await drawn(pilot)
        assert "[management]" in line(pilot, 1)


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_every_choice_is_seen_whole_in_80_columns_and_the_chosen_ones_in_60(
    opened: Open, samples: Path, lang: str
) -> None:
    labels = [language(lang)(kind.label) for kind in KINDS] + [*LANGUAGES.values()]
    async with opened(size=(80, 24), lang=lang) as pilot:
        await to_report(pilot)
        for width in (80, 60):
            await pilot.resize_terminal(width, 24)
            for _ in KINDS:
                await pilot.pause()
                choices = line(pilot, 1) + line(pilot, 2)
                assert choices.count("[") == choices.count("]") == 2
                assert width < 80 or not [label for label in labels if label not in choices]
                await pilot.press("a")


async def test_what_was_left_out_is_told_in_a_line(opened: Open, database: Path) -> None:
    case_with_name(database)
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a", "s")
        await drawn(pilot)
        assert "Left out: 1 statement that nobody has confirmed (" in line(pilot, -2)


@pytest.mark.parametrize("readers", [0, 1, 2, 5, 6], ids=["team", "management", "customer", "interim", "first report"])
async def test_a_promise_whose_day_has_passed_is_told_with_its_row_and_what_to_do(
    opened: Open, database: Path, readers: int
) -> None:
    reference = case_with_name(database)
    add(database, reference, ("measure", {"what": "a place for each order", "due": "2026-11-18", "owner": "lead"}))
    async with opened(size=(160, 40), environment=SIGNED) as pilot:
        await to_report(pilot, "e")
        await pilot.press(*"a" * readers, *("s" if readers in (2, 6) else ""))
        await drawn(pilot)
        told = " ".join(screen_text(pilot).split("\n")[-6:])
        if readers in (2, 6):
            assert "against it. p list" in told
            await pilot.press("p")
            listed = " ".join(screen_text(pilot).split())
            assert "5.1 “a place for each order”: that was to be done by 2026-11-18" in listed
            assert "Enter goes to the row" in listed
            assert "retro check" not in listed
            return
        assert "5.1 “a place for each order” (2026-11-18)" in told
        assert "v on a row of the case says that it was done, or another day." in " ".join(told.split())
        assert "retro check" not in told


def say_otherwise(database: Path, reference: str, what: str) -> None:
    """Write the cause of a case otherwise, as another terminal would."""
    store, stamps = open_store(database), factory(9700)
    (cause,) = store.load(reference).of(Cause)
    op = Update(cause.kind, cause.id, cause.revision, {"what": cause.what}, {"what": what})
    assert isinstance(store.apply(reference, stamps.change(op)), Applied)
    store.close()


async def test_what_stands_against_it_is_walked_through_and_what_is_doubtful_is_answered(
    opened: Open, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = case_with_name(database)
    add(database, reference, ("apology", {"what_for": "the two days they waited"}), ("remedy", {"what": "Taxi fare"}),
        ("cause", {"what": "the clerk was careless", "sure": "fact"}), first=9500)  # fmt: skip
    monkeypatch.chdir(tmp_path)

    def files() -> list[str]:
        return [path.name for path in tmp_path.glob("*.md")]

    async with opened(size=(120, 40), environment=SIGNED) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a", "s")
        await drawn(pilot)
        assert "1 thing stands against it. Besides, 1 to be answered." in screen_text(pilot)
        await pilot.press("p")
        assert "2.1 “" in screen_text(pilot)
        assert "4.2 “Taxi fare" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        await until(pilot, lambda: walk.fields.editing == "what")
        assert "the clerk was careless" in screen_text(pilot)
        await pilot.press("escape")
        say_otherwise(database, reference, "the slips looked alike")
        await pilot.press("escape")
        await until(pilot, lambda: "careless" not in screen_text(pilot) and "Taxi fare" in screen_text(pilot))
        assert "1 thing in it is doubtful" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "the slips looked alike" in screen_text(pilot))
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportDialog))
        await pilot.press("enter")
        await until(pilot, lambda: "Enter once more" in screen_text(pilot))
        assert not files()
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: files() == ["2026-001.customer.md"])


async def test_the_old_text_stays_until_the_newest_request_is_made(opened: Open, samples: Path) -> None:
    held = threading.Event()
    async with opened(size=(80, 24), timings=Timings(notify_after_seconds=0.001)) as pilot:
        screen = await to_report(pilot)
        waiting = asyncio.ensure_future(screen._documents.make(held.wait))
        await pilot.press(*"aaaaaaa", "l", "l", "a")  # once around all readers, and one further
        while "…" not in line(pilot, 0):
            await pilot.pause()
        assert "For your information" in screen_text(pilot)
        assert "As of" not in screen_text(pilot)  # which the page for management says
        assert "[management]" in line(pilot, 1)
        held.set()
        await waiting
        await drawn(pilot)
        assert "As of" in screen_text(pilot)
        assert "…" not in line(pilot, 0)


async def test_it_may_be_left_while_the_report_is_made(opened: Open, samples: Path) -> None:
    held = threading.Event()
    async with opened(size=(80, 24)) as pilot:
        screen = await to_report(pilot)
        waiting = asyncio.ensure_future(screen._documents.make(held.wait))
        await pilot.press("a", "escape")
        await settle(pilot)
        held.set()
        await asyncio.wait([waiting])
        await settle(pilot)
        assert not screen.is_attached
        assert pilot.app.return_code is None


async def test_what_another_terminal_writes_is_shown(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 40)) as pilot:
        screen = await to_report(pilot)
        add(samples, FIRST, ("sharing", {"whom": "found out later"}))
        await screen._poll()
        await drawn(pilot)
        await pilot.press("G")
        await settle(pilot)
        assert "found out later" in screen_text(pilot)


async def test_a_long_report_is_shown_to_its_end(opened: Open, samples: Path) -> None:
    add(samples, FIRST, *[("sharing", {"whom": f"branch {n} " + "and who is there " * 9}) for n in range(400)])
    async with opened(size=(80, 24)) as pilot:
        screen = await to_report(pilot)
        shown = screen.query_one(DocumentView).virtual_size.height
        assert shown == len(list(drawn_lines(team_report(samples, FIRST), 76))) > 1000
        await pilot.press("G")
        await settle(pilot)
        assert "branch 399" in screen_text(pilot)
        await pilot.press("l")
        await drawn(pilot)
        assert screen.query_one(DocumentView).scroll_offset.y > 1000


async def test_words_are_found(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot)
        await pilot.press("slash")
        await type_text(pilot, "prevention measure")
        await settle(pilot)
        assert "Prevention measure" in screen_text(pilot)
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)


async def test_a_name_keeps_the_customers_report_from_being_shown_until_roles_stand_there(
    opened: Open, database: Path
) -> None:
    case_with_name(database)
    async with opened(size=(100, 50)) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a")
        await drawn(pilot)
        assert "“Ms Tanaka” → shipping lead" in screen_text(pilot) or "“Tanaka” → shipping lead" in screen_text(pilot)
        assert "two families" not in screen_text(pilot)
        await pilot.press("y")
        assert "There is no text to offer yet." in said(pilot)
        await pilot.press("s")
        await drawn(pilot)
        assert "two families" in screen_text(pilot)
        assert "Tanaka" not in "\n".join(screen_text(pilot).split("\n")[:-2])
        await pilot.press("s")
        await drawn(pilot)
        assert "two families" not in screen_text(pilot)


async def test_the_customers_report_can_be_for_one_of_them(opened: Open, database: Path) -> None:
    reference = case_with_name(database)
    families = [("damage", {"what": f"a box of the {name}s", "who": f"{name} family"}) for name in ("Mori", "Hara")]
    add(database, reference, *families, first=9500)
    async with opened(size=(100, 50)) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a", "s")
        await drawn(pilot)
        assert "The rows speak of several customers: “Mori family”, “Hara family”." in screen_text(pilot)
        assert "c says which of them it is for" in screen_text(pilot)
        assert "a box of" not in screen_text(pilot)
        await pilot.press("c")
        await drawn(pilot)
        assert "to: Mori family" in line(pilot, 0)
        assert "a box of the Moris" in screen_text(pilot)
        assert "a box of the Haras" not in screen_text(pilot)
        await pilot.press("c", "c")
        await drawn(pilot)
        assert "to: all" in line(pilot, 0)
        assert "a box of" not in screen_text(pilot)  # what befell one is nothing for all
        assert "Mori" not in screen_text(pilot)
        await pilot.press("c")
        await drawn(pilot)
        assert "to: Mori family" in line(pilot, 0)


async def test_a_customer_who_may_be_the_addressee_is_asked_about(opened: Open, database: Path) -> None:
    reference = case_with_name(database)
    called = ("Smith", "John Smith", "J. Smith")
    rows = [
        ("damage", {"what": f"a box, {n}", "who": name})
        for n, name in zip(("red", "blue", "green"), called, strict=True)
    ]
    add(database, reference, *rows, first=9500)
    async with opened(size=(100, 50)) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a", "s", "c")
        await drawn(pilot)
        assert "Is “Smith” the same customer as “John Smith”, “J. Smith”?" in screen_text(pilot)
        await pilot.press("equals_sign")
        await drawn(pilot)
        assert "Is “Smith” the same customer as “J. Smith”?" in screen_text(pilot)
        assert "a box," not in screen_text(pilot)
        await pilot.press("d")
        await drawn(pilot)
        assert "a box, red" in screen_text(pilot)
        assert "a box, blue" in screen_text(pilot)
        assert "a box, green" not in screen_text(pilot)


async def test_interim_reports_are_counted(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot)
        await pilot.press("A", "A")
        await drawn(pilot)
        assert "no. 1" in line(pilot, 0)
        first = screen_text(pilot)
        await pilot.press("i")
        await drawn(pilot)
        assert "no. 2" in line(pilot, 0)
        assert screen_text(pilot).split("\n")[4] != first.split("\n")[4]
        await pilot.press("A")
        await drawn(pilot)
        assert "no." not in line(pilot, 0)


async def test_the_page_opens_again_with_the_report_it_was_left_with(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await to_report(pilot)
        await pilot.press("a", "l")
        await drawn(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await to_report(pilot, "e")
        assert "[management]" in line(pilot, 1)
        assert "[日本語]" in line(pilot, 2)


async def test_enter_on_a_place_leads_to_its_row(opened: Open, database: Path) -> None:
    reference = case_with_name(database)
    async with opened(size=(120, 40)) as pilot:
        await to_report(pilot, "e")
        await pilot.press("a", "a")
        await drawn(pilot)
        assert "p Against it" in line(pilot, -1)
        assert "1 place names or tells who somebody is" in screen_text(pilot)
        await pilot.press("p")
        assert "2 things stand against it." in screen_text(pilot), "all of it, not the names alone"
        assert "no apology is written for this reader" in " ".join(screen_text(pilot).split())
        await pilot.press("p")
        assert "no apology" not in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        assert isinstance(walk.chosen, Damage)
        assert walk.fields.editing, "to the field that names somebody"
        add(database, reference, ("lesson", {"what": "changed meanwhile"}))
        await pilot.press("escape", "escape")
        await drawn(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
        assert "[customer]" in line(pilot, 1)


async def test_from_the_walk_it_leads_back_to_that_walk(opened: Open, database: Path) -> None:
    reference = case_with_name(database)
    async with opened(size=(120, 40), reference=reference) as pilot:
        walk = pilot.app.screen
        await to_report(pilot, "8")
        await pilot.press("a", "a")
        await drawn(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is walk
        assert isinstance(walk, WalkScreen)
        assert isinstance(walk.chosen, Damage)


async def test_a_mistake_in_a_template_of_ones_own_is_shown_and_the_stock_one_offered(
    opened: Open, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "management.md.j2").write_text("one\n{{ two", encoding="utf-8")
    async with opened(size=(80, 24), environment=Environment(templates=tmp_path)) as pilot:
        await to_report(pilot)
        await pilot.press("a")
        await drawn(pilot)
        assert "line 2" in screen_text(pilot)
        assert "T Stock template" in line(pilot, -1)
        await pilot.press("T")
        await drawn(pilot)
        assert "As of" in screen_text(pilot)


async def test_the_clipboard_is_offered_what_is_shown(opened: Open, samples: Path) -> None:
    async with opened() as pilot:
        await to_report(pilot)
        await pilot.press("y")
        assert pilot.app.clipboard == team_report(samples, FIRST)
        assert "Offered" in said(pilot)


async def test_the_written_file_is_opened_with_the_systems_viewer(opened: Open, samples: Path, tmp_path: Path) -> None:
    asked: list[Path] = []
    async with opened(environment=Environment(open_file=asked.append)) as pilot:
        await to_report(pilot)
        assert "o Open" not in line(pilot, -1)
        await pilot.press("o")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ExportDialog)
        await pilot.press("up")
        pilot.app.screen.query_one("#file", PromptLine).value = str(tmp_path / "out.md")
        await pilot.press("enter")
        await settle(pilot)
        assert asked == []
        assert "o Open" in line(pilot, -1)
        await pilot.press("o")
        await settle(pilot)
        assert asked == [tmp_path / "out.md"]
        await pilot.press("m")
        asked_whom = pilot.app.screen.query_one("SentPrompt PromptLine", PromptLine)
        assert asked_whom.value == "team"
        asked_whom.show("")
        await type_text(pilot, "the insurer")
        await pilot.press("enter")
        assert "The case knows nobody called so. Enter once more: it went to “the insurer”." in screen_text(pilot)
        await pilot.press("enter")
        await type_text(pilot, "quality lead")
        await pilot.press("enter", "enter")
        await settle(pilot)
        await until(pilot, lambda: "Kept: it was sent to the insurer." in said(pilot))
        assert "o Open" in line(pilot, -1)
        assert isinstance(pilot.app.focused, DocumentView)
    store = open_store(samples, create=False)
    kept = store.load("2025-001").of(Dispatch)[-1]
    store.close()
    written = (tmp_path / "out.md").read_bytes()
    assert (kept.whom, kept.account, kept.by, kept.format) == ("the insurer", "team", "quality lead", "md")
    assert kept.sha256 == sha256(written).hexdigest()


async def test_a_system_without_a_viewer_is_told_with_the_path(opened: Open, samples: Path, tmp_path: Path) -> None:
    def no_viewer(path: Path) -> None:
        raise RetroError(M_("This system has no viewer that opened the file."), M_("It is here: {path}", path=path))

    async with opened(environment=Environment(open_file=no_viewer)) as pilot:
        screen = await to_report(pilot)
        screen.written = Written(tmp_path / "out.md", ReportRequest(language("en")), factory().now())
        await pilot.press("o")
        await settle(pilot)
        assert str(tmp_path / "out.md") in said(pilot)
