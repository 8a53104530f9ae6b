"""What the image screen shows: words about an image, or the image itself, and one line below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tuireader.reading.blocks import Page, Paragraph, Span
from tuireader.reading.layout import lines
from tuireader.text import cells, clean, excerpt, fit
from tuireader.ui.images.cells import Piece
from tuireader.ui.images.colours import Colours

WIDEST = 76
"""Cells of words in a line."""


class ImageView(Widget):
    """The whole screen: rows of cells or of words, both in its middle; its last row is a line of words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"image--name", "image--words", "image--line"}

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Sequence[Piece]] = ()
        self._colours = Colours()
        self.words: tuple[str, ...] = ()
        """Paragraphs; the first is what the image shows."""
        self.left, self.right = "", ""
        """Of the last line; `right` is shown whole where it fits."""
        self._broken: list[tuple[str, str]] = []
        self._margin = 0
        """Cells before each line of words."""

    def on_resize(self) -> None:
        self._break()

    def show_words(self, *paragraphs: str, left: str = "", right: str = "") -> None:
        """Words in place of an image."""
        self.rows, self.words = (), tuple(filter(None, paragraphs))
        self.say(left, right)
        self._break()

    def show_image(self, rows: Sequence[Sequence[Piece]], colours: Colours, *, left: str, right: str) -> None:
        """An image as cells, in these colours."""
        self.rows, self._colours, self.words = rows, colours, ()
        self.say(left, right)
        self._break()

    def say(self, left: str, right: str) -> None:
        """Another last line."""
        self.left, self.right = left, right
        self.refresh()

    def _break(self) -> None:
        """The words in lines, as wide as the screen allows; a long name leaves room for what is said of the image."""
        width = max(1, min(self.size.width - 2, WIDEST))
        broken = [_lines(paragraph, width) for paragraph in self.words]
        below = sum(len(texts) + 1 for texts in broken[1:])
        self._broken = []
        for number, texts in enumerate(broken):
            if number == 0:
                self._broken += [(text, "name") for text in texts[: max(1, self.size.height - 1 - below)]]
            else:
                self._broken += [("", "words"), *((text, "words") for text in texts)]
        # In the middle by what stays, the name and the address: what is said of the image may come and go.
        staying = [text for texts in (*broken[:1], *broken[2:]) for text in texts]
        self._margin = max(0, self.size.width - max(map(cells, staying), default=0)) // 2
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if y == height - 1:
            return Strip([Segment(self._last_line(width), self._look("line"))])
        if self.rows:
            return self._image_row(y - (height - 1 - len(self.rows)) // 2, width)
        return self._words_row(y - max(0, (height - 1 - len(self._broken)) // 2), width)

    def _image_row(self, n: int, width: int) -> Strip:
        if not 0 <= n < len(self.rows):
            return Strip.blank(width, self.rich_style)
        ground = self.rich_style
        segments = [
            Segment(piece.text, self._colours.look(piece.ink, piece.ground) if piece.ink or piece.ground else ground)
            for piece in self.rows[n]
        ]
        used = sum(len(piece.text) for piece in self.rows[n])
        left = max(0, width - used) // 2
        strip = Strip([Segment(" " * left, ground), *segments], left + used)
        return strip.crop(0, width).extend_cell_length(width, ground)

    def _words_row(self, n: int, width: int) -> Strip:
        text, role = self._broken[n] if 0 <= n < len(self._broken) else ("", "words")
        left = min(self._margin, width - max((cells(line) for line, _ in self._broken), default=0) - 1)
        return Strip([Segment(fit(" " * max(0, left) + text, width), self._look(role))])

    def _last_line(self, width: int) -> str:
        right = self.right if cells(self.right) + 4 <= width else ""
        if not self.left:
            return fit(f" {self.right}", width)
        room = width - cells(right) - (4 if right else 2)
        left = fit(excerpt(self.left, max(1, room)), max(1, room))
        return fit(f" {left}  {right}" if right else f" {left}", width)

    def _look(self, role: str) -> Style:
        return self.get_component_rich_style(f"image--{role}")


def _lines(paragraph: str, width: int) -> list[str]:
    made = lines(Page((Paragraph(spans=(Span(clean(paragraph).replace("\n", " ")),)),)), width)
    return ["".join(span.text for span in made.line(n) or ()) for n in range(made.count())]
