"""A server of feeds in a process of its own: ``python -m tests.bench.feed_server FEEDS ITEMS HOSTS MEDIAN_MS``.

It listens on 127.0.0.1 and so many addresses after it, says its port, and answers until its standard input ends.
``/feed/N`` is a feed with ETag; ``/hang`` never answers, ``/drip`` sends a byte a second, ``/huge`` has no end.
"""

from __future__ import annotations

import asyncio
import random
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache

_WORDS = (
    *("harbour", "ferry", "mist", "council", "budget", "river", "glacier", "orchestra", "museum", "parser", "kernel"),
    *("quiet", "open", "slow", "modern", "small", "public", "early", "late", "careful", "local", "annual", "stable"),
    *("explains", "delays", "measures", "opens", "closes", "funds", "reviews", "maps", "launches", "the", "of", "in"),
)
_NEWEST = datetime(2026, 11, 1, tzinfo=UTC)


@lru_cache(maxsize=2000)
def feed(number: int, items: int) -> bytes:
    """An RSS feed of about four kilobytes an article; the same number, the same bytes."""
    dice = random.Random(number)

    def said(words: int) -> str:
        return " ".join(dice.choices(_WORDS, k=words)).capitalize()

    def item(place: int) -> str:
        link = f"https://news{number}.example/{place}"
        body = "".join(
            f"<p>{said(60)}, <a href='{link}/{part}'>{said(3)}</a> <em>{said(5)}</em>. {said(30)}.</p>"
            for part in range(5)
        )
        date = format_datetime(_NEWEST - timedelta(hours=7 * place + number % 7))
        return (
            f"<item><title>{said(8)} {number}-{place}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><category>{dice.choice(_WORDS)}</category>"
            f"<description><![CDATA[{body}]]></description></item>"
        )

    entries = "".join(item(place) for place in range(items))
    return (
        "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel>"
        f"<title>Source {number}</title><link>https://news{number}.example/</link>{entries}</channel></rss>"
    ).encode()


class Server:
    """Answers, each after a time that is now short, now long."""

    def __init__(self, items: int, median: float) -> None:
        self._items, self._median, self._dice = items, median, random.Random(1)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept open from request to request."""
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                if self._median:
                    await asyncio.sleep(self._dice.lognormvariate(0, 0.6) * self._median / 1000)
                await self._answer(head, writer)
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        path = head.split()[1]
        if path.startswith("/feed/"):
            number = int(path.removeprefix("/feed/"))
            etag = f'"{number}"'
            if f"if-none-match: {etag}" in head.lower():
                writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode())
            else:
                body = feed(number, self._items)
                stated = f"ETag: {etag}\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(body)}\r\n"
                writer.write(f"HTTP/1.1 200 OK\r\n{stated}\r\n".encode() + body)
        elif path == "/hang":
            await asyncio.sleep(600)
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n\r\n")
            while True:
                writer.write(b"<" if path == "/drip" else b"<!-- more -->" * 5000)
                await writer.drain()
                await asyncio.sleep(1 if path == "/drip" else 0)
        await writer.drain()


async def main(feeds: int, items: int, hosts: int, median: float) -> None:
    server = Server(items, median)
    for number in range(feeds):
        feed(number, items)
    first = await asyncio.start_server(server.talk, "127.0.0.1", 0, backlog=1024)
    port = first.sockets[0].getsockname()[1]
    others = [await asyncio.start_server(server.talk, f"127.0.0.{n + 1}", port, backlog=1024) for n in range(1, hosts)]
    print(port, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for listening in (first, *others):
        listening.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
