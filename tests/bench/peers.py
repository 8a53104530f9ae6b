"""newsboat and sfeed_curses, where they are installed, on the articles our own figures are taken with."""

from __future__ import annotations

import html
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench import environment
from tests.bench.keys import cost, told
from tests.bench.library_maker import drafts
from tests.bench.startup import measure
from tests.terminal_screen import Terminal

ARTICLES = 1000


def newsboat_command(home: Path) -> list[str]:
    """How newsboat is started on one feed, called Benchfeed, whose 1,000 articles are in its cache."""
    items = "".join(
        f"<item><title>{html.escape(draft.title)}</title><link>{draft.url}</link><guid>{draft.url}</guid>"
        f"<description>{html.escape(draft.body)}</description></item>"
        for _, draft in drafts(ARTICLES)
    )
    feed, urls = home / "feed.xml", home / "urls"
    feed.write_text(f"<rss version='2.0'><channel><title>Benchfeed</title>{items}</channel></rss>")
    urls.write_text(f"file://{feed}\n")
    (home / "newsboat.conf").write_text("auto-reload no\n")
    command = ["newsboat", "-u", str(urls), "-C", str(home / "newsboat.conf"), "-c", str(home / "cache.db")]
    with Terminal([*command, "-x", "reload"], 80, 24, environment(home)) as terminal:
        terminal.wait_exit(60)
    return command


def measure_peers(home: Path, sizes: Sequence[tuple[int, int]]) -> None:
    """First rows, and the bytes of each key; says which one is not installed."""
    if shutil.which("newsboat"):
        command = newsboat_command(home)
        measure("terminal.newsboat", command, environment(home), lambda rows: any("Benchfeed" in row for row in rows))
        for size in sizes:
            _keys("newsboat", command, size, environment(home), "Benchfeed", ["enter"], back="q")
    else:
        print("newsboat is not installed")
    if shutil.which("sfeed_curses"):
        # sfeed(5): timestamp, title, link, content, its type, id, author, enclosure, category
        lines = (
            "\t".join([str(draft.published.seconds if draft.published else 0), draft.title, draft.url or "", *[""] * 6])
            for _, draft in drafts(ARTICLES)
        )
        (home / "Benchfeed").write_text("\n".join(lines) + "\n")
        command = ["sfeed_curses", str(home / "Benchfeed")]
        for size in sizes:
            _keys("sfeed_curses", command, size, environment(home), "Benchfeed", ["enter", "l"], back="")
    else:
        print("sfeed_curses is not installed")


def _keys(
    name: str,
    command: Sequence[str],
    size: tuple[int, int],
    variables: Mapping[str, str],
    ready: str,
    before: Sequence[str],
    *,
    back: str,
) -> None:
    """`before`: keys that lead to the list; `back`: the key that leaves an article, empty if none is opened."""
    said = f"{name}.{size[0]}x{size[1]}"
    with Terminal(command, *size, variables) as terminal:
        terminal.wait_for(ready)
        time.sleep(0.5)
        terminal.press(*before)
        terminal.settle(0.5)
        told(f"terminal.j.{said}", [cost(terminal, "down") for _ in range(8)])
        terminal.press(*["down"] * size[1])
        terminal.settle(0.5)
        told(f"terminal.j-scrolling.{said}", [cost(terminal, "down") for _ in range(12)])
        if back:
            visits = [cost(terminal, key) for _ in range(3) for key in ("enter", "space", back, "down")]
            for place, action in enumerate(("open", "page", "back")):
                told(f"terminal.{action}.{said}", visits[place::4])
        terminal.press("q", "q")
