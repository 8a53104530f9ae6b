"""Footnotes in Markdown: ``[^name]`` and ``[^name]: what it says``, as GitHub and Pandoc write them.

A note stays where its author put it, under the number of its first mention, and leads back there. One that
nothing mentions is numbered after the others: no word is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


def notes(parser: MarkdownIt) -> None:
    """Teach `parser` footnotes."""
    from mdit_py_plugins.footnote import footnote_plugin

    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.core.ruler.push("number_notes", _number)
    parser.add_render_rule("footnote_ref", _mention)
    parser.add_render_rule("footnote_reference_open", _open)
    parser.add_render_rule("footnote_reference_close", _close)


def _number(state: StateCore) -> None:
    """Give each note its number and the way back, after its last word."""
    ids: dict[str, int] = state.env.get("footnotes", {}).get("refs", {})
    unmentioned = 1 + max(ids.values(), default=-1)
    numbered: set[int] = set()
    for at, token in enumerate(state.tokens):
        if token.type == "footnote_reference_open":
            number = ids.get(":" + token.meta["label"], -1)
            mentioned = number >= 0 and number not in numbered
            if not mentioned:
                number, unmentioned = unmentioned, unmentioned + 1
            numbered.add(number)
            token.meta = {"id": number}
            if mentioned:
                _lead_back(state.tokens, at, number)


def _lead_back(tokens: list[Token], start: int, number: int) -> None:
    from markdown_it.token import Token

    last = None
    for token in _inside(tokens, start):
        if token.type == "inline":
            last = token
    if last is not None and last.children is not None:
        way = Token("html_inline", "", 0)
        way.content = f' <a href="#fnref{number + 1}">↩</a>'
        last.children.append(way)


def _inside(tokens: list[Token], start: int) -> Iterator[Token]:
    for at in range(start + 1, len(tokens)):
        if tokens[at].type == "footnote_reference_close":
            return
        yield tokens[at]


def _mention(_self: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
    number, again = tokens[at].meta["id"] + 1, tokens[at].meta.get("subId", 0)
    name = f"fnref{number}" + (f":{again}" if again else "")
    return f'<sup><a href="#fn{number}" id="{name}">[{number}]</a></sup>'


def _open(_self: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
    number = tokens[at].meta["id"] + 1
    goes_on = at > 0 and tokens[at - 1].type == "footnote_reference_close"
    return f'{"" if goes_on else "<ol>"}<li value="{number}" id="fn{number}">'


def _close(_self: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
    goes_on = at + 1 < len(tokens) and tokens[at + 1].type == "footnote_reference_open"
    return "</li>" if goes_on else "</li></ol>"
