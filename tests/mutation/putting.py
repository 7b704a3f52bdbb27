"""Code that is put in the place of a function of this process, whoever holds it."""

from __future__ import annotations

import ast
import gc
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mutation.mutants import Changed


def put_mutant(mutant: Changed) -> None:
    """Let the function do what the mutant does."""
    code = compile(mutant.after, str(Path(mutant.path).absolute()), "exec", dont_inherit=True)
    before, after = _arguments(mutant.before, mutant.function), _arguments(mutant.after, mutant.function)
    for function in put(code, mutant.function):
        if [ast.dump(each) for each in before.defaults] != [ast.dump(each) for each in after.defaults]:
            function.__defaults__ = tuple(_value(each, function) for each in after.defaults)
        for argument, old, new in zip(after.kwonlyargs, before.kw_defaults, after.kw_defaults, strict=True):
            if old and new and ast.dump(old) != ast.dump(new):
                assert function.__kwdefaults__
                function.__kwdefaults__[argument.arg] = _value(new, function)


def put(module: CodeType, function: str) -> list[FunctionType]:
    """Let the function do what it does in this code of its module.

    Where a mutant asks its base class nothing any more, it keeps the variable for that, for a function must.
    """
    code = _inside(module, function)
    gc.unfreeze()  # what is frozen is not among all objects
    found = [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType)
        and each.__code__.co_filename == code.co_filename
        and each.__code__.co_qualname == function
    ]
    assert found, f"{function} is nowhere"
    for each in found:
        each.__code__ = code if code.co_freevars else code.replace(co_freevars=each.__code__.co_freevars)
    return found


def _inside(module: CodeType, function: str) -> CodeType:
    """The code of the function in the code of its module, or of its class."""
    inner = [each for each in module.co_consts if isinstance(each, CodeType)]
    for each in inner:
        if each.co_qualname == function:
            return each
    of_class = function.partition(".")[0]
    return _inside(next(each for each in inner if each.co_qualname == of_class), function)


def _arguments(text: str, function: str) -> ast.arguments:
    nodes: list[ast.stmt] = ast.parse(text).body
    *classes, name = function.split(".")
    for each in classes:
        nodes = next(node for node in nodes if isinstance(node, ast.ClassDef) and node.name == each).body
    return next(
        node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
    ).args


def _value(default: ast.expr, function: FunctionType) -> object:
    return eval(compile(ast.Expression(default), "<default>", "eval"), function.__globals__)
