"""Links that people type: where an address begins and ends, which may be followed, and what a reader is shown of it.

A link leads to the web or to a mailbox. It never hides where: words that look like another place have the true one
behind them, and letters of other alphabets in a host, which may look like Latin ones, are shown in punycode, too.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from retro.text.lazy_pattern import lazy
from retro.text.search_forms import plain_form

_GLUED = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003fffd"
"""What stands next to an address without a space between: Japanese, Chinese, Korean."""
_SPACED = rf"(?:(?![{_GLUED}])\w)"
"""A letter of a script with spaces between its words, a figure or a low line."""

_ADDRESS = lazy(
    rf"""
    (?i:https?)://
    (?:[\w-]+\.)*(?:{_SPACED}|-)+                 # the host; the word that follows it is no part of it
    (?::\d{{1,5}}(?![\w.]))?                      # the port
    (?:[/?\#](?:
        [-.~:/?\#@!$&'()*+,;=%]
      | {_SPACED}
      | (?<=[/=])(?![ぁ-ゟ])(?:(?=[{_GLUED}])\w)+  # a name in Japanese: behind a slash, and no particle
    )*)?
    """,
    re.VERBOSE,
)
_CLOSING = ".,:;!?'*_~"
"""What closes a sentence, or a part of it, and is no end of an address."""

_WEB = re.compile(r"https?://(?P<host>[\w.-]*\w)(?::\d{1,5})?(?=[/?#]|$)", re.IGNORECASE)
_MAILBOX = re.compile(r"mailto:[^\s@/?#]+@(?P<host>[\w.-]*\w)(?=\?|$)", re.IGNORECASE)
_HOSTS = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")
_SCHEME = re.compile(r"(?<![a-z0-9+.-])https?$", re.IGNORECASE)
_LONGEST_SCHEME = 6  # with the character before it


def host_of(target: str) -> str:
    """The host that a link leads to; "" if it may not be followed.

    That is what leads neither to the web nor to a mailbox, and what names somebody before its host, which then looks
    like another one: `https://bank.example@evil.example/`.
    """
    found = _WEB.match(target) or _MAILBOX.match(target)
    return found["host"].lower() if found else ""


def may_be_followed(target: str) -> bool:
    """Whether a link may lead there."""
    return host_of(target) != ""


def address_at(text: str, at: int) -> str:
    """The web address that begins at this place of `text`, without what closes the sentence; "" if none does."""
    found = _ADDRESS.match(text, at)
    if not found:
        return ""
    address, before = found[0], ""
    while address != before:
        before, address = address, address.rstrip(_CLOSING)
        if address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1]
    runs_on = text.startswith(("@", "\\", ":"), at + len(address))  # somebody's name stood before the true host
    return address if may_be_followed(address) and not runs_on else ""


def true_place(words: str, target: str) -> str:
    """The host that `words` hide, which look like another; "" if they hide none."""
    host = host_of(target)
    named = set(_HOSTS.findall(re.sub("(?<=[a-z0-9])。(?=[a-z])", ".", plain_form(words))))
    is_other = any(host != each and not host.endswith(f".{each}") for each in named)
    return host if is_other or ("xn--" in host and host not in words) else ""


def reads_addresses(reader: MarkdownIt) -> MarkdownIt:
    """`reader`, which makes links of bare addresses, follows safe links alone, and shows where each leads."""
    reader.inline.ruler.push("address", _address)
    reader.core.ruler.push("true_places", _show_true_places)
    reader.validateLink = lambda url: may_be_followed(url)  # type: ignore[method-assign]  # noqa: PLW0108 -- for mypy
    return shows_addresses_as_typed(reader)


def shows_addresses_as_typed(reader: MarkdownIt) -> MarkdownIt:
    """`reader`, which does not decode addresses: %E2%80%AE stays that, and xn-- does not become what it looks like."""
    reader.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return reader


def _address(state: StateInline, silent: bool) -> bool:
    """A rule of markdown-it: a bare address, found by the colon behind its scheme."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-_LONGEST_SCHEME:])
    if not scheme:
        return False
    begin = state.pos - len(scheme[0])
    address = address_at(state.src, begin)
    if not address or begin + len(address) > state.posMax:
        return False
    state.pending = state.pending[: -len(scheme[0])]
    target = state.md.normalizeLink(address)
    is_plain = address.isascii() or not true_place(address, target)
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target}
    opening.markup = "autolink" if is_plain else ""
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1).markup = opening.markup
    state.pos = begin + len(address)
    return True


def _show_true_places(state: StateCore) -> None:
    """A rule of markdown-it: behind a link whose words look like another place stands the one that it leads to."""
    for block in state.tokens:
        if any(token.type == "link_open" for token in block.children or ()):
            block.children = _with_true_places(block.children or [])


def _with_true_places(tokens: list[Token]) -> list[Token]:
    told: list[Token] = []
    target, begun = "", 0
    for place, token in enumerate(tokens):
        told.append(token)
        if token.type == "link_open":
            target, begun = str(token.attrs["href"]), len(told)
        elif token.type == "link_close":
            host = true_place("".join(each.content for each in told[begun:-1]), target)
            behind = tokens[place + 1].content if place + 1 < len(tokens) else ""
            if host and not behind.startswith(f" ({host})"):
                told.append(Token("text", "", 0, content=f" ({host})", level=token.level))
    return told
