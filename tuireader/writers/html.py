"""HTML: a document that any browser shows, with nothing in it that runs, and nothing that is fetched unasked.

It is well-formed XML too: `epub` writes its chapters by the same functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlsplit

from tuireader import progress
from tuireader.reading.blocks import Block, Cell, Heading, Link, Page, Paragraph, Rule, Span, Table, Verbatim
from tuireader.reading.style import BOLD, CODE, ITALIC, MARK, STRIKE, UNDERLINE
from tuireader.text import clean, line
from tuireader.writers import Options, Piece, Writer
from tuireader.writers.inline import LOOKS, Run, by_link, runs
from tuireader.writers.nesting import Box, Items, Leaf, Node, nested

_TAGS = ((MARK, "mark"), (UNDERLINE, "u"), (STRIKE, "del"), (BOLD, "strong"), (ITALIC, "em"), (CODE, "code"))
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}")


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """One document; an ``article`` for each."""
    title = pieces[0].article.row.title if len(pieces) == 1 else f"{len(pieces):,} articles"
    language = pieces[0].article.language if len(pieces) == 1 else ""
    stated = f' lang="{said(language)}"' if re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", language) else ""
    inside = "\n".join(article(piece, options, f"a{number}") for number, piece in enumerate(progress.each(pieces), 1))
    return (
        f"<!DOCTYPE html>\n<html{stated}>\n<head>\n"
        f'<meta charset="utf-8"/>\n<meta name="viewport" content="width=device-width"/>\n'
        f"<title>{said(line(title))}</title>\n</head>\n<body>\n{inside}\n</body>\n</html>\n"
    ).encode()


def said(text: str) -> str:
    """Text as it stands in a document, or in an attribute's double quotes."""
    return escape(_NO_XML.sub("\ufffd", clean(text)))


def article(piece: Piece, options: Options, name: str) -> str:
    """One article with its head. `name`: how the names of places in it begin."""
    row = piece.article.row
    published = row.published.iso() if row.published else ""
    facts = [said(fact) for fact in (row.source, piece.article.author) if fact]
    if published:
        facts.append(f'<time datetime="{said(published)}">{said(published)}</time>')
    head = [f"<h1>{said(line(row.title))}</h1>", f"<p>{' · '.join(facts)}</p>"]
    if row.url and is_web(row.url):
        head.append(f'<p><a href="{said(row.url)}">{said(row.url)}</a></p>')
    if row.tags:
        head.append(f"<p>{said(', '.join(row.tags))}</p>")
    body = Body(piece.page, options, name).written()
    return f"<article>\n<header>\n{chr(10).join(head)}\n</header>\n{body}\n</article>"


def is_web(url: str) -> bool:
    """Whether an address may stand in a document: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


class Body:
    """A page on its way to HTML."""

    def __init__(self, page: Page, options: Options, name: str) -> None:
        self._page, self._options, self._name = page, options, name
        self._targets = {jump.target[0] for jump in page.jumps if jump.target is not None}

    def written(self) -> str:
        """All of it."""
        return "\n".join(self._nodes(nested(self._page.blocks)))

    def _nodes(self, nodes: Iterable[Node]) -> list[str]:
        return [text for node in nodes if (text := self._node(node))]

    def _node(self, node: Node) -> str:
        if isinstance(node, Leaf):
            return self._block(node.block, node.number)
        if isinstance(node, Box):
            tag, more = ("blockquote", "") if node.quote else ("div", ' class="in"')
            return f"<{tag}{more}>\n{chr(10).join(self._nodes(node.inside))}\n</{tag}>"
        return self._items(node)

    def _items(self, node: Items) -> str:
        tag = "ol" if node.ordered else "ul"
        start = f' start="{node.first}"' if node.ordered and node.first != 1 else ""
        items = "\n".join(f"<li>{chr(10).join(self._nodes(item))}</li>" for item in node.items)
        return f"<{tag}{start}>\n{items}\n</{tag}>"

    def _block(self, block: Block, number: int) -> str:
        place = f' id="{self._place(number)}"' if number in self._targets else ""
        match block:
            case Paragraph():
                inside = self._spans(block.spans)
                return f"<p{place}>{inside}</p>" if inside else ""
            case Heading():
                level = min(6, block.level + 1)  # the article's title is the first
                return f"<h{level}{place}>{self._spans(block.spans, LOOKS & ~BOLD)}</h{level}>"
            case Verbatim():
                language = f' class="language-{said(block.language)}"' if _LANGUAGE.fullmatch(block.language) else ""
                return f"<pre{place}><code{language}>{self._spans(block.spans, 0, breaks=False)}</code></pre>"
            case Table():
                return self._table(block, place)
            case Rule():
                return f"<hr{place}/>"
            case _:
                return ""

    def _table(self, table: Table, place: str) -> str:
        caption = f"<caption>{self._spans(table.caption)}</caption>\n" if table.caption else ""
        rows = "\n".join(
            f"<tr>{''.join(self._cell(cell, index < table.heads) for cell in row)}</tr>"
            for index, row in enumerate(table.rows)
        )
        return f"<table{place}>\n{caption}{rows}\n</table>"

    def _cell(self, cell: Cell, head: bool) -> str:
        tag = "th" if head or cell.header else "td"
        span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        return f"<{tag}{span}>{self._spans(cell.spans)}</{tag}>"

    def _place(self, number: int) -> str:
        return f"{self._name}-{number}"

    def _spans(self, spans: tuple[Span, ...], looks: int = LOOKS, *, breaks: bool = True) -> str:
        pieces = []
        for link, group in by_link(runs(self._page, spans, looks)):
            inside = "".join(_styled(run, breaks) for run in group)
            pieces.append(inside if link is None else self._linked(link, inside, group))
        return "".join(pieces).strip() if breaks else "".join(pieces)

    def _linked(self, link: Link, inside: str, group: list[Run]) -> str:
        if link.kind == "jump":
            return inside if link.target is None else f'<a href="#{self._place(link.target[0])}">{inside}</a>'
        if not is_web(link.url):
            return inside
        if link.kind == "image" and self._options.images:
            words = line("".join(run.text for run in group)).removeprefix("[image").removesuffix("]").lstrip(": ")
            return f'<img src="{said(link.url)}" alt="{said(words)}"/>'
        return f'<a href="{said(link.url)}">{inside}</a>'


def _styled(run: Run, breaks: bool) -> str:
    text = said(run.text)
    if breaks:
        text = text.replace("\n", "<br/>\n")
    for flag, tag in reversed(_TAGS):
        if run.style & flag:
            text = f"<{tag}>{text}</{tag}>"
    return text


html = Writer("html", "HTML", ".html", write)
