"""The mouse, taken or given back to the terminal while the reader runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _run(room: Room) -> None:
    from tuireader.ui.terminal import mouse as the_mouse

    driver = room.reader._driver
    on = not the_mouse.used(driver)
    the_mouse.use(driver, on)
    room.tell(
        "the mouse is used here; the terminal's own selection needs Shift"
        if on
        else "the mouse is the terminal's: select and copy as everywhere"
    )


mouse = Command(
    "mouse", ("g m",), "Mouse on or off",
    "Use the mouse here, or leave it to the terminal for selecting and copying, until you leave.",
    "Program", _run, place=21,
)  # fmt: skip
