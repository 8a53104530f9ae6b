"""Trees from what a view shows, and trees made plain."""

from __future__ import annotations

from collections.abc import Mapping

from tuireader.model.selections import Selection
from tuireader.query.tree import All, And, FromId, Is, Newest, Node, Not, Or, Tag, View, WithHidden


def of(selection: Selection, now: int, views: Mapping[str, str] | None = None) -> Node:
    """What an article must be to stand in the view; `now` in seconds since 1970; `views`: saved ones, name → query.

    QueryError where the selection's query cannot be understood.
    """
    parts: list[Node] = [Tag(name) for name in selection.include]
    if selection.any_of and len(parts) > 1:
        parts = [Or(tuple(parts))]
    parts += [Not(Tag(name)) for name in selection.exclude]
    if selection.source is not None:
        parts.append(FromId(selection.source))
    if selection.unread_only:
        parts.append(Is("unread"))
    if selection.starred_only:
        parts.append(Is("starred"))
    if selection.hidden_too:
        parts.append(WithHidden())
    if selection.query or selection.words:
        from tuireader.query.parse import parse, words  # the language is loaded when something was typed

        if selection.query:
            parts.append(parse(selection.query, now, views))
        if selection.words:
            parts.append(words(selection.words, now, views))
    return simplify(And(tuple(parts)))


def scoped(node: Node) -> Node:
    """A tree that says whether hidden articles are meant: those that are not, where `node` says nothing of it."""
    return node if speaks_of_hidden(node) else simplify(And((node, _VISIBLE)))


_VISIBLE = Is("visible")


def speaks_of_hidden(node: Node) -> bool:
    """Whether a tree says which articles it means as to hiding."""
    match node:
        case And(parts) | Or(parts):
            return any(map(speaks_of_hidden, parts))
        case Not(part) | View(_, part) | Newest(_, part):
            return speaks_of_hidden(part)
        case Is("hidden" | "visible") | WithHidden():
            return True
    return False


def simplify(node: Node) -> Node:
    """A tree with the same meaning and no more nodes than it needs.

    And in And and Or in Or are one, doubles are dropped, `All` vanishes from And and swallows Or, a join of
    one part is that part, And of nothing is `All`, twice Not is nothing. A view stays one part, under its name.
    """
    if isinstance(node, Not):
        part = simplify(node.part)
        return part.part if isinstance(part, Not) else Not(part)
    if isinstance(node, And):
        parts = tuple(part for part in _flat(And, node.parts) if part != All())
        return parts[0] if len(parts) == 1 else And(parts) if parts else All()
    if isinstance(node, Or):
        parts = _flat(Or, node.parts)
        if All() in parts:
            return All()
        return parts[0] if len(parts) == 1 else Or(parts)
    if isinstance(node, View):
        return View(node.name, simplify(node.part))
    if isinstance(node, Newest):
        return Newest(node.n, simplify(node.part))
    return node


def _flat(join: type[And] | type[Or], parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts simplified, in order, none twice, with the parts of each `join` among them in its place."""
    flat: dict[Node, None] = {}
    for part in map(simplify, parts):
        flat.update(dict.fromkeys(part.parts if isinstance(part, join) else (part,)))
    return tuple(flat)
