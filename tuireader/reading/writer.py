"""Running text in the making: words come in, spans stand ready.

White space is kept as a debt (`_space`): it is paid when the next word comes and forgotten at the end of a
block or before a line break, as in CSS Text 3, section 4.1.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from tuireader import text
from tuireader.reading.addresses import deceives
from tuireader.reading.bare import addresses, may_hold
from tuireader.reading.blocks import LinkKind, Span
from tuireader.reading.links import Numbers, OpenLink, ends_in_address
from tuireader.reading.style import CODE, DIM, LINK, PLAIN, SIGN
from tuireader.reading.tabs import expanded

_SPACES = re.compile("[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]"
# A line end between wide characters of scripts without spaces is no space (CSS Text 4, 4.1.3).
_WIDE_LINE_END = re.compile(f"({_WIDE})[ \t]*\n[ \t]*(?={_WIDE})")


class Writer(ABC):
    """The text of one block in the making, with its styles and links."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.style = PLAIN
        self.link: OpenLink | None = None
        self.verbatim = False
        """White space counts."""
        self.cell = False
        """Inside a table cell: blocks become lines of the cell."""
        self.flushed = 0
        """How many times a block ended: tells whether `mark` is still valid."""
        self._runs: list[Span] = []
        self._space = False
        self._glued = True

    @abstractmethod
    def flush(self) -> None:
        """The block ends here: see `builder.Builder`."""

    # ------------------------------------------------------------ text

    def text(self, raw: str) -> None:
        """Text from the document: made safe, white space collapsed unless it counts."""
        words = text.clean(raw)
        if self.verbatim:
            if words:
                self._put(expanded(words) if self.cell else words)  # in a block of its own: `code.code_block`
            return
        if "\n" in words and not words.isascii():
            words = _WIDE_LINE_END.sub(r"\1", words)
        words = _SPACES.sub(" ", words)
        core = words.strip(" ")
        if not core:
            self._space = self._space or bool(words)
            return
        if words[0] == " ":
            self._space = True
        if self.link is None and may_hold(core) and not self.style & CODE:
            self._put_linked(core)
        else:
            self._put(core)
        self._space = words[-1] == " "

    def _put_linked(self, words: str) -> None:
        """`words` with each bare address a link."""
        done = 0
        for start, end, url in addresses(words):
            if start > done:
                self._put(words[done:start])
            outer = self.open_link(url)
            self._put(words[start:end])
            self.close_link(outer)
            done = end
        if done < len(words):
            self._put(words[done:])

    def opening(self, sign: str, flag: int = PLAIN) -> None:
        """A mark that belongs to the word after it: ``“``, ``^(``."""
        self._put(sign, self.style | flag)
        self._glued = True

    def closing(self, sign: str, style: int | None = None) -> None:
        """A mark that belongs to the word before it: ``”``, ``)``."""
        self._space = False
        self._put(sign, style)

    def phrase(self, words: str, flag: int = PLAIN) -> None:
        """Words of ours that stand as words of their own: ``[image: …]``."""
        self._space = self._space or (not self._glued and not self._runs[-1].style & SIGN)
        self._put(words, self.style | flag)

    def sign(self, mark: str) -> None:
        """A mark of ours before the words of a block."""
        self._runs.append(Span(mark, SIGN))
        self._glued = True

    def br(self) -> None:
        """A line end; a second one in a row ends the paragraph."""
        self._space = False
        if self._runs and self._runs[-1].text.endswith("\n") and not self.verbatim:
            if not self.cell:
                self.flush()
        elif self._runs or self.verbatim:
            self._runs.append(Span("\n"))
            self._glued = True

    def _put(self, words: str, style: int | None = None) -> None:
        style = self.style if style is None else style
        link = self.link
        n: int | None = None
        if link is not None:
            style |= LINK
            link.words.append(words)
            if link.n is None and not words.isspace():
                link.n = self._number(link)
            n = link.n
        if self._space:
            self._space = False
            if not self._glued:
                last = self._runs[-1]
                self._runs.append(Span(" ", style & last.style, n if n == last.link else None))
                if link is not None:
                    link.words.insert(len(link.words) - 1, " ")
        self._glued = False
        self._runs.append(Span(words, style, n))

    def pay_space(self) -> None:
        """Write the white space that is due now, so that what comes next can be taken back by `since`."""
        if self._space and not self._glued:
            self._runs.append(Span(" "))
            self._glued = True
        self._space = False

    def fresh_line(self) -> None:
        """A new line within code, unless one has just begun."""
        if self._runs and not self._runs[-1].text.endswith("\n"):
            self._runs.append(Span("\n"))

    def mark(self) -> tuple[int, int]:
        """Where we are, for `since`."""
        return self.flushed, len(self._runs)

    def before(self, mark: tuple[int, int]) -> str:
        """The character before `mark`; empty at the beginning of a block."""
        return self._runs[mark[1] - 1].text[-1:] if 0 < mark[1] <= len(self._runs) else ""

    def since(self, mark: tuple[int, int]) -> list[Span] | None:
        """The runs written since `mark`, for `replace`; None if a block ended meanwhile."""
        flushed, start = mark
        return self._runs[start:] if flushed == self.flushed else None

    def replace(self, mark: tuple[int, int], runs: list[Span]) -> None:
        """Put `runs` in the place of what `since` gave."""
        self._runs[mark[1] :] = runs

    # ------------------------------------------------------------ links

    def open_link(self, url: str, kind: LinkKind = "link") -> OpenLink | None:
        """Everything until `close_link` belongs to `url`. Gives the link around it, for that call.

        Of a ``jump`` `url` is the name of the place.
        """
        outer, self.link = self.link, OpenLink(url, kind)
        return outer

    def _number(self, link: OpenLink) -> int:
        return self.numbers.jump(link.url) if link.kind == "jump" else self.numbers.number(link.url, link.kind)

    def close_link(self, outer: OpenLink | None) -> None:
        """The link ends: its number is written."""
        self._sign_link()
        link, self.link = self.link, outer
        if link is not None and link.n is not None:
            self.numbers.name(link.n, "".join(link.words))

    def count_in(self, words: str) -> None:
        """What a link inside the open one says belongs to the open one as well, so that it gets a number."""
        if self.link is not None:
            self.link.words.append(words)
            self.link.n = self.link.n or self._number(self.link)

    def _sign_link(self) -> None:
        link = self.link
        if link is None or link.n is None or link.signed or link.n < 0:
            return
        link.signed = True
        gap = " " if ends_in_address("".join(link.words[-3:])) else ""
        true = deceives("".join(link.words[:9]), link.url) if gap and link.kind == "link" else ""
        sign = f"{gap}[{link.n}: {true}]" if true else f"{gap}[{link.n}]"
        self._runs.append(Span(sign, SIGN | DIM | LINK, link.n))
        self._glued = False
