"""The manual on the screen: the reading pane with all chapters, found in and gone through by headings as an article."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen

from tuireader.library import manual
from tuireader.model.articles import Article
from tuireader.model.rows import Row
from tuireader.reading.blocks import Page
from tuireader.reading.layout import Lines, lines
from tuireader.reading.parse import parse
from tuireader.ui.article.open_page import OpenPage
from tuireader.ui.commands import by_name
from tuireader.ui.keys.pressing import Pressing
from tuireader.ui.widgets.prompt_line import PromptLine
from tuireader.ui.widgets.reading_pane import ReadingPane
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.keys.bindings import Bindings
    from tuireader.ui.room import Room

HINTS = ("Space page down  ] next heading  g o chapters  / find  Esc back", "Space page  / find  Esc back")

MOVES = {"down": 0, "up": 0, "half_down": 0.5, "half_up": -0.5, "page_down": 1, "page_up": -1, "read_on": 1}
"""What moves, by how many pages; by a line where that is none."""
SHARED = ("next_heading", "previous_heading", "outline", "search", "come_back", "repaint")
"""Commands of the room that do here, on the pane, what they do there."""


class ManualText:
    """The manual: its first chapter at once, all of it as soon as a thread has read that."""

    def __init__(self, bindings: Bindings) -> None:
        from tuireader.ui.keys.keys_in_words import keys

        self._bindings = bindings
        self._whole: Page | None = None
        self._reading: threading.Thread | None = None
        self.beginning = manual.filled(
            manual.chapters()[0].text, keys(bindings.commands.values(), bindings.keys_of), {}
        )
        """The first chapter."""
        self.first = parse(self.beginning, "markdown", None)

    def read_on(self) -> None:
        """Read the rest, beside the keys."""
        if self._reading is None:
            self._reading = threading.Thread(target=self._read, daemon=True, name="manual")
            self._reading.start()

    def _read(self) -> None:
        from tuireader.ui.keys.keys_in_words import told

        self._whole = parse(manual.whole(*told(self._bindings)), "markdown", None)

    def whole(self) -> Page:
        """All chapters."""
        self.read_on()
        if self._reading is not None:
            self._reading.join()
        return self._whole or self.first


class ManualPane(ReadingPane):
    """The pane, with a text that no library holds."""

    def __init__(self, text: ManualText, *, widest: int) -> None:
        super().__init__(id="manual", widest=widest)
        self._text = text

    def _lay_out(self) -> None:
        partial = self._page is None or self._page.partial
        self._page = None
        if self.article is not None and self.size.width > 0:
            self._page = ManualPage(self.article, self._text, self.text_width, partial=partial)
        self.laid_out_anew()


class ManualPage(OpenPage):
    """The manual, laid out at a width: without the head of an article."""

    def __init__(self, article: Article, text: ManualText, width: int, *, partial: bool) -> None:
        self.article, self.width, self.raw, self.partial, self.above = article, width, False, partial, 0
        self._text = text
        self.lines = lines(text.first if partial else text.whole(), width)

    def whole(self) -> Lines:
        if self.partial:
            self.partial = False
            self.lines = lines(self._text.whole(), self.width)
        return self.lines


class Manual(Screen[None]):
    """All chapters, one below the other."""

    AUTO_FOCUS = "#manual"

    def __init__(self, room: Room, at: manual.Chapter | None = None) -> None:
        """`at`: the chapter to begin with."""
        super().__init__()
        self._room = room
        self._at = at
        self._text = ManualText(room.reader.bindings)
        self.pane = ManualPane(self._text, widest=room.pane.widest)
        self.bottom = StatusLine(id="bottom", grows=True)
        self.prompt = PromptLine(id="prompt")
        self.reading = True
        """Whether what is looked for is looked for in the text: always."""
        self.pressing = Pressing()
        """No number is typed before a key here; commands ask for it."""

    def compose(self) -> ComposeResult:
        yield self.pane
        yield self.bottom
        yield self.prompt

    def on_mount(self) -> None:
        self.pane.show(article(self._text.beginning), 0)
        self.bottom.say(HINTS[self.size.width < len(HINTS[0]) + 2])
        self.pane.focus_changed(True)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """To the chapter that was asked for."""
        self._text.read_on()
        page = self.pane.lines if self._at is not None else None
        if self._at is None or page is None:
            return
        for section in page.page.headings:
            if section.level == 1 and section.text == self._at.title:
                self.pane.jump((section.block, 0))

    # ------------------------------------------------------------ what commands of the room ask of it

    @property
    def active(self) -> ReadingPane:
        """What the movement keys move."""
        return self.pane

    def tell(self, text: str) -> None:
        """Say something on the last line; it stands until the next key."""
        self.bottom.say(text, told=True)

    def ask(
        self,
        label: str,
        answer: Callable[[str | None], None],
        *,
        typed: Callable[[str], None] | None = None,
        **more: object,
    ) -> None:
        """Ask for a line of text in place of the last line."""

        def answered(said: str | None) -> None:
            self.bottom.display = True
            self.set_focus(self.pane)
            answer(said)

        self.bottom.display = False
        self.prompt.ask(label, answered, typed=typed)

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None = None) -> bool:
        """Do what a key stands for here; the keys for moving are those of an article."""
        if not self.is_mounted or self.prompt.asking:
            return False
        sequences = self._room.reader.bindings.sequences("article")
        if key == "escape" and not sequences.pending:  # whatever the keys are, it leads out
            self._run("clear_filter", "")
            return True
        step = sequences.press(key)
        if self.pane.find is None:
            self.bottom.say(HINTS[self.size.width < len(HINTS[0]) + 2])
        for name in step.run:
            self._run(name, character or "")
        if not step.run and not sequences.pending and key in ("q", "question_mark"):
            self.dismiss()
        return True

    def _run(self, name: str, character: str) -> None:
        here = cast("Room", self)
        if self.pane.find is not None and character in ("n", "N"):
            from tuireader.ui.commands.search import walk

            walk(here, 1 if character == "n" else -1)
        elif name in ("top", "bottom"):
            self.pane.home() if name == "top" else self.pane.end()
        elif name in MOVES:
            self.pane.move(int(MOVES[name] * self.pane.page_height) or (1 if name == "down" else -1))
        elif name in SHARED:
            by_name()[name].run(here)
        elif name == "clear_filter" and self.pane.find is not None:
            self.pane.look_for("")
            self.bottom.say(HINTS[0])
        elif name in ("clear_filter", "back", "back_or_leave", "help", "quit"):
            self.dismiss()


def article(text: str) -> Article:
    """The manual as an article that no library holds."""
    row = Row(0, 0, "The manual", "tuireader", "seed", None, 0, read=True, starred=False)
    return Article(row, text, "markdown", "", "", None, "en", 0, None, (), (), "", ())
