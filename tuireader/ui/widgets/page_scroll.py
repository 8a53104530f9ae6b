"""An article as lines, and which of them are in sight: laid out as they are asked for, moved by lines and places."""

from __future__ import annotations

from textual.message import Message

from tuireader.library.articles.same_place import same_place
from tuireader.model.articles import Article
from tuireader.reading.blocks import Line, Place
from tuireader.reading.layout import Lines
from tuireader.ui.article.open_page import OpenPage
from tuireader.ui.once import once
from tuireader.ui.widgets.movable import Movable

REST = 0.05
"""Seconds after which the rest of a long article is read, once its beginning is on the screen."""

WIDEST = 80
"""Cells of text in a line, unless the configuration says otherwise."""


class PageScroll(Movable):
    """The lines of one article. What they look like is for the kinds of it to say."""

    class Resumed(Message):
        """The article stands where it was left."""

    def __init__(self, *, id: str, widest: int = WIDEST) -> None:
        """`widest`: cells of a line of text."""
        super().__init__(id=id)
        self.widest = widest
        self.article: Article | None = None
        self.raw = False
        """Whether the text is shown as it came."""
        self.top = 0
        """The first visible line of the text."""
        self._now = 0
        self._page: OpenPage | None = None
        self._wanted: Place | None = None
        """Where in its text the article is to be opened, once there is room to lay it out."""
        self._came_from: list[Place] = []
        """The places that were left by a jump, the last one last."""

    def another_page(self) -> None:
        """Called when another article is to be shown."""

    def laid_out_anew(self) -> None:
        """Called when the lines are others: at another width, or of another text."""

    # ------------------------------------------------------------ what is shown

    def show(self, article: Article | None, now: int, place: Place | None = None) -> None:
        """Show an article from its beginning, or from a place in its text, or nothing. `now`: seconds since 1970."""
        self.article, self._now, self.top, self.raw = article, now, 0, False
        self._came_from.clear()
        self.another_page()
        self._wanted = place
        self._lay_out()
        self._to_wanted()
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
            self.laid_out_anew()
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
                once(self, REST, self._read_whole)
        self.laid_out_anew()

    def on_resize(self) -> None:
        if self._page is not None and self._page.width == self.text_width:
            self.move(0)
            return
        place = self.place
        self._lay_out()
        self._go_to(place)
        self._to_wanted()
        self.refresh()

    # ------------------------------------------------------------ places

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
