"""The configuration read anew while the reader runs: by a key, and by itself once its file has been written.

What is settled anew holds at once where that can be; what is read only when the reader starts is named. Where anything
in the file is wrong, that is told with its line, and all stays as it was. The list and the article stay where they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader import orders
from tuireader.config import Config, load
from tuireader.errors import TuireaderError
from tuireader.ui.article_list.sort_menu import group_by
from tuireader.ui.looks import themes
from tuireader.ui.terminal import hyperlinks, mouse

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Reloading:
    """What is known of the configuration's file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._read = self._seen = self._stamp()

    def look(self, room: Room) -> None:
        """Called once a second: take a changed file over, once it has stayed the same from one look to the next."""
        now, before = self._stamp(), self._seen
        self._seen = now
        if now != self._read and now == before and not room.prompt.asking and room.app.screen is room:
            self.reload(room, by_itself=True)

    def reload(self, room: Room, *, by_itself: bool = False) -> None:
        """Read the file and settle what it says; what was done is told."""
        self._read = self._seen = self._stamp()
        if self._path is None:
            return
        before = room.reader.config
        try:
            wanted = load(self._path)
            said = settle(room, wanted)
        except TuireaderError as error:
            room.tell(f"the settings stay as they were: {error}")
            return
        if wanted != before or not by_itself:
            gone = "" if self._path.exists() else "there is none, so that all is as usual: "
            room.tell(f"{self._path.name}: {gone}{said}")

    def written(self) -> None:
        """The file was written by the reader itself, and holds already."""
        self._read = self._seen = self._stamp()

    def _stamp(self) -> tuple[int, ...]:
        """Another one whenever the file is."""
        try:
            known = os.stat(self._path) if self._path is not None else None  # noqa: PTH116 - once a second
        except OSError:
            return ()
        return (known.st_mtime_ns, known.st_size, known.st_ino) if known else ()


def settle(room: Room, wanted: Config) -> str:
    """Settle all that differs; what was, in words. Raises ConfigError, with all as it was."""
    reader, before = room.reader, room.reader.config
    changed = [each.name for each in fields(Config) if getattr(wanted, each.name) != getattr(before, each.name)]
    if "theme" in changed and not reader.no_color:
        themes.use(reader, wanted.theme, reader.config_file)
    try:
        if KEYS.intersection(changed):
            reader.bindings.settle_soundly(wanted)
    except TuireaderError:
        if "theme" in changed and not reader.no_color:
            themes.use(reader, before.theme, reader.config_file)
        raise
    reader.config = reader.library.config = wanted
    for name in changed:
        if name in AT_ONCE:
            AT_ONCE[name](room, wanted)
    later = [name for name in changed if name in AT_START]
    now = [name for name in changed if name not in later]
    said = [f"{', '.join(now)} {'is' if len(now) == 1 else 'are'} as it says"] if now else []
    said += [f"{', '.join(later)} at the next start"] if later else []
    return "; ".join(said) or "nothing in it has changed"


# ---------------------------------------------------------------- what each setting does


def _layout(room: Room, config: Config) -> None:
    room.set_layout(config.layout)


def _text_width(room: Room, config: Config) -> None:
    room.pane.widest = config.text_width
    room.pane.on_resize()


def _mouse(room: Room, config: Config) -> None:
    mouse.use(room.reader._driver, mouse.wanted(config.mouse, os.environ))


def _cursor(room: Room, config: Config) -> None:
    room.list.by_marker = room.tags.by_marker = config.cursor == "marker"
    room.list.refresh()
    room.tags.refresh()


def _hyperlinks(room: Room, config: Config) -> None:
    room.pane.hyperlinks = hyperlinks.wanted(config.hyperlinks, os.environ)
    room.pane.notify_style_update()
    room.pane.refresh()


def _dates(room: Room, config: Config) -> None:
    room.list.draw_as(config)


def _order(room: Room, config: Config) -> None:
    room.look(replace(room.selection, order=orders.written(orders.terms(",".join(config.order)))))


def _rule(room: Room, config: Config) -> None:
    from tuireader.library.rules import configured

    configured.settle(room.library)


def _group(room: Room, config: Config) -> None:
    group_by(room, config.group)


def _refresh_by_itself(room: Room, config: Config) -> None:
    room.by_itself = config.refresh_by_itself


AT_ONCE: Mapping[str, Callable[[Room, Config], None]] = {
    "layout": _layout,
    "text_width": _text_width,
    "mouse": _mouse,
    "cursor": _cursor,
    "hyperlinks": _hyperlinks,
    "dates": _dates,
    "date_format": _dates,
    "row_format": _dates,
    "order": _order,
    "group": _group,
    "rule": _rule,
    "refresh_by_itself": _refresh_by_itself,
}
"""What has to be done for a setting to hold; the theme and the keys are settled before, since they may be wrong."""

KEYS = frozenset(("keys", "macros", "profile", "keyboard"))

WHEN_USED = KEYS | {
    "theme", "notify", "open_command", "open_here", "save_folder", "user_agent", "refresh_every", "source", "views",
}  # fmt: skip
"""The settings for which nothing need be done: they are read when they are needed."""

AT_START = frozenset(("kitty_keys", "escape_delay", "unread_only"))
"""The settings that are read when the reader starts, and then never again."""
