"""Languages: every text that a person sees is looked up here, in the language that its reader chose.

A text is written in English where it is used, and that English is its message id. `N_` marks an id that is
looked up later (a label in a declaration); `_` looks one up at once in the language of the screen;
`Language.__call__` looks one up in a given language, as a report does. Catalogues are gettext's, in
`retro/locale/`; none is opened before the first text that needs it, and English needs none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = {"en": "English", "ja": "日本語"}
"""The languages there are: code and the name that its own readers call it."""

LOCALE_DIR = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 -- gettext's own name for it, which extraction tools look for
    """Mark a message id for the catalogue without looking it up."""
    return message


_SENSE = "\x04"
"""What gettext puts between the sense of a text and the text, where it looks both up together."""


def NP_(sense: str, message: str) -> str:  # noqa: N802 -- as above, for gettext's `pgettext`
    """Mark a message id that has a translation of its own in this sense, whatever else the same words mean elsewhere.

    What one types and what one reads may be the same words in English and others in Japanese: a mark of the entry line
    is of the sense `mark`. The id is looked up as any other.
    """
    return f"{sense}{_SENSE}{message}"


@dataclass(frozen=True)
class Message:
    """A text that will be shown later, in a language not known yet: a message id and what fills its braces.

    A parameter may be a `Message`, which is then shown in the same language, or a tuple, which is shown as a list.
    With `plural` and `n`, the form that suits the number is chosen, and `{n}` is filled with it.
    """

    text: str
    params: Mapping[str, Any] = field(default_factory=dict)
    plural: str = ""
    n: int = 0

    def __str__(self) -> str:
        return self.show(language("en"))

    def show(self, language: Language) -> str:
        """The text in `language`."""
        params = {name: _shown(value, language) for name, value in self.params.items()}
        if self.plural:
            return language.plural(self.text, self.plural, self.n, **params)
        return language(self.text, **params)


def _shown(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return language.join(str(_shown(each, language)) for each in value)
    return value.show(language) if isinstance(value, Message) else value


def M_(text: str, /, **params: Any) -> Message:  # noqa: N802 -- sits beside N_
    """A `Message` with its parameters."""
    return Message(text, params)


def MN_(one: str, many: str, n: int, /, **params: Any) -> Message:  # noqa: N802 -- as above
    """A `Message` that counts: the form that suits `n` is chosen, and `{n}` is filled with it."""
    return Message(one, params, many, n)


_ROOMY = ("。", "！", "？", "．")
"""Signs that end a sentence and take the room of two letters: no blank stands behind them."""


@dataclass(frozen=True, eq=False)
class Language:
    """One language: texts looked up in its catalogue. Get one from `language()`, which makes each once."""

    code: str

    def __call__(self, message: str, /, **params: Any) -> str:
        """`message` in this language, its `{name}` places filled from `params` (never read as anything but text)."""
        text = self._catalogue.gettext(message) if self.code != "en" and message else message
        text = text if _SENSE not in text else text.partition(_SENSE)[2]  # English, or not translated
        return text.format(**params) if params else text

    def plural(self, one: str, many: str, n: int, /, **params: Any) -> str:
        """The form that suits `n` of a text that counts; `{n}` in it is the number."""
        text = (one if n == 1 else many) if self.code == "en" else self._catalogue.ngettext(one, many, n)
        return text.format(n=n, **params)

    def sentences(self, texts: Iterable[str]) -> str:
        """Sentences behind one another: with a blank between, where none of their own signs brings room with it."""
        said = ""
        for text in filter(None, texts):
            said += text if not said or said.endswith(_ROOMY) else f" {text}"
        return said

    def join(self, texts: Iterable[str]) -> str:
        """The texts as a list in a sentence: `a, b` or `a、b`."""
        return ("、" if self.code == "ja" else ", ").join(texts)

    @property
    def _catalogue(self) -> NullTranslations:
        return _open_catalogue(self.code)


@cache
def _open_catalogue(code: str) -> NullTranslations:
    from gettext import translation

    from retro.catalogue import Catalogue

    return translation("retro", LOCALE_DIR, [code], Catalogue, fallback=True)


@cache
def language(code: str) -> Language:
    """The language with this code; KeyError if there is none."""
    LANGUAGES[code]
    return Language(code)


def preferred(environ: Mapping[str, str] = os.environ) -> str:
    """The code of the language that the environment asks for: RETRO_LANG, else the locale's, else English."""
    for name in ("RETRO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            code = value.replace("-", "_").split("_")[0].split(".")[0].lower()
            return code if code in LANGUAGES else "en"
    return "en"


_of_screen = language("en")


def use(code: str) -> None:
    """Set the language of the screen and of the command line's words."""
    global _of_screen  # noqa: PLW0603 -- one screen, one language; reports are given theirs
    _of_screen = language(code)


def active() -> Language:
    """The language of the screen."""
    return _of_screen


def _(message: str, /, **params: Any) -> str:
    """`message` in the language of the screen."""
    return _of_screen(message, **params)


def n_(one: str, many: str, n: int, /, **params: Any) -> str:
    """The form of a counting text that suits `n`, in the language of the screen."""
    return _of_screen.plural(one, many, n, **params)
