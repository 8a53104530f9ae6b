"""Whether the mouse is the reader's or the terminal's own: over SSH its selection is worth more than ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.driver import Driver


def wanted(setting: Literal["auto", "on", "off"], environ: Mapping[str, str]) -> bool:
    """What the setting means on the terminal that `environ` describes.

    Inside GNU screen (4.9) a lone Escape comes only with the next key while the mouse is asked for.
    """
    if setting == "auto":
        return not any(map(environ.get, ("SSH_CONNECTION", "MOSH_CONNECTION", "STY")))
    return setting == "on"


def used(driver: Driver | None) -> bool:
    """Whether the terminal tells us of the mouse."""
    return driver is not None and driver._mouse


def use(driver: Driver | None, on: bool) -> None:
    """Ask the terminal to tell us of the mouse from now on, or to keep it to itself."""
    if driver is None or driver._mouse == on:
        return
    switch = getattr(driver, "_enable_mouse_support" if on else "_disable_mouse_support", None)
    driver._mouse = True  # both do nothing without
    if switch is not None:
        switch()
    driver._mouse = on
