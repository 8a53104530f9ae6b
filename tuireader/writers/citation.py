"""A citation in words, a line for each article: to be put below a text, or at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.writers import Options, Piece, Writer
from tuireader.writers.references import Reference, reference

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """One line for each article."""
    return "".join(_line(reference(piece)) + "\n" for piece in pieces).encode()


def _line(cited: Reference) -> str:
    """``A. Sexton: “The swifts are back”. The Ledger, 14 May 2026. https://ledger.example/swifts (read 15 May 2026)``.

    What has no address is told by its file and the SHA-256 of that.
    """
    who = ", ".join(cited.authors)
    source = "" if cited.authors == (cited.source,) else cited.source
    when = _day(cited.published) if cited.published else "undated"
    said = f"{f'{who}: ' if who else ''}“{cited.title}”. {', '.join(filter(None, (source, when)))}."
    read = f" (read {_day(cited.read)})" if cited.read else ""
    if cited.url:
        return f"{said} {cited.url}{read}"
    document = ", ".join(filter(None, (cited.path, f"SHA-256 {cited.sha256}" if cited.sha256 else "")))
    return f"{said} {document}{read}" if document else said


def _day(date: str) -> str:
    """``14 May 2026``, ``May 2026``, ``2026``."""
    year, month, day = (*date.split("-"), "", "")[:3]
    return " ".join(filter(None, (day.lstrip("0"), _MONTHS[int(month) - 1] if month else "", year.lstrip("0"))))


citation = Writer("citation", "a citation in words", ".cite", write, entries=True)
