from __future__ import annotations

from pathlib import Path

import pytest

from exports.organisation import Organisation
from retro.errors import RetroError
from retro.language import language
from retro.settings import Settings, config_path, load_settings, system_zone, user_database


def load(tmp_path: Path, text: str | bytes) -> Settings:
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_settings({"RETRO_CONFIG": str(path)})


def refusal(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(RetroError) as raised:
        load(tmp_path, text)
    title = str(raised.value.title)
    assert str(tmp_path / "config.toml") in title
    assert raised.value.step is not None
    return title


def test_no_file_is_no_choice(tmp_path: Path) -> None:
    assert load_settings({"RETRO_CONFIG": str(tmp_path / "none.toml")}) == Settings()


def test_the_organisation_is_read_for_each_language(tmp_path: Path) -> None:
    text = '[organisation]\nname = "Stars"\nsender = "Care"\nlogo = "a.svg"\n[organisation.ja]\nname = "ほし"'
    settings = load(tmp_path, text)
    assert settings.organisation_in("en") == Organisation("Stars", "Care", "", tmp_path / "a.svg")
    assert settings.organisation_in("ja") == Organisation("ほし", "Care", "", tmp_path / "a.svg")
    assert Settings().organisation_in("ja") == Organisation()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('organisation = "Stars"', "[organisation]"),
        ('[organisation]\nnmae = "Stars"', "organisation.nmae"),
        ("[organisation]\nname = 1", "organisation.name"),
        ('[organisation.ja]\nlogos = "a"', "organisation.ja.logos"),
        ('[organisation.fr]\nname = "a"', "organisation.fr"),
    ],
)
def test_what_is_wrong_with_the_organisation_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal(tmp_path, text)


def test_an_empty_file_is_no_choice(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    assert load(
        tmp_path,
        """
        language = "ja"
        theme = "retro-light"
        author = "品質課"
        zone = "Asia/Tokyo"
        currency = "JPY"
        editor = "code --wait"

        [keys]
        "walk.undo" = ["u", "ctrl+z"]
        """,
    ) == Settings("ja", "retro-light", "品質課", "Asia/Tokyo", "JPY", "code --wait", {"walk.undo": ("u", "ctrl+z")})


def test_a_zone_may_be_written_as_people_write_it(tmp_path: Path) -> None:
    assert load(tmp_path, 'zone = "JST"').zone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('colour = "red"', "“colour”"),
        ("language = 3", "“language”"),
        ('language = "fr"', "“language”"),
        ("language = []", "“language”"),
        ("theme = true", "“theme”"),
        ("author = 7", "“author”"),
        ("zone = 9", "“zone”"),
        ('zone = "Asia/Nowhere"', "Asia/Nowhere"),
        ('keys = "u"', "“keys”"),
        ('[keys]\nundo = "u"', "“keys.undo”"),
        ("[keys]\nundo = [1]", "“keys.undo”"),
        ('[keys]\nundo = [""]', "“keys.undo”"),
    ],
)
def test_what_is_no_setting_is_named(tmp_path: Path, text: str, named: str) -> None:
    assert named in refusal(tmp_path, text)


def test_what_is_no_toml_says_where(tmp_path: Path) -> None:
    assert "line 2" in refusal(tmp_path, 'theme = "x"\nzone = \nauthor = "a"')


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    assert "UTF-8" in refusal(tmp_path, b"author = '\xff'")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RetroError) as raised:
        load_settings({"RETRO_CONFIG": str(tmp_path)})
    assert str(tmp_path) in raised.value.title.show(language("ja"))


def test_paths_can_be_chosen_by_the_environment() -> None:
    assert config_path({"RETRO_CONFIG": "/etc/retro.toml"}) == Path("/etc/retro.toml")


def test_paths_are_the_users_own_otherwise() -> None:
    assert config_path({}).name == "config.toml"
    assert config_path({}).parent.name == "retro"
    assert user_database().name == "retro.db"
    assert user_database().is_absolute()


def test_the_archive_is_a_file_beside_the_settings_or_on_a_server(tmp_path: Path) -> None:
    assert load(tmp_path, "").database is None
    assert load(tmp_path, 'database = "team.db"').database == tmp_path / "team.db"
    assert str(load(tmp_path, 'database = "postgres://me:secret@host/shop"').database) == "postgresql://me@host/shop"
    assert "“database”: The address of the archive cannot be read" in refusal(tmp_path, 'database = "postgres://a:x/b"')


def test_the_zone_of_the_clock_comes_first(tmp_path: Path) -> None:
    zone_link(tmp_path, "Europe/Berlin")
    assert system_zone({"TZ": "Asia/Tokyo"}, tmp_path) == "Asia/Tokyo"
    assert system_zone({"TZ": ":Asia/Tokyo"}, tmp_path) == "Asia/Tokyo"


@pytest.mark.parametrize("rule", ["", "JST-9", "../../etc/passwd", "Asia", "/etc/localtime"])
def test_a_clock_without_a_name_is_utc(tmp_path: Path, rule: str) -> None:
    zone_link(tmp_path, "Europe/Berlin")
    assert system_zone({"TZ": rule}, tmp_path) == "UTC"


def test_the_zone_of_the_system_comes_next(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    assert system_zone({}, tmp_path) == "UTC"
    (tmp_path / "etc/timezone").write_text("America/Lima\n")
    assert system_zone({}, tmp_path) == "America/Lima"
    zone_link(tmp_path, "Europe/Berlin")
    assert system_zone({}, tmp_path) == "Europe/Berlin"


def zone_link(root: Path, zone: str) -> None:
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/localtime").symlink_to(f"/usr/share/zoneinfo/{zone}")


@pytest.mark.parametrize("said", ["-1", "4000", "true", '"14"', "1.5"])
def test_the_days_to_share_within_are_a_number_of_days(tmp_path: Path, said: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text("share_within = 0", encoding="utf-8")
    assert load_settings({"RETRO_CONFIG": str(path)}).share_within == 0
    path.write_text(f"share_within = {said}", encoding="utf-8")
    with pytest.raises(RetroError, match="takes a number of days"):
        load_settings({"RETRO_CONFIG": str(path)})


def test_minutes_of_a_meeting_are_read_and_refused_where_they_are_none(tmp_path: Path) -> None:
    assert load(tmp_path, "[meeting]\nminutes = 45\ncause = 20").meeting == {"minutes": 45, "cause": 20}
    assert "meeting.minutes" in refusal(tmp_path, "[meeting]\nminutes = 4")
    assert "meeting.cause" in refusal(tmp_path, "[meeting]\ncause = true")
    assert "table" in refusal(tmp_path, "meeting = 45")


def test_the_words_of_the_team_are_read(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        '[judgement]\noff = ["vague"]\nroles = ["taster"]\n[judgement.words]\nown-pocket = ["out of the till"]\n',
    )
    assert settings.judgement.off == {"vague"}
    assert settings.judgement.roles == ("taster",)
    assert settings.judgement.words == {"pocket": ("out of the till",)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("judgement = 1", "[judgement.words]"),
        ('[judgement]\noff = ["nonsense"]', "nonsense"),
        ('[judgement]\nroles = "taster"', "judgement.roles"),
        ('[judgement]\non = ["vague"]', "[judgement.words]"),
        ('[judgement.words]\nlong-cause = ["a"]', "long-cause"),
        ('[judgement.words]\nvague = "a"', "judgement.words.vague"),
        ('[judgement.words]\nvague = [\n  "do better",\n  "do (it|that better"\n]', "Line 4"),
        ('[judgement.words]\nvague = ["do better"]\n[judgement.except]\nvague = ["do better"]', "Line 2"),
    ],
)
def test_what_is_wrong_with_the_words_of_the_team_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal(tmp_path, text)


def test_how_confidential_reports_are_is_said_by_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[classification]\nmanagement = "社外秘"\n', encoding="utf-8")
    assert load_settings({"RETRO_CONFIG": str(path)}).classification == {"management": "社外秘"}
    for said, part in (('[classification]\nboard = "x"', "classification.board"), ("classification = 3", "is a table")):
        path.write_text(said, encoding="utf-8")
        with pytest.raises(RetroError, match=part):
            load_settings({"RETRO_CONFIG": str(path)})
