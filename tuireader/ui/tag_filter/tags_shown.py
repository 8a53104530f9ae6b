"""What the tag filter shows: all tags in their order, with what is known of each. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tuireader.library.views.narrowing import Company
from tuireader.model.selections import Selection
from tuireader.model.tags import TagCount
from tuireader.text import fold
from tuireader.ui.article_rows.rows import HIGHLIGHTS
from tuireader.ui.tag_filter.tag_order import ORDERS, arranged, best_first, holding, sparkline


class TagsShown:
    """All tags, which of them are chosen, how often they occur with those, and how often of late."""

    def __init__(self) -> None:
        self.selection = Selection()
        self.order = ORDERS[0]
        """One of `ORDERS`."""
        self.hidden_too = False
        """Whether hidden tags are shown among the others."""
        self.arranged: list[TagCount] = []
        """All that are shown, in their order."""
        self.company: Company | None = None
        self.aliases: Mapping[int, Sequence[str]] = {}
        """A tag's id → its other names, folded: what is typed may be one of them."""
        self._all: tuple[TagCount, ...] = ()
        self._included: frozenset[str] = frozenset()
        self._excluded: frozenset[str] = frozenset()
        self._latest: Mapping[int, int] | None = None
        self._weeks: dict[int, list[int]] = {}
        self._left: tuple[str, list[TagCount]] = ("", [])
        """What was typed last, folded, and the tags that it leaves, in their order."""

    # ------------------------------------------------------------ what is known

    def show(self, tags: tuple[TagCount, ...], selection: Selection) -> bool:
        """These tags (the same tuple while nothing has changed), and a selection; False if they are shown already."""
        if tags is self._all and selection == self.selection:
            return False
        # How often tags occur with another selection stands until the new counts come: to show those of everything in
        # between costs two changes of every row.
        if tags is not self._all:
            self._weeks, self._latest = {}, None
        self._all, self.selection = tags, selection
        self._included = frozenset(map(fold, selection.include))
        self._excluded = frozenset(map(fold, selection.exclude))
        self.arrange()
        return True

    def learn(self, latest: Mapping[int, int] | None, weeks: Mapping[int, list[int]]) -> None:
        """When tags were used last, and how often some of them were in each of the last weeks."""
        self._weeks.update(weeks)
        if latest is not None:
            self._latest = latest
            self.arrange()

    @property
    def lacks_latest(self) -> bool:
        """Whether the order needs to know when tags were used last."""
        return self.order == ORDERS[2] and self._latest is None

    def without_weeks(self, tags: Sequence[TagCount]) -> list[int]:
        """The ids of those tags whose last weeks are not known."""
        return [tag.id for tag in tags if tag.id not in self._weeks]

    # ------------------------------------------------------------ their order

    def next_order(self) -> None:
        """The next of `ORDERS`."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.arrange()

    def arrange(self) -> None:
        """All tags in their order: the chosen ones, those that occur with them, the others."""
        chosen = self._included | self._excluded
        seen = self._all
        if not self.hidden_too:
            seen = tuple(tag for tag in self._all if not tag.hidden or tag.folded in chosen)
        found = arranged(seen, self.order, self.company.counts if self.company else None, self._latest)
        if chosen:
            first = [tag for tag in found if tag.folded in chosen]
            first.sort(key=lambda tag: tag.folded not in self._included)
            found = [*first, *[tag for tag in found if tag.folded not in chosen]]
        self.arranged = found
        self._left = ("", found)

    def narrowed(self, typed: str) -> list[TagCount]:
        """Those that what was typed leaves, best first; a leading minus is none of it. A hidden tag is among them where
        its whole name is typed, or another name of it."""
        wanted = fold(typed.lstrip("-"))
        if not wanted:
            return self.arranged
        before, among = self._left
        # What a letter more leaves is among what was left: each letter looks at fewer.
        left = holding(among if wanted.startswith(before) else self.arranged, wanted, self.aliases)
        self._left = (wanted, left)
        hidden = () if self.hidden_too else (tag for tag in self._all if tag.hidden and self._is_called(tag, wanted))
        shown = {tag.id for tag in left}
        return [*(tag for tag in hidden if tag.id not in shown), *best_first(left, wanted, self.aliases)]

    def _is_called(self, tag: TagCount, wanted: str) -> bool:
        return wanted == tag.folded or wanted in self.aliases.get(tag.id, ())

    # ------------------------------------------------------------ in words and signs

    def ways(self, *, always: bool) -> list[str]:
        """How tags are chosen, and their order as far as it is not the usual one (or `always`); shorter ones behind."""
        parts = [
            "any of them" if self.selection.any_of else "",
            "hidden too" if self.hidden_too else "",
            self.order if always or self.order != ORDERS[0] else "",
        ]
        parts = [part for part in parts if part]
        return [", ".join(parts[:count]) for count in range(len(parts), 0, -1)]

    def look(self, tag: TagCount) -> tuple[str, str]:
        """The sign before a tag, and its role."""
        if tag.folded in self._included:
            return "+", "tag-included"
        if tag.folded in self._excluded:
            return "−", "tag-excluded"
        return "×" if tag.hidden else " ", HIGHLIGHTS[tag.colour - 1] if tag.colour else "tag"

    def occurs(self, tag: TagCount) -> bool:
        """Whether some article of the selection carries it, as far as that is known."""
        return self.company is None or tag.id in self.company.counts

    def count(self, tag: TagCount, *, short: bool) -> str:
        """Unread and all articles of a tag, of those of the selection as soon as that is known; `short`: all alone."""
        total, unread, more = tag.total, tag.unread, ""
        if self.company is not None and tag.folded not in self._excluded:
            total, unread = self.company.counts.get(tag.id, (0, 0))
            more = "" if self.company.exact else "+"
        return f"{total:,}{more}" if short else f"{unread:,}/{total:,}{more}"

    def bars(self, tag: TagCount, width: int) -> str:
        """The last weeks of a tag as bars, in `width` cells; nothing while they are not known."""
        return sparkline(self._weeks.get(tag.id, (0,) * width)).ljust(width)[:width]
