"""The tag filter: every tag with its counts; type to narrow, Enter to choose, a minus first to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tuireader.library.views.narrowing import Company
from tuireader.model.selections import Selection
from tuireader.model.tags import TagCount
from tuireader.text import cells, fit, line
from tuireader.ui.article_rows.rows import HIGHLIGHTS, drawn
from tuireader.ui.tag_filter.tags_shown import TagsShown
from tuireader.ui.widgets.cursor_list import CursorList

WEEKS = 10
"""Weeks that a sparkline shows, and its cells."""

WITH_WEEKS = 40
"""Cells from which on there is room for it."""

LONGEST = 80
"""Characters that can be pasted: tags have no longer names."""

KEYS = {"ctrl+o": "order", "ctrl+e": "either", "ctrl+t": "hidden"}
"""What cannot be typed."""


class TagFilter(CursorList[TagCount]):
    """All tags. A field of its own: letters narrow it while it has the focus.

    Its first line holds what was typed, its second what the keys do; the tags begin below.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--head", "list--tag", "list--tag-included", "list--tag-excluded", "list--count", "list--gap",
        *(f"list--{role}" for role in HIGHLIGHTS),
    }  # fmt: skip

    @dataclass
    class Picked(Message):
        """A tag was chosen: to be included, to be excluded, or (chosen again) to be neither."""

        name: str
        exclude: bool
        stay: bool
        """Whether more are to be chosen."""

    class Cleared(Message):
        """All tags are to be taken off the filter."""

    @dataclass
    class Dropped(Message):
        """The last tag of the filter is to be taken off."""

    @dataclass
    class Unknown(Message):
        """Nothing that was typed is a tag: it stays, to be mended."""

        typed: str

    class Left(Message):
        """The filter was left with nothing more chosen."""

    @dataclass
    class EitherWanted(Message):
        """One of the chosen tags is to be enough, or all of them are to be asked for again."""

    @dataclass
    class Looked(Message):
        """Other tags are in sight, or other things are to be known of them: `wanted` says what."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.shown = TagsShown()
        """All tags, in their order, with what is known of them."""
        self.typed = ""
        """What narrows the tags; a leading minus means "leave out"."""
        self.tabbed: str | None = None
        """The tag that Tab has just chosen: Enter is then the end of choosing, and takes nothing off again."""

    # ------------------------------------------------------------ what it shows

    def show(self, tags: tuple[TagCount, ...], selection: Selection) -> None:
        """Show these tags (the same tuple while nothing has changed), and which of them the selection holds."""
        keep = self.chosen.name if self.chosen else None
        if self.shown.show(tags, selection):
            self._narrow(keep)

    def keep_company(self, company: Company | None) -> None:
        """Show how often tags occur in the selection; None: as often as everywhere."""
        if company != self.shown.company:
            keep = self._moved_to
            self.shown.company = company
            self.shown.arrange()
            self._narrow(keep)

    def learn(self, latest: Mapping[int, int] | None, weeks: Mapping[int, list[int]]) -> None:
        """Take in when tags were used last, and how often in each of the last weeks."""
        keep = self._moved_to
        self.shown.learn(latest, weeks)
        if latest is not None:
            self._narrow(keep)
        self.refresh()

    @property
    def _moved_to(self) -> str | None:
        """The tag that the cursor has been moved to; None while it stands on the first one, whichever that is."""
        return self.chosen.name if self.chosen and self.cursor else None

    @property
    def wanted(self) -> tuple[bool, list[int]]:
        """What is not known and would be shown: when tags were used last; the weeks of these ones."""
        seen = self.items[self.top : self.top + self.size.height] if self.has_bars else []
        return self.shown.lacks_latest, self.shown.without_weeks(seen)

    @property
    def has_bars(self) -> bool:
        """Whether there is room for the last weeks as bars."""
        return self.size.width >= WITH_WEEKS

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted narrows, as far as a tag's name can be long."""
        event.stop()
        self.type(self.typed + " ".join(line(event.text[:LONGEST]).split()))

    def type(self, text: str) -> None:
        """Narrow to the tags that hold `text`, best first."""
        self.typed = text
        self._narrow(keep=None)

    def _narrow(self, keep: str | None) -> None:
        self.items = self.shown.narrowed(self.typed)
        self.cursor = next((i for i, tag in enumerate(self.items) if tag.name == keep), 0) if keep else 0
        self.top = 0
        self._show_cursor()
        self.refresh()

    def on_resize(self) -> None:
        """There may be room for more."""
        if self.has_bars:
            self.post_message(self.Looked())

    # ------------------------------------------------------------ drawing

    HEAD = 1
    """Lines above the tags."""

    def render_line(self, y: int) -> Strip:
        if y >= self.HEAD:
            return super().render_line(y - self.HEAD)
        width, style = self.size.width, self.get_component_rich_style("list--head")
        said = f" {len(self.shown.arranged):,} tags"
        if self.has_focus or self.typed:
            said = f" tag: {drawn(self.typed, width)}{'▏' if self.has_focus else ''}"
        room = width - cells(said) - 2
        ways = next((f"{way} " for way in self.shown.ways(always=self.has_bars) if cells(way) < room), "")
        return Strip([Segment(fit(said, width - cells(ways)) + ways, style)], width)

    def pieces(self, item: TagCount, width: int) -> list[tuple[str, str]]:
        sign, role = self.shown.look(item)
        count = self.shown.count(item, short=width < 24)
        bars = f"{self.shown.bars(item, WEEKS)}  " if self.has_bars else ""
        room = width - cells(count) - cells(bars) - 3
        name = drawn(item.name, width)
        if room < 4:
            return [(fit(f"{sign} {name}", width), role)]
        return [(f" {sign}{fit(name, room)}", role), (f"{bars}{count} ", "count" if self.shown.occurs(item) else "gap")]

    @property
    def shows_cursor(self) -> bool:
        return self.has_focus

    @property
    def page_height(self) -> int:
        return max(1, self.size.height - self.HEAD - 1)

    def redraw(self, *indexes: int) -> None:
        for index in set(indexes):
            line = index - self.top + self.HEAD
            if self.HEAD <= line < self.size.height:
                self.refresh(Region(0, line, self.size.width, 1))

    def _show_cursor(self) -> None:
        height, before = max(1, self.size.height - self.HEAD), self.top
        if self.cursor >= self.top + height:
            self.top = self.cursor - height + 1
        self.top = max(0, min(self.top, self.cursor, max(0, len(self.items) - height)))
        if self.has_bars and self.top != before:
            self.post_message(self.Looked())

    def home(self) -> None:
        """To the first tag."""
        self.choose(0)

    def end(self) -> None:
        """To the last tag."""
        self.choose(len(self.items) - 1)

    # ------------------------------------------------------------ keys: it is a field

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return (character is not None and character.isprintable()) or key in (
            "enter", "escape", "tab", "backspace", "ctrl+u", "delete", *KEYS
        )  # fmt: skip

    async def _on_key(self, event: events.Key) -> None:
        if self.check_consume_key(event.key, event.character):
            event.stop().prevent_default()
            self.take(event)

    def take(self, event: events.Key) -> None:
        """Do what a key does that this field consumes."""
        if event.key in ("enter", "tab"):
            self._pick(stay=event.key == "tab")
        elif event.key == "escape":
            if self.typed:
                self.type("")
            else:
                self.post_message(self.Left())
        elif event.key == "backspace":
            if self.typed:
                self.type(self.typed[:-1])
            else:
                self.post_message(self.Dropped())
        elif event.key in ("ctrl+u", "delete"):
            if self.typed:
                self.type("")
            else:
                self.post_message(self.Cleared())
        elif event.key in KEYS:
            self._turn(KEYS[event.key])
        elif event.character is not None:
            self.type((self.typed + event.character)[:80])

    def _turn(self, what: str) -> None:
        """The next order; hidden tags too, or not; one of the chosen tags is enough, or all are needed."""
        if what == "either":
            self.post_message(self.EitherWanted())
            return
        if what == "order":
            self.shown.next_order()
        else:
            self.shown.hidden_too = not self.shown.hidden_too
            self.shown.arrange()
        self._narrow(keep=None)
        self.post_message(self.Looked())

    def _pick(self, *, stay: bool) -> None:
        if self.chosen is None:
            if self.typed:
                self.post_message(self.Unknown(self.typed))
            return
        exclude, narrowed = self.typed.startswith("-"), bool(self.typed)
        self.typed = ""
        if not (stay or narrowed) and self.chosen.name == self.tabbed:
            self.post_message(self.Left())
            return
        self.tabbed = self.chosen.name if stay else None
        self.post_message(self.Picked(self.chosen.name, exclude, stay))

    def begin(self) -> None:
        """Begin choosing anew."""
        self.tabbed = None

    def focus_changed(self, has_focus: bool) -> None:
        if self.has_focus != has_focus:
            self.has_focus = has_focus
            self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        # Not where it is the terminal that was left, nor where one has come back meanwhile.
        if self.app.app_focus and self.screen.focused is not self:
            self.typed = ""
            self._narrow(keep=None)

    def clicked(self, times: int) -> None:
        self._pick(stay=True)

    def on_click(self, event: events.Click) -> None:
        index = self.top + event.y - self.HEAD
        if event.y >= self.HEAD and index < len(self.items):
            self.choose(index)
            self.clicked(event.chain)
