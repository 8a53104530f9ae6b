"""The desk: everything one can do here, a file per use case, whatever the face.

Rooms, from the ground up: each knows only those before it.

views     a query in an order, by pages; saved views; the tags beside; the last view and place, kept for the next start
rules     what is done with articles that come in, or with those that are there
search    the best hits first while one types; the index kept up to date; why something was found
marks     read, starred, tags, deleted, let go; undo and redo
intake    files, folders and bytes taken in; one document stored
figures   how much comes in, when, from where, and how much of it is read
sources   feeds subscribed, asked for news, settled, told of; OPML out
articles  one article: shown, compared, its images and full text, handed over to other programs

Beside them:

opening     the library opened for a face; `Library` is what every use case takes first
overview    tags, sources and totals at a glance
apart       a long change made in a thread of its own, with a library of its own
typed       what was typed before, offered again
moments     moments and spans of time in words
addresses   addresses as people type them
describing  outcomes, tags, sources, rules and views as plain values for ``--json``
checking    what `tuireader doctor` says
backing_up  copies of the library, and a copy made the library again
manual      the manual, with keys and settings filled in
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tuireader.library.opening import Library, open_library

__all__ = ["Library", "open_library"]


def __getattr__(name: str) -> object:
    """`Library` and `open_library`, loaded when they are asked for: `glancing` must not wait for them."""
    if name in __all__:
        from tuireader.library import opening

        return getattr(opening, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
