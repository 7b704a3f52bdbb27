"""What the commands of one run share: where the archive is, the settings, and where times and ids come from."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from retro.errors import NOTHING_WRITTEN, RetroError, UsageError
from retro.language import M_, Message, active, preferred
from retro.review.words.team import TeamWords

if TYPE_CHECKING:
    from retro.model.change_factory import ChangeFactory
    from retro.settings import Settings
    from retro.store.protocol import Store
    from retro.where import Where


@dataclass
class Session:
    """One run of the program. `given_stamp` lets tests choose times and ids.

    `patience` is how many seconds to wait for another program's lock on the archive.
    """

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    given_db: Path | str | None = None
    given_at: str = "--db"
    """The place of it among the words of the command."""
    given_stamp: ChangeFactory | None = None
    patience: float = 5.0

    @cached_property
    def settings(self) -> Settings:
        """What `config.toml` says; RetroError if it says it wrongly."""
        from retro.settings import load_settings

        settings = load_settings(self.environ)
        if settings.judgement != TeamWords():
            from retro.review.words import lists

            lists.use(settings.judgement)
        return settings

    @cached_property
    def database(self) -> Where:
        """Where the archive is: what the words of the command say, else RETRO_DB, the settings, the user's own file.

        RetroError if it is named by an address that cannot be read.
        """
        from retro.settings import config_path, user_database

        if isinstance(self.given_db, Path):
            return self.given_db
        if self.given_db:
            where = _read(self.given_at, self.given_db)
        elif named := self.environ.get("RETRO_DB"):
            where = _read("RETRO_DB", named)
        elif where_set := self.settings.database:
            where = where_set
            if not isinstance(where, Path) and where.has_password:
                from retro.cli.shown_password import of_settings

                of_settings(config_path(self.environ))
        else:
            where = user_database()
        return where

    @property
    def has_archive(self) -> bool:
        """Whether there is an archive, as far as it can be told without opening it: a server is only asked then."""
        return not isinstance(self.database, Path) or self.database.exists()

    @cached_property
    def factory(self) -> ChangeFactory:
        """Where times, ids and the author of changes come from.

        The author is who the settings say, else who the address of a server says that logs in, else the login here.
        """
        from retro.model.change_factory import ChangeFactory, whoami

        if self.given_stamp:
            return self.given_stamp
        where = self.database
        user = "" if isinstance(where, Path) else where.said.get("user", "")
        return ChangeFactory(author=self.settings.author or user or whoami())

    @property
    def zone(self) -> str:
        """The IANA name of the zone of a new retrospective."""
        from retro.settings import system_zone

        return self.settings.zone or system_zone(self.environ)

    def language(self, given: str | None) -> str:
        """The language to speak: what was given, else RETRO_LANG, else the settings, else the locale."""
        if given:
            return given
        if not self.environ.get("RETRO_LANG"):
            try:
                if self.settings.language:
                    return self.settings.language
            except RetroError:  # the command that needs the settings will say so, in the language of the locale
                pass
        return preferred(self.environ)

    @property
    def names_database(self) -> bool:
        """Whether the person named the archive; otherwise it is the user's own file."""
        return bool(self.given_db or self.environ.get("RETRO_DB") or self.settings.database)

    @contextmanager
    def store(self, *, create: bool = False, writes: bool = False) -> Iterator[Store]:
        """The archive, opened for one piece of work.

        `writes`: somebody is asked first what is to be written. Where they may only read, they are told before it.

        RetroError if it cannot be opened, if it does not take what the work writes, or if the settings are wrong.
        """
        from retro.model.problem import ValidationError
        from retro.store.engines import engine_of

        _ = self.settings  # wrong ones are told before anything is done, whether this work needs them or not
        store = engine_of(self.database).open_store(
            create=create,
            private=not self.names_database,
            timeout=self.patience,
            say=_say,
            progress=_progress,
        )
        try:
            if writes and (why := store.why_only_read()):
                raise why
            yield store
        except ValidationError as refused:
            from retro.cli.errors import REFUSED, ProblemsError

            raise ProblemsError([problem.message for problem in refused.problems], NOTHING_WRITTEN, REFUSED) from None
        finally:
            store.close()


def _read(place: str, text: str) -> Where:
    """The archive that a text names which stands at `place`; UsageError with that place."""
    from retro.where import read_where

    try:
        return read_where(text)
    except UsageError as wrong:
        raise UsageError(M_("{place}: {reason}", place=place, reason=wrong.title), wrong.step) from None


def _progress(steps: int) -> AbstractContextManager[Callable[[], None]]:
    """How far a file is that is brought up to date."""
    from retro.cli.progress import bar_of_a_file

    return bar_of_a_file(steps)


def _say(message: Message) -> None:
    """Tell on stderr what a person should know."""
    from retro.cli.streams import say

    say(message.show(active()))
