"""The mutants of a room, as mutmut makes them, and a sample of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import libcst as cst
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace, group_by_top_level_node
from mutmut.mutation.trampoline_templates import mangle_function_name

from tests.mutation.rooms import UNCHANGED


@dataclass(frozen=True)
class Mutant:
    """One thing that may be changed in one function."""

    name: str
    """As mutmut names it: `retro.text.width.x_pad__mutmut_3` is the third of the function `pad`."""
    path: str
    function: str
    """The function's name in its module: `pad`, `Wrapped.lines`."""
    before: str
    """The file's text as it is."""
    module: cst.Module
    mutation: Mutation

    def after(self) -> str:
        """The file's text with the change."""
        changed = deep_replace(self.module, self.mutation.original_node, self.mutation.mutated_node)
        assert isinstance(changed, cst.Module)
        code: str = changed.code
        return code


@dataclass(frozen=True, slots=True)
class Changed:
    """A mutant that was drawn: its file before and after."""

    name: str
    path: str
    function: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """The lines that differ, one `-` and one `+` each."""
        lines = unified_diff(self.before.splitlines(), self.after.splitlines(), n=0, lineterm="")
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))

    @property
    def line(self) -> int:
        """The first line that differs."""
        pairs = zip(self.before.splitlines(), self.after.splitlines(), strict=False)
        return next(number for number, (before, after) in enumerate(pairs, 1) if before != after)


def of_room(project: Path, room: str) -> list[Mutant]:
    """All mutants of a room, in the order of its files."""
    left = tuple(project / "retro" / folder for folder in UNCHANGED)
    files = (
        file for file in sorted((project / "retro" / room).rglob("*.py")) if not any(map(file.is_relative_to, left))
    )
    return [mutant for file in files for mutant in _of_file(file, file.relative_to(project))]


def draw(mutants: list[Mutant], size: int, seed: int) -> list[Changed]:
    """So many of them, each as likely as any other, in the order of their files; all where it is 0."""
    chosen = sorted(random.Random(seed).sample(range(len(mutants)), min(size or len(mutants), len(mutants))))
    drawn = [mutants[index] for index in chosen]
    return [Changed(each.name, each.path, each.function, each.before, each.after()) for each in drawn]


def _of_file(file: Path, path: Path) -> Iterator[Mutant]:
    before = file.read_text(encoding="utf-8")
    module, mutations, *_ignored = create_mutations(str(path), before)
    of_function = group_by_top_level_node(mutations)
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    for node, of_class in _functions(module):
        key = mangle_function_name(name=node.name.value, class_name=of_class or None)
        function = f"{of_class}.{node.name.value}" if of_class else node.name.value
        for number, mutation in enumerate(of_function.get(node, ()), 1):
            yield Mutant(f"{name}.{key}__mutmut_{number}", str(path), function, before, module, mutation)


def _functions(module: cst.Module) -> Iterator[tuple[cst.FunctionDef, str]]:
    """The functions of a module and of its classes, each with the name of its class."""
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef):
            yield statement, ""
        elif isinstance(statement, cst.ClassDef):
            yield from (
                (node, statement.name.value) for node in statement.body.body if isinstance(node, cst.FunctionDef)
            )
