"""Articles for other programs: in every format there is a writer for, as a document, a file or a folder of files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from tuireader import progress
from tuireader.errors import TuireaderError
from tuireader.library.articles import article_values, filing, showing
from tuireader.library.opening import Library
from tuireader.library.views import listing
from tuireader.paths import written
from tuireader.query import tree
from tuireader.reading.blocks import Page
from tuireader.writers import Options, Piece, Writer, all_writers, by_name, by_suffix, names

MOST = 5000
"""Articles in one document, which is made with all of them in memory."""
MOST_APART = 1_000_000
"""Articles that are written one by one: entries, files in a folder."""
_NO_TEXT = Page()


def formats() -> tuple[Writer, ...]:
    """What articles can be written as."""
    return all_writers()


def writer(name: str) -> Writer | None:
    """The writer of a format by its name, or by how its files end."""
    return by_name(name) or by_suffix(name)


def most(wanted: Writer, place: Path | None = None) -> int:
    """How many articles can be written so at once, to a file or folder."""
    return MOST_APART if wanted.entries or _apart(wanted, place) else MOST


def found(library: Library, query: tree.Node, wanted: Writer, place: Path | None = None) -> list[int]:
    """The articles of a query, newest first. Raises TuireaderError where they are too many to be written so."""
    return in_view(listing.View(library, query), wanted, place)


def in_view(view: listing.View, wanted: Writer, place: Path | None = None) -> list[int]:
    """The articles of a view, in its order. Raises TuireaderError where they are too many to be written so."""
    ids = [row.id for row in islice(view.walk(), most(wanted, place) + 1)]
    if len(ids) > most(wanted, place):
        raise too_many(wanted, place)
    return ids


def too_many(wanted: Writer, place: Path | None = None) -> TuireaderError:
    """Why so many articles cannot be written so."""
    way = "Narrow it" if wanted.entries or wanted.book else "Narrow it, or name a folder, with a slash at its end"
    return TuireaderError(f"these are more than {most(wanted, place):,} articles", next_step=way)


def document(library: Library, ids: Sequence[int], wanted: Writer, *, images: bool = False) -> bytes:
    """These articles as one document, in this order; what is not in the library is left out.

    Raises TuireaderError where none of them is.
    """
    return _written(library, _pieces(library, ids, wanted), wanted, images)


def save(
    library: Library, ids: Sequence[int], wanted: Writer, place: Path, *, force: bool = False, images: bool = False
) -> list[Path]:
    """Write these articles into one file, or one each into a folder (a book and entries are one); the files made.

    A folder is one that is there, or is written with a slash at its end by `place_of`. In a folder names are made of
    dates and titles and nothing is overwritten; a file that is there is only with `force`. Raises TuireaderError.
    Stopped (`progress`), a folder keeps the files made so far, which are told; of a document nothing is written.
    """
    if _apart(wanted, place):
        return _save_each(library, ids, wanted, place, images)
    content = document(library, ids, wanted, images=images)
    if place.is_dir():
        return [filing.add(place, proposed(library, ids[0], wanted.suffix), content)]
    filing.write(place, content, force=force)
    return [place]


def _apart(wanted: Writer, place: Path | None) -> bool:
    """Whether each article is a file of its own."""
    return place is not None and place.is_dir() and not (wanted.book or wanted.entries)


def _save_each(library: Library, ids: Sequence[int], wanted: Writer, folder: Path, images: bool) -> list[Path]:
    made: list[Path] = []
    try:
        for number, piece in enumerate(_pieces(library, ids, wanted)):
            with progress.part(number, len(ids)):
                content = _written(library, [piece], wanted, images)
            made.append(filing.add(folder, names.file_name(piece.article, wanted.suffix), content))
    except progress.Stopped:
        return made
    if not made:
        raise _nothing()
    return made


def proposed(library: Library, id: int, suffix: str = ".md") -> str:
    """The name for a file of an article."""
    article = showing.article(library, id)
    return names.named("undated", "", suffix) if article is None else names.file_name(article, suffix)


def place_of(typed: str) -> Path:
    """The file or folder that someone named; a folder that is not there is made where the name ends with a slash.

    Raises TuireaderError where it cannot even be looked at.
    """
    path = written(typed)
    filing.check_can_be_looked_at(path)
    if typed.endswith(("/", os.sep)) and not path.is_dir():
        filing.make_folder(path)
    return path


def _pieces(library: Library, ids: Sequence[int], wanted: Writer) -> Iterator[Piece]:
    for id in progress.each(tuple(dict.fromkeys(ids))):
        article = showing.article(library, id)
        if article is not None and wanted.entries:
            yield Piece(article, _NO_TEXT, {})
        elif article is not None:
            yield Piece(article, showing.body(article), article_values.article(article))


def _written(library: Library, pieces: Iterable[Piece], wanted: Writer, images: bool) -> bytes:
    options = Options(images=images, now=library.now())
    if wanted.entries:
        content = b"".join(wanted.write([piece], options) for piece in pieces)
    else:
        with progress.part(0, 2):
            every = list(pieces)
        with progress.part(1, 2):
            content = wanted.write(every, options) if every else b""
    if not content:
        raise _nothing()
    return content


def _nothing() -> TuireaderError:
    return TuireaderError("there is nothing to write", next_step="`tuireader list` names the articles")
