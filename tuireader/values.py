"""Dataclasses that get their methods when the first one is made: `dataclass` in place of the standard library's.

The standard library writes and compiles each class's methods while its module is loaded, which takes about as long as
all else in a module of values: a tenth of a second before the reader can take a key, for classes of which most are
used later or never. Here a class is given its slots and fields at once, and the rest by the standard library itself
when it is first asked for. A type checker sees the standard library's own.
"""

from __future__ import annotations

import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass
    from typing import Any
else:

    def dataclass(**options):
        """As `dataclasses.dataclass` with these options, of which ``slots=True`` must be one."""
        return lambda plain: _Late(plain, options).made


_LEADING_HERE = frozenset(("__init__", "__setstate__", "__dataclass_fields__"))


class _Late:
    """What a class still lacks, and how it gets it."""

    _lock = threading.RLock()
    """One for all: a class may need those it inherits from."""

    def __init__(self, plain: type, options: dict[str, bool]) -> None:
        """`plain`: the class as it was written. Fields are all that is annotated in it."""
        if not options.get("slots"):
            raise TypeError(f"{plain.__name__}: only classes with slots")
        self._plain = plain
        self._options = options
        self._whole = False
        fields = tuple(plain.__dict__.get("__annotations__", ()))  # noqa: RUF063 - inspect takes long to load
        self._own = {
            name: value for name, value in vars(plain).items() if name not in {*fields, "__dict__", "__weakref__"}
        }
        slots = tuple(name for name in fields if not any(hasattr(base, name) for base in plain.__bases__))
        late = {"__slots__": slots, "__init__": self._init(), "__dataclass_fields__": _Fields(self)}
        if options.get("frozen"):
            late["__setstate__"] = self._setstate()
        self.made: Any = type(plain)(plain.__name__, plain.__bases__, self._own | late)
        self.made.__qualname__ = plain.__qualname__

    def complete(self) -> None:
        """Give the class its methods, once."""
        from dataclasses import dataclass as standard

        with self._lock:
            if self._whole:
                return
            self._whole = True
            methods: dict[str, Any] = dict(vars(standard(**self._options)(self._plain)))
            lacking = {name for name, value in methods.items() if self._own.get(name, self) is not value}
            lacking -= {*self.made.__slots__, "__slots__"}
            # Last what leads here: until it is replaced, whoever needs the class waits for the lock.
            for name in sorted(lacking, key=_LEADING_HERE.__contains__):
                setattr(self.made, name, methods[name])

    def _init(self) -> Callable[..., None]:
        def first(value: Any, *positional: object, **named: object) -> None:
            self.complete()
            self.made.__init__(value, *positional, **named)

        return first

    def _setstate(self) -> Callable[..., None]:
        """For the first one that comes out of a pickle."""

        def first(value: Any, state: object) -> None:
            self.complete()
            self.made.__setstate__(value, state)

        return first


class _Fields:
    """Stands for the fields until somebody asks: `dataclasses.fields`, `is_dataclass`, a class that inherits them."""

    def __init__(self, late: _Late) -> None:
        self._late = late

    def __get__(self, value: object, kind: type) -> object:
        self._late.complete()
        return self._late.made.__dataclass_fields__
