"""What belongs to an article but stands beside its text in a feed, put below the text in words.

People of an episode, its number, chapters, places, excerpts, whom to support: what a reader of the text would miss.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from tuireader.model.drafts import Form
from tuireader.text import line
from tuireader.values import dataclass

LONGEST = 300
"""Characters of one line."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a list with a heading."""

    lines: tuple[tuple[str, str | None], ...]
    """Words and where they lead."""
    heading: str = ""
    """With one, the lines are a list."""


def part(words: str, link: str | None = None) -> Part | None:
    """A paragraph of one line; None for one without words."""
    plain = line(words)[:LONGEST]
    return Part(((plain, link),)) if plain else None


def appended(body: str, form: Form, parts: Iterable[Part | None]) -> str:
    """`body` with `parts` below it, in its form. What leads to an address that is in `body` already is left out."""
    spell = {"html": _html, "markdown": _markdown}.get(form, _text)
    more = [spell(one) for one in parts if one and not (len(one.lines) == 1 and (one.lines[0][1] or "\0") in body)]
    return ("\n" if form == "html" else "\n\n").join(filter(None, (body, *more)))


def _html(one: Part) -> str:
    lines = []
    for words, link in one.lines:
        shown = html.escape(words, quote=False)
        lines.append(f'<a href="{html.escape(link)}">{shown}</a>' if link else shown)
    if not one.heading:
        return f"<p>{'<br>'.join(lines)}</p>"
    listed = "".join(f"<li>{words}</li>" for words in lines)
    return f"<h3>{html.escape(one.heading)}</h3><ul>{listed}</ul>"


def _text(one: Part) -> str:
    lines = [f"{words} ({link})" if link and link != words else words for words, link in one.lines]
    return "\n".join([f"{one.heading}:", *lines] if one.heading else lines)


def _markdown(one: Part) -> str:
    lines = [f"[{words.translate(_BRACKETS)}](<{link}>)" if link else words for words, link in one.lines]
    return "\n".join([f"### {one.heading}", "", *(f"- {words}" for words in lines)] if one.heading else lines)


_BRACKETS = str.maketrans({"[": "(", "]": ")"})
