"""The room: tags, list and pane side by side, and what connects them.

It holds what the reader looks at: one frozen `Selection`, the view it gives, the article that is open. What a key
does is in `commands`; the room is what they act on. Every change of marks has been stored before it comes here to be
shown (`done`).
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tuireader import orders
from tuireader.config import Config
from tuireader.errors import TuireaderError
from tuireader.library import Library
from tuireader.library import typed as typed_before
from tuireader.library.typed import Kind
from tuireader.library.views import choosing, listing
from tuireader.model.changes import Change
from tuireader.model.rows import Row
from tuireader.model.selections import Selection
from tuireader.ui import panes
from tuireader.ui.article import in_pane
from tuireader.ui.article.piping import Piping
from tuireader.ui.article.resuming import Resuming
from tuireader.ui.article_list.newsstand import Newsstand
from tuireader.ui.article_list.picking import Picking
from tuireader.ui.article_list.resting import Resting
from tuireader.ui.article_list.view_orders import ViewOrders
from tuireader.ui.article_list.viewing import Viewing
from tuireader.ui.article_list.widget import ArticleList
from tuireader.ui.article_rows import grouping
from tuireader.ui.beside import changes
from tuireader.ui.beside.errands import Errands
from tuireader.ui.beside.gathering import Gathering
from tuireader.ui.beside.handing import Handing
from tuireader.ui.beside.hearing import Hearing
from tuireader.ui.beside.saving import AT_ONCE, Said, Saving, Wish
from tuireader.ui.beside.watching import watch
from tuireader.ui.commands import Place
from tuireader.ui.images.kept import Kept
from tuireader.ui.keys.pressing import Pressing
from tuireader.ui.looks.arrangement import Arrangement
from tuireader.ui.looks.painting import Painter
from tuireader.ui.messages import NotFound, WasFound
from tuireader.ui.prompt.first_line import FirstLine
from tuireader.ui.prompt.last_line import LastLine
from tuireader.ui.reloading import Reloading
from tuireader.ui.search import selecting
from tuireader.ui.search.searching import Searching
from tuireader.ui.start import session
from tuireader.ui.tag_filter.tags_beside import TagsBeside
from tuireader.ui.tag_filter.widget import TagFilter
from tuireader.ui.terminal import hyperlinks
from tuireader.ui.widgets.movable import Movable
from tuireader.ui.widgets.prompt_line import Asked, Field, PromptLine
from tuireader.ui.widgets.reading_pane import ReadingPane
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from typing import Any, Unpack

    from tuireader.ui.app import Reader
    from tuireader.ui.list_screens.screen import ListScreen


TURNS = 50
"""Of the loop, within which widgets have drawn what they have to."""


class Room(Screen[None]):
    """The main screen."""

    AUTO_FOCUS = "#list"
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual's own repaints the whole screen when another widget gets the focus."""

    def __init__(self, library: Library, config: Config, config_file: Path | None = None) -> None:
        super().__init__()
        self._compositor = Painter()
        self.library = library
        self.reloading = Reloading(config_file)
        order = grouping.ordered(config.group, orders.written(orders.terms(",".join(config.order))))
        self.selection = Selection(unread_only=config.unread_only, order=order)
        self.view = choosing.view_of(library, self.selection)
        self.orders = ViewOrders()
        self.errands = Errands()
        self.pages = Errands()
        """Pages are fetched beside a refresh: a reader waits for them."""
        self.images_kept = Kept()
        self.gathering = Gathering()
        self.handing = Handing()
        self.picking = Picking()
        self.resting = Resting()
        self.piping = Piping()
        self.last_piped = ""
        self.saving = Saving()
        self.beside = TagsBeside()
        self.resuming = Resuming()
        self.session = session.Session()
        self._config = config
        self.by_itself = config.refresh_by_itself
        """Whether sources whose time has come are asked without a key."""
        self.arrangement = Arrangement(config.layout)
        self.viewing = Viewing()
        self.first_line = FirstLine()
        self.last_line = LastLine()
        self.over: ListScreen[Any] | None = None
        """A list of things, while it lies over the room: what is told here is told there too."""
        self.news = Newsstand(library)
        self.hearing = Hearing()
        self.pressing = Pressing()
        self.searching = Searching()

    def compose(self) -> ComposeResult:
        yield StatusLine(id="top")
        with Horizontal(id="main"):
            yield TagFilter(id="tags")
            with Vertical(id="middle"):
                yield ArticleList(id="list")
                yield ReadingPane(
                    id="pane",
                    widest=self._config.text_width,
                    hyperlinks=hyperlinks.wanted(self._config.hyperlinks, os.environ),
                )
        yield StatusLine(id="bottom", grows=True)
        yield PromptLine(id="prompt")

    def on_mount(self) -> None:
        self.list = self.query_one(ArticleList)
        self.pane = self.query_one(ReadingPane)
        self.tags = self.query_one(TagFilter)
        self.top = self.query_one("#top", StatusLine)
        self.bottom = self.query_one("#bottom", StatusLine)
        self.prompt = self.query_one(PromptLine)
        self.list.draw_as(self._config)
        self.list.grouping = self._config.group
        self.list.by_marker = self.tags.by_marker = self._config.cursor == "marker"
        self.set_layout()
        self.viewing.begin(self)
        self.show_counts()
        self.last_line.show_hints(self)
        self.library.wait_at_most(AT_ONCE)
        if notice := self.library.notice or self.reader.bindings.notice():
            self.tell(notice)
        self.call_after_refresh(self._go_on, self.session.begin(self))
        self.run_worker(watch(self), group="watching")

    def on_unmount(self) -> None:
        self.searching.close()
        self.resuming.keep(self)
        self.saving.abandon()
        self.beside.stop()

    def _go_on(self, place: session.Place) -> None:
        """Go on where the reader was (nowhere if that is empty), with every widget at its size; then be shown."""
        if place:
            self.tell("here is where you were when line or program broke off; {key:clear_filter} goes back")
            self.attempt(session.go_to, self, place)
        else:
            self.attempt(self._welcome)
        self.call_after_refresh(self._be_shown)

    async def _be_shown(self) -> None:
        """Be shown once all widgets have drawn what they have to: what is shown before that is sent twice."""
        for _ in range(TURNS):
            if all(one._message_queue.empty() for one in self.walk_children()):
                break
            await asyncio.sleep(0)
        self.call_after_refresh(self.reader.shown)

    def _welcome(self) -> None:
        """At the very first start what one asks then."""
        if self.reader.config_file is not None and session.is_first(self):
            from tuireader.ui.start.welcome import Welcome

            self.app.push_screen(Welcome(self))

    # ------------------------------------------------------------ keys → commands

    def action_command(self, name: str) -> None:
        """Run a command by its name."""
        self.last_line.untell(self)
        self.attempt(self.reader.bindings.commands[name].run, self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is run while a question stands, nor what has nothing to act on."""
        if action != "command":
            return True
        if not self.is_mounted or (self.prompt.asking and not self.searching.takes(str(parameters[0]))):
            return False
        return self.reader.bindings.commands[str(parameters[0])].ready(self)

    def take_key(self, key: str, character: str | None = None, *, in_field: bool = False) -> bool:
        """Run what a key stands for; False if that is nothing here. Text fields have no sequences."""
        return self.pressing.take(self, key, character, in_field=in_field)

    # ------------------------------------------------------------ where the reader is

    @property
    def reader(self) -> Reader:
        """The app."""
        return cast("Reader", self.app)

    @property
    def active(self) -> ArticleList | ReadingPane | TagFilter:
        """What the movement keys move."""
        focused = self.focused
        return focused if isinstance(focused, ReadingPane | TagFilter) else self.list

    @property
    def reading(self) -> bool:
        """Whether the reader is in an article, not in a list."""
        return self.active is self.pane and self.pane.article is not None

    @property
    def place(self) -> Place:
        """Where the reader is, as far as keys differ."""
        return "article" if self.reading else "list"

    @property
    def current(self) -> Row | None:
        """The article that commands act on: the open one while it is read, else the one under the cursor."""
        if self.reading and self.pane.article is not None:
            return self.pane.article.row
        return self.list.chosen

    # ------------------------------------------------------------ looking

    def look(self, selection: Selection, *, keep_place: bool = True) -> None:
        """Show another selection; the cursor stays on its article while that is in view, else it is where it was."""
        self.viewing.look(self, selection, keep_place=keep_place)

    def open(self, row: Row) -> None:
        """Show an article in the pane and go there; it is marked read first."""
        in_pane.open_article(self, row)

    def show_counts(self, tallies: tuple[listing.Tally, listing.Tally] | None = None) -> None:
        """What is shown, in words, and how much of it. `tallies`: how many rows and how many unread, if known."""
        self.first_line.show(self, tallies)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = False, from_app_focus: bool = False) -> None:
        """Give the focus to a widget; what shows it is drawn with what else changes, not by a message of its own."""
        before = self.focused
        super().set_focus(widget, scroll_visible, from_app_focus)
        for one in (before, self.focused):
            if before is not self.focused and isinstance(one, Movable):
                one.focus_changed(one is self.focused)
        if self.is_mounted:
            self.last_line.show_hints(self)

    # ------------------------------------------------------------ telling

    def tell(self, text: str) -> None:
        """Say something on the last line; it stands until the next key."""
        self.last_line.tell(self, text)

    def attempt(self, action: Callable[..., None], *about: object) -> None:
        """Do it; a library that cannot be read or written is said, and costs the reader nothing else."""
        try:
            with self.library.explained():
                action(*about)
        except TuireaderError as error:
            self.tell(str(error))

    def change(self, make: Callable[[Library], Change | None], **more: Unpack[Said]) -> None:
        """Make a change of marks and show it once it is stored: now, beside the keys where it is large, or when another
        program lets go of the library. `more`: what a `Wish` may say besides."""
        self.saving.change(self, Wish(make, **more))

    def done(self, change: Change | None, *, said: str = "{}", none: str = "nothing to change") -> None:
        """Show a change of marks that has been stored: the rows, the counts, and what was done."""
        changes.show(self, change, said=said, none=none)

    def changed_elsewhere(self) -> Iterator[None]:
        """Another program has written the library: the rows at hand and the counts are shown as they are now.

        In steps of a few milliseconds, so that a key need not wait for all of them.
        """
        for step in changes.STEPS:
            self.attempt(step, self)
            yield

    def ask(
        self, label: str, answer: Callable[[str | None], None], *, history: Kind | None = None, **more: Unpack[Asked]
    ) -> None:
        """Ask for a line of text in place of the last line; the focus then returns to where it was.

        `history`: as what the answer is kept, and offered again; `more`: as `PromptLine.ask` has it.
        """
        came_from = self.focused

        def answered(said: str | None) -> None:
            self.bottom.display = True
            self.set_focus(came_from or self.list)
            if history is not None and said:
                self.attempt(typed_before.remember, self.library, history, said)
            self.attempt(answer, said)
            self.pressing.go_on(answered=said is not None)

        self.bottom.display = False
        past = typed_before.recent(self.library, history) if history is not None else ()
        self.prompt.ask(label, answered, past=past, **more)

    def keep_place(self) -> None:
        """Store where the reader is, if that has changed, for a start after the line has dropped."""
        if not self.app.is_headless:  # no line that could drop
            self.session.keep(self, self.reader.on_screen())

    # ------------------------------------------------------------ layout

    def set_layout(self, wanted: str | None = None) -> None:
        """Share the screen in the wanted layout (the one wanted last if None), or in the best that fits."""
        self.arrangement.choose(self, wanted)
        # Beside the tags most terminals cannot scroll a list by themselves: each row would be sent anew at each step.
        self.list.leaps = (
            (lambda: not self.reader.scrolls_beside)
            if self.shown_layout == "columns" and "SSH_CONNECTION" in os.environ
            else None
        )
        if self.shown_layout == "columns":
            self.beside.show(self)

    @property
    def shown_layout(self) -> str:
        """The layout that is shown."""
        return self.arrangement.layout

    def on_resize(self) -> None:
        if self.is_mounted and hasattr(self, "tags"):
            self.set_layout()
            self.last_line.show_hints(self)

    # ------------------------------------------------------------ what the widgets tell

    @on(ArticleList.Opened)
    def _opened(self) -> None:
        if self.list.chosen is not None:
            self.attempt(self.open, self.list.chosen)

    @on(ArticleList.Chosen)
    def _chosen(self) -> None:
        self.picking.moved(self)
        self.resting.moved(self)

    @on(WasFound)
    def _was_found(self, event: WasFound) -> None:
        self.attempt(self.searching.found, self, event.number, event.answer)

    @on(NotFound)
    def _not_found(self, event: NotFound) -> None:
        self.searching.failed(self, event.number, event.reason)

    @on(ReadingPane.Resumed)
    def _resumed(self) -> None:
        self.tell(f"continued at {self.pane.progress}; {{key:top}} for the top")

    @on(TagFilter.Picked)
    def _picked(self, event: TagFilter.Picked) -> None:
        if not event.stay:
            panes.to_list(self)  # first: tags that are out of sight are not counted anew
        self.look(selecting.with_tag(self.selection, event.name, exclude=event.exclude))
        if not event.stay:
            self.last_line.untell(self)

    @on(TagFilter.Unknown)
    def _no_such_tag(self, event: TagFilter.Unknown) -> None:
        self.tell(
            f"no tag is like “{event.typed}”; a minus before a name leaves that tag out, Backspace takes letters back"
        )

    @on(TagFilter.EitherWanted)
    def _either(self) -> None:
        self.look(replace(self.selection, any_of=not self.selection.any_of))

    @on(TagFilter.Looked)
    def _looked(self) -> None:
        self.beside.look(self)

    @on(TagFilter.Dropped)
    def _dropped(self) -> None:
        self.look(selecting.without_last_tag(self.selection))

    @on(TagFilter.Cleared)
    def _cleared(self) -> None:
        self.look(selecting.without_tags(self.selection))

    @on(TagFilter.Left)
    def _tags_left(self) -> None:
        panes.leave_tags(self)

    @on(events.DescendantFocus)
    def _keep_focus_in_view(self, event: events.DescendantFocus) -> None:
        """A click cannot leave a question unanswered; and what has the focus can be seen."""
        self.pressing.give_up(self)
        if self.prompt.asking and not isinstance(event.widget, Field):
            self.set_focus(self.prompt.query_one(Field))
        elif event.widget is self.list:
            self.arrangement.set(self, in_article=False)
        elif event.widget is self.pane:
            self.arrangement.set(self, in_article=True)
        self.last_line.show_hints(self)
