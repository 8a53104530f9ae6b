"""Lines beside a picture that are not the article: its caption, and the headline of the card it belongs to."""

from __future__ import annotations

from tuireader.importers.seed import noise
from tuireader.importers.seed.blob import Blob
from tuireader.importers.seed.headings import is_heading
from tuireader.importers.seed.page import Kind, Page


def belongs_to_photo(page: Page, at: int, blob: Blob | None, *, first: bool) -> bool:
    """Whether the line is a photo's caption: beside a credit, not in the blob, and no quotation."""
    lines, text = page.lines, page.lines[at].text
    if blob is None or blob.share == 0 or blob.holds(text) or len(text) > 250 or text[:1] in "\"“„«'‘":
        return False
    photo = (Kind.CREDIT, Kind.CAPTION)
    after = at > 0 and lines[at - 1].kind in photo
    before = at + 1 < len(lines) and lines[at + 1].kind in photo
    return after or (before and not first)


def is_card(page: Page, at: int, blob: Blob | None) -> bool:
    """Whether the line is the headline of another article: after a photo's replacement text, or dated as
    one."""
    lines, text = page.lines, page.lines[at].text
    if not is_heading(text) or (blob and blob.holds(text)):
        return False
    above = at - 1
    while above >= 0 and lines[above].kind is Kind.NOISE:
        above -= 1
    dated = at + 1 < len(lines) and noise.is_clock_of_card(lines[at + 1].text)
    return dated or (above >= 0 and lines[above].kind is Kind.CAPTION)
