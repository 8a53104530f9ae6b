"""The whole way from the bytes of an answer to an article's text."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from tuireader.importers.encoding import decode_xml
from tuireader.importers.full_text import refusing
from tuireader.model.documents import Refused
from tuireader.model.drafts import Form
from tuireader.text import clean, count_words, words_of
from tuireader.values import dataclass

LONGEST = 4_000_000
"""Characters of an article's HTML; a book has fewer."""

LONGEST_FOR_TRAFILATURA = 700_000
"""Characters: its time grows with the square of a page's length, two seconds for this one."""

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.\-]+)""", re.I)
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|\?xml|div|p|article)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of the article on a page."""

    body: str
    """In `form`; HTML begins with ``<base>``: its addresses are as the page has them."""
    form: Form
    words: int


def extract(content: bytes, address: str, content_type: str = "", title: str = "") -> Extracted | Refused:
    """The article in `content`, the answer of `address`; or why there is none.

    `content_type`: the server's header. `title`: the article's, so that a heading that repeats it can go.
    Never raises for what the page is; it may take long and much: see `library.articles.fulltexts` for the limits.
    """
    if reason := refusing.another_kind(content, content_type):
        return Refused(reason)
    page = clean(_decoded(content, content_type))
    if plain := _plain_form(page, content_type):
        words = count_words(page)
        return (
            Refused(why) if (why := refusing.why_so_little("", words)) else Extracted(_paragraphs(page), plain, words)
        )
    body = _article(page, title)
    words = count_words(words_of(body))
    if reason := refusing.why_so_little(page, words):
        return Refused(reason)
    if len(body) > LONGEST:
        return Refused(f"the text is longer than {LONGEST / 1e6:g} million characters. {refusing.OPEN_IT}")
    return Extracted(f'<base href="{html.escape(_base(page, address))}">{body}', "html", words)


def _decoded(content: bytes, content_type: str) -> str:
    """As text; what the page says of itself counts where the server says nothing."""
    stated = _META_CHARSET.search(content, 0, 4096)
    if "charset" not in content_type.lower() and stated:
        content_type = f"{content_type}; charset={stated[1].decode('ascii', 'replace')}"
    return decode_xml(content, content_type).text


def _plain_form(page: str, content_type: str) -> Form | None:
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("text/markdown", "text/x-markdown"):
        return "markdown"
    if kind.startswith("text/") and kind not in ("text/html", "text/xml") and not _LOOKS_LIKE_HTML.match(page):
        return "text"
    return None


def _paragraphs(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip("\n")


def _base(page: str, address: str) -> str:
    """What relative addresses on the page are of."""
    stated = re.search(r"""<base\b[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)""", page, re.I)
    try:
        base = urljoin(address, html.unescape(stated[1])) if stated else address
    except ValueError:
        return address
    return base if base.startswith(("http://", "https://")) else address


def _article(page: str, title: str) -> str:
    """The article's part of the page, as HTML of the page itself."""
    from selectolax.lexbor import LexborHTMLParser

    from tuireader.importers.full_text import choosing, clearing, trimming

    tree = LexborHTMLParser(page)
    if tree.root is None or tree.body is None:
        return ""
    clearing.prune(tree.root, clearing.is_never_an_articles)
    known = choosing.Known(_known(page))
    if not known:
        clearing.prune(tree.body, clearing.is_a_part_of_the_site_in(tree.body))
    chosen, weights = choosing.choose(tree.body, known)
    trimming.trim(chosen, weights, title)
    trimming.strip(chosen)
    return chosen.inner_html or "" if chosen.tag == "body" else chosen.html or ""


def _known(page: str) -> str:
    """The words that trafilatura takes for the article's; none where it fails."""
    if len(page) > LONGEST_FOR_TRAFILATURA:
        return ""
    try:
        import trafilatura

        return trafilatura.extract(page, include_comments=False) or ""
    except Exception:  # what it cannot read, or an installation of it with a part missing: by its looks alone
        return ""


def in_plain_values(content: bytes, address: str, content_type: str, title: str) -> dict[str, object]:
    """`extract` for another process: the fields of `Extracted`, or of `Refused`."""
    found = extract(content, address, content_type, title)
    if isinstance(found, Refused):
        return {"reason": found.reason}
    return {"body": found.body, "form": found.form, "words": found.words}
