"""Writes one choice into `config.toml`; what a person wrote there stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

from exports.files import write_file
from retro.errors import RetroError
from retro.language import M_

_TEMPLATE = """\
# language = "en"             # or ja
# database = "~/retro.db"     # the archive: a file, or an address such as postgresql://HOST/NAME
# theme = "retro-dark"        # or retro-light, or any theme of Textual
# author = ""                 # who the log says made a change
# zone = "Asia/Tokyo"         # of new retrospectives
# currency = "円"             # of a cost that is written without one
# editor = "nano"             # for prose, where neither VISUAL nor EDITOR is set
# share_within = 14           # days until a case should have been shared with others

# [meeting]
# minutes = 60                # how long a meeting is, if nothing is said
# cause = 20                  # minutes of one step, by its name; the others share what is left

# [keys]                      # id of a command = its keys
# "walk.delete" = ["d", "delete"]

# [judgement]
# off = ["long-cause"]        # judgements that are not wanted
# roles = ["sommelier"]       # what no name is where a role stands, if Retro does not know it
# [judgement.words]           # of one's own: as in retro/review/words/lists
# attention = ["sharpen up"]
# [judgement.except]
# attention = ["care label"]

# [organisation]
# name = ""
# sender = ""
# closing = ""
# logo = ""
"""

_TABLE = re.compile(r"^\s*\[", re.MULTILINE)


def keep_setting(path: Path, key: str, value: str) -> None:
    """Let the file say `key = "value"`, in the place where it said something else, else before its tables.

    RetroError if the file cannot be written, or holds what is no TOML: it is then as it was.
    """
    from tomllib import TOMLDecodeError, loads

    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = _with(before, key, value)
        if {**loads(before), key: value} != loads(after):
            raise _refused(path, "")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, after, force=True, private=True)
    except (OSError, UnicodeDecodeError, TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        raise _refused(path, reason or str(error)) from None


def begin_settings(path: Path) -> None:
    """Make the file, if there is none: every setting with what it is for, and none of them said.

    RetroError if it cannot be written.
    """
    if path.exists():
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(path, error.strerror or str(error)) from None
    write_file(path, _TEMPLATE, private=True)


def _with(text: str, key: str, value: str) -> str:
    line = f'{key} = "{value}"'
    table = _TABLE.search(text)
    head, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    said = re.compile(rf"^{key}\s*=\s*(\"[^\"\n]*\"|'[^'\n]*')", re.MULTILINE)
    if said.search(head):
        return said.sub(lambda _found: line, head, count=1) + rest
    gap = "" if not head or head.endswith("\n") else "\n"
    return f"{head}{gap}{line}\n{rest}"


def _refused(path: Path, reason: str) -> RetroError:
    return RetroError(
        M_("The choice could not be kept in {path}. {reason}", path=str(path), reason=reason),
        M_("It holds until Retro is left. Write it there yourself, or mend the file."),
    )
