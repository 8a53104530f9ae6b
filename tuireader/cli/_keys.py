"""What a command asks of the keys, which the face on the screen alone knows: the door brings the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.config import Config


class Line(Protocol):
    """A command, and what runs it."""

    @property
    def command(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]: ...


class Told(Protocol):
    """What is told of the keys."""

    @property
    def profile(self) -> str: ...
    @property
    def profiles(self) -> tuple[str, ...]: ...
    @property
    def lines(self) -> tuple[Line, ...]: ...
    @property
    def faults(self) -> tuple[tuple[int, str, bool], ...]: ...


@dataclass(frozen=True, slots=True)
class AskOfKeys:
    """What the door is to do next: find out all about the keys, and hand it to `answer`, whose exit code counts."""

    config: Config
    file: Path
    answer: Callable[[Told], int]
