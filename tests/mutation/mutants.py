"""The mutants of a room, as mutmut makes them, and a sample of them."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents

_FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file in which one function differs in one thing."""

    name: str
    """As mutmut names it: `retro.text.width.x_pad__mutmut_3` is the third of the function `pad`."""
    path: str
    function: str
    """The function's name in its module: `pad`, `Wrapped.lines`."""
    before: str
    """The file's text as it is."""
    after: str
    """The file's text with the change."""

    @property
    def diff(self) -> str:
        """The lines that differ, one `-` and one `+` each."""
        lines = unified_diff(self.before.splitlines(), self.after.splitlines(), n=0, lineterm="")
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))

    @property
    def lines(self) -> range:
        """The lines of the statement that is changed; of a loop or a condition its head. Of a default, the function."""
        pairs = zip(self.before.splitlines(), self.after.splitlines(), strict=False)
        changed = next(number for number, (before, after) in enumerate(pairs, 1) if before != after)
        nodes = [node for node in ast.walk(ast.parse(self.before)) if isinstance(node, ast.stmt | ast.match_case)]
        around = [node for node in nodes if changed in _head(node)]
        return _head(around[-1])


def _head(node: ast.stmt | ast.match_case) -> range:
    """The lines that a statement has to itself."""
    if isinstance(node, _FUNCTION):
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    if isinstance(node, ast.match_case):
        return range(node.pattern.lineno, node.body[0].lineno)
    body = node.cases if isinstance(node, ast.Match) else getattr(node, "body", None)
    if not body:
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    first = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return range(node.lineno, max(node.lineno + 1, first.lineno))


def of_room(project: Path, room: str) -> list[Mutant]:
    """All mutants of a room, in the order of its files."""
    files = sorted((project / "retro" / room).rglob("*.py"))
    return [mutant for file in files for mutant in _of_file(file, file.relative_to(project))]


def draw(mutants: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """So many of them, each as likely as any other, in the order of their files; all where it is 0."""
    if not 0 < size < len(mutants):
        return mutants
    drawn = random.Random(seed).sample(range(len(mutants)), size)
    return [mutants[index] for index in sorted(drawn)]


def _of_file(file: Path, path: Path) -> Iterator[Mutant]:
    before = file.read_text(encoding="utf-8")
    made = mutate_file_contents(str(path), before)
    generated = made.code.splitlines(keepends=True)
    module = ".".join(path.with_suffix("").parts).removesuffix(".__init__")

    def text(name: str) -> str:
        """The generated function of this name, as it would stand in the file."""
        span = made.line_span_by_function_name[name]
        return "".join(generated[span.start - 1 : span.end]).replace(f"def {name}(", f"def {plain}(", 1)

    for name in made.mutant_names:
        key = name.partition("__mutmut_")[0]
        function = key.removeprefix("x_") if key.startswith("x_") else key[2:].replace("ǁ", ".")
        plain = function.rpartition(".")[2]
        of_class = before.find(f"class {function.partition('.')[0]}") if "." in function else 0
        original = text(f"{key}__mutmut_orig").lstrip("\n")
        start = before.index(original, of_class)
        after = before[:start] + text(name).lstrip("\n") + before[start + len(original) :]
        yield Mutant(f"{module}.{name}", str(path), function, before, after)
