"""The subscriptions as OPML, for any other reader."""

from __future__ import annotations

from tuireader.importers import opml
from tuireader.library.opening import Library
from tuireader.model.documents import Outline
from tuireader.store.subscriptions import sources
from tuireader.store.tagging import tags
from tuireader.text import without_login


def subscriptions(library: Library) -> bytes:
    """All feeds of the web as an OPML 2.0 document; tags given to a source are its folders and categories.

    Without passwords, and without what runs or reads on this machine.
    """
    outlines = [
        Outline(without_login(source.url), source.title, source.link, tags.of_source(library.db, source.id))
        for source in sources.all_sources(library.db)
        if source.kind == "feed" and source.url.startswith(("http://", "https://"))
    ]
    return opml.write(outlines, "tuireader subscriptions")
