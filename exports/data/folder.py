"""A folder with one Markdown file for each retrospective, made to be kept under version control.

The name of a file says which retrospective it is, for whom and in which language, and nothing else: it stays the same
when the title changes. A file that holds what it would be given is not touched.
"""

from __future__ import annotations

from pathlib import Path

from exports.accounts.account import Account
from exports.accounts.writing import Written
from exports.data.front_matter import begins_with_ours, front_matter
from exports.files import write_if_changed
from exports.formats import Format, rendered
from retro.language import Language

_AS_A_MATTER_OF_COURSE = {Account.TEAM.value, "en"}
"""What a name does not say."""


def file_name(reference: str, account: Account, to: Language) -> str:
    """`2026-001.md` for the team's report in English, else `2026-001.customer.ja.md`."""
    said = [each for each in (account.value, to.code) if each not in _AS_A_MATTER_OF_COURSE]
    return ".".join([reference, *said, "md"])


def is_free(path: Path, reference: str) -> bool:
    """Whether `path` may be written to: nothing is there, or an account of this retrospective.

    A file that cannot be read is not ours.
    """
    try:
        with path.open("rb") as file:
            return begins_with_ours(file.read(100), reference)
    except FileNotFoundError:
        return not path.is_symlink()
    except OSError:
        return False


def write_account(folder: Path, written: Written, account: Account) -> bool:
    """Write the account to its file in `folder`; gives whether that changed the file. RetroError if it cannot."""
    record, to = written.record, written.document.to
    text = front_matter(record, account, to).encode() + b"\n" + rendered(written.document, Format.MD)
    return write_if_changed(folder / file_name(record.reference, account, to), text)
