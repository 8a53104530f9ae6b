"""The reading pane: one article as lines, laid out as they come into sight."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tuireader.library import showing
from tuireader.model import Article
from tuireader.reading import style as looks
from tuireader.reading.layout import Lines
from tuireader.text import cells, clean, fit, steady
from tuireader.text import line as line_of

WIDEST = 80
"""Cells of text in a line, unless the configuration says otherwise."""


class ReadingPane(Widget, can_focus=True):
    """An article under a rule that says what it is and how far one has read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--rule", "pane--rule-focused", "pane--hint", *(f"pane--{name}" for name in looks.NAMES)
    }  # fmt: skip

    def __init__(self, *, id: str, widest: int = WIDEST) -> None:
        super().__init__(id=id)
        self.widest = widest
        self.article: Article | None = None
        self.top = 0
        """The first visible line of the text."""
        self.hint: tuple[str, ...] = ()
        """What is shown while no article is open."""
        self._now = 0
        self._lines: Lines | None = None
        self._styles: dict[int, Style] = {}

    # ------------------------------------------------------------ what is shown

    def show(self, article: Article | None, now: int) -> None:
        """Show an article from its beginning, or nothing. `now`: seconds since 1970."""
        self.article, self._now, self.top = article, now, 0
        self._lay_out()
        self.refresh()

    def advise(self, *lines: str) -> None:
        """What to say while no article is open."""
        self.hint = lines
        if self.article is None:
            self.refresh()

    def update_article(self, article: Article) -> None:
        """The same article with other marks: shown anew at the same place."""
        place = self._place()
        self.article = article
        self._lay_out()
        self._go_to(place)
        self.refresh()

    @property
    def text_width(self) -> int:
        """Cells of a line of text."""
        return max(1, min(self.size.width - 2, self.widest))

    @property
    def text_height(self) -> int:
        """Lines of text that are visible: all but the rule."""
        return max(1, self.size.height - 1)

    def _lay_out(self) -> None:
        self._lines = None
        if self.article is not None and self.size.width > 0:
            self._lines = showing.laid_out(self.article, self.text_width, self._now)

    def _place(self) -> tuple[int, int] | None:
        return self._lines.anchor(self.top) if self._lines is not None and self._lines.line(self.top) else None

    def _go_to(self, place: tuple[int, int] | None) -> None:
        if self._lines is not None and place is not None:
            self.top = max(0, self._lines.find(*place))
            self.move(0)

    # ------------------------------------------------------------ moving

    @property
    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self._lines is None or self._lines.line(self.top + self.text_height) is None

    @property
    def page_height(self) -> int:
        """Lines that a page key moves by: one line of the old page stays."""
        return max(1, self.text_height - 1)

    def move(self, by: int) -> None:
        """Scroll by lines, as far as the text goes; the last line may not leave the bottom."""
        if self._lines is None:
            return
        top = max(0, self.top + by)
        if self._lines.line(top + self.text_height - 1) is None:
            top = max(0, self._lines.count() - self.text_height)
        if top != self.top:
            self.top = top
            self.refresh()

    def home(self) -> None:
        """To the beginning."""
        self.move(-self.top)

    def end(self) -> None:
        """To the end."""
        if self._lines is not None:
            self.move(self._lines.count())

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            return self._rule(width)
        if self.article is None:
            return self._hint_line(y - 1, width)
        line = self._lines.line(self.top + y - 1) if self._lines is not None else None
        if line is None:
            return Strip.blank(width, self.rich_style)
        margin = max(1, (width - self.text_width) // 2)
        spans = [(clean(span.text), self._look(span.style)) for span in line]
        used = sum(cells(text) for text, _ in spans)
        drawn = Strip(
            [
                Segment(" " * margin, self.rich_style),
                *(Segment(text, look) for text, look in spans),
                Segment(" " * max(0, width - margin - used), self.rich_style),
            ],
            max(width, margin + used),
        )
        return drawn.crop(0, width) if margin + used > width else drawn

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
        lines = self._lines
        if lines is None:
            return ""
        if self.at_end:
            return "end" if self.top else "all"
        if not self.top:
            return "top"
        # Laid out as far as is seen; the rest is guessed from how much of the text that was.
        blocks = max(1, len(lines.page.blocks))
        return f"{min(99, 100 * lines.anchor(self.top + self.text_height - 1)[0] // blocks)}%"

    def _hint_line(self, y: int, width: int) -> Strip:
        first = max(0, (self.text_height - len(self.hint)) // 2)
        text = self.hint[y - first] if first <= y < first + len(self.hint) else ""
        block = max((cells(line) for line in self.hint), default=0)
        margin = max(1, (width - block) // 2)
        return Strip([Segment(fit(" " * margin + text, width), self.get_component_rich_style("pane--hint"))], width)

    def _look(self, flags: int) -> Style:
        """The styles of all flags, one over the other."""
        found = self._styles.get(flags)
        if found is None:
            names = [f"pane--{name}" for name, flag in looks.NAMES.items() if flags & flag]
            found = self.rich_style
            for name in names:
                found = found + self.get_component_rich_style(name, partial=True)
            self._styles[flags] = found
        return found

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()

    # ------------------------------------------------------------ what happens to it

    def on_resize(self) -> None:
        if self._lines is not None and self._lines.width == self.text_width:
            self.move(0)
            return
        place = self._place()
        self._lay_out()
        self._go_to(place)
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """No style depends on the focus: Textual need not match them all anew. What is drawn does."""

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-3)
