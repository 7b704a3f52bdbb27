"""Markdown read and written anew: prose with a part of Markdown's syntax, said in the way that all readers agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from exports.markdown.escaped import escaped
from exports.markdown.links import reads_addresses, shows_addresses_as_typed

_NOT_IN_PROSE = ("heading", "lheading", "hr", "html_block", "html_inline", "image", "reference", "entity")

_LANGUAGES = frozenset((
    "bash", "c", "cpp", "cs", "csharp", "css", "csv", "diff", "dockerfile", "fish", "go", "haskell", "hcl",
    "html", "http", "ini", "java", "javascript", "js", "json", "jsonc", "kotlin", "log", "lua", "make",
    "markdown", "md", "nginx", "nix", "perl", "php", "powershell", "ps1", "proto", "py", "python", "r", "rb",
    "ruby", "rust", "scala", "scss", "sh", "shell", "sql", "swift", "terraform", "text", "toml", "ts", "tsx",
    "txt", "typescript", "vim", "xml", "yaml", "yml", "zsh",
))  # fmt: skip
"""What a block of code may call itself: languages that programs colour, and none that one of them draws or runs."""

_DEPTH = 14
"""How deep blocks may nest. Readers leave out what lies deeper than 20, and the report nests prose in its lists."""


def normalised(text: str) -> str | None:
    """`text` written anew; None if it cannot be said so that every reader shows the same and all of it."""
    tokens = _reader_of_prose().parse(text)
    document = SyntaxTreeNode(tokens)
    if any(_loses_something(node) for node in document.walk(include_self=False)):
        return None
    written = _blocks(document, tight=False)
    # The proof that nothing was lost or became something else: read with every syntax on, it says the same.
    return written if _shape(_reader_of_everything().parse(written)) == _shape(tokens) else None


def one_line(line: str) -> str | None:
    """A line with its links, web addresses and code, everything else escaped; None if it has none of them."""
    read = _reader_of_lines().parseInline(line)
    tokens = [*_apart(read[0].children or [])]
    if all(token.type == "text" for token in tokens):
        return None
    written = _line(SyntaxTreeNode(tokens).children)
    read[0].children = tokens
    return written if _shape(_reader_of_everything().parseInline(written)) == _shape(read) else None


def _apart(tokens: list[Token]) -> Iterator[Token]:
    """The tokens, with bars as text between pieces of code: in code, a bar would end the cell of a table."""
    for token in tokens:
        if token.type != "code_inline" or "|" not in token.content:
            yield token
            continue
        for place, piece in enumerate(token.content.split("|")):
            if place:
                yield Token("text", "", 0, content="|", level=token.level)
            if piece:
                yield Token("code_inline", "code", 0, content=piece, markup=token.markup, level=token.level)


def _loses_something(node: SyntaxTreeNode) -> bool:
    """Whether readers leave out what lies in this block, or what was typed to begin it."""
    match node.type:
        case "fence":
            return not node.content.strip()
        case "list_item" | "blockquote" if node.level >= _DEPTH - 1:
            return True
        case "blockquote":
            return not node.children
        case "bullet_list":
            return not any(item.children for item in node.children)
        case "ordered_list":
            typed = [int(item.info) for item in node.children]
            counted = list(range(typed[0], typed[0] + len(typed)))
            return typed != counted and len(set(typed)) > 1
        case _:
            return False


@cache
def _reader_of_prose() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": _DEPTH, "html": False}).disable(_NOT_IN_PROSE)
    reader.core.ruler.push("languages", _claim_nothing)
    return reads_addresses(reader)


@cache
def _reader_of_lines() -> MarkdownIt:
    return reads_addresses(MarkdownIt("zero").enable(["autolink", "backticks", "link"]))


@cache
def _reader_of_everything() -> MarkdownIt:
    return shows_addresses_as_typed(MarkdownIt("commonmark").enable(["table", "strikethrough"]))


def _claim_nothing(state: StateCore) -> None:
    """A rule of markdown-it: what is no language stands in the first line of its code.

    Programs draw, count or run what calls itself by a name of theirs, and charts of ours have names, too.
    """
    for token in state.tokens:
        if token.type == "fence" and (said := token.info.strip()) and said.lower() not in _LANGUAGES:
            token.info, token.content = "", f"{said}\n{token.content}"


def _shape(tokens: list[Token]) -> list[tuple[object, ...]]:
    """What a reader sees of these blocks: structure, text, links and code; how it was written is left out."""
    shape: list[tuple[object, ...]] = []
    for is_text, run in groupby(_seen(tokens), key=lambda token: token.type in {"text", "softbreak"}):
        if is_text:
            words = "".join(" " if token.type == "softbreak" else token.content for token in run).split()
            shape += [("text", *words)] if words else []
        else:
            shape += map(_one_shape, run)
    return shape


def _seen(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or () if token.type == "inline" else (token,)


def _one_shape(token: Token) -> tuple[object, ...]:
    if token.type in {"fence", "code_block"}:
        return ("code", token.info.strip(), *_code_lines(token))
    return (token.type, token.hidden, token.content, *sorted((name, str(value)) for name, value in token.attrs.items()))


def _blocks(parent: SyntaxTreeNode, *, tight: bool) -> str:
    return ("\n" if tight else "\n\n").join(_block(node) for node in parent.children)


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "paragraph":
            return _line(node.children[0].children)
        case "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in _blocks(node, tight=False).split("\n"))
        case "bullet_list" | "ordered_list":
            return _list(node)
        case _:
            return _code(node)


def _list(node: SyntaxTreeNode) -> str:
    paragraphs = [block for item in node.children for block in item.children if block.type == "paragraph"]
    tight = all(paragraph.hidden for paragraph in paragraphs)
    first = int(node.attrs.get("start", 1))
    items = []
    for number, item in enumerate(node.children, first):
        mark = item.markup if node.type == "bullet_list" else f"{number}{item.markup}"
        indent = " " * (len(mark) + 1)
        body = re.sub(r"\n(?=[^\n])", f"\n{indent}", _blocks(item, tight=tight))
        items.append(f"{mark} {body}".rstrip())
    return ("\n" if tight else "\n\n").join(items)


def _code(node: SyntaxTreeNode) -> str:
    longest = max((len(run) for run in re.findall("`+", node.content)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{node.info.strip()}", *_code_lines(node), fence])


def _code_lines(token: Token | SyntaxTreeNode) -> list[str]:
    return [line.rstrip() for line in token.content.removesuffix("\n").split("\n")] if token.content else []


def _line(nodes: list[SyntaxTreeNode]) -> str:
    """The words of a paragraph, with their emphasis, links, code and line ends."""
    marked = any(node.type not in {"text", "softbreak", "hardbreak"} for node in nodes)
    written = ""
    for node in nodes:
        written += _inline(node, beginning=not written or written.endswith("\n"), marked=marked)
    return "\n".join(line.rstrip() for line in written.split("\n"))


def _inline(node: SyntaxTreeNode, *, beginning: bool, marked: bool) -> str:
    match node.type:
        case "text":
            return escaped(node.content, beginning=beginning, among_markup=marked)
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "\\\n"
        case "code_inline":
            return _code_span(node.content)
        case "link":
            return _link(node)
        case _:
            words = "".join(_inline(child, beginning=False, marked=True) for child in node.children)
            return f"{node.markup}{words}{node.markup}"


def _code_span(code: str) -> str:
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    ticks = "`" * (1 if longest == 0 else longest + 1)
    space = " " if code[:1] == "`" or code[-1:] == "`" or (code[:1] == code[-1:] == " " and code.strip()) else ""
    return f"{ticks}{space}{code}{space}{ticks}"


def _link(node: SyntaxTreeNode) -> str:
    target = str(node.attrs["href"])
    if node.markup == "autolink":
        return f"<{node.children[0].content}>"
    words = "".join(_inline(child, beginning=False, marked=True) for child in node.children)
    title = node.attrs.get("title")
    quoted = f"<{_quoted(target)}>" if re.search(r"[()]", target) else _quoted(target)
    return f'[{words}]({quoted} "{_quoted(str(title))}")' if title else f"[{words}]({quoted})"


def _quoted(text: str) -> str:
    return re.sub(r'[\\"<>&]', r"\\\g<0>", text)
