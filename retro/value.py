"""Value objects: frozen dataclasses that are made in an eighth of the time.

`dataclass` writes six methods of each class as text and compiles them: 0.4 ms, which a hundred classes took from every
start, a fifth of an export. Here the constructor alone is compiled, for the first object of a class, for most runs make
none of most; the other methods look at the names of the fields.
All else is as of a frozen dataclass: `replace`, `fields`, `asdict`, `match`, `__post_init__`. What is below
a value is one, too. Only what is below `Message`, needs slots, or stands where another thing is called `value`, stays a
frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def value(cls: type[T], /) -> type[T]: ...


@overload
def value(*, kw_only: bool = False, eq: bool = True) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T] | None = None, /, *, kw_only: bool = False, eq: bool = True) -> Any:
    """Make a class one of value objects. `kw_only`: its fields are given by name; without `eq`, each equals itself."""
    return _made(cls, kw_only=kw_only, eq=eq) if cls else lambda later: _made(later, kw_only=kw_only, eq=eq)


def _made(cls: type[T], *, kw_only: bool, eq: bool) -> type[T]:
    cls.__doc__ = cls.__doc__ or cls.__name__  # else `dataclass` loads a tokenizer, to write one from the signature
    made = dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    for each in fields(made):  # type: ignore[arg-type]  # it was made a dataclass just now
        if not each.repr or not each.compare or each.hash is not None:
            raise TypeError(f"{made.__qualname__}.{each.name} is no plain field: use `dataclass(frozen=True)`")
    methods: dict[str, Any] = {"__init__": _first_constructor(made), "__setattr__": _refuse, "__delattr__": _refuse}
    methods["__repr__"] = _repr
    if eq:
        names = [each.name for each in fields(made)]  # type: ignore[arg-type]  # it was made a dataclass just now
        held: Callable[[Any], object] = attrgetter(*names) if names else type
        methods["__eq__"] = lambda self, other: (
            held(self) == held(other) if type(other) is type(self) else NotImplemented
        )
        methods["__hash__"] = lambda self: hash(held(self))
    for name, method in methods.items():
        if made.__dict__.get(name) is None:  # what the class says itself stands
            method.__qualname__ = method.__qualname__ if method in (_refuse, _repr) else f"{made.__qualname__}.{name}"
            setattr(made, name, method)
    return made


def _first_constructor(made: type) -> Callable[..., None]:
    """What makes the first object of a class, and leaves it the constructor that makes all others."""

    def __init__(self: object, *given: object, **by_name: object) -> None:  # noqa: N807 -- it is one
        constructor = _constructor(made)
        constructor.__qualname__ = __init__.__qualname__
        made.__init__ = constructor  # type: ignore[misc]
        constructor(self, *given, **by_name)

    return __init__


def _constructor(made: type) -> Callable[..., None]:
    """The constructor, which puts all into the object at once."""
    given: list[str] = []
    by_name: list[str] = []
    held: list[str] = []
    known: dict[str, Any] = {"MISSING": MISSING}
    for each in fields(made):
        name, at = each.name, f"_{each.name}"
        known[at] = each.default if each.default_factory is MISSING else each.default_factory
        if not each.init:
            held.append(f"{name}={at}")
        elif each.default_factory is MISSING:
            held.append(f"{name}={name}")
            (by_name if each.kw_only else given).append(name if each.default is MISSING else f"{name} = {at}")
        else:
            held.append(f"{name}={at}() if {name} is MISSING else {name}")
            (by_name if each.kw_only else given).append(f"{name} = MISSING")
    words = ", ".join(["self", *given, *(["*", *by_name] if by_name else [])])
    after = "\n    self.__post_init__()" if hasattr(made, "__post_init__") else ""
    exec(f"def __init__({words}):\n    self.__dict__.update({', '.join(held)}){after}", known)  # noqa: S102 -- as dataclass
    return known["__init__"]  # type: ignore[no-any-return]  # as it was written above


def _refuse(self: object, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r} of {type(self).__qualname__}")


def _repr(self: Any) -> str:
    said = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
    return f"{type(self).__qualname__}({', '.join(said)})"
