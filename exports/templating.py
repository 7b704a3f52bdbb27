"""Templates: the stock ones of this package, and the user's own in their place.

A user's template is Jinja2 in its sandbox: it is given what the reader of the report may see and nothing else, and
what it puts out is escaped for Markdown. It may extend the stock one, which it finds as `stock/management.md.j2`.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.files import read_bounded
from exports.markdown.escape import Markdown, inline
from exports.sandbox import overrun
from retro.errors import RetroError
from retro.language import M_, N_, Language, Message
from retro.value import value

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment, Template as Compiled
    from jinja2.runtime import Context

STOCK = Path(__file__).parent / "templates"
"""The folder of the stock templates."""


@value
class Template:
    """One template."""

    label: str
    """The message id of what it makes."""
    is_brief: bool = False
    """Whether what it makes is set small, to fit one printed page."""
    is_of_audience: bool = False
    """Whether it is the final report for the audience with its name."""


class LazyWord:
    """A word of a template that is made, once, when a template asks for it: whoever does without it pays nothing."""

    def __init__(self, made: Callable[[], Any]) -> None:
        self._made = made

    @cached_property
    def word(self) -> Any:
        """What it is."""
        return self._made()


class Named(dict[str, Any]):
    """Things by their names, each also an attribute: a template that says `things.name` finds it at the first look."""

    def __init__(self, things: Mapping[str, Any]) -> None:
        super().__init__(things)
        self.__dict__.update(things)


PLAIN = "plain"
"""The template of a report that has none of its own."""

TEMPLATES = {
    "team": Template(N_("The team's report"), is_of_audience=True),
    "management": Template(N_("The one-page report for management"), is_brief=True, is_of_audience=True),
    "customer": Template(N_("The letter to the customer"), is_of_audience=True),
    "formal": Template(N_("The formal report, with boxes for who signs"), is_of_audience=True),
    "participants": Template(N_("The facts, for those who take part, to be corrected"), is_of_audience=True),
    "interim": Template(N_("The interim report")),
    "period": Template(N_("The report over a period")),
    PLAIN: Template(N_("The report for any other reader")),
}
"""The templates there are, by their names."""

_LARGEST = 1 << 20
"""Bytes of the largest template of a user's own."""

_ROUNDS = 100_000
"""How often the loops over `range` of one user's template may go round in all."""

_LONGEST = 20_000_000
"""Characters of the longest text that a user's template may put out."""

_MISTAKES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the expressions of a template raise besides Jinja2's own errors."""


def render(name: str, own: Mapping[str, Path], to: Language, /, **words: Any) -> str:
    """The Markdown that the template `name` makes, of the user's `own` file where there is one.

    RetroError that names the file and the line if a user's template cannot be used.
    """
    if name not in own:
        return _stock_template(name).render(words, _=to)
    from jinja2 import TemplateError

    path = own[name]
    source = own_source(path)

    def made() -> str:
        text = _own(source, name).get_template(_file(name)).render(_=to, range=_Rounds(), **words)
        if len(text) > _LONGEST:
            raise OverflowError(f"more than {_LONGEST} characters")
        return text

    if _may_run_away(source, name) and (reason := overrun(made)) is not None:
        raise RetroError(M_("The template {path} cannot be used: {reason}.", path=path, reason=reason), _NEXT_STEP)
    try:
        return made()
    except (TemplateError, *_MISTAKES) as error:
        raise _template_error(path, error) from error


def own_files(folder: Path) -> Mapping[str, Path]:
    """The templates of the user's own in `folder`, by the names of those that they take the place of."""
    return {name: path for name in TEMPLATES if (path := folder / _file(name)).is_file()}


def stock_source(name: str) -> str:
    """The text of a stock template."""
    return (STOCK / _file(name)).read_text("utf-8")


def starting_point(name: str) -> str:
    """A template to be changed, which extends the stock one: every part of it stands there as it is now."""
    source = stock_source(name)
    parts = [f"{{# {told} #}}" for told in (_HINT, _HINT_BLOCKS)]
    blocks = "\n\n".join(_outermost_blocks(source))
    return f'{{% extends "stock/{_file(name)}" %}}\n' + "\n".join(parts) + f"\n\n{blocks}\n"


_HINT = "Change the parts below; a part that you delete is as in the stock template."
_HINT_BLOCKS = "{{ super() }} stands for the stock part, so that you can write before and after it."


def _outermost_blocks(source: str) -> Iterator[str]:
    """Each `{% block … %}` that stands in no other, to its end."""
    import re

    depth, start = 0, 0
    for found in re.finditer(r"\{%-?\s*(block|endblock)\b[^%]*%\}", source):
        if found[1] == "block":
            start = found.start() if depth == 0 else start
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                yield source[start : found.end()]


def _file(name: str) -> str:
    return f"{name}.md.j2"


@cache
def _words() -> type[Context]:
    from jinja2.runtime import Context
    from jinja2.utils import missing

    class Words(Context):
        """Knows each `LazyWord`."""

        def resolve_or_missing(self, key: str) -> Any:
            found = self.vars[key] if key in self.vars else self.parent.get(key, missing)
            return found.word if type(found) is LazyWord else found

    return Words


@cache
def _stock() -> Environment:
    from jinja2 import Environment, FileSystemLoader

    from exports.compiled_templates import cache_path, compiled_templates
    from exports.direct_code import DirectCode

    environment = _set_up(Environment, FileSystemLoader(STOCK))
    environment.context_class = _words()
    environment.code_generator_class = DirectCode
    environment.globals.clear()  # no stock template calls any of Jinja's own
    environment.bytecode_cache = compiled_templates(cache_path())
    return environment


@cache
def _stock_template(name: str) -> Compiled:
    return _stock().get_template(_file(name))


def own_source(path: Path) -> str:
    """The text of a template of the user's own. RetroError if it cannot be read."""
    try:
        return read_bounded(path, _LARGEST).decode()
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
        raise RetroError(
            M_("The template {path} cannot be read: {reason}.", path=path, reason=reason), _NEXT_STEP
        ) from error


@lru_cache(len(TEMPLATES))
def _may_run_away(source: str, name: str) -> bool:
    """Whether it must be tried before it is used. One that cannot be read at all is told as it is."""
    from jinja2 import TemplateError

    from exports.template_risk import may_run_away

    try:
        return may_run_away(_own(source, name).parse(source))
    except TemplateError:
        return False
    except RecursionError:
        return True


@lru_cache(len(TEMPLATES))
def _own(source: str, name: str) -> Environment:
    """Where a template of the user's own finds itself and the stock ones. Made once for all cases of an archive."""
    from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, PrefixLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    stock = FileSystemLoader(STOCK)
    loader = ChoiceLoader([DictLoader({_file(name): source}), PrefixLoader({"stock": stock})])
    environment = _set_up(ImmutableSandboxedEnvironment, loader)
    environment.context_class = _words()
    del environment.filters["random"]  # the same record gives the same text
    del environment.globals["lipsum"]
    return environment


def _set_up(kind: type[Environment], loader: BaseLoader) -> Environment:
    from jinja2 import StrictUndefined

    return kind(
        loader=loader,
        autoescape=False,  # it is no HTML that we write: `finalize` escapes for Markdown
        finalize=_safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # the stock ones stay as they are; one of the user's own is given as a text
    )


def _safe(value: object) -> Markdown:
    """What a template puts out: Markdown as it is, everything else escaped, so that no template can forget to."""
    return value if isinstance(value, Markdown) else inline(str(value))


class _Rounds:
    """`range` for a user's template: all of its loops together go round a limited number of times."""

    def __init__(self) -> None:
        self._left = _ROUNDS

    def __call__(self, *bounds: int) -> Iterable[int]:
        for number in range(*bounds):
            self._left -= 1
            if self._left < 0:
                raise OverflowError(f"more than {_ROUNDS} rounds")
            yield number


_NEXT_STEP = M_("Mend it, or say --stock to use the template that comes with Retro.")


def _template_error(path: Path, error: Exception) -> RetroError:
    """What is wrong with a user's template, and in which line of it."""
    reason: Message | str = str(error) or type(error).__name__
    if isinstance(error, RecursionError):
        reason = M_("it goes round and round in itself")
    if line := _line(error):
        title = M_("The template {path} cannot be used: line {line}: {reason}.", path=path, line=line, reason=reason)
    else:
        title = M_("The template {path} cannot be used: {reason}.", path=path, reason=reason)
    return RetroError(title, _NEXT_STEP)


def _line(error: Exception) -> int | None:
    """The line of the user's template that the error is of; None if it is of none."""
    if isinstance(line := getattr(error, "lineno", None), int):
        return line
    of_template = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return of_template[-1].lineno if of_template else None
