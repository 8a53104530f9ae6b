"""Markdown: CommonMark with the tables of GitHub; what is written reads back as what it was.

A character that means something in Markdown is escaped where it would; addresses, code and tables keep theirs.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from tuireader import progress
from tuireader.reading.blocks import Block, Heading, Link, Page, Paragraph, Rule, Span, Table, Verbatim, plain
from tuireader.reading.style import BOLD, CODE, ITALIC, STRIKE
from tuireader.text import clean, line
from tuireader.writers import Options, Piece, Writer
from tuireader.writers.inline import Run, by_link, runs
from tuireader.writers.nesting import Box, Items, Leaf, Node, nested

_LOOKS = BOLD | ITALIC | CODE | STRIKE
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|$^]|!\Z|&(?=#?\w+;)")
_AT_START = re.compile(r"^(\s*)(?:([#+=:-])|(\d{1,9})([.)]))", re.M)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\]+")
_INNER = (CODE, STRIKE, ITALIC, BOLD)
_MARKS = {BOLD: ("**", "strong"), ITALIC: ("*", "em"), STRIKE: ("~~", "del")}


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """One article with its facts as YAML before it; several as chapters, with their facts below each heading."""
    if len(pieces) == 1:
        return f"{_front_matter(pieces[0])}\n{_whole(pieces[0])}".encode()
    return "\n---\n\n".join(_whole(piece, facts=True) for piece in progress.each(pieces)).encode()


def _front_matter(piece: Piece) -> str:
    """``title: "…"`` and so on between two lines of hyphens; a JSON value is a YAML value."""
    row = piece.article.row
    facts = {
        "title": line(row.title),
        "source": line(row.source),
        "author": line(piece.article.author),
        "date": row.published.iso() if row.published else "",
        "url": row.url or "",
        "tags": list(map(line, row.tags)),
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _whole(piece: Piece, *, facts: bool = False) -> str:
    row = piece.article.row
    parts = [f"# {_heading_text(escaped(line(row.title)))}"]
    if facts:
        published = row.published.iso() if row.published else ""
        parts.append(escaped(" · ".join(filter(None, (row.source, piece.article.author, published)))))
        parts += [_address(row.url)] if row.url else []
    text = body(piece.page)
    return "\n\n".join([*parts, *([text] if text else [])]) + "\n"


def body(page: Page) -> str:
    """A page's text."""
    return "\n".join(_Body(page).nodes(nested(page.blocks)))


def escaped(text: str) -> str:
    """Text that reads as itself."""
    text = _SPECIAL.sub(lambda found: "\\" + found.group(), clean(text))
    return _AT_START.sub(_escape_start, text)


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"


def _heading_text(text: str) -> str:
    """On one line; signs at its end are not the heading's own."""
    return re.sub(r"(#+)$", r"\\\1", text.replace("\\\n", " ").replace("\n", " ").strip())


class _Body:
    def __init__(self, page: Page) -> None:
        self._page = page

    def nodes(self, nodes: Iterable[Node]) -> list[str]:
        """Lines, with a blank one between two blocks."""
        lines: list[str] = []
        before: Node | None = None
        for node in nodes:
            text = self._node(node)
            if not text:
                continue
            if lines:
                lines.append("")
            if isinstance(before, Items) and isinstance(node, Items):
                lines += ["<!-- another list -->", ""]
            lines += text
            before = node
        return lines

    def _node(self, node: Node) -> list[str]:
        if isinstance(node, Leaf):
            text = self._block(node.block)
            return text.split("\n") if text else []
        if isinstance(node, Box):
            inside = self.nodes(node.inside)
            return [f"> {text}".rstrip() for text in inside] if node.quote else inside
        lines: list[str] = []
        for number, item in enumerate(node.items, node.first):
            marker = f"{number}. " if node.ordered else "- "
            if lines and _is_loose(node):
                lines.append("")
            inside = self.nodes(item) or [""]
            lines.append((marker + inside[0]).rstrip())
            lines += [(" " * len(marker) + text).rstrip() for text in inside[1:]]
        return lines

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._spans(block.spans).strip()
            case Heading():
                text = _heading_text(self._spans(block.spans, _LOOKS & ~BOLD))
                return f"{'#' * min(6, block.level)} {text}" if text else ""
            case Verbatim():
                return _fenced(plain(block.spans), block.language)
            case Table():
                return self._table(block)
            case Rule():
                return "* * *"
            case _:
                return ""

    def _table(self, table: Table) -> str:
        rows = [
            [text for cell in row for text in (self._cell(cell.spans), *[""] * (cell.columns - 1))]
            for row in table.rows
        ]
        width = max(map(len, rows), default=0)
        if not width:
            return ""
        if not table.heads:
            rows.insert(0, [""] * width)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        lines.insert(1, f"|{' --- |' * width}")
        caption = self._spans(table.caption).strip()
        return "\n".join([*([caption, ""] if caption else []), *lines])

    def _cell(self, spans: tuple[Span, ...]) -> str:
        return self._spans(spans, in_cell=True).strip().replace("\\\n", "<br>").replace("\n", " ")

    def _spans(self, spans: tuple[Span, ...], looks: int = _LOOKS, *, in_cell: bool = False) -> str:
        written = ""
        groups = list(by_link(runs(self._page, spans, looks)))
        for index, (link, group) in enumerate(groups):
            after = groups[index + 1][1][0].text if index + 1 < len(groups) else ""
            if link is None or link.kind == "jump":
                written += _styled(group, written, after, in_cell)
            else:
                written += _linked(link, _styled(group, "[", "]", in_cell), group)
        return written


def _is_loose(node: Items) -> bool:
    """Whether its items are set apart: one of them says more than one thing."""
    return any(sum(isinstance(part, Leaf) for part in item) > 1 for item in node.items)


def _styled(group: list[Run], before: str, after: str, in_cell: bool) -> str:
    written = ""
    for index, run in enumerate(group):
        following = group[index + 1].text if index + 1 < len(group) else after
        written += _marked(run, (before + written)[-1:], following[:1], in_cell)
    return written


def _marked(run: Run, before: str, after: str, in_cell: bool) -> str:
    """A run with its marks. Blanks at its ends stay outside; where a mark would not be read as one, a tag stands."""
    text = run.text.strip()
    if not text:
        return _broken(run.text)
    start = run.text[: len(run.text) - len(run.text.lstrip())]
    end = run.text[len(run.text.rstrip()) :]
    inside = _code(text, in_cell) if run.style & CODE else _broken(escaped(text))
    alone = not _joins(start[-1:] or before) and not _joins(end[:1] or after)
    for flag in _INNER[1:]:
        if run.style & flag:
            mark, tag = _MARKS[flag]
            by_mark = alone and not _is_sign(text[0]) and not _is_sign(text[-1]) and not run.style & CODE
            inside = f"{mark}{inside}{mark}" if by_mark else f"<{tag}>{inside}</{tag}>"
    return f"{_broken(start)}{inside}{_broken(end)}"


def _joins(char: str) -> bool:
    """Whether a mark beside this character might not be taken for one (CommonMark 6.2, flanking), or for another's."""
    return bool(char) and (char.isalnum() or char in "*_~`\\<>" or unicodedata.category(char)[0] == "M")


def _is_sign(char: str) -> bool:
    return not char.isalnum()


def _broken(text: str) -> str:
    """Line ends that stay."""
    return re.sub(r"[ \t]*\n[ \t]*", "\\\\\n", text)


def _code(text: str, in_cell: bool) -> str:
    text = text.replace("\n", " ")
    if in_cell:
        text = text.replace("|", "\\|")
    fence = "`" * (max((len(found) for found in re.findall("`+", text)), default=0) + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, max((len(found) for found in re.findall("`+", text)), default=0) + 1)
    stated = language if re.fullmatch(r"[\w+#.-]{1,30}", language) else ""
    return f"{fence}{stated}\n{text}\n{fence}"


def _linked(link: Link, inside: str, group: list[Run]) -> str:
    text = "".join(run.text for run in group)
    if text.strip() == link.url and re.fullmatch(r"https?://[^\s<>\\]+", link.url):
        return f"<{link.url}>"
    start = inside[: len(inside) - len(inside.lstrip())]
    end = inside[len(inside.rstrip()) :]
    return f"{start}[{inside.strip()}]({_address_inside(link.url)}){end}"


def _address(url: str) -> str:
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>\\]+", url) else escaped(url)


def _address_inside(url: str) -> str:
    url = _ENTITY.sub("&amp;", url)
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    return "<" + re.sub(r"([<>\\])", r"\\\1", url.replace("\n", "")) + ">"


markdown = Writer("markdown", "Markdown", ".md", write)
