"""Addresses are opened where the reader sits: here, on the machine at the other end of the line, or they are copied."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuireader.desktop.place import has_display

if TYPE_CHECKING:
    from tuireader.ui.app import Reader


def address(reader: Reader, url: str) -> str:
    """Open an address, or copy it where there is no browser; what was done, in words.

    Where the machine at the other end of the line is asked, its answer is told when it has come.
    """
    from tuireader.desktop import opener

    if _elsewhere(reader) and opener.fault_in(url) is None:
        reader.run_worker(lambda: _ask(reader, [url]), thread=True, group="opening")
        return f"asking your own machine to open {url}"
    outcome = opener.open_link(url, command=reader.config.open_command)
    if isinstance(outcome, opener.Shown):
        return f"{reader.copy_text(url)}: {url}"
    return outcome.how if isinstance(outcome, opener.Opened) else outcome.reason


def addresses(reader: Reader, urls: Sequence[str]) -> str:
    """Open several addresses, or copy them where there is no browser; what was done, in words."""
    from tuireader.desktop import opener

    fit = [url for url in urls if opener.fault_in(url) is None]
    if fit and _elsewhere(reader):
        reader.run_worker(lambda: _ask(reader, fit), thread=True, group="opening")
        return f"asking your own machine to open {len(fit)} addresses"
    outcomes = [opener.open_link(url, command=reader.config.open_command) for url in urls]
    opened = [one for one in outcomes if isinstance(one, opener.Opened)]
    if shown := [one.url for one in outcomes if isinstance(one, opener.Shown)]:
        return _copied(reader, shown, "no browser here")
    refused = [one.reason for one in outcomes if isinstance(one, opener.NotOpened)]
    said = f"{len(opened)} {opened[0].how}" if opened else ""
    return "; ".join(filter(None, (said, f"{len(refused)} not: {refused[0]}" if refused else "")))


def _elsewhere(reader: Reader) -> bool:
    return bool(reader.config.open_here) and not has_display(os.environ)


def _ask(reader: Reader, urls: Sequence[str]) -> None:
    """Have addresses opened at the other end of the line, one after the other; those that are not are copied."""
    from tuireader.library.articles import opening_there

    there = reader.config.open_here
    answers = [(url, *opening_there.ask(there, url)) for url in urls]
    left = [url for url, opened, _ in answers if not opened]
    said = next(words for _, opened, words in answers if opened == (not left))
    reader.call_from_thread(_tell, reader, said, left)


def _tell(reader: Reader, said: str, left: Sequence[str]) -> None:
    from tuireader.ui.room import Room

    for screen in reader.screen_stack:
        if isinstance(screen, Room):
            screen.tell(_copied(reader, left, said) if left else said)


def _copied(reader: Reader, urls: Sequence[str], why: str) -> str:
    said = reader.copy_text("\n".join(urls))
    return f"{why}; {said}: {urls[0]}" if len(urls) == 1 else f"{why}; {len(urls)} addresses: {said}"
