"""The desk: everything one can do here, a file per use case, whatever the face.

opening      the library opened for a face; `Library` is what every use case takes first
importing    files, folders and bytes taken in
files        which files there are behind a path, and their content
storing      one document stored
versions     whether a file holds a new version of an article, or another one
rehearsing   what a dry run remembers
addresses    addresses as people type them
subscribing  a subscription as a list states it, made a source
adding       a feed subscribed, or the feeds a page names
refreshing   sources asked for news
fulltexts    the whole text of articles, from their pages
glancing     the rows of the last view, before anything else is loaded
session      where the reader was, kept for the next start
listing      views: a query in an order, by pages, keeping what the reader has just read in sight
showing      one article, whole: as paragraphs, lines, links
informing    all that is known of an article, in words
marking      read, starred, tags, deleted; undo and redo
settling     what the reader settles for sources
tag_keeping  what the reader settles for tags: names, other names, colours, whether they are shown
rules        what is done with articles that come in, or with those that are there
retaining    old articles let go by a rule
searching    the best hits first, and the index kept up to date
snippets     the piece of a text that shows why it was found
announcing   what has come in since the reader looked last
manual       the manual, with keys and settings filled in
statistics   how much comes in, when, from where, and how much of it is read
stat_pages   that as pages of lines
charts       numbers drawn with signs
faring       how sources fare, in words
moments      moments and spans of time in words
describing   articles, tags and sources as plain values for ``--json``
backing_up   copies of the library, and a copy made the library again
checking     what `tuireader doctor` says
exporting    OPML out
handing_over articles in every format there is a writer for
filing       files made for other programs: whole or not at all, never over another
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
