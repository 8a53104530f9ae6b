r"""BibTeX: an entry for each article, as biber, Zotero and JabRef read it (biblatex, 2.1.1 ``@online``, ``@misc``).

A note holds the number of the article and the SHA-256 of the document that its text came from. Letters of every script
stay as they are; what means something to TeX is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tuireader.writers import Options, Piece, Writer
from tuireader.writers.references import Reference, reference

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_JOINED = re.compile(r",|&|\band\b", re.IGNORECASE)
_ESCAPED = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}",  # a reader of BibTeX counts braces behind a backslash too
}  # fmt: skip


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """The entries one below the other."""
    return "".join(_entry(reference(piece)) for piece in pieces).encode()


def escaped(text: str) -> str:
    """Any line as TeX prints it again."""
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], "\\" + found[0]), text)


def _entry(cited: Reference) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(cited))
    return f"@{'online' if cited.url else 'misc'}{{{cited.key},\n{fields}}}\n\n"


def _fields(cited: Reference) -> Iterator[tuple[str, str]]:
    """(name, value) of each field that has a value."""
    people = " and ".join(_name(name, cited) for name in cited.authors)
    address = re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", cited.url)  # is not escaped but verbatim
    document = f"SHA-256 {cited.sha256}" if cited.sha256 else ""
    if not cited.url and cited.path:
        document = f"{escaped(cited.path)}, {document}"
    fields = {
        "author": people,
        "title": f"{{{escaped(cited.title)}}}",  # in braces of its own it keeps its capitals
        "organization": escaped(cited.source),
        "date": cited.published,
        "url": address,
        "urldate": cited.read if cited.url else "",
        "language": escaped(cited.language),
        "keywords": ", ".join(escaped(tag.replace(",", " ")) for tag in cited.tags),
        "note": ", ".join(filter(None, (f"article {cited.number}", document))),
    }
    return ((name, value) for name, value in fields.items() if value)


def _name(name: str, cited: Reference) -> str:
    """A person's name, to be taken apart; the name of anything else is in braces of its own, whole."""
    whole = len(name.split()) < 2 or name == cited.source or _JOINED.search(name)
    return f"{{{escaped(name)}}}" if whole else escaped(name)


bibtex = Writer("bibtex", "BibTeX", ".bib", write, entries=True)
