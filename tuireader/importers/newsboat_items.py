"""An article as newsboat keeps it in its ``cache.db`` → a draft that the feed's next answer is known to be the same as.

newsboat keeps titles and texts as the feed wrote them, without its categories; a guid that the feed did not give is
made of the address and the date, or is the address (newsboat, src/rssparser.cpp).
"""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.importers import attachments, bodies, dates, identity, titles
from tuireader.importers.links import absolute
from tuireader.model.drafts import Draft, Entry, Form
from tuireader.model.foreign import ForeignItem, ForeignMarks
from tuireader.model.stamps import Stamp
from tuireader.text import count_words, excerpt, line, plain

LONGEST_TITLE = 2_000
"""Characters of a title that are kept."""
_LAST = 253_402_300_799
"""The last second of the year 9999."""
_MARKDOWN = ("text/markdown", "text/x-markdown")


def draft(item: ForeignItem, link: str | None) -> Draft:
    """One article. `link`: the page of its feed. Never raises."""
    url = absolute(item.url, link) or absolute(item.guid)
    body, form = _body(item, url or link)
    title = excerpt(titles.plain(item.title), LONGEST_TITLE) or excerpt(bodies.words(body, form))
    file = attachments.attachment(item.file, url, link, type=item.file_kind)
    return Draft(
        title=title or url or line(item.guid) or "(no title)",
        body=body,
        form=form,
        url=url,
        guid=None if _is_made(item) else line(item.guid)[:2000] or None,
        author=titles.plain(item.author),
        published=Stamp(item.published) if 0 < item.published <= _LAST else None,
        attachments=attachments.distinct([file]),
    )


def entries(drafts: Sequence[tuple[Draft, ForeignMarks]]) -> list[tuple[Entry, ForeignMarks]]:
    """The articles of one feed with what tells them apart, and their marks; what says the same twice, once."""
    marks = {id(draft): marks for draft, marks in drafts}
    hashed = identity.without_repeats(draft for draft, _ in drafts)
    found = identity.document_keys([draft for draft, _ in hashed])
    return [
        (Entry(draft, keys, digest, count_words(plain(draft.form, draft.body))), marks[id(draft)])
        for (draft, digest), keys in zip(hashed, found, strict=True)
    ]


def _body(item: ForeignItem, base: str | None) -> tuple[str, Form]:
    kind = item.kind.partition(";")[0].strip().lower()
    if kind in _MARKDOWN:
        return bodies.markdown_body(item.content), "markdown"
    if kind == titles.PLAIN:
        return bodies.text_body(item.content), "text"
    markup = bodies.without_void_ends(item.content) if kind == titles.XHTML else item.content
    return bodies.html_body(markup, absolute(item.base) or base)


def _is_made(item: ForeignItem) -> bool:
    """Whether newsboat made the guid, of the address and the date."""
    rest = item.guid.removeprefix(item.url)
    return bool(item.url and rest) and rest != item.guid and dates.parse(rest) is not None
