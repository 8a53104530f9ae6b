"""What the room says in words: what is shown, and what one can do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tuireader import orders
from tuireader.library import Library, overview
from tuireader.library.views import choosing, listing
from tuireader.model.selections import Selection
from tuireader.query import show, tree
from tuireader.reading.addresses import shown as shown_address
from tuireader.reading.blocks import Image, Link
from tuireader.text import excerpt
from tuireader.ui.dialogs.pick import Choice

IN_LIST = (
    "{down} {up} move", "{open} open", "{read_on} read on", "{tag_filter} tags", "{search} search",
    "{mark_all_read} all read", "{star} star",
)  # fmt: skip
ON_SELECTED = (
    "{clear_filter} none", "{toggle_read} read", "{star} star", "{add_tag} tag", "{delete} delete", "{save} save",
    "{copy_link} copy", "{select_range} range", "{select_all} all",
)  # fmt: skip
"""What is offered while articles are selected."""
IN_ARTICLE = (
    "{read_on} read on", "{back} back", "{next_unread} next unread", "{star} star", "{open_link} open", "{links} links",
    "{search} find", "{copy_link} copy", "{next_article} next", "{add_tag} tag", "{next_heading} heading",
    "{images} images",
)  # fmt: skip
WITH_HITS = ("{read_on} read on", "{back} back", "n N hits", "Esc no hits", *IN_ARTICLE[3:])
"""What is offered while words are marked in the article."""
IN_TAGS = (
    "type to narrow", "Enter choose", "-name leave out", "Tab choose more", "Esc back", "^E any of them", "^O order",
    "^T hidden too", "Backspace takes the last off",
)  # fmt: skip
"""Names of commands in braces: the keys that run them stand there."""

EMPTY_LIBRARY = (
    "This library is empty.",
    "",
    "{import_files}  import a file or a folder",
    "{add_feed}  add a feed by its address",
    "{samples}  read the sample articles",
    "{help}  all keys",
    "{back_or_leave}  leave",
)
NO_NEWS_YET = (
    "There are no articles yet.",
    "",
    "{refresh_all}  ask your sources for news",
    "{sources}  your sources, and how each fares",
    "{add_feed}  add a feed by its address",
    "{import_files}  import a file or a folder",
    "{help}  all keys",
    "{back_or_leave}  leave",
)
EMPTY_VIEW = ("No article fits.", "", "{clear_filter}  shows everything")
NOTHING_FOUND = ("Nothing found.", "", "{search}  searches for something else", "{clear_filter}  goes back")
EMPTY_SO_FAR = ("Nothing here yet.", "", "{stop}  stops what is under way")
SEARCHING = ("Searching …", "", "{clear_filter}  goes back")
NOTHING_OPEN = ("{open}  opens the article under the cursor", "{read_on}  reads on, article after article")


def when_empty(selection: Selection, *, running: bool, subscribed: bool) -> tuple[str, ...]:
    """What stands in a list without articles. `running`: something is on its way; `subscribed`: there are sources."""
    if replace(selection, order="newest") != Selection():
        return NOTHING_FOUND if selection.words else EMPTY_VIEW
    if running:
        return EMPTY_SO_FAR
    return NO_NEWS_YET if subscribed else EMPTY_LIBRARY


def link_choices(links: Sequence[Link]) -> list[Choice]:
    """Links as lines to choose from: number, words, kind and address; whole addresses as details."""
    found = []
    for number, link in enumerate(links):
        name = f"{link.n:>3}" if link.n > 0 else "  ↓"
        kind = "" if link.kind == "link" else f"{link.kind}  "
        where = shown_address(link.url)
        found.append(Choice(number, f"{name}  {link.text}", f"{kind}{where}", where))
    return found


def image_choices(found: Sequence[Image], sizes: Mapping[str, int]) -> list[Choice]:
    """Images as lines to choose from: number, what they show, size as far as it is known, address."""
    from tuireader.library.articles import images

    choices = []
    for number, image in enumerate(found):
        where = shown_address(images.without_content(image).url)
        if where[:5].lower() == "data:":
            where = "in the article itself"
        pixels = f"{image.width}×{image.height}" if image.width and image.height else ""
        size = images.size(sizes[image.url]) if image.url in sizes else ""
        link = f"[{image.link}]" if image.link else ""
        note = "  ".join(filter(None, (pixels, size, where)))
        detail = "  ".join(filter(None, (link, image.text, where)))
        choices.append(Choice(number, f"{number + 1:>3}  {images.name_of(image)}", note, detail))
    return choices


def page_came(said: Mapping[str, object] | None, trouble: str, title: str) -> str:
    """How fetching a page went. `said`: what the errand printed; `title`: of an article that is not open any more."""
    about = f"“{excerpt(title, 40)}”: " if title else ""
    if said is None:
        return f"{about}the page could not be fetched" + (f": {trouble}" if trouble else "")
    if said.get("result") == "new":
        ways = "{key:full_text} shows the feed's, {key:undo} takes it back"
        return f"{about}the whole text, {said.get('words'):,} words; {ways}"
    return f"{about}{said.get('reason') or 'nothing new'}"


def hidden(count: listing.Tally) -> str:
    """``12 hidden, H shows them  ``; nothing where there are none."""
    if not count.n:
        return ""
    return f"{count} hidden, {{show_hidden}} shows {'it' if count == (1, True) else 'them'}  "


def nothing_fits(library: Library, selection: Selection) -> str:
    """What to say where a filter finds nothing: which of its names nothing has, if that is why."""
    from tuireader.library.views import saved_views

    doubts = saved_views.doubts(library, selection.query) if selection.query else []
    return f"nothing fits{': ' if doubts else ''}{'; '.join(doubts)}; {{key:clear_filter}} shows everything"


def in_words(library: Library, selection: Selection) -> str:
    """A selection for a status line: ``from The Ledger, tagged ferries, search: night storm, oldest first``."""
    said = []
    if selection.source is not None:
        source = overview.source(library, selection.source)
        fails = " (failing)" if source and source.failures else ""
        said.append(f"from {source.title if source else 'a source that is gone'}{fails}")
    query = choosing.query_of(library, replace(selection, source=None, words="", ranked=False))
    if query != tree.All() or not (said or selection.words):
        said.append(show.in_words(query))
    if fault := choosing.fault_of(library, selection):
        said = [f"filter {selection.query}: {fault}"]
    if selection.words:
        said.append(f"search: {selection.words}")
    if selection.ranked:
        said.append("best first")
    elif said_order := orders.in_words(selection.order):
        said.append(said_order)
    return ", ".join(said)
