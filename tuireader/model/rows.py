"""An article as a line in a list."""

from __future__ import annotations

from tuireader.model.sources import SourceKind
from tuireader.model.stamps import Stamp
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """An article as a line in a list: everything a row shows and nothing else."""

    id: int
    sort: int
    """Seconds since 1970: the place in lists by date, min(published, first seen)."""
    title: str
    source: str
    source_kind: SourceKind
    published: Stamp | None
    first_seen: int
    read: bool
    starred: bool
    tags: tuple[str, ...] = ()
    url: str | None = None
    hidden: bool = False
    """In no view that does not ask for it."""
    highlight: int = 0
    """The colour it is drawn in: a number of `COLOURS` from 1 on; 0: as others."""
    author: str = ""
    words: int = 0
    tag_looks: tuple[int, ...] = ()
    """How each of `tags` is shown in lists: in a colour of `COLOURS` counted from 1, in none (0), or not at all (-1);
    one that is lacking is shown in none."""
