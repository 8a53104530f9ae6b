"""The reader's marks, stored before they are shown; each call can be undone by one `undo`."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.errors import QueryError
from tuireader.library.opening import Library
from tuireader.model.changes import Change
from tuireader.query import build, tree
from tuireader.store.acts import marks
from tuireader.store.finding import planning, walking
from tuireader.store.reader import journal, turning
from tuireader.store.writing import transaction


def mark_read(library: Library, ids: Sequence[int], read: bool = True) -> Change | None:
    """Mark articles read or unread; None if they all were."""
    return marks.mark(library.db, "read", read, ids)


def star(library: Library, ids: Sequence[int], starred: bool = True) -> Change | None:
    """Star articles, or take the star off; None if nothing changed."""
    return marks.mark(library.db, "starred", starred, ids)


def turn_read(library: Library, ids: Sequence[int]) -> Change | None:
    """Mark articles read; unread if they all were read."""
    return mark_read(library, ids, marks.any_without(library.db, "read", ids))


def turn_star(library: Library, ids: Sequence[int]) -> Change | None:
    """Star articles; take the stars off if they all had one."""
    return star(library, ids, marks.any_without(library.db, "starred", ids))


def mark_read_where(library: Library, query: tree.Node, read: bool = True) -> Change | None:
    """Mark every article of a query read or unread."""
    return marks.marking_all(library.db, "read", read, planning.plan(library.db, query, library.now())).whole()


def mark_read_older(library: Library, query: tree.Node, typed: str) -> Change | None:
    """Mark the articles of a query read that are older than an age (``3d``, ``12h``) or than a day.

    Raises QueryError where that is neither.
    """
    from tuireader.query.parse import parse  # the language is loaded when something was typed

    said = "".join(typed.split())
    try:
        older = parse(f"age:>{said}", library.now())
    except QueryError:
        older = parse(f"before:{said}", library.now())
    return mark_read_where(library, build.simplify(tree.And((query, older))))


def star_where(library: Library, query: tree.Node, starred: bool = True) -> Change | None:
    """Star every article of a query, or take the stars off."""
    return marks.marking_all(library.db, "starred", starred, planning.plan(library.db, query, library.now())).whole()


def hide(library: Library, ids: Sequence[int], hidden: bool = True) -> Change | None:
    """Hide articles from every view that does not ask for them, or bring them back; None if nothing changed."""
    return marks.mark(library.db, "hidden", hidden, ids)


def tag(library: Library, ids: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Change | None:
    """Put tags on articles and take tags off; what the reader took off no import brings back."""
    return marks.tag(library.db, ids, add, remove)


def tag_where(library: Library, query: tree.Node, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Change | None:
    """Put tags on every article of a query and take tags off."""
    return marks.tag(library.db, _found(library, query), add, remove)


def delete_where(library: Library, query: tree.Node) -> Change | None:
    """Take every article of a query out of the library; `undo` brings them back."""
    return marks.delete(library.db, _found(library, query), library.now())


def _found(library: Library, query: tree.Node) -> list[int]:
    return walking.ids(library.db, planning.plan(library.db, query, library.now()))


def delete(library: Library, ids: Sequence[int]) -> Change | None:
    """Take articles out of the library; no import or refresh brings them back, `undo` does."""
    return marks.delete(library.db, ids, library.now())


def turn_hidden(library: Library, ids: Sequence[int]) -> Change | None:
    """Hide articles; bring them back if they all were hidden."""
    return hide(library, ids, marks.any_without(library.db, "hidden", ids))


def weight(library: Library, most: int, *, back: bool = True) -> int:
    """How much the next `undo` (`redo` if not `back`) has to turn, counted up to `most`."""
    return journal.weight(library.db, back=back, most=most)


def join(library: Library, changes: Sequence[int]) -> None:
    """Let one `undo` take back all of these changes (`Change.id`)."""
    with transaction(library.db):
        journal.join(library.db, changes)


def undo(library: Library) -> Change | None:
    """Take back the last change of marks; None if there is nothing to take back."""
    return turning.undo(library.db)


def redo(library: Library) -> Change | None:
    """Do again what was undone last; None if there is nothing."""
    return turning.redo(library.db)
