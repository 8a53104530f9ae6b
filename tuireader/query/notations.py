"""In which notation a query is written: ours, newsboat's filter expressions, or elfeed's search filters.

The rule goes by form alone, and only `parse.parse` asks: what stands in a search box is always ours.

- newsboat: the text begins, after any ``(``, with one of newsboat's attributes, one of its operators, and a quoted
  text or a number: ``unread = "yes"``, ``(age < 3``. Before an operator that nobody types otherwise (``=~ !~ == !=``)
  and a quoted text, an attribute with a slip of the finger is one too, so that the slip can be told.
- elfeed: white space parts it into pieces of which one at least is a date behind ``@`` (``@6-months-ago``) or a tag
  behind ``+`` (``+unread``), and none is of our own notation (a field, a quote, an opening parenthesis, AND, OR, NOT,
  ``|``, a word behind a backslash).
- Everything else is ours. Quotes or a backslash make words of what would be another's: ``"+foo"``, ``\\+foo``.
"""

from __future__ import annotations

from collections.abc import Callable

from tuireader.query import elfeed, newsboat, newsboat_form
from tuireader.query.tree import Node


def of(text: str) -> Callable[[str, int], Node] | None:
    """What reads a query of another notation, from its text and the present moment; None: it is ours."""
    if newsboat_form.fits(text):
        return newsboat.parse
    return elfeed.parse if elfeed.fits(text) else None
