"""The tag filter: every tag with its counts; type to narrow, Enter to choose, a minus first to leave out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tuireader.model import Selection, TagCount
from tuireader.text import cells, fit, fold
from tuireader.ui.rows import drawn
from tuireader.ui.widgets.cursor_list import CursorList


class TagFilter(CursorList[TagCount]):
    """All tags. A field of its own: letters narrow it while it has the focus.

    Its first line holds what was typed, its second what the keys do; the tags begin below.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--head", "list--tag", "list--tag-included", "list--tag-excluded", "list--count"
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

    class Left(Message):
        """The filter was left with nothing more chosen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._all: tuple[TagCount, ...] = ()
        self._selection = Selection()
        self.typed = ""
        """What narrows the tags; a leading minus means "leave out"."""
        self.leaving = False
        """Whether it has been left, and what is typed ahead is no longer for it."""

    # ------------------------------------------------------------ what it shows

    def show(self, tags: tuple[TagCount, ...], selection: Selection) -> None:
        """Show these tags, and which of them the selection holds."""
        if (tags, selection) == (self._all, self._selection):
            return
        self._all, self._selection = tags, selection
        self._narrow(keep=self.chosen.name if self.chosen else None)

    def type(self, text: str) -> None:
        """Narrow to the tags that hold `text`, best first."""
        self.typed = text
        self._narrow(keep=None)

    def _narrow(self, keep: str | None) -> None:
        wanted = fold(self.typed.lstrip("-"))
        if wanted:
            ranked = [(rank, tag) for tag in self._all if (rank := _rank(wanted, fold(tag.name))) is not None]
            self.items = [tag for _, tag in sorted(ranked, key=lambda pair: pair[0])]
        else:
            chosen = {fold(name) for name in (*self._selection.include, *self._selection.exclude)}
            first = [tag for tag in self._all if fold(tag.name) in chosen]
            self.items = [*first, *(tag for tag in self._all if fold(tag.name) not in chosen)]
        self.cursor = next((i for i, tag in enumerate(self.items) if tag.name == keep), 0)
        self.top = 0
        self._show_cursor()
        self.refresh()

    # ------------------------------------------------------------ drawing

    HEAD = 1
    """Lines above the tags."""

    def render_line(self, y: int) -> Strip:
        if y >= self.HEAD:
            return super().render_line(y - self.HEAD)
        width = self.size.width
        if self.has_focus or self.typed:
            typed = drawn(self.typed, width)
            said = f" tag: {typed}▏" if self.has_focus else f" tag: {typed}"
        else:
            said = f" {len(self._all):,} tags"
        return Strip([Segment(fit(said, width), self.get_component_rich_style("list--head"))], width)

    def pieces(self, item: TagCount, width: int) -> list[tuple[str, str]]:
        folded = fold(item.name)
        included = folded in {fold(name) for name in self._selection.include}
        excluded = folded in {fold(name) for name in self._selection.exclude}
        sign, role = ("+", "tag-included") if included else ("−", "tag-excluded") if excluded else (" ", "tag")
        count = f"{item.unread:,}/{item.total:,}" if width >= 24 else f"{item.total:,}"
        room = width - cells(count) - 3
        name = drawn(item.name, width)
        if room < 4:
            return [(fit(f"{sign} {name}", width), role)]
        return [(f" {sign}{fit(name, room)}", role), (f"{count} ", "count")]

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
        height = max(1, self.size.height - self.HEAD)
        if self.cursor >= self.top + height:
            self.top = self.cursor - height + 1
        self.top = max(0, min(self.top, self.cursor, max(0, len(self.items) - height)))

    def home(self) -> None:
        """To the first tag."""
        self.choose(0)

    def end(self) -> None:
        """To the last tag."""
        self.choose(len(self.items) - 1)

    # ------------------------------------------------------------ keys: it is a field

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return (character is not None and character.isprintable()) or key in (
            "enter", "escape", "tab", "backspace", "ctrl+u", "delete"
        )  # fmt: skip

    async def _on_key(self, event: events.Key) -> None:
        if not self.leaving and self.check_consume_key(event.key, event.character):
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
                self.leaving = True
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
        elif event.character is not None:
            self.type((self.typed + event.character)[:80])

    def _pick(self, *, stay: bool) -> None:
        exclude = self.typed.startswith("-")
        self.typed = ""
        if self.chosen is None:
            self._narrow(keep=None)
            return
        self.leaving = not stay
        self.post_message(self.Picked(self.chosen.name, exclude, stay))

    def begin(self) -> None:
        """Take keys, from now on: before the event that says it has the focus."""
        self.leaving = False

    def focus_changed(self, has_focus: bool) -> None:
        if self.has_focus != has_focus:
            self.has_focus = has_focus
            self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        # Not where it is the terminal that was left, nor where one has come back meanwhile.
        if self.app.app_focus and self.screen.focused is not self:
            self.leaving = False
            self.typed = ""
            self._narrow(keep=None)

    def clicked(self, times: int) -> None:
        self._pick(stay=True)

    def on_click(self, event: events.Click) -> None:
        index = self.top + event.y - self.HEAD
        if event.y >= self.HEAD and index < len(self.items):
            self.choose(index)
            self.clicked(event.chain)


def _rank(wanted: str, name: str) -> tuple[int, int] | None:
    """How well a folded name fits: begins with it, has a word that does, holds it, holds its letters in order."""
    if name.startswith(wanted):
        return (0, len(name))
    if f" {wanted}" in name:
        return (1, len(name))
    if wanted in name:
        return (2, len(name))
    letters = iter(name)
    return (3, len(name)) if all(letter in letters for letter in wanted.replace(" ", "")) else None
