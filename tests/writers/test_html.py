"""HTML holds nothing that runs, whatever the article was; EPUB is a book any reader opens."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.writers.pieces import RICH, piece
from tuireader.reading.html import parse as read
from tuireader.reading.words import paragraphs
from tuireader.writers import Options, Piece
from tuireader.writers.epub import epub
from tuireader.writers.html import html

OPTIONS = Options(now=1_779_000_000)
ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "body",
    "article",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "a",
    "time",
    "blockquote",
    "div",
    "ul",
    "ol",
    "li",
    "pre",
    "code",
    "table",
    "caption",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "br",
    "strong",
    "em",
    "del",
    "u",
    "mark",
}
ATTRIBUTES = {"href", "lang", "charset", "name", "content", "datetime", "class", "start", "id", "colspan"}


def written(*pieces: Piece, images: bool = False) -> str:
    return html.write(pieces, Options(images=images)).decode()


def offences(document: str) -> list[str]:
    """What must not stand in a document."""
    found = []
    tree = LexborHTMLParser(document)
    for node in tree.css("*"):
        if node.tag not in ALLOWED:
            found.append(f"<{node.tag}>")
        for name, value in node.attributes.items():
            if name not in ATTRIBUTES:
                found.append(f"{node.tag} {name}")
            if name == "href" and not re.match(r"https?://[^/]|#a\d", value or ""):
                found.append(f"{node.tag} href={value}")
    return found


def test_what_it_says_is_what_the_article_says() -> None:
    before = piece(RICH).page
    document = written(piece(RICH))
    assert offences(document) == []
    body = document.split("</header>")[1].split("</article>")[0]
    assert paragraphs(read(body)) == paragraphs(before)
    assert "<img" not in document
    assert '<img src="https://x.example/p.jpg" alt="A tower"/>' in written(piece(RICH), images=True)
    assert '<ol start="7">' in document
    assert '<code class="language-python">' in document


HOSTILE = [
    "<script>alert(1)</script><p>x</p>",
    "<p onclick=alert(1) style='x'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href=' \tjava\nscript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='https://a.example/\"><script>alert(1)</script>'>x</a>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></p><img src=x onerror=alert(1)></math>",
    "<img src=x onerror=alert(1) alt='\"><script>alert(1)</script>'>",
    "<iframe src='javascript:alert(1)'></iframe><iframe srcdoc='<script>x</script>'></iframe>",
    "<pre><code class='language-\"><script>'>x</code></pre>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<style>@import 'javascript:x'</style><link rel=stylesheet href=x><base href='javascript:/a/-alert(1)/'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<table background='javascript:x'><td colspan='9 onclick=x'>y</table>",
    "<ol start='1\" onclick=x'><li value=\"2' onload=y\">z</ol>",
]


@pytest.mark.parametrize("markup", HOSTILE)
@pytest.mark.parametrize("images", [False, True])
def test_hostile_markup_leaves_nothing_that_runs(markup: str, images: bool) -> None:
    document = written(
        piece(markup, title=markup, author=markup, source=markup, tags=(markup,), language=markup), images=images
    )
    document = re.sub(r'<img src="https?://[^"<>]*" alt="[^"<>]*"/>', "", document)
    assert offences(document) == []


PARTS = st.sampled_from(
    [
        "<",
        ">",
        "</",
        "script",
        "img",
        "a",
        "svg",
        "math",
        "style",
        "p",
        " href=",
        " src=",
        " onload=",
        "javascript:",
        "'",
        '"',
        "=",
        " ",
        "/",
        "&lt;",
        "&#60;",
        "&quot;",
        "x",
        "https://a.example",
        "\n",
        "\x00",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "`",
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_markup_leaves_nothing_that_runs(markup: str) -> None:
    assert offences(written(piece(markup, title=markup, author=markup))) == []


def test_an_address_that_is_none_is_text() -> None:
    assert "javascript:" not in written(piece("<p>x</p>", url="javascript:alert(1)"))


# ---------------------------------------------------------------- EPUB


def opened(*pieces: Piece) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(epub.write(pieces, OPTIONS)))


OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
X = "{http://www.w3.org/1999/xhtml}"


def test_a_book_has_all_that_the_standard_asks_for() -> None:
    book = opened(piece(RICH), piece("<p>x &nbsp; y</p>", id=2, title='Two <&> "two"', language="", author=""))
    assert book.testzip() is None
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.read("mimetype") == b"application/epub+zip"
    container = ElementTree.fromstring(book.read("META-INF/container.xml"))
    (root,) = container.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
    assert root.attrib["media-type"] == "application/oebps-package+xml"
    package = ElementTree.fromstring(book.read(root.attrib["full-path"]))
    assert package.attrib["version"] == "3.0"
    (identifier,) = package.iter(f"{DC}identifier")
    assert package.attrib["unique-identifier"] == identifier.attrib["id"]
    assert all(len(list(package.iter(f"{DC}{name}"))) >= 1 for name in ("title", "language", "creator"))
    (modified,) = [meta for meta in package.iter(f"{OPF}meta") if meta.attrib.get("property") == "dcterms:modified"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified.text or "")
    items = {item.attrib["id"]: item.attrib for item in package.iter(f"{OPF}item")}
    listed = {f"EPUB/{item['href']}" for item in items.values()}
    assert listed == set(book.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert [item["id"] for item in items.values() if item.get("properties") == "nav"] == ["nav"]
    spine = [ref.attrib["idref"] for ref in package.iter(f"{OPF}itemref")]
    assert [items[ref]["href"] for ref in spine] == ["article-1.xhtml", "article-2.xhtml"]
    nav = ElementTree.fromstring(book.read("EPUB/nav.xhtml"))
    (toc,) = [n for n in nav.iter(f"{X}nav") if n.attrib["{http://www.idpf.org/2007/ops}type"] == "toc"]
    assert [link.attrib["href"] for link in toc.iter(f"{X}a")] == ["article-1.xhtml", "article-2.xhtml"]
    assert [link.text for link in toc.iter(f"{X}a")] == ["The swifts are back", 'Two <&> "two"']
    for name in ("article-1.xhtml", "article-2.xhtml"):
        chapter = ElementTree.fromstring(book.read(f"EPUB/{name}"))
        ids = [node.attrib["id"] for node in chapter.iter() if "id" in node.attrib]
        assert len(ids) == len(set(ids))
        jumps = {node.attrib["href"][1:] for node in chapter.iter(f"{X}a") if node.attrib["href"].startswith("#")}
        assert jumps <= set(ids)
        assert not list(chapter.iter(f"{X}img"))


def test_jumps_within_an_article_lead_somewhere() -> None:
    note = "<p>Text<a href='#n1' id='r1'>1</a></p><p>More</p><p id='n1'>A note <a href='#r1'>back</a></p>"
    text = opened(piece(note)).read("EPUB/article-1.xhtml").decode()
    assert set(re.findall(r'href="#([^"]+)"', text)) == set(re.findall(r' id="(a1-[^"]+)"', text)) != set()


def test_the_same_book_twice_is_the_same_file() -> None:
    assert epub.write([piece(RICH)], OPTIONS) == epub.write([piece(RICH)], OPTIONS)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_article_makes_a_well_formed_chapter(markup: str) -> None:
    book = opened(piece(markup, title=markup or "x", source=markup, author="\ufffe\x0b" + markup))
    for name in ("EPUB/article-1.xhtml", "EPUB/nav.xhtml", "EPUB/package.opf"):
        ElementTree.fromstring(book.read(name))
