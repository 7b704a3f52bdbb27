"""How the stock templates are compiled: what they call is called, and Jinja2 is not needed to run them.

For any template that somebody may write, Jinja2 asks of each word that is called whether it wants to be given the
context. No word of a stock one does.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import BaseLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame

from exports.template_words import safe


def set_up(kind: type[Environment], loader: BaseLoader | None = None) -> Environment:
    """Jinja2 as all templates know it, stock or not."""
    return kind(
        loader=loader,
        autoescape=False,  # it is no HTML that we write: `finalize` escapes for Markdown
        finalize=safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # the stock ones stay as they are; one of the user's own is given as a text
    )


def compiled(source: str, name: str) -> CodeType:
    """The code of a stock template, for `exports.stock_templates`."""
    environment = set_up(Environment)
    environment.code_generator_class = DirectCode
    return environment.compile(source, name, f"<{name}>")


class DirectCode(CodeGenerator):
    """Writes the code of a template of which nobody but Retro writes the text."""

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """A line of it, unless it imports what the code is given."""
        if not x.startswith("from jinja2.runtime import "):
            super().writeline(x, node, extra)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 -- as Jinja calls it
        """`word(…)`; what unpacks its arguments, or is given a body, as Jinja2 writes it."""
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
