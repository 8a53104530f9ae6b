"""What another reader's database holds, as it stands there: nothing of it has been cleaned."""

from __future__ import annotations

from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class ForeignFeed:
    """A feed, and which articles are of it."""

    address: str
    title: str = ""
    link: str = ""
    """The page it belongs to."""
    rows: tuple[int, ...] = ()
    """Numbers of its articles' rows, newest first."""


@dataclass(frozen=True, slots=True)
class ForeignMarks:
    """What its reader did to an article there."""

    read: bool = False
    flags: str = ""
    """Letters, each a flag of its own."""
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """An article."""

    row: int
    guid: str
    title: str
    author: str
    url: str
    published: int
    """Seconds since 1970; 0 where it is not known."""
    content: str
    kind: str
    """The media type of `content`; empty: HTML."""
    base: str
    """What addresses in `content` are relative to."""
    file: str
    """The address of a file that belongs to it."""
    file_kind: str
    marks: ForeignMarks = ForeignMarks()
