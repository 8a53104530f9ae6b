"""All that is known of an article: labels and words, scrolled by the line, copied as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tuireader.library.articles import informing
from tuireader.library.articles.informing import Fact
from tuireader.ui.article_rows.pieces import Piece
from tuireader.ui.keys import hinting
from tuireader.ui.sources.details import LABEL, wrapped
from tuireader.ui.widgets.fact_lines import FactLines
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.app import Reader

ENDLESS = 10**6
HINTS = ("Esc back", "y copy all of it", "{down} {up} move")


class Info(ModalScreen[None]):
    """The facts of one article."""

    def __init__(self, facts: list[Fact], copy: Callable[[str], str]) -> None:
        """`copy`: copies a text and says how that went."""
        super().__init__()
        self._facts, self._copy = facts, copy
        self._lines = FactLines(id="info-facts")
        self._top, self._bottom = StatusLine(id="top"), StatusLine(id="bottom", grows=True)

    def compose(self) -> ComposeResult:
        yield self._top
        yield self._lines
        yield self._bottom

    def on_mount(self) -> None:
        self._top.say("About this article")

    def on_resize(self) -> None:
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        width = max(1, self._lines.content_size.width)
        self._lines.show([line for label, words in self._facts for line in _wrapped(label, words, width)])
        self._tell_ways()

    def _tell_ways(self) -> None:
        key_of = cast("Reader", self.app).bindings.key_of("list")
        self._bottom.say(hinting.hints(HINTS, key_of, self.app.size.width, help=""))

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here."""
        if not self.is_mounted:
            return True
        key = cast("Reader", self.app).bindings.moved_by(key)
        page = max(1, self._lines.size.height - 1)
        moves = {
            "j": 1, "k": -1, "down": 1, "up": -1, "space": page, "pagedown": page, "pageup": -page, "ctrl+f": page,
            "ctrl+b": -page, "ctrl+d": page // 2, "ctrl+u": -(page // 2), "home": -ENDLESS, "end": ENDLESS,
            "g": -ENDLESS, "G": ENDLESS,
        }  # fmt: skip
        if key in moves:
            self._lines.move(moves[key])
            self._tell_ways()
        elif key == "y":
            self._bottom.say(self._copy(informing.as_text(self._facts)), told=True)
        elif key in ("escape", "q", "h", "i", "left", "enter", "backspace"):
            self.dismiss()
        return True


def _wrapped(label: str, words: str, width: int) -> list[list[Piece]]:
    """A label and its words, wrapped to `width` cells."""
    if width < 2 * LABEL:
        return [[Piece(part, "words")] for part in wrapped(f"{label}: {words}" if label else words, width)]
    parts = list(wrapped(words, width - LABEL)) or [""]
    return [
        [Piece(f"{'' if number else label:<{LABEL}}", "label"), Piece(part, "title" if label == "title" else "words")]
        for number, part in enumerate(parts)
    ]
