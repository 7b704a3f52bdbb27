"""How the stock templates are compiled: what they call is called, and nothing else is.

For any template that somebody may write, Jinja asks of each word that is called whether it wants to be given the
context. No word of a stock one does.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class DirectCode(CodeGenerator):
    """Writes the code of a template of which nobody but Retro writes the text."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 -- as Jinja calls it
        """`word(…)`; what unpacks its arguments, or is given a body, as Jinja writes it."""
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")
