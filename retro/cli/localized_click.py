"""Commands and options whose help is written in the language that the person chose on the same line."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any, TypeVar

import click

from retro.cli.session import Session
from retro.cli.streams import give
from retro.language import _
from retro.text.width import cells, pad
from retro.text.wrap import wrap

F = TypeVar("F", bound=Callable[..., Any])
_BETWEEN_CHOICES = re.compile(r"(?<=\|)")


class LocalizedText:
    """An attribute that is set to a message id, and read as its text in the language of the screen."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}_id"

    def __get__(self, holder: object, owner: type) -> str | None:
        message = getattr(holder, self._name, None)
        return _(message) if message else message

    def __set__(self, holder: object, message: str | None) -> None:
        setattr(holder, self._name, message)


class Formatter(click.HelpFormatter):
    """Help pages wrapped by cells, so that Japanese keeps inside the window too."""

    def write_text(self, text: str) -> None:
        """The paragraphs of `text`, wrapped."""
        indent = " " * self.current_indent
        for number, paragraph in enumerate(text.strip().split("\n\n")):
            if number:
                self.write_paragraph()
            for line in wrap(" ".join(paragraph.split()), self.width - self.current_indent):
                self.write(f"{indent}{line}\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms and what they mean, in two columns."""
        rows = list(rows)
        first = min(max(cells(term) for term, _meaning in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, meaning in rows:
            lines = wrap(" ".join(meaning.split()), max(self.width - self.current_indent - first, 10))
            beside = term if cells(term) <= first - col_spacing else ""
            if not beside:
                self._write_term(term)
            for label, line in zip_longest([beside], lines, fillvalue=""):
                self.write(f"{indent}{pad(label, first)}{line}".rstrip() + "\n")

    def _write_term(self, term: str) -> None:
        """A term on lines of its own: where it is too long for one, choices go on below the first of them."""
        first, *choices = _BETWEEN_CHOICES.split(term)
        begun = first.rfind("[") + 1
        line, within = first, " " * begun
        for choice in choices:
            if cells(line) + cells(choice) >= self.width - self.current_indent:
                self.write(f"{' ' * self.current_indent}{line}\n")
                line = within
            line += choice
        self.write(f"{' ' * self.current_indent}{line}\n")


class Context(click.Context):
    """The context of our commands."""

    formatter_class = Formatter

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"help_option_names": ["-h", "--help"], **options})


class Option(click.Option):
    """An option whose help is a message id."""

    help = LocalizedText()


class Command(click.Command):
    """A command whose help is a message id. `epilog` holds examples, printed as they are written."""

    context_class = Context
    help = LocalizedText()
    epilog = LocalizedText()

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, in the language of the moment."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this help and exit.")
            option.callback = show_help
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 -- our lines are short
        """The first line of the help, for the list of commands."""
        return (self.help or "").partition("\n")[0].rstrip(".。")

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples."""
        if self.epilog:
            with formatter.section(_("Examples")):
                formatter.write("".join(f"  {line}\n" for line in self.epilog.split("\n")))


class QueryCommand(Command):
    """A command whose words are a query: `-word` is a word there that is to stand nowhere, and no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put such words behind `--`, where click looks for no options."""
        if "--" not in args:
            known = [form for param in self.get_params(ctx) for form in param.opts if not form.startswith("--")]
            words = [each for each in args if _is_left_out(each, known)]
            args = [*(each for each in args if not _is_left_out(each, known)), "--", *words]
        return super().parse_args(ctx, args)


def _is_left_out(word: str, known: list[str]) -> bool:
    return len(word) > 1 and word[0] == "-" != word[1] and word not in known


class Group(Command, click.Group):
    """The program itself: a command with commands."""

    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, looked at after --lang wherever it stands."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.is_eager = False
        return option


def command(
    name: str, *, says: str, examples: str, cls: type[Command] = Command
) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command: its name, and the message ids of its help and its examples."""
    return click.command(name, cls=cls, help=says, epilog=examples)


def option(*names: str, says: str, **how: Any) -> Callable[[F], F]:
    """Give a command an option, with the message id of its help."""
    return click.option(*names, cls=Option, help=says, **how)


def show_help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the help of the command, if it is asked for, and end."""
    if wanted and not ctx.resilient_parsing:
        give(f"{ctx.get_help()}\n")
        ctx.exit()


in_session = click.make_pass_decorator(Session)
"""Give the command the run's `Session` as its first argument."""
