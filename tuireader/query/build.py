"""Trees from what a view shows, and trees made plain."""

from __future__ import annotations

from tuireader.model import Selection
from tuireader.query.tree import All, And, FromId, Is, Node, Not, Or, Tag


def of(selection: Selection, now: int) -> Node:
    """What an article must be to stand in the view; `now` in seconds since 1970. Never raises."""
    parts: list[Node] = [Tag(name) for name in selection.include]
    parts += [Not(Tag(name)) for name in selection.exclude]
    if selection.source is not None:
        parts.append(FromId(selection.source))
    if selection.unread_only:
        parts.append(Is("unread"))
    if selection.starred_only:
        parts.append(Is("starred"))
    if selection.words:
        from tuireader.query.parse import words  # the language is loaded when something was typed

        parts.append(words(selection.words, now))
    return simplify(And(tuple(parts)))


def simplify(node: Node) -> Node:
    """A tree with the same meaning and no more nodes than it needs.

    And in And and Or in Or are one, doubles are dropped, `All` vanishes from And and swallows Or, a join of
    one part is that part, And of nothing is `All`, twice Not is nothing.
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
    return node


def _flat(join: type[And] | type[Or], parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The parts simplified, in order, none twice, with the parts of each `join` among them in its place."""
    flat: dict[Node, None] = {}
    for part in map(simplify, parts):
        flat.update(dict.fromkeys(part.parts if isinstance(part, join) else (part,)))
    return tuple(flat)
