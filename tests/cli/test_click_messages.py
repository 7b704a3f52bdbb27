"""What click says by itself is said in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from retro.cli import click_messages


def test_the_words_of_click_are_still_its_words() -> None:
    source = "".join(file.read_text("utf-8") for file in Path(click.__file__).parent.glob("*.py"))
    for message in (*click_messages.SAID, *(one for pair in click_messages.COUNTED for one in pair)):
        assert f'"{message}"' in source


@pytest.fixture
def catalogues(tmp_path: Path) -> Iterator[Path]:
    """A folder of catalogues with some of click's words in Japanese."""
    catalogue = Catalog("ja")
    catalogue.add("Usage:", "使い方:")
    catalogue.add("No such option {name!r}.", "{name!r} というオプションはありません。")
    pair = ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})")
    catalogue.add(pair, ("余分な引数: {args}",))
    path = tmp_path / "ja/LC_MESSAGES/retro.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    yield tmp_path
    click_messages.speak("en")


def told(*words: str) -> str:
    """What click says of words that a command without arguments does not take."""
    command = click.Command("x")
    with pytest.raises(click.UsageError) as raised:
        command.main(list(words), standalone_mode=False)
    return command.get_usage(click.Context(command)) + raised.value.format_message()


@pytest.mark.parametrize("locale", ["C", "en_US.UTF-8", "ja_JP.UTF-8"])
def test_click_speaks_japanese_whatever_the_locale(
    catalogues: Path, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, locale)
    click_messages.speak("ja", catalogues)
    assert "使い方:" in told("--x")
    assert "'--x' というオプションはありません。" in told("--x")
    assert "余分な引数: a b" in told("a", "b")


def test_click_speaks_english_where_that_was_chosen(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ja")
    click_messages.speak("ja", catalogues)
    click_messages.speak("en")
    assert "Usage:" in told("--x")
