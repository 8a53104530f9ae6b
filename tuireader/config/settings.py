"""What the reader may settle in config.toml.

The fields of `Config` and of `SourceSettings` are the one description: the checks, the messages and the file that
`template` writes are made from their types, defaults and docstrings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

if TYPE_CHECKING:  # at start-up nobody needs them: `reading` looks them up in a file's time
    from tuireader.config.article_rules import BrokenRule, RuleSettings
    from tuireader.config.rules import DateFormat, Matching, OrderNames, RowFormat, Within
    from tuireader.config.sources import SourceSettings


@dataclass(frozen=True)
class Config:
    """What the reader may settle. Under each field: what it does."""

    theme: Annotated[str, Matching(r"\S+", "the name of a theme")] = "ansi"
    """Colours, by name: "ansi" (those of your terminal), "dark", "light", "contrast", "mono" (none; always so with
    NO_COLOR in the environment), or a file of yours in themes/ beside this one. `g T` shows them all."""

    layout: Literal["auto", "columns", "stacked", "single"] = "auto"
    """Where list and article stand: side by side (columns), one above the other (stacked), or one at a time
    (single). "auto" looks at the size of the terminal."""

    text_width: Annotated[int, Within(40, 200)] = 80
    """The longest line of an article, in cells, from 40 to 200."""

    mouse: Literal["auto", "on", "off"] = "auto"
    """Whether the mouse is used; while it is, the terminal's own selection needs Shift. "auto" is off over
    SSH, and inside GNU screen, where a lone Esc would wait for the next key."""

    cursor: Literal["bar", "marker"] = "bar"
    """How the chosen line is shown: reversed over its whole width (bar), or by a ">" before it (marker), which sends
    about 40 bytes for a step instead of 200."""

    kitty_keys: bool = True
    """Whether terminals that know kitty's keyboard protocol are asked for it. Off helps where keys come wrong."""

    escape_delay: Annotated[int, Within(10, 2000)] = 50
    """Milliseconds after which a lone Esc is the Esc key, not the beginning of another. 300 suits a slow line."""

    hyperlinks: Literal["auto", "on", "off"] = "auto"
    """Whether the terminal is told where links lead, so that it can open them itself. "auto" is on in terminals that
    say they know how, and off over SSH: it costs the line about 100 bytes for each link in sight."""

    notify: Literal["off", "bell", "osc9"] = "off"
    """How you are called when a rule announces an article: not at all, by the terminal's bell, or by a notice with the
    article's title, which terminals that know OSC 9 show on the desktop."""

    dates: Literal["relative", "absolute"] = "relative"
    """Dates in lists: "relative" (14:05 today, 08 Feb within a year, else 2022-02) or "absolute" (2022-02-08)."""

    date_format: Annotated[str, DateFormat()] = ""
    """Dates in lists in a format of your own, as strftime has it: "%d.%m.%y %H:%M"; %L is "12 days ago". Empty: as
    "dates" says."""

    row_format: Annotated[str, RowFormat()] = ""
    """The rows of the list, as newsboat writes its articlelist-format: "%4i %f %D %6L %?T?|%-17T| ?%t". %i number,
    %n unread, %f unread and star, %D date, %a author, %t title, %T source, %L words; by name too: %-12{tags},
    %{age}, %{starred}. %> fills, so that what follows stands at the right: "%f %D %t %> %{tags}". Empty: the usual
    rows."""

    order: Annotated[tuple[str, ...], OrderNames()] = ("newest",)
    """What lists are ordered by: newest, oldest, received, source, title, author, longest, shortest, unread, starred,
    each turned by a - before it. Several decide one after the other: ["unread", "oldest"], ["source", "title"]."""

    group: Literal["none", "day", "source"] = "none"
    """Headings in lists: one for each day, or for each source, with how many articles stand under it. They stand only
    where the order keeps what they part together."""

    unread_only: bool = False
    """Whether the first view shows unread articles only."""

    open_command: Annotated[
        tuple[str, ...],
        Matching(r"|[^\0\n]+\n[^\0]*\{url\}[^\0]*", "a program and its words, one of them with {url}"),
    ] = ()
    """The program that opens an address, word by word, with {url} where the address goes:
    ["firefox", "--new-tab", "{url}"]. No shell reads it. Empty: what the system uses."""

    open_here: Annotated[
        str, Matching(r"|[0-9]{1,5}:[A-Za-z0-9_-]{16,100}", "a port and a token as `tuireader open-here` tells them")
    ] = ""
    """On a server: opens addresses in the browser of the machine you sit at, where `tuireader open-here` runs and tells
    what to put here. Only in a file that nobody else may read (chmod 600)."""

    save_folder: str = ""
    """The folder that is proposed when an article is saved. Empty: the one the reader was started in."""

    user_agent: Annotated[str, Matching(r"[ -~]*", "printable ASCII characters")] = ""
    """What we call ourselves to servers. Empty: tuireader and its version."""

    refresh_every: Annotated[int, Within(0, 10_080)] = 60
    """Minutes between two attempts to refresh a source; those that post seldom are asked less often. 0: only when
    you ask for it."""

    refresh_by_itself: bool = False
    """Whether the reader, while it is open, asks the sources whose time has come. What is new is announced as
    always, and nothing moves."""

    profile: Annotated[str, Matching(r"\S+", "the name of a set of keys")] = "home"
    """Which reader your fingers know: "home", "newsboat", "newsboat-vim", "elfeed", "mutt", "netnewswire",
    "google-reader", or a file of yours in profiles/ beside this one. `g R` shows them."""

    keyboard: tuple[str, ...] = ("auto",)
    """Keyboards that write another script: where a key means nothing there, it does what the Latin key at its place
    does. "auto" knows all letters; where keyboards differ, name yours before it: ["bg", "auto"]. []: none."""

    keys: Mapping[str, tuple[str, ...] | Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Keys for commands, in place of the usual ones: the command's name, then its keys; "g x" is g, then x. None
    takes them away. In [keys.list], [keys.article], [keys.tags] and [keys.sources] for there alone.
    toggle_read = ["m", "f5"]"""

    macros: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Several commands under one key, which is pressed after a comma; a ":" begins what you would type behind it.
    k = ["toggle_read", "open_link", ":tag +later"]"""

    views: Mapping[str, str] = field(default_factory=dict)
    """Saved views: a name, then the query, in any notation that the README's "Queries" tells of.
    morning = "is:unread age:<1d -tag:sport\""""

    rule: tuple[RuleSettings | BrokenRule, ...] = ()
    """What is done with articles that come in: a [[rule]] for each kind. They run in this order, before those that
    the reader keeps (g r); `tuireader rules dry-run NAME` shows what one would do."""

    source: tuple[SourceSettings, ...] = ()
    """What is settled for one source, or for all that match: a [[source]] for each, with what is said of it below."""
