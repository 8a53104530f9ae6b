"""EPUB 3: a book of articles, a chapter each (EPUB 3.3, W3C Recommendation; OCF 3.3 for the container)."""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Sequence
from io import BytesIO

from tuireader import progress
from tuireader.model.stamps import iso
from tuireader.paths import shipped
from tuireader.text import line
from tuireader.writers import Options, Piece, Writer
from tuireader.writers.html import article, said

_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{}>'
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """The book. Pictures stay links: what a book shows must lie in it."""
    options = Options(images=False, now=options.now)
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as book:
        # First and uncompressed, so that the file is known by its first bytes (OCF 3.3, 4.3).
        _put(book, "mimetype", "application/epub+zip", stored=True)
        _put(book, "META-INF/container.xml", _CONTAINER)
        _put(book, "EPUB/package.opf", _package(pieces, options))
        _put(book, "EPUB/nav.xhtml", _contents(pieces))
        _put(book, "EPUB/style.css", (shipped("styles") / "epub.css").read_text(encoding="utf-8"))
        for number, piece in enumerate(progress.each(pieces), 1):
            _put(book, f"EPUB/{_chapter(number)}", _chapter_of(piece, options, number))
    return held.getvalue()


def _put(book: zipfile.ZipFile, name: str, content: str, *, stored: bool = False) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the same book twice is the same file
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    book.writestr(entry, content.encode())


def _chapter(number: int) -> str:
    return f"article-{number}.xhtml"


def _title(pieces: Sequence[Piece]) -> str:
    if len(pieces) == 1:
        return line(pieces[0].article.row.title)
    return f"{len(pieces):,} articles, {line(pieces[0].article.row.title)} …"


def _language(piece: Piece) -> str:
    stated = piece.article.language
    return stated if _LANGUAGE.fullmatch(stated) else "und"


def _document(title: str, language: str, inside: str) -> str:
    stated = f' lang="{language}" xml:lang="{language}"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{_XHTML.format(stated)}\n<head>\n'
        f'<title>{said(title)}</title>\n<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body>\n{inside}\n</body>\n</html>\n"
    )


def _chapter_of(piece: Piece, options: Options, number: int) -> str:
    return _document(line(piece.article.row.title), _language(piece), article(piece, options, f"a{number}"))


def _contents(pieces: Sequence[Piece]) -> str:
    chapters = "\n".join(
        f'<li><a href="{_chapter(number)}">{said(line(piece.article.row.title))}</a></li>'
        for number, piece in enumerate(pieces, 1)
    )
    inside = f'<nav epub:type="toc" id="toc">\n<h1>Articles</h1>\n<ol>\n{chapters}\n</ol>\n</nav>'
    return _document(_title(pieces), "en", inside)


def _package(pieces: Sequence[Piece], options: Options) -> str:
    numbers = range(1, len(pieces) + 1)
    name = "\n".join([str(options.now), *(f"{piece.article.row.id} {piece.article.row.title}" for piece in pieces)])
    authors = dict.fromkeys(line(piece.article.author or piece.article.row.source) for piece in pieces)
    creators = "\n".join(f"<dc:creator>{said(name)}</dc:creator>" for name in list(authors)[:20] if name)
    manifest = "\n".join(f'<item id="c{n}" href="{_chapter(n)}" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "\n".join(f'<itemref idref="c{n}"/>' for n in numbers)
    languages = "\n".join(f"<dc:language>{one}</dc:language>" for one in dict.fromkeys(map(_language, pieces)))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}</dc:identifier>
<dc:title>{said(_title(pieces))}</dc:title>
{languages}
{creators}
<dc:publisher>tuireader</dc:publisher>
<meta property="dcterms:modified">{iso(options.now)}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


epub = Writer("epub", "EPUB", ".epub", write, printable=False, book=True)
