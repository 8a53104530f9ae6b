"""What was fetched in this session, so that an image seen again costs nothing. In memory, never on the disk."""

from __future__ import annotations

MOST = 40_000_000
"""Bytes; beyond them the image that was seen longest ago is dropped."""


class Kept:
    """Images by their address, and the articles whose images may all be fetched without asking again."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}
        self.agreed: set[int] = set()
        """Articles by their id."""

    def get(self, url: str) -> bytes | None:
        """The image, if it was kept."""
        found = self._contents.pop(url, None)
        if found is not None:
            self._contents[url] = found
        return found

    def put(self, url: str, content: bytes) -> None:
        """Keep one, and drop old ones for it."""
        self._contents.pop(url, None)
        self._contents[url] = content
        while sum(map(len, self._contents.values())) > MOST and len(self._contents) > 1:
            del self._contents[next(iter(self._contents))]
