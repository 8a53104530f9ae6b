"""The line in the hidden half of an agency page that holds all paragraphs without a space between them."""

from __future__ import annotations

from tuireader.importers.seed.headings import is_heading
from tuireader.importers.seed.noise import is_noise
from tuireader.importers.seed.page import Kind, Page
from tuireader.importers.seed.sentences import is_glued, parts
from tuireader.importers.seed.tags import in_one_line, is_tag
from tuireader.text import cells
from tuireader.values import dataclass

_REACH = 400
"""The blob stands among the first so many lines, and what repeats it within a fifth of that after it."""


@dataclass(frozen=True, slots=True)
class Blob:
    """Where the blob is and how far the visible text repeats it."""

    at: int
    text: str
    share: float
    """How much of it stands in later lines: 0 to 1."""

    def holds(self, paragraph: str) -> bool:
        """Whether `paragraph` is part of it."""
        return paragraph in self.text

    def paragraphs(self) -> list[str]:
        """Its paragraphs, without prompts that were run into it."""
        return [part for part in parts(self.text) if not is_noise(part)]


def find(page: Page, dateline: int | None) -> Blob | None:
    """The blob before the agency's `dateline`, or anywhere near the top if there is none.

    A line with sentences run together is the blob if later lines repeat it; or if nothing else could be the
    text and what stands around it is a hidden half. A line without such a place is one if it holds two
    later lines.
    """
    near = page.texts(0, min(_REACH, len(page.lines) if dateline is None else dateline))
    glued = [at for at in near if len(page.lines[at].text) >= 40 and is_glued(page.lines[at].text)]
    shares = [(_repeated(page, at)[0], at) for at in glued[:8]]
    if shares and max(shares)[0] > 0.15:
        share, at = max(shares)
        return Blob(at, page.lines[at].text, share)
    longest = max(near, key=lambda at: len(page.lines[at].text), default=None)
    if longest is not None and longest not in glued:
        share, count = _repeated(page, longest)
        if count >= 2 and share >= 0.8:
            return Blob(longest, page.lines[longest].text, share)
    alone = max(glued, key=lambda at: len(page.lines[at].text), default=None)
    if alone is not None and (dateline is not None or _is_all_there_is(page, alone)):
        return Blob(alone, page.lines[alone].text, 0.0)
    return None


def _repeated(page: Page, at: int) -> tuple[float, int]:
    """How much of the line stands in later lines as a whole (0 to 1), and in how many."""
    whole = page.lines[at].text
    later = {page.lines[index].text for index in page.texts(at + 1, at + 1 + _REACH)[: _REACH // 5]}
    inside = [
        text
        for text in later
        if len(text) < len(whole) and cells(text) >= 15 and not is_heading(text) and text in whole
    ]
    return sum(map(len, inside)) / len(whole), len(inside)


def _is_all_there_is(page: Page, at: int) -> bool:
    """Whether no text follows the line but tags, and at most a standfirst stands before it: then it is the
    text."""
    lines = page.lines
    for later in page.texts(at + 1):
        text = lines[later].text
        if not is_tag(text) and not in_one_line(text):
            return False
    before = [lines[index].text for index in page.texts(0, at)]
    sentences = [text for text in before if not is_heading(text)]
    if len(sentences) > 1:
        return False
    marks = any(line.kind in (Kind.ISO, Kind.AGAIN, Kind.NOISE) for line in lines[:at])
    return not before or marks or len(parts(lines[at].text)) > 2
