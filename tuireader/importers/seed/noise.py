"""Lines that are not the article: navigation, dialogues, prompts, machine metadata, photo credits.

A line is dropped only if it matches as a whole; the same words inside a sentence are the article's.
"""

from __future__ import annotations

import re

_LINES = frozenset(
    """
Registration was successful!
Register
Log in
Log out
Authorization
Sign in
Sign up
Subscribe
International
Sputnik International
World
Listen Live
Search
News
SubscribeGoogle news
Google news
Join the conversation
Get short URL
Table of contents
New firstOld first
New first
Old first
- Advertisement -
Advertisement
ADVERTISEMENT
ADVERTISEMENT - CONTINUE READING BELOW
Article content
Author of the article:
Publishing date:
FOR IMMEDIATE RELEASE
Go to the mediabank
Go to the photo bank
/
""".strip().splitlines()
)

_PATTERNS = re.compile(
    r"Please follow the link from the email sent to\b.*"
    r"|Follow\b.{1,60}\blive (?:feed|blog|updates|coverage)\b.{0,80}"
    r"|Subscribe to @\S+"
    r"|\d{1,2}:\d\d GMT ?[+-]\d{1,4} ?[A-Z][a-z]+ \d{4}"  # page clock: zone and day run together
    r"|\d+(?: \d+){1,2}|\d{2,4} \d{2,4} (?:true|false)|(?:19|20)\d\d"
    r"|/html/.*"
    r"|\{\{.*\}\}"
    r"|(?-i:[a-z]{2}_[A-Z]{2})"
    r"|feedback@\S+|\+7\d{10}",
    re.I,
)
_PICTURE = re.compile(r"https?://\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?!:]\S*)?", re.I)
_PAGE = re.compile(r"https?://[^\s<>\"]+", re.I)
_BANNER = re.compile(r"LIVE: .+|Live From .+")
_CLOCK_OF_CARD = re.compile(r"(?:\d{1,2} [A-Z][a-z]+(?: \d{4})?|[A-Z][a-z]+|\d+ \w+ ago), \d{1,2}:\d\d GMT")

_CREDIT = re.compile(
    r"© ?.+|@ ?.+/(?:ТАСС|TASS)|(?:hide|toggle|show) captions?|MANDATORY CREDIT\b.*"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?/ ?(?:Getty Images|AP Photo|AP|AFP|Reuters|REUTERS|EPA|Shutterstock)"
    r"(?: (?:via|/) .{2,40})?"
    r"|(?:AP Photo|AP|AFP|REUTERS|Reuters|EPA|Getty Images) ?/ ?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
)
_ALT = re.compile(
    r"(?:(.*\S) )?- [A-Z][\w.]*(?: [A-Z][\w.]*){0,3}, 1920(?:, \d\d\.\d\d\.\d{4})?|(.*\S) - Sputnik [A-Z]\w+"
)

_RULES = "The fact of registration and authorization "
_RULE_WORDS = re.compile(
    r"\b(?:users?|user's|comments?|moderators?|administration|account|accounts|message|letter|access|rules|laws?)\b",
    re.I,
)


def is_noise(line: str) -> bool:
    """Whether `line` (trimmed) is furniture of a page."""
    if line in _LINES:
        return True
    if len(line) > 200:
        return line.startswith(("/html/head", "{{")) and line.endswith(("}}", "content")) and len(line) < 2000
    return bool(_PATTERNS.fullmatch(line)) or line.endswith(" 252 60")


def is_banner(line: str) -> bool:
    """Whether `line` may announce another story; it does so only at the top of a page, before a title or address."""
    return line.startswith(("LIVE:", "Live From")) and len(line) <= 200 and bool(_BANNER.fullmatch(line))


def is_picture(line: str) -> bool:
    """Whether `line` is the address of a picture."""
    return bool(_PICTURE.fullmatch(line))


def is_page(line: str) -> bool:
    """Whether `line` is the address of a web page."""
    return bool(_PAGE.fullmatch(line)) and not is_picture(line)


def is_credit(line: str) -> bool:
    """Whether `line` names who owns a picture."""
    return len(line) <= 200 and bool(_CREDIT.fullmatch(line))


def caption(line: str) -> str | None:
    """What a picture's replacement text (``… - Site Name, 1920, DD.MM.YYYY``) says; None if `line` is none.

    Empty where only the site's name is left.
    """
    if len(line) > 500 or "- " not in line or not (line[-1].isdigit() or " Sputnik " in line):
        return None
    found = _ALT.fullmatch(line) or _ALT.fullmatch(" " + line)
    return (found[1] or found[2] or "").strip() if found else None


def is_clock_of_card(line: str) -> bool:
    """Whether `line` dates another story: ``7 February, 12:30 GMT``."""
    return len(line) <= 40 and bool(_CLOCK_OF_CARD.fullmatch(line))


def ends_sizes(line: str, before: str) -> bool:
    """Whether `line` closes a picture's sizes that were cut into lines: ``1920``, ``1080``, ``true``."""
    return line in ("true", "false") and before.isdigit()


def starts_rules(line: str) -> bool:
    """Whether `line` begins the rules for comments, a list that runs on for a dozen lines."""
    return line.startswith(_RULES)


def continues_rules(line: str) -> bool:
    """Whether `line` goes on with the rules for comments."""
    return line[:1].islower() or line.endswith((";", ":")) or line == "User ID" or bool(_RULE_WORDS.search(line))
