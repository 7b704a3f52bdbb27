"""What a person has chosen once for all: the file `config.toml`, and where data and settings belong on this system."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retro.errors import RetroError
from retro.language import LANGUAGES, M_, Message
from retro.review.words.team import TeamWords
from retro.value import value
from retro.where import Where, read_where, state_folder

if TYPE_CHECKING:
    from exports.organisation import Organisation


@value
class Settings:
    """The choices of `config.toml`. What is not said there is empty, and the rest of the program decides."""

    language: str = ""
    """Code of the language of the screen and the command line."""
    theme: str = ""
    """Name of the colours of the screen."""
    author: str = ""
    """Who the log says made a change."""
    zone: str = ""
    """IANA name of the zone that a new retrospective gets."""
    currency: str = ""
    """The currency of a cost that is written without one: `EUR`, `円`."""
    editor: str = ""
    """Command of the editor for prose, where neither VISUAL nor EDITOR is set."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys that are bound anew: id of the command, keys."""
    organisation: Mapping[str, Organisation] = field(default_factory=dict)
    """Who sends reports, by the code of a language; "" for the languages that are not there."""
    share_within: int = 14
    """So many days after it began a case should have been shared with others."""
    judgement: TeamWords = TeamWords()
    """What the team says of the judgements: what is off, its own words, its exceptions."""
    meeting: Mapping[str, int] = field(default_factory=dict)
    """How many `minutes` a meeting has, and each step of it, by its code, as far as it is said."""

    classification: Mapping[str, str] = field(default_factory=dict)
    """What stands at the head of reports that are no letter, by the code of their kind; "" for nothing."""

    database: Where | None = None
    """Where the archive is; None: the user's own file."""

    def currency_of(self, zone: str, language: str) -> str:
        """The currency of a cost that names none, in a case with times in `zone`, typed in a language; "" if not sure.

        In Japan, and in Japanese, it is the yen.
        """
        return self.currency or ("円" if (zone, language) == ("Asia/Tokyo", "ja") else "")

    def organisation_in(self, code: str) -> Organisation:
        """Who sends a report in the language with this code."""
        from exports.organisation import Organisation

        return self.organisation.get(code) or self.organisation.get("") or Organisation()


def config_path(environ: Mapping[str, str]) -> Path:
    """Where the settings are: RETRO_CONFIG, else `config.toml` in the user's settings folder."""
    if named := environ.get("RETRO_CONFIG"):
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("retro", appauthor=False) / "config.toml"


def user_database() -> Path:
    """Where the archive is if nobody says anything else: `retro.db` in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("retro", appauthor=False) / "retro.db"


def last_export_path(environ: Mapping[str, str]) -> Path:
    """Where the choices of the last export are kept: RETRO_STATE, else a file in the user's state folder."""
    if named := environ.get("RETRO_STATE"):
        return Path(named).expanduser()
    return state_folder(environ) / "last-export.json"


def places_path(environ: Mapping[str, str]) -> Path:
    """Where it is kept where each case was left, beside the choices of the last export."""
    return last_export_path(environ).with_name("places.json")


def own_templates(environ: Mapping[str, str]) -> Path:
    """The folder of the user's own templates, beside the settings."""
    return config_path(environ).parent / "templates"


def load_settings(environ: Mapping[str, str]) -> Settings:
    """The settings; the empty ones where there is no file.

    RetroError that names the file, and the key, if there is something in it that is no setting.
    """
    path = config_path(environ)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError:
        raise _wrong(path, M_("It is not UTF-8 text.")) from None
    except OSError as error:
        raise _wrong(path, M_("It cannot be read: {reason}.", reason=error.strerror or str(error))) from None
    from tomllib import TOMLDecodeError, loads

    try:
        return _read(loads(text), path.parent)
    except TOMLDecodeError as error:
        raise _wrong(path, M_("It is not TOML: {reason}.", reason=str(error))) from None
    except RecursionError:
        raise _wrong(path, M_("It is not TOML: {reason}.", reason=M_("so many brackets in one another"))) from None
    except _BrokenListError as error:
        raise _wrong(path, error.in_file(text)) from None
    except _NoSettingError as error:
        raise _wrong(path, error.reason) from None


class _NoSettingError(ValueError):
    """A key of the file, or its value, means nothing."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _BrokenListError(_NoSettingError):
    """An entry of a list of words cannot be read. Where it stands in the file is found by its text."""

    def __init__(self, name: str, entry: str, reason: Message) -> None:
        super().__init__(reason)
        self.name = name
        self.entry = entry

    def in_file(self, text: str) -> Message:
        """The reason with the line of the file in which the entry stands."""
        line = next((n for n, each in enumerate(text.splitlines(), 1) if self.entry.strip() in each), 0)
        said = {"name": self.name, "entry": self.entry, "reason": self.reason}
        if not line:
            return M_("{name}, “{entry}”: {reason}", **said)
        return M_("Line {line}, {name}, “{entry}”: {reason}", line=line, **said)


def _read(table: dict[str, Any], folder: Path) -> Settings:
    for key in table:
        if key not in _READERS:
            raise _NoSettingError(
                M_("There is no setting “{key}”. There are: {known}.", key=key, known=tuple(_READERS))
            )
    values = {key: _READERS[key](key, value) for key, value in table.items()}
    if isinstance(file := values.get("database"), Path):
        values["database"] = folder / file
    if "organisation" in values:
        values["organisation"] = _organisations(values["organisation"], folder)
    return Settings(**values)


_MOST_DAYS = 3650
_MOST_MINUTES = 480


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _NoSettingError(M_("“{key}” takes a text in quotes.", key=key))
    return value


def _language(key: str, value: Any) -> str:
    if _text(key, value) not in LANGUAGES:
        raise _NoSettingError(M_("“{key}” takes one of: {known}.", key=key, known=tuple(LANGUAGES)))
    return str(value)


def _archive(key: str, value: Any) -> Where | None:
    try:
        return read_where(text) if (text := _text(key, value)) else None
    except RetroError as wrong:
        raise _NoSettingError(M_("“{key}”: {reason}", key=key, reason=wrong.title)) from None


def _days(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_DAYS:
        raise _NoSettingError(M_("“{key}” takes a number of days, from 0 to {most}.", key=key, most=_MOST_DAYS))
    return value


def _meeting(key: str, value: Any) -> dict[str, int]:
    if not isinstance(value, dict):
        raise _NoSettingError(M_("“{key}” is a table: a line [{key}], below it lines such as minutes = 45.", key=key))
    for name, minutes in value.items():
        least = 5 if name == "minutes" else 0
        if isinstance(minutes, bool) or not isinstance(minutes, int) or not least <= minutes <= _MOST_MINUTES:
            of = f"{key}.{name}"
            raise _NoSettingError(
                M_(
                    "“{key}” takes a number of minutes, from {least} to {most}.",
                    key=of,
                    least=least,
                    most=_MOST_MINUTES,
                )
            )
    return value


def _classification(key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _NoSettingError(
            M_('“{key}” is a table: a line [{key}], below it lines such as management = "Board only".', key=key)
        )
    from exports.report_kind import KINDS

    known = tuple(kind.code for kind in KINDS if not kind.is_letter)
    for name, said in value.items():
        if name not in known:
            raise _NoSettingError(
                M_("There is no setting “{key}”. There are: {known}.", key=f"{key}.{name}", known=known)
            )
        _text(f"{key}.{name}", said)
    return value


def _zone(key: str, value: Any) -> str:
    text = _text(key, value)
    if not text:
        return ""
    from retro.model.moments.reading import read_zone
    from retro.model.problem import ValidationError

    try:
        return read_zone(text)
    except ValidationError as refused:
        raise _NoSettingError(M_("“{key}”: {reason}", key=key, reason=refused.problems[0].message)) from None


def _keys(key: str, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _NoSettingError(M_('“{key}” is a table: a line [{key}], below it lines such as undo = ["u"].', key=key))
    for command, keys in value.items():
        if not isinstance(keys, list) or not all(isinstance(one, str) and one for one in keys):
            of = f"{key}.{command}"
            raise _NoSettingError(M_('“{key}” takes a list of keys, such as ["u", "ctrl+z"].', key=of))
    return {command: tuple(keys) for command, keys in value.items()}


_HOUSE = ("name", "sender", "closing", "logo")


def _organisation(key: str, value: Any) -> dict[str, dict[str, str]]:
    """What is said of the organisation for each language, "" for what is said for all."""
    if not isinstance(value, dict):
        raise _NoSettingError(M_('“{key}” is a table: a line [{key}], below it lines such as name = "…".', key=key))
    said: dict[str, dict[str, str]] = {"": {}}
    for name, one in value.items():
        if name in LANGUAGES and isinstance(one, dict):
            said[name] = {inner: _organisation_text(f"{key}.{name}", inner, text) for inner, text in one.items()}
        else:
            said[""][name] = _organisation_text(key, name, one)
    return said


def _organisation_text(key: str, name: str, value: Any) -> str:
    if name not in _HOUSE:
        known = (*_HOUSE, *LANGUAGES)
        raise _NoSettingError(M_("There is no setting “{key}”. There are: {known}.", key=f"{key}.{name}", known=known))
    return _text(f"{key}.{name}", value)


def _organisations(said: dict[str, dict[str, str]], folder: Path) -> dict[str, Organisation]:
    from exports.organisation import Organisation

    organisations = {}
    for code, own in said.items():
        told = {**said[""], **own}
        logo = told.pop("logo", "")
        organisations[code] = Organisation(**told, logo=folder / Path(logo).expanduser() if logo else None)
    return organisations


def _judgement(key: str, value: Any) -> TeamWords:
    """What is switched off, and the words and exceptions of the team, each list of them found sound."""
    from retro.review.judgement.look import CODES, LISTS
    from retro.review.words.word_list import ListError, entries_of

    if not isinstance(value, dict) or not value.keys() <= {"off", "roles", "words", "except"}:
        raise _NoSettingError(
            M_(
                '“{key}” is a table with off = ["…"] and roles = ["…"], and below it [{key}.words] and [{key}.except].',
                key=key,
            )
        )
    off = _entries(f"{key}.off", value.get("off", []))
    for code in off:
        if code not in CODES:
            raise _NoSettingError(M_("There is no judgement “{code}”. There are: {known}.", code=code, known=CODES))
    told: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in ("words", "except"):
        table = value.get(name, {})
        if not isinstance(table, dict):
            raise _NoSettingError(M_('“{key}” is a table of lists: attention = ["…"].', key=f"{key}.{name}"))
        for code in table:
            if code not in LISTS:
                known = tuple(LISTS)
                raise _NoSettingError(M_("There is no list “{code}”. There are: {known}.", code=code, known=known))
        told[name] = {LISTS[code]: _entries(f"{key}.{name}.{code}", entries) for code, entries in table.items()}
    roles = _entries(f"{key}.roles", value.get("roles", []))
    team = TeamWords(frozenset(off), told["words"], told["except"], roles)
    for code, name in LISTS.items():
        try:
            entries_of(team.lines(name))
        except ListError as broken:
            entry = [*team.lines(name)][broken.line - 1]
            raise _BrokenListError(f"{key} {code}", entry.removeprefix("-"), broken.reason) from None
    return team


def _entries(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise _NoSettingError(M_('“{key}” takes a list of texts: ["…", "…"].', key=key))
    return tuple(value)


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "language": _language,
    "database": _archive,
    "theme": _text,
    "author": _text,
    "zone": _zone,
    "currency": _text,
    "editor": _text,
    "share_within": _days,
    "judgement": _judgement,
    "meeting": _meeting,
    "keys": _keys,
    "organisation": _organisation,
    "classification": _classification,
}


def _wrong(path: Path, reason: Message) -> RetroError:
    return RetroError(
        M_("The settings in {path} cannot be used. {reason}", path=str(path), reason=reason),
        M_("Mend the file, or move it away to go on without it."),
    )


def system_zone(environ: Mapping[str, str], root: Path = Path("/")) -> str:
    """The IANA name of the zone that this system lives in, as far as it can be told; else `UTC`."""
    return next((name for name in _zone_names(environ, root) if _is_zone(name)), "UTC")


def _zone_names(environ: Mapping[str, str], root: Path) -> Iterator[str]:
    if "TZ" in environ:  # it rules the clock, so what the system says beside it does not count
        yield environ["TZ"].removeprefix(":")
        return
    with suppress(OSError):  # no link
        yield (root / "etc/localtime").readlink().as_posix().rpartition("zoneinfo/")[2]
    with suppress(OSError, UnicodeDecodeError):
        yield (root / "etc/timezone").read_text(encoding="ascii").strip()


_ZONE_FILES = Path("/usr/share/zoneinfo")
"""Where systems keep the zones that Python finds, too."""


def _is_zone(name: str) -> bool:
    if not os.environ.get("PYTHONTZPATH") and os.path.normpath(name) == name and ".." not in name:
        with suppress(OSError, ValueError), (_ZONE_FILES / name.lstrip("/")).open("rb") as file:
            if file.read(4) == b"TZif" and not name.startswith("/"):
                return True  # as Python would find; to import what it takes would cost each start 10 ms
    from zoneinfo import ZoneInfo

    try:
        return bool(name and ZoneInfo(name))
    except (KeyError, ValueError, OSError):  # unknown, no name at all, a folder of zones
        return False
