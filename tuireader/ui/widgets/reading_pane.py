"""The reading pane: one article as lines, laid out as they come into sight."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tuireader.library.same_place import same_place
from tuireader.model import Article
from tuireader.reading import style as looks
from tuireader.reading.blocks import Line, Link, Place
from tuireader.reading.layout import Lines
from tuireader.text import cells, fit, steady
from tuireader.text import line as line_of
from tuireader.ui.find_in_page import Find, PageText
from tuireader.ui.open_page import OpenPage
from tuireader.ui.widgets.focusing import keep_still
from tuireader.ui.widgets.page_line import Patch, Piece, label, pieces

REST = 0.05
"""Seconds after which the rest of a long article is read, once its beginning is on the screen."""

WIDEST = 80
"""Cells of text in a line, unless the configuration says otherwise."""

ROLES = ("hit", "hit-here", "label")
"""What can be laid over the text."""


class ReadingPane(Widget, can_focus=True):
    """An article under a rule that says what it is and how far one has read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--rule", "pane--rule-focused", "pane--hint", *(f"pane--{name}" for name in (*looks.NAMES, *ROLES))
    }  # fmt: skip

    class Resumed(Message):
        """The article stands where it was left."""

    def __init__(self, *, id: str, widest: int = WIDEST, hyperlinks: bool = False) -> None:
        """`widest`: cells of a line of text; `hyperlinks`: whether the terminal is told where links lead (OSC 8)."""
        super().__init__(id=id)
        self.widest = widest
        self.hyperlinks = hyperlinks
        self.article: Article | None = None
        self.top = 0
        """The first visible line of the text."""
        self.hint: tuple[str, ...] = ()
        """What is shown while no article is open."""
        self.find: Find | None = None
        """What is looked for in the article."""
        self.labels: dict[int, str] = {}
        """Letters that stand over links, by the number of the link."""
        self._now = 0
        self._page: OpenPage | None = None
        self._wanted: Place | None = None
        """Where in its text the article is to be opened, once there is room to lay it out."""
        self.raw = False
        """Whether the text is shown as it came."""
        self._came_from: list[Place] = []
        """The places that were left by a jump, the last one last."""
        self._styles: dict[tuple[int, int | None, str], Style] = {}

    # ------------------------------------------------------------ what is shown

    def show(self, article: Article | None, now: int, place: Place | None = None) -> None:
        """Show an article from its beginning, or from a place in its text, or nothing. `now`: seconds since 1970."""
        self.article, self._now, self.top = article, now, 0
        self.find, self.labels, self.raw = None, {}, False
        self._came_from.clear()
        self._styles.clear()
        self._wanted = place
        self._lay_out()
        self._to_wanted()
        self.refresh()

    def advise(self, *lines: str) -> None:
        """What to say while no article is open."""
        self.hint = lines
        if self.article is None:
            self.refresh()

    def update_article(self, article: Article, *, raw: bool | None = None) -> None:
        """The same article with other marks or another text, or as it came: shown anew at the same place."""
        place, before = self.place, self.lines
        self.article = article
        self.raw = self.raw if raw is None else raw
        self._lay_out()
        if place is not None and before is not None and self.lines is not None and self.top:
            self._go_to(same_place(before.page, self.lines.page, place))
        self.refresh()

    @property
    def text_width(self) -> int:
        """Cells of a line of text."""
        return max(1, min(self.size.width - 2, self.widest))

    @property
    def text_height(self) -> int:
        """Lines of text that are visible: all but the rule."""
        return max(1, self.size.height - 1)

    @property
    def lines(self) -> Lines | None:
        """All lines of the article; None while no article is open or nothing can be seen of it."""
        self._read_whole()
        return self._page.lines if self._page is not None else None

    def _read_whole(self) -> None:
        """Read the rest of a long article."""
        if self._page is not None and self._page.partial:
            seen = self._page.in_sight(self.top, self.text_height)
            self._page.whole()
            if self._page.in_sight(self.top, self.text_height) != seen:
                self.refresh()

    def _line(self, number: int) -> Line | None:
        """A line of the article; reads no more of it than that needs."""
        if self._page is None:
            return None
        found = self._page.lines.line(number)
        if found is None and self._page.partial:
            self._read_whole()
            found = self._page.lines.line(number)
        return found

    def _lay_out(self) -> None:
        self._page = None
        if self.article is not None and self.size.width > 0:
            self._page = OpenPage(self.article, self._now, self.text_width, raw=self.raw)
            if self._page.partial:
                self.set_timer(REST, self._read_whole)
        if self.find is not None and self.lines is not None:
            at = self.find.at
            self.find = Find(PageText(self.lines), self.find.words)
            self.find.at = at if at < len(self.find) else -1

    @property
    def place(self) -> Place | None:
        """What stands at the top, whatever the width: for coming back to it."""
        return None if self._page is None or self._line(self.top) is None else self._page.lines.anchor(self.top)

    @property
    def place_to_keep(self) -> Place | None:
        """Where in the article's own text the reader is; None in its head, and where its end is in sight."""
        place = self.place
        if self._page is None or place is None or not self.top or self.at_end or place[0] < self._page.above:
            return None
        return place[0] - self._page.above, place[1]

    def _to_wanted(self) -> None:
        if self._page is not None and self._wanted is not None:
            (block, offset), self._wanted = self._wanted, None
            self._go_to((block + self._page.above, offset))
            if self.top:
                self.post_message(self.Resumed())

    def _go_to(self, place: Place | None) -> None:
        if place is not None and self.lines is not None:
            self.top = max(0, self.lines.find(*place))
            self.move(0)

    # ------------------------------------------------------------ moving

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self._page is None or self._line(self.top + self.text_height) is None

    @property
    def page_height(self) -> int:
        """Lines that a page key moves by: one line of the old page stays."""
        return max(1, self.text_height - 1)

    def move(self, by: int) -> None:
        """Scroll by lines, as far as the text goes; the last line may not leave the bottom."""
        lines = self.lines if by or self.top else None
        if lines is None:
            return
        top = max(0, self.top + by)
        if lines.line(top + self.text_height - 1) is None:
            top = max(0, lines.count() - self.text_height)
        if top != self.top:
            self.top = top
            self.refresh()

    def home(self) -> None:
        """To the beginning."""
        self.move(-self.top)

    def end(self) -> None:
        """To the end."""
        if self.lines is not None:
            self.move(self.lines.count())

    def show_line(self, line: int) -> None:
        """Scroll so that a line is in sight, a third from the top; not at all if it is."""
        if not self.top <= line < self.top + self.text_height:
            self.move(line - self.text_height // 3 - self.top)

    def to_line(self, line: int) -> None:
        """Scroll so that a line stands at the top, as far as there is text below it."""
        self.move(line - self.top)

    def to_heading(self, by: int) -> bool:
        """To the next heading, or the one before; whether there is one."""
        if self.lines is None:
            return False
        at = [self.lines.find(section.block, 0) for section in self.lines.page.headings]
        found = [line for line in at if (line > self.top if by > 0 else line < self.top)]
        if not found or (by > 0 and self.at_end):
            return False
        self.to_line(found[0] if by > 0 else found[-1])
        return True

    def jump(self, place: Place) -> None:
        """To a place in the article; `come_back` returns from it."""
        if self.place is not None:
            self._came_from.append(self.place)
        if self.lines is not None:
            self.to_line(self.lines.find(*place))

    def come_back(self) -> bool:
        """To where the last jump was made; whether there was one."""
        if self.lines is None or not self._came_from:
            return False
        self.to_line(self.lines.find(*self._came_from.pop()))
        return True

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
        """Mark all places of some words and go to the first one on this line or below; nothing if `words` is blank."""
        if self.lines is None or not words.strip():
            self.find = None
        else:
            page = self.find.page if self.find is not None else PageText(self.lines)
            self.find = Find(page, words)
            self.find.at = self.find.first_from(self.top if line is None else line)
            if self.find.at >= 0:
                self.show_line(self.find.line(self.find.at))
        self.refresh()

    def to_hit(self, by: int) -> bool:
        """To the next hit or the one before; whether that went past an end of the article."""
        if self.find is None or not len(self.find):
            return False
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

    def on_resize(self) -> None:
        if self._page is not None and self._page.width == self.text_width:
            self.move(0)
            return
        place = self.place
        self._lay_out()
        self._go_to(place)
        self._to_wanted()
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """No style depends on the focus: Textual need not match them all anew. What is drawn does."""

    def focus_changed(self, has_focus: bool) -> None:
        """The room gives the focus, or takes it: the rule shows it."""
        if self.has_focus != has_focus:
            self.has_focus = has_focus
            self.refresh(Region(0, 0, self.size.width, 1))

    def on_focus(self, event: events.Focus) -> None:
        keep_still(self, event)

    def on_blur(self, event: events.Blur) -> None:
        keep_still(self, event)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-3)
