"""The words of the house: what news is made of, from a file or a server to a row on the screen.

Frozen values from the standard library only. A room may know all of these and nothing of another room.
"""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from tuireader.values import dataclass

Precision = Literal["minute", "day", "month", "year"]
Form = Literal["text", "html", "markdown"]
SourceKind = Literal["seed", "feed"]


# ---------------------------------------------------------------- time


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """A moment as far as it is known."""

    seconds: int
    """Seconds since 1970-01-01T00:00:00Z. Where only a day, month or year is known: its first second."""
    precision: Precision = "minute"
    zoned: bool = True
    """False where the text states a clock but no zone: then `seconds` holds the local clock read as if it were UTC,
    and nothing is claimed about UTC."""

    @classmethod
    def of(cls, moment: datetime, precision: Precision = "minute") -> Stamp:
        """From a datetime; a naive one is a local clock without a zone."""
        zoned = moment.tzinfo is not None
        whole = moment if zoned else moment.replace(tzinfo=UTC)
        return cls(int(whole.timestamp()), precision, zoned or precision != "minute")

    def moment(self) -> datetime:
        """As a datetime in UTC (of the local clock where no zone is known)."""
        return datetime.fromtimestamp(self.seconds, UTC)

    def iso(self) -> str:
        """ISO 8601, cut to what is known: ``2022-02-08T10:30:00Z``, ``2022-02-08``, ``2022-02``, ``2022``.

        A clock without a zone has no ``Z``.
        """
        when = self.moment()
        if self.precision == "minute":
            return when.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") + ("Z" if self.zoned else "")
        return when.strftime("%Y-%m-%d").rjust(10, "0")[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def iso(seconds: int) -> str:
    """Seconds since 1970 as ``YYYY-MM-DDTHH:MM:SSZ``."""
    return Stamp(seconds).iso()


# ---------------------------------------------------------------- what importers give


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an article: an enclosure, a transcript, a chapter list."""

    url: str
    type: str = ""
    """Media type as stated, e.g. ``audio/mpeg``; empty if none is."""
    size: int | None = None
    """Bytes."""
    seconds: int | None = None
    """Playing time."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as an importer read it: before the library knows it."""

    title: str
    """Plain text, one line, never empty."""
    body: str = ""
    """In `form`. Plain text: paragraphs parted by one blank line; lines within a paragraph are kept."""
    form: Form = "text"
    summary: str = ""
    """Plain text: the standfirst or the feed's own short version, if it is not simply the body again."""
    url: str | None = None
    """Where the article is on the web: absolute, http(s), gemini or gopher."""
    guid: str | None = None
    """What the source itself calls the article."""
    author: str = ""
    published: Stamp | None = None
    updated: Stamp | None = None
    tags: tuple[str, ...] = ()
    """As written, in order, none twice (compared by `text.fold`)."""
    language: str = ""
    comments: str | None = None
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    """What the importer had to guess or mend, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft with what tells it apart."""

    draft: Draft
    keys: tuple[bytes, ...]
    """Identity keys, strongest first, never empty."""
    hash: bytes
    """Over everything a reader would see."""
    words: int | None = None
    """How many words its body has; None: not counted yet."""


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself."""

    title: str = ""
    subtitle: str = ""
    link: str | None = None
    language: str = ""
    icon: str | None = None
    format: str = ""
    """``rss20``, ``atom10``, ``json11`` …: the dialect found."""
    ttl: int | None = None
    """Seconds the feed asks to be left alone (RSS ``ttl``, ``sy:``)."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day, 0 to 23 in UTC, in which it asks not to be asked (RSS ``skipHours``), rising."""
    skip_days: tuple[int, ...] = ()
    """Days of the week on which it asks not to be asked (RSS ``skipDays``), Monday is 0, rising."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One subscription in an OPML file."""

    url: str
    title: str = ""
    link: str | None = None
    tags: tuple[str, ...] = ()
    """The folders it lies in, outermost first, then its categories."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file or one answer of a server held."""

    kind: Literal["seed", "feed", "outline"]
    drafts: tuple[Draft, ...] = ()
    head: FeedHead = field(default_factory=FeedHead)
    outlines: tuple[Outline, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that gives nothing, and why, in words for the reader."""

    reason: str


# ---------------------------------------------------------------- what the library holds


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from: a feed, or a folder of seed files."""

    id: int
    kind: SourceKind
    url: str
    """The feed's address, or the folder as ``file:`` address."""
    title: str
    link: str | None = None
    total: int = 0
    unread: int = 0
    tried: int | None = None
    """Seconds since 1970 of the last attempt to refresh; None if never."""
    succeeded: int | None = None
    status: int | None = None
    """HTTP status of the last attempt."""
    reason: str = ""
    """Why the last attempt failed, in words; empty if it did not."""
    failures: int = 0
    """Failed attempts in a row."""
    gone: bool = False
    """Its server said that it is no more (410): asked only by name."""
    muted: bool = False
    """Its articles come in read and unannounced."""
    interval: int | None = None
    """Seconds between two attempts as the reader wants it; 0: only by hand; None: the usual."""
    due: int | None = None
    """Seconds since 1970 before which it is not asked by itself; None: at any time."""
    due_why: str = ""
    """Why not before then, in words."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt to refresh a source went."""

    at: int
    """Seconds since 1970."""
    result: Literal["new", "unchanged", "failed", "postponed"]
    status: int | None = None
    """HTTP status, if one came."""
    new: int = 0
    """Articles."""
    seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of how a source fares."""

    source: Source
    tags: tuple[str, ...] = ()
    """Put on each article that it brings."""
    added: int = 0
    """Seconds since 1970."""
    newest: int | None = None
    """When its newest article was published (or first seen, if that was earlier); None if it has none."""
    attempts: int = 0
    unmodified: int = 0
    """Attempts that found the same as before: a 304, or the same bytes again."""
    wire_bytes: int = 0
    """Received in all, as they were sent."""
    outcomes: tuple[Outcome, ...] = ()
    """The last ten, oldest first."""
    ttl: int | None = None
    """Seconds the feed asks to be left alone."""
    moved_to: str | None = None
    """Where it says it has moved for good, until that is believed."""
    moved_times: int = 0
    """How often it has said so."""
    offered: tuple[str, ...] = ()
    """Addresses of the feeds that a page names which stands in its place."""
    fulltext: bool = False
    """The page of each new article is fetched too."""
    typed: bool = False
    """The reader typed its host, so that it may be one of a private network."""
    configured: str = ""
    """The configuration file that it stands in; empty if in none."""


class TagCount(NamedTuple):
    """A tag and how many articles carry it."""

    name: str
    total: int
    unread: int
    folded: str = ""
    """As it is compared (`text.fold`)."""
    hidden: bool | int = False
    """Left out of lists and of the tag filter until it is asked for."""
    colour: int = 0
    """1 to 16 of the terminal's colours (`COLOURS`); 0: none."""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """An article as a line in a list: everything a row shows and nothing else."""

    id: int
    sort: int
    """Seconds since 1970: the place in lists by date, min(published, first seen)."""
    title: str
    source: str
    source_kind: SourceKind
    published: Stamp | None
    first_seen: int
    read: bool
    starred: bool
    tags: tuple[str, ...] = ()
    url: str | None = None
    hidden: bool = False
    """In no view that does not ask for it."""
    highlight: int = 0
    """The colour it is drawn in: a number of `COLOURS` from 1 on; 0: as others."""
    author: str = ""
    words: int = 0
    tag_looks: tuple[int, ...] = ()
    """How each of `tags` is shown in lists: in a colour of `COLOURS` counted from 1, in none (0), or not at all (-1);
    one that is lacking is shown in none."""


COLOURS = (
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright_black", "bright_red", "bright_green", "bright_yellow",
    "bright_blue", "bright_magenta", "bright_cyan", "bright_white",
)  # fmt: skip
"""The colours of a terminal, in its order (ECMA-48, 8.3.117, and aixterm's bright ones)."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article's text came from, so that it can be cited."""

    where: str
    """A path or an address."""
    sha256: str
    imported: int
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class FullText:
    """The text of an article's page, kept beside what the feed said."""

    url: str
    """Where the page was found in the end."""
    fetched: int
    """Seconds since 1970."""
    form: Form
    body: str
    shown: bool = True
    """Whether it is shown in place of the feed's text."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole."""

    row: Row
    body: str
    """The text that is shown: the feed's, or that of the page."""
    form: Form
    summary: str
    author: str
    updated: Stamp | None
    language: str
    words: int
    comments: str | None
    attachments: tuple[Attachment, ...]
    notes: tuple[str, ...]
    source_url: str
    provenance: tuple[Provenance, ...]
    """Oldest first."""
    full_text: FullText | None = None
    edits: int = 0
    """How many earlier texts of it are kept."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done with articles that come in."""

    id: int
    """0: it is not kept yet."""
    name: str
    query: str
    do: tuple[str, ...]
    """``read``, ``star``, ``hide``, ``announce``, ``tag:NAME``, ``highlight:COLOUR``, in the order they are done."""
    stop: bool = False
    """No later rule looks at what it touches."""
    only_new: bool = False
    """It leaves articles alone that were edited after they came."""
    enabled: bool = True
    configured: bool = False
    """It stands in config.toml, which says what it is."""
    hits: int = 0
    """Articles it has touched, those not counted that were taken back."""
    last: int | None = None
    """Seconds since 1970 when it last did."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule did to an article."""

    rule: str
    did: tuple[str, ...]
    """Its actions, as it has them now."""
    at: int
    """Seconds since 1970."""


# ---------------------------------------------------------------- what happened


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article (or refused file) of an import: one line of ``import --json``."""

    path: str
    result: Literal["new", "updated", "unchanged", "duplicate", "refused"]
    id: int | None = None
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one source in a refresh: one line of ``refresh --json``."""

    source: str
    url: str
    result: Literal["new", "unchanged", "failed", "postponed"]
    new: int = 0
    updated: int = 0
    reason: str = ""
    seconds: float = 0.0
    id: int | None = None
    """Of the source; None if it is none of the library."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What became of fetching one article's page: one line of ``fulltext --json``."""

    id: int
    title: str
    result: Literal["new", "unchanged", "failed"]
    words: int = 0
    """Of the text that is shown afterwards."""
    reason: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the reader's marks as the journal keeps it: what undo can take back."""

    id: int
    label: str
    """What was done, in words: ``marked 312 read``."""
    articles: tuple[int, ...] = ()
    """Ids of the articles it touched (at most the first thousand, for redrawing rows)."""
    gone: int = 0
    """How many of them are no longer in the library, so that nothing could be done to them."""
    in_vain: bool = False
    """None of them is, so that nothing was done."""
    sources: tuple[int, ...] = ()
    """Ids of the sources it touched."""
    views: bool = False
    """It touched saved views."""
    tags: tuple[int, ...] = ()
    """Ids of the tags it renamed, merged, coloured, hid."""
    rules: bool = False
    """It made, changed, moved or removed rules."""


# ---------------------------------------------------------------- what the reader looks at

Order = str
"""Names of what a list is ordered by, as `orders.terms` reads them: ``newest``, ``oldest``, ``unread,title``."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles a view shows, and in what order."""

    include: tuple[str, ...] = ()
    """Tags an article must carry, all of them unless `any_of`."""
    exclude: tuple[str, ...] = ()
    """Tags it must not carry."""
    words: str = ""
    """What was typed into the search: words, phrases, a query."""
    query: str = ""
    """What was typed into the filter line, in any notation that `query.parse` reads."""
    unread_only: bool = False
    starred_only: bool = False
    source: int | None = None
    order: Order = "newest"
    ranked: bool = False
    """The best hits of the search first, and no others; `order` is that without a search."""
    hidden_too: bool = False
    """Whether hidden articles are shown among the others."""
    any_of: bool = False
    """One of the tags in `include` is enough."""


# ---------------------------------------------------------------- what the reader types


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to go on with what has been typed."""

    text: str
    """What is to stand in the place of the part that is completed."""
    note: str = ""
    """What it is, in a few words: a count, a sentence."""
    label: str = ""
    """How it is listed; empty: as its text."""


@dataclass(frozen=True, slots=True)
class Completion:
    """The ways to go on at a place of a line."""

    start: int
    """The part of the line that each candidate takes the place of: from this character…"""
    end: int
    """…to before this one."""
    candidates: tuple[Candidate, ...]
    """The likeliest first."""
