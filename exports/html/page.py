"""A document as a web page: one file that needs no other, for a desk, a telephone and paper."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

from exports.document import Document
from exports.html.body import body
from exports.html.css_text import quoted
from exports.logo import logo_of
from retro.errors import RetroError
from retro.language import M_, Language
from retro.text.controls import printable

__all__ = ["POLICY", "STYLE", "body", "html", "page"]

STYLE = (Path(__file__).parent / "styles" / "report.css").read_text("utf-8")
"""How documents look, for every page that holds a `body`."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a page may load: nothing but what is in it."""

_LARGEST_LOGO = 1024 * 1024
"""Bytes."""

_MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def html(document: Document) -> str:
    """The document as one page: the same one gives the same bytes.

    RetroError if the organisation's logo cannot be used.
    """
    look = " ".join(name for name, is_set in (("letter", document.is_letter), ("brief", document.is_brief)) if is_set)
    article = f'{_organisation(document)}<main class="{f"paper {look}".strip()}">\n{body(document)}</main>\n'
    return page(document.title, document.to, article, extra_style=_printed(document))


def page(title: str, to: Language, content: str, *, extra_style: str = "", head: str = "", policy: str = POLICY) -> str:
    """A page around `content`, which is HTML already, as are `head` and the style sheet that follows `STYLE`."""
    return (
        f'<!doctype html>\n<html lang="{to.code}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(' '.join(printable(title).split()))}</title>\n"
        f"<style>\n{STYLE}{extra_style}</style>\n{head}</head>\n<body>\n{content}</body>\n</html>\n"
    )


def _organisation(document: Document) -> str:
    """Who the document is from, on top of it; "" if the settings say nothing."""
    organisation, logo = document.organisation, logo_of(document.organisation)
    if logo and len(logo.data) > _LARGEST_LOGO:
        size = M_("The logo “{path}” is larger than {n} KB.", path=organisation.logo, n=_LARGEST_LOGO // 1024)
        raise RetroError(size, M_("Name a smaller picture in the settings: it is a part of every page."))
    shown = ""
    if logo:
        data = f"data:{_MEDIA_TYPES[logo.suffix]};base64,{b64encode(logo.data).decode()}"
        shown += f'<img src="{data}" alt="">'
    if organisation.name and not document.names_sender:
        shown += f"<span>{escape(organisation.name)}</span>"
    look = "house letter" if document.is_letter else "house"
    return f'<header class="{look}">{shown}</header>\n' if shown else ""


def _printed(document: Document) -> str:
    """What stands at the edges of printed pages, and how wide they are."""
    margin = "10mm 13mm 11mm" if document.is_brief else "22mm 20mm 20mm"
    font = "font:8pt sans-serif;color:#444"
    head = " · ".join(filter(None, (document.classification, document.about)))
    about = f"@top-left{{content:{quoted(head)};{font}}}" if head else ""
    about += f"@bottom-left{{content:{quoted(document.as_of)};{font}}}" if document.as_of else ""
    number = f'@bottom-right{{content:counter(page) " / " counter(pages);{font}}}'
    has_head = document.is_letter or (document.organisation.name and not document.is_brief)
    first = "@page :first{@top-left{content:none}}\n" if has_head else ""
    return f"@page{{size:A4;margin:{margin};{about}{number}}}\n{first}"
