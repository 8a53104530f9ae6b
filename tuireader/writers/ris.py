"""RIS: an entry for each article, as Zotero, EndNote and Mendeley read it (Research Information Systems, RIS format).

Two letters, two spaces, a hyphen, a space, a value; lines end with CR and LF. What is published on the web is
``ELEC``, a file ``GEN``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuireader.writers import Options, Piece, Writer
from tuireader.writers.references import Reference, reference


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """The entries one below the other."""
    return "".join(_entry(reference(piece)) for piece in pieces).encode()


def _entry(cited: Reference) -> str:
    lines = (f"{tag}  - {value}\r\n" for tag, value in _lines(cited) if value)
    return "".join([*lines, "ER  - \r\n\r\n"])


def _lines(cited: Reference) -> Iterator[tuple[str, str]]:
    """(tag, value); a value may be empty."""
    year, month, day = (*cited.published.split("-"), "", "", "")[:3]
    yield "TY", "ELEC" if cited.url else "GEN"
    yield "ID", cited.key
    yield from (("AU", name) for name in cited.authors)
    yield "TI", cited.title
    yield "T2", cited.source
    yield "PY", year
    yield "DA", f"{year}/{month}/{day}/" if year else ""
    yield "UR", cited.url
    yield "Y2", cited.read.replace("-", "/") + "/" if cited.url and cited.read else ""
    yield "LA", cited.language
    yield from (("KW", tag) for tag in cited.tags)
    yield "N1", f"article {cited.number}"
    yield "N1", "" if cited.url else cited.path
    yield "N1", f"SHA-256 {cited.sha256}" if cited.sha256 else ""


ris = Writer("ris", "RIS", ".ris", write, entries=True)
