"""`retro`: the group of all commands, and what every run begins and ends with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from retro.cli import (
    COMPLETION,
    click_messages,
    commands,
    errors,
    localized_click,
    open_screens,
    shown_password,
    streams,
)
from retro.cli.session import Session
from retro.cli.words import candidates
from retro.language import LANGUAGES, M_, N_, use


class Program(localized_click.Group):
    """The group, which ends every run with a sentence and an exit code, never with a traceback."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command that the words name, and exit."""
        streams.prepare()
        if COMPLETION in os.environ:
            from retro.cli import completion

            completion.register()
        run = partial(super().main, *args, **{**options, "standalone_mode": False, "complete_var": COMPLETION})
        sys.exit(errors.exit_code(partial(_exit_code, run)))

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of a run. Before anything can be said against the words, the language to say it in is chosen."""
        session = extra["obj"] = extra.get("obj") or Session()
        code = session.language(_language_in(args))
        use(code)
        click_messages.speak(code)
        if not extra.get("resilient_parsing"):
            shown_password.tell(args)
        return super().make_context(info_name, args, parent, **extra)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name. Where a module is called so, no other one is loaded."""
        own = _commands_in(cmd_name) if cmd_name in _modules() else ()
        if found := next((each for each in own if each.name == cmd_name), None):
            return found
        self.commands = _commands()
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """All commands, in the order in which one comes to need them."""
        self.commands = _commands()
        return list(self.commands)


def _language_in(words: list[str]) -> str | None:
    """The language that the words before the command ask for, if it is one."""
    code, rest = None, iter(words)
    for word in rest:
        name, joined, value = word.partition("=")
        if name in ("--lang", "--db"):
            value = value if joined else next(rest, "")
            code = value if name == "--lang" and value in LANGUAGES else code
        elif not word.startswith("-"):
            break
    return code


def _exit_code(run: Callable[[], int | None]) -> int | None:
    """What `run` gives, once what click has to say against the words was told."""
    try:
        return run()
    except click.ClickException as error:
        ctx = error.ctx if isinstance(error, click.UsageError) else None
        command = ctx.command_path if ctx else "retro"
        errors.tell([error.format_message()], M_("See {command} --help.", command=command))
        return errors.USAGE
    except click.Abort:
        return errors.INTERRUPTED


def _show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from retro import __version__

        streams.give(f"retro {__version__}\n")
        ctx.exit()


@click.group(
    "retro",
    cls=Program,
    invoke_without_command=True,
    help=N_(
        "Incident retrospectives, from the first line to the report.\n\n"
        "Without a command, the archive opens on the screen. REF is a reference such as 2026-014; 14 will do while "
        "no other case can be meant."
    ),
    epilog=N_(
        "retro demo\n"
        'retro new "Two parcels swapped" --started "yesterday 9am"\n'
        "retro add 1 timeline 14:05 phones start ringing\n"
        "retro export 1 -o report.md"
    ),
)
@localized_click.option(
    "--db",
    says=N_("The archive: a file, or an address such as postgresql://HOST/NAME. Also: RETRO_DB."),
    metavar="FILE|URL",
    type=click.Path(),
    shell_complete=candidates.files,
)
@localized_click.option(
    "--lang",
    says=N_("The language to speak. Also: RETRO_LANG."),
    type=click.Choice(list(LANGUAGES)),
    is_eager=True,
    expose_value=False,
)
@localized_click.option(
    "--version",
    says=N_("Print the version and exit."),
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
)
@click.pass_context
def retro(ctx: click.Context, db: str | None) -> None:
    """The command `retro`. Its help stands above, in words that can be translated."""
    session = ctx.ensure_object(Session)
    session.given_db = db
    if ctx.invoked_subcommand is None:
        open_screens.open_archive(session)


ORDER = (
    "new", "ask", "meet", "call", "set", "add", "rows", "edit", "check", "tick", "approve", "move", "rm",
    "merge", "undo", "redo", "recover",
    "open", "show", "lint", "reword",
    "list", "search", "similar", "again",
    "export", "sent",
    "preread", "lessons", "drill",
    "report", "actions", "due",
    "site", "import", "close", "reopen",
    "verify",
    "demo", "templates",
    "init", "copy", "pull", "backup", "restore", "reindex", "doctor", "locate",
    "forget", "retain", "completion",
)  # fmt: skip
"""The commands in the order in which one comes to need them; those that are not named here come after them."""


def _modules() -> list[str]:
    return [found.name for found in iter_modules(commands.__path__)]


def _commands_in(module: str) -> Iterator[click.Command]:
    """The commands that a module of `retro.cli.commands` defines."""
    held = vars(import_module(f"{commands.__name__}.{module}"))
    return (each for each in held.values() if isinstance(each, localized_click.Command))


@cache
def _commands() -> dict[str, click.Command]:
    """All commands by their names, in `ORDER`."""
    found = {str(each.name): each for module in _modules() for each in _commands_in(module)}
    return dict(sorted(found.items(), key=lambda each: ORDER.index(each[0]) if each[0] in ORDER else len(ORDER)))


def main() -> None:
    """Run `retro` with the words of the command line."""
    retro.main()
