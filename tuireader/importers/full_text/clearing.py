"""What never belongs to an article: scripts, forms, menus, what is hidden, what asks to be shared or subscribed to."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNREAD = (
    "script style template noframes link meta nav form button input select textarea dialog menu fieldset datalist"
    " canvas"
)
_NEVER = frozenset(_UNREAD.split())
_PARTS_OF_A_SITE = (
    "navigation banner contentinfo search menu menubar dialog alert alertdialog complementary button toolbar directory"
)
_ROLES = frozenset(_PARTS_OF_A_SITE.split())
_WHOLE = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HIDES = re.compile(r"\b(?:sr-only|screen-reader-text|visually-hidden|noprint|mw-editsection)\b", re.I)
_SITE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|shares|social|addthis|sociable|newsletter|subscribe|subscription|signup"
    r"|sign-up|cookies?|consent|gdpr|popup|pop-up|modal|overlay|lightbox|breadcrumbs?|pagination|pager|navbar|navbox"
    r"|nav|menu|sidebar|sidebox|related|recommended|recommendations|read-?more|more-?(?:stories|news|articles)|teaser"
    r"|promo|promoted|sponsor|sponsored|advert|advertisement|adsense|ads?|ad-slot|banner|outbrain|taboola|comments?"
    r"|commentlist|disqus|respond|reply|footer|masthead|site-?header|skip-?link|skip-to|toolbar|print-?only"
    r"|author-?(?:box|bio|card)|post-?tags|tag-?list|toc)(?:$|[\s_-])",
    re.I,
)
_MAIN = re.compile(r"(?:^|[\s_-])(?:article|post|entry|content|main|story|body|text|page)(?:$|[\s_-])", re.I)


def prune(root: LexborNode, doomed: Callable[[LexborNode], bool]) -> None:
    """Take out every element below `root` that is `doomed`, with all in it; what is in one is not asked for.

    Without recursion: pages nest deeper than Python's stack. Freed nodes are never touched again.
    """
    node = root.first_child
    above: list[LexborNode] = []
    while node is not None or above:
        if node is None:
            node = above.pop().next
            continue
        if node.is_element_node and doomed(node):
            following = node.next
            node.decompose()
            node = following
            continue
        below = node.first_child if node.is_element_node else None
        if below is not None:
            above.append(node)
            node = below
        else:
            node = node.next


def is_never_an_articles(node: LexborNode) -> bool:
    """Whether no article holds `node`, whatever page it is on: by its kind, its role, or because nobody sees it."""
    tag = node.tag or ""
    if tag in _NEVER:
        return True
    if tag in _WHOLE:
        return False
    attributes = node.attributes
    if (attributes.get("role") or "").lower() in _ROLES:
        return True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if _HIDDEN.search(attributes.get("style") or "") or _HIDES.search(attributes.get("class") or ""):
        return True
    # Formulas and lazy images are hidden from screen readers only.
    return (
        attributes.get("aria-hidden") == "true"
        and tag not in ("img", "svg", "math")
        and node.css_first("math, img, svg") is None
    )


def is_the_sites(node: LexborNode) -> bool:
    """Whether the class or id of `node` says that it is about the site: sharing, related articles, comments."""
    attributes = node.attributes
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_SITE.search(named)) and not _MAIN.search(named)


def is_a_part_of_the_site_in(body: LexborNode) -> Callable[[LexborNode], bool]:
    """Whether a node is the site's and small: an article that has such a class by mistake holds most of the text."""
    most = len(body.text(deep=True)) / 3

    def judge(node: LexborNode) -> bool:
        if node.tag in ("aside", "footer") or is_the_sites(node):
            return len(node.text(deep=True)) < most
        return False

    return judge
