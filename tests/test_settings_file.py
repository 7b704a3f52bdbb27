"""A choice made on the screen is written into the settings, and nothing else of them changes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retro.errors import RetroError
from retro.settings import Settings, load_settings
from retro.settings_file import begin_settings, keep_setting


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "nord"\n'),
        ('author = "k"', 'author = "k"\ntheme = "nord"\n'),
        ('# a\ntheme = "x" # b\nauthor = "k"\n', '# a\ntheme = "nord" # b\nauthor = "k"\n'),
        ("theme='x'\n", 'theme = "nord"\n'),
        ('[keys]\n"a.theme" = ["t"]\n', 'theme = "nord"\n[keys]\n"a.theme" = ["t"]\n'),
        ('# theme = "x"\n', '# theme = "x"\ntheme = "nord"\n'),
    ],
)
def test_it_takes_the_place_of_what_was_said_and_leaves_the_rest(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(before, encoding="utf-8")
    keep_setting(path, "theme", "nord")
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.parametrize("held", ["theme = 5\n", "theme = [\n", 'author = """\ntheme = "x"\n"""\n', "\udcff"])
def test_a_file_that_it_cannot_follow_is_left_as_it_is(tmp_path: Path, held: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(held.encode("utf-8", "surrogateescape"))
    with pytest.raises(RetroError, match="could not be kept"):
        keep_setting(path, "theme", "nord")
    assert path.read_bytes() == held.encode("utf-8", "surrogateescape")


KEYS = st.sampled_from(["theme", "author", "language", "zone"])
LINES = st.lists(
    st.tuples(KEYS, st.text("ab \u3042#[]=", max_size=6)).map(lambda each: f'{each[0]} = "{each[1]}"')
    | st.sampled_from(["", "# theme = 1", "[keys]", "[organisation]"]),
    max_size=6,
)


@given(LINES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_other_settings_stay_whatever_they_are(tmp_path: Path, lines: list[str]) -> None:
    path, text = tmp_path / "config.toml", "\n".join(lines)
    path.write_text(text, encoding="utf-8")
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        held = None
    try:
        keep_setting(path, "theme", "nord")
    except RetroError:
        assert path.read_text(encoding="utf-8") == text
        assert held is None
    else:
        assert held is not None
        assert tomllib.loads(path.read_text(encoding="utf-8")) == {**held, "theme": "nord"}


def test_the_file_that_is_begun_says_nothing_yet_and_is_not_begun_twice(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "config.toml"
    begin_settings(path)
    assert load_settings({"RETRO_CONFIG": str(path)}) == Settings()
    said = [line.removeprefix("# ").partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    everything = path.with_name("all.toml")
    everything.write_text("\n".join(said).replace('logo = ""', 'logo = "x.svg"'), encoding="utf-8")
    held = load_settings({"RETRO_CONFIG": str(everything)})
    assert (held.language, held.keys) == ("en", {"walk.delete": ("d", "delete")})
    path.write_text("", encoding="utf-8")
    begin_settings(path)
    assert path.read_text(encoding="utf-8") == ""
