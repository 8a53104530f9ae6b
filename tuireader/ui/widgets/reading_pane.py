"""The reading pane: one article under a rule, its links and what is looked for in it."""

from __future__ import annotations

import re
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tuireader.reading import style as looks
from tuireader.reading.blocks import Link
from tuireader.text import cells, fit, steady
from tuireader.text import line as line_of
from tuireader.ui.article.find_in_page import Find, PageText
from tuireader.ui.widgets.page_line import Patch, Piece, label, pieces
from tuireader.ui.widgets.page_scroll import WIDEST, PageScroll

ROLES = ("hit", "hit-here", "label")
"""What can be laid over the text."""


class ReadingPane(PageScroll, can_focus=True):
    """An article under a rule that says what it is and how far one has read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--rule", "pane--rule-focused", "pane--hint", *(f"pane--{name}" for name in (*looks.NAMES, *ROLES))
    }  # fmt: skip

    def __init__(self, *, id: str, widest: int = WIDEST, hyperlinks: bool = False) -> None:
        """`widest`: cells of a line of text; `hyperlinks`: whether the terminal is told where links lead (OSC 8)."""
        super().__init__(id=id, widest=widest)
        self.hyperlinks = hyperlinks
        self.hint: tuple[str, ...] = ()
        """What is shown while no article is open."""
        self.find: Find | None = None
        """What is looked for in the article."""
        self._wanted_marks: tuple[str, re.Pattern[str]] | None = None
        """What is to be marked once the article is laid out."""
        self.labels: dict[int, str] = {}
        """Letters that stand over links, by the number of the link."""
        self._styles: dict[tuple[int, int | None, str], Style] = {}

    def another_page(self) -> None:
        self.find, self.labels, self._wanted_marks = None, {}, None
        self._styles.clear()

    def laid_out_anew(self) -> None:
        if self._wanted_marks is not None and self._page is not None:
            self.mark(*self._wanted_marks)
        if self.find is not None and self.lines is not None:
            at = self.find.at
            self.find = Find(PageText(self.lines), self.find.words, self.find.wanted)
            self.find.at = at if at < len(self.find) else -1

    def advise(self, *lines: str) -> None:
        """What to say while no article is open."""
        self.hint = lines
        if self.article is None:
            self.refresh()

    # ------------------------------------------------------------ links and hits

    @property
    def links(self) -> tuple[Link, ...]:
        """The article's numbered links."""
        return self.lines.page.links if self.lines is not None else ()

    def links_in_sight(self) -> list[Link]:
        """Links and jumps on the visible lines, in order, none twice."""
        found: dict[int, Link] = {}
        if self.lines is not None:
            for line in range(self.top, self.top + self.text_height):
                for span in self.lines.line(line) or ():
                    if span.link is not None and (link := self.lines.page.link(span.link)) is not None:
                        found.setdefault(span.link, link)
        return list(found.values())

    def label_links(self, labels: dict[int, str]) -> None:
        """Put letters over links; none if empty."""
        self.labels = labels
        self.refresh()

    def look_for(self, words: str, line: int | None = None) -> None:
        """Mark all places of some words and go to the first one on this line or below; nothing if `words` is blank.

        From a `line` one always comes to the same place, whatever was looked for before.
        """
        if line is not None:
            self.to_line(line)
        if self.lines is None or not words.strip():
            self.find = None
        else:
            page = self.find.page if self.find is not None else PageText(self.lines)
            self.find = Find(page, words)
            self.find.at = self.find.first_from(self.top if line is None else line)
            if self.find.at >= 0:
                self.show_line(self.find.line(self.find.at))
        self.refresh()

    def mark(self, words: str, wanted: re.Pattern[str]) -> None:
        """Mark what `wanted` finds in a folded text, and stay where one is. `words`: what that is called."""
        self._wanted_marks = None
        if self._page is None:  # there is no room for it yet
            self._wanted_marks = words, wanted
            return
        page = PageText(self._page.lines)
        if self._page.partial and not wanted.search(page.text):
            page = PageText(self._page.whole())
        self.find = Find(page, words, wanted)
        if not len(self.find):
            self.find = None
        self.refresh()

    def to_hit(self, by: int) -> bool:
        """To the next hit or the one before; whether that went past an end of the article."""
        if self.lines is None or self.find is None or not len(self.find):
            return False
        if self.find.at < 0:
            first = self.find.first_from(self.top)
            past, self.find.at = False, first if by > 0 else (first - 1) % len(self.find)
        else:
            past = self.find.step(by)
        self.show_line(self.find.line(self.find.at))
        self.refresh()
        return past

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            return self._rule(width)
        if self.article is None:
            return self._hint_line(y - 1, width)
        line = self._line(self.top + y - 1)
        if line is None:
            return Strip.blank(width, self.rich_style)
        margin = max(1, (width - self.text_width) // 2)
        drawn = pieces(line, self._patches(self.top + y - 1))
        used = sum(cells(piece.text) for piece in drawn)
        strip = Strip(
            [
                Segment(" " * margin, self.rich_style),
                *(Segment(piece.text, self._look(piece)) for piece in drawn),
                Segment(" " * max(0, width - margin - used), self.rich_style),
            ],
            max(width, margin + used),
        )
        return strip.crop(0, width) if margin + used > width else strip

    def _patches(self, number: int) -> list[Patch]:
        """What is laid over line `number`."""
        if self.find is None and not self.labels:
            return []
        line = self._line(number) or ()
        if self.labels:
            first = {span.link for above in range(self.top, number) for span in self._line(above) or ()}
            found = [label(line, link, text) for link, text in self.labels.items() if link not in first]
            return [patch for patch in found if patch is not None]
        assert self.find is not None
        return [
            Patch(start, end, "hit-here" if hit == self.find.at else "hit")
            for start, end, hit in self.find.marks(number)
        ]

    def _rule(self, width: int) -> Strip:
        """A line across that says how far one has read, and of what, once the title is out of sight."""
        style = self.get_component_rich_style("pane--rule-focused" if self.has_focus else "pane--rule")
        if self.article is None or width < 20:
            return Strip([Segment("─" * width, style)], width)
        where = f" {self.progress} "
        if not self.top:
            return Strip([Segment("─" * (width - len(where) - 2) + where + "──", style)], width)
        title = steady(line_of(self.article.row.title))
        room = width - len(where) - 6
        if cells(title) > room:
            title = fit(title, room)
        left = f"── {title.rstrip()} "
        return Strip([Segment(left + "─" * (width - cells(left) - len(where) - 2) + where + "──", style)], width)

    @property
    def progress(self) -> str:
        """How far one has read: ``all``, ``top``, ``45%``, ``end``."""
        if self._page is None:
            return ""
        if self.at_end:
            return "end" if self.top else "all"
        if not self.top:
            return "top"
        # Laid out as far as is seen; the rest is guessed from how much of the text that was.
        lines = self._page.lines
        blocks = max(1, len(lines.page.blocks))
        return f"{min(99, 100 * lines.anchor(self.top + self.text_height - 1)[0] // blocks)}%"

    def _hint_line(self, y: int, width: int) -> Strip:
        first = max(0, (self.text_height - len(self.hint)) // 2)
        text = self.hint[y - first] if first <= y < first + len(self.hint) else ""
        block = max((cells(line) for line in self.hint), default=0)
        margin = max(1, (width - block) // 2)
        return Strip([Segment(fit(" " * margin + text, width), self.get_component_rich_style("pane--hint"))], width)

    def _look(self, piece: Piece) -> Style:
        """The styles of all flags, one over the other, then that of what is laid over them."""
        link = piece.link if self.hyperlinks else None
        key = (piece.flags, link, piece.role)
        found = self._styles.get(key)
        if found is None:
            names = [name for name, flag in looks.NAMES.items() if piece.flags & flag]
            found = self.rich_style
            for name in [*names, piece.role] if piece.role else names:
                found = found + self.get_component_rich_style(f"pane--{name}", partial=True)
            if link is not None and link > 0 and self._page is not None:
                found = found + Style(link=self._page.lines.page.links[link - 1].url)
            self._styles[key] = found
        return found

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    # ------------------------------------------------------------ what happens to it

    def draw_focus(self) -> None:
        self.refresh(Region(0, 0, self.size.width, 1))
