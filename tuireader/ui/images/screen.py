"""An article's images, one at a time over the whole screen: first what one would cost, then, if that is wanted, it.

Nothing is asked before the reader came here, and nothing fetched before Enter; after `a` the other images of the
article come without a question, each when the reader gets to it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tuireader.library.articles import images
from tuireader.library.articles.images import Offer
from tuireader.model.documents import Refused
from tuireader.reading.addresses import host, shown
from tuireader.reading.blocks import Image
from tuireader.text import cells
from tuireader.ui.images import colours, fetching
from tuireader.ui.images.drawing import Drawing, Drawn
from tuireader.ui.images.fetching import Trouble
from tuireader.ui.images.kept import Kept
from tuireader.ui.images.view import ImageView

if TYPE_CHECKING:
    from tuireader.ui.app import Reader

Stage = Literal["asking", "offered", "fetching", "drawing", "shown", "failed"]

NAMED = 24
"""Cells of the last line in which an image can be named."""
_STEPS = {"n": 1, "j": 1, "right": 1, "down": 1, "p": -1, "k": -1, "left": -1, "up": -1}
_LEAVE = frozenset(("escape", "q", "h", "x", "backspace"))


class ImageScreen(ModalScreen[None]):
    """The images of one article, from the one at `at` on."""

    def __init__(self, library: Path, article: int, found: Sequence[Image], kept: Kept, *, at: int = 0) -> None:
        super().__init__()
        self._library, self._article, self._images, self._kept = library, article, found, kept
        self._at = at
        self.stage: Stage = "asking"
        self._drawing = Drawing()
        self._drawn: Drawn | None = None
        self._facts = ""
        """What the server said, or what came."""
        self._dark_ink = False
        self._since = time.monotonic()
        self._left = False

    def compose(self) -> ComposeResult:
        yield ImageView()

    def on_mount(self) -> None:
        self._view = self.query_one(ImageView)
        self.call_after_refresh(self._begin)

    def on_unmount(self) -> None:
        self._drawing.close()

    def on_resize(self) -> None:
        if self.stage in ("shown", "drawing"):
            self._begin()

    @property
    def _image(self) -> Image:
        return self._images[self._at]

    @property
    def under_way_since(self) -> float | None:
        """When what is under way began, by `time.monotonic`; None if there is something to see, or to be asked."""
        return self._since if self.stage in ("asking", "fetching", "drawing") else None

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here; any that stands for nothing leads back once there is something to see."""
        meant = cast("Reader", self.app).bindings.moved_by(key) if key != "enter" else key
        if meant != key:  # fingers move and leave as they are used to, before this screen's own letters
            key, character = meant, None
        step = _STEPS.get(key, 0)
        if self._left or not self.is_mounted:
            return True
        if step and len(self._images) > 1:
            self._step(step)
        elif key == "enter" and self.stage in ("offered", "failed"):
            self._begin(agreed=True)
        elif character == "a" and self.stage in ("offered", "asking") and len(self._images) > 1:
            self._kept.agreed.add(self._article)
            self._begin()
        elif character in ("o", "y") and self._image.url.startswith("http"):
            self._hand_on(character)
        elif character == "i" and self._drawn is not None and self._drawn.colours.shades and self.stage == "shown":
            self._dark_ink = not self._dark_ink
            self._show()
        elif key in _LEAVE or self.stage in ("offered", "shown", "failed"):
            self._left = True
            self.dismiss()
        return True

    def _step(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._images):
            self._at, self._drawn = at, None
            self._begin()
        else:
            self._view.say("this is the last image" if by > 0 else "this is the first image", "")

    def _hand_on(self, key: str) -> None:
        reader, url = cast("Reader", self.app), self._image.url
        said = reader.open_address(url) if key == "o" else f"{reader.copy_text(url)}: {url}"
        self._view.say(said, "")

    # ------------------------------------------------------------ from the question to the image

    def _begin(self, *, agreed: bool = False) -> None:
        """See this image; whatever was under way for another one ends."""
        agreed = agreed or self._article in self._kept.agreed
        self._since = time.monotonic()
        see = partial(self._see, agreed)  # no coroutine yet: one that is replaced before it began would be lost
        self.run_worker(see, exclusive=True, group="image")  # type: ignore[arg-type]

    async def _see(self, agreed: bool) -> None:
        content = self._at_hand()
        if content is None and not agreed:
            await self._ask()
            return
        if content is None:
            self._tell("fetching", f"fetching it from {host(self._image.url)} …")
            content = await fetching.fetch(self._library, self._article, self._image.url)
            if not isinstance(content, Trouble):
                self._kept.put(self._image.url, content)
        if isinstance(content, Trouble):
            self._tell("failed", content.reason)
            return
        if self.stage == "shown":  # the one before, or this one at another size: it stays until this is there
            self._view.say(f"drawing {images.name_of(self._image)} …", self._ways())
        else:
            self._tell("drawing", "drawing it …")
        await self._draw(content)

    def _at_hand(self) -> bytes | Trouble | None:
        """The image, where no network is needed for it."""
        kept = self._kept.get(self._image.url)
        if kept is not None:
            return kept
        held = images.held(self._image)
        return Trouble(held.reason) if isinstance(held, Refused) else held.body if held is not None else None

    async def _ask(self) -> None:
        self._tell("asking", f"asking {host(self._image.url)} how large it is …")
        found = await fetching.look(self._library, self._article, self._image.url)
        if isinstance(found, Offer):
            self._facts = images.facts(found)
            self._tell("offered", self._facts)
        else:
            self._tell("failed", found.reason)

    async def _draw(self, content: bytes) -> None:
        width, height = self._view.size
        found = await self._drawing.draw(content, width, height - 1, colours.of(self.app))
        if isinstance(found, Trouble):
            self._tell("failed", found.reason)
            return
        self._drawn = found
        self._facts = f"{found.facts}, {images.size(len(content))}"
        self.stage = "shown"
        self._show()

    # ------------------------------------------------------------ showing

    def _tell(self, stage: Stage, said: str) -> None:
        """The image in words, and what is to be said of it."""
        self.stage = stage
        image = self._image
        address = "" if image.url[:5].lower() == "data:" else shown(image.url)
        choice = "Enter fetches it, Esc does not" if stage == "offered" else ""
        self._view.show_words(
            images.name_of(image), f"{said}: {choice}" if choice else said, address, right=self._ways()
        )

    def _show(self) -> None:
        assert self._drawn is not None
        rows = self._drawn.rows(dark_ink=self._dark_ink)
        self._view.show_image(
            rows, self._drawn.colours, left=images.name_of(self._image), right=self._beside_the_name()
        )

    def _beside_the_name(self) -> str:
        """The facts and what the keys do; where there is no room for both, the latter."""
        ways, width = self._ways(), self._view.size.width
        both = f"{self._facts}  {ways}"
        return both if cells(both) + NAMED <= width else ways

    def _ways(self) -> str:
        """What the keys do now."""
        many, web = len(self._images) > 1, self._image.url.startswith("http")
        found = [f"{self._at + 1} of {len(self._images)}", "n next", "p before"] if many else []
        if self.stage == "offered":
            found += ["Enter fetch", *(["a fetch all"] if many else [])]
        elif self.stage == "failed":
            found += ["Enter try again"] if web else []
        elif self.stage == "shown" and self._drawn is not None and self._drawn.colours.shades:
            found.append("i inverts")
        if web and self.stage in ("offered", "failed"):
            found.append("o browser")
        found.append("Esc stops" if self.stage in ("asking", "fetching", "drawing") else "Esc back")
        return _fitting(found, self._view.size.width - 2)


def _fitting(ways: list[str], room: int) -> str:
    """The ways on as far as they fit into so many cells; what one would find by oneself goes first."""
    for dispensable in ("", "p before", "o browser", "n next", "a fetch all"):
        ways = [way for way in ways if way != dispensable]
        if cells("  ".join(ways)) <= room:
            break
    return "  ".join(ways)
