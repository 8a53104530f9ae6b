"""Refuses near misses in a query (`near_misses`), each with what to write instead.

Nothing is forbidden by it: quotes, or a backslash before it, make a word of anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.query import elfeed, hints, newsboat, unquoted
from tuireader.query.faults import wrong
from tuireader.query.fields import meant
from tuireader.query.near_misses import STATE, near_age
from tuireader.query.show import unparse
from tuireader.query.tokens import NAME, Token
from tuireader.text import excerpt

_AS_WORDS = "As words, put it into quotes"
_NO = ("no", "false", "0", "off")
_OPPOSITE = {"unread": "read", "read": "unread", "starred": "unstarred", "hidden": "visible"}


def refuse(text: str, found: Sequence[Token], place: int, now: int) -> None:
    """QueryError where the word at `place` among the tokens of a query in our notation is such a near miss; `now` in
    seconds since 1970."""
    token = found[place]
    one = unquoted.at(text, token.column)
    if one is not None:
        mixed = any(one.kind == "field" for one in found)
        raise wrong(text, token.column, *hints.told(one, now, newsboat.parse, mixed=mixed))
    after = found[place + 1].kind if place + 1 < len(found) else ""
    if token.text in ("=~", "==") and after == "phrase":
        hint = 'Write title~x or title:"x". As words, put all of it into quotes'
        raise wrong(text, token.column, f"{token.text} is for newsboat's filters, which have no fields", hint)
    _refuse_elfeeds(text, token, denied=place > 0 and found[place - 1].kind == "not")
    _refuse_slip(text, token)


def _refuse_elfeeds(text: str, token: Token, *, denied: bool) -> None:
    word = token.text
    if elfeed.is_date(word):
        hint = f"Write age:<3d or after:2022-02-08. {_AS_WORDS}"
        raise wrong(text, token.column, f"{word} is for elfeed's filters, which have no fields", hint)
    if near_age(word):
        raise wrong(text, token.column, f"{excerpt(word)} is no age", f"Write @6-months-ago, or age:<6m. {_AS_WORDS}")
    if elfeed.is_tag(word):
        hint = f"Write {unparse(elfeed.parse(excerpt(word), 0))}. {_AS_WORDS}"
        raise wrong(text, token.column, f"{excerpt(word)} is for elfeed's filters, which have no fields", hint)
    if denied and word.lower() == "unread":
        raise wrong(text, token.column, "this asks for what is without the word unread", "Did you mean is:read?")


def _refuse_slip(text: str, token: Token) -> None:
    """QueryError where a word is a field but for one slip of the finger, or a state written as one."""
    state = STATE.fullmatch(token.text)
    if state is not None:
        name = state[1].lower()
        name = _OPPOSITE[name] if state[2].lower() in _NO else name
        raise wrong(text, token.column, f"there is no field {state[1]}:", f"Did you mean is:{name}? {_AS_WORDS}")
    named = NAME.match(token.text)
    if named is None or token.text[named.end() :].lstrip("/") != token.text[named.end() :] != "":
        return
    near = meant(named[1], "~" if named[2] == "~" else ":")
    rest = excerpt(token.text[named.end() :])
    if near and rest:
        hint = f"Did you mean {near}{rest}? {_AS_WORDS}"
        raise wrong(text, token.column, f"there is no field {named[0]}", hint)
