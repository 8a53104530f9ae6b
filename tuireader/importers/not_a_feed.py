"""What came instead of a feed, in words for the reader."""

from __future__ import annotations

import json
import re

_SIGNATURES = (
    (b"%PDF-", "a PDF document, not a feed"),
    (b"\x89PNG", "a picture (PNG), not a feed"),
    (b"GIF8", "a picture (GIF), not a feed"),
    (b"\xff\xd8\xff", "a picture (JPEG), not a feed"),
    (b"\x1f\x8b", "compressed data (gzip), not a feed"),
    (b"PK\x03\x04", "a ZIP archive, not a feed"),
    (b"\x7fELF", "a program, not a feed"),
    (b"SQLite format 3\0", "a database, not a feed"),
)
_BOT_CHECK = re.compile(
    rb"cf-chl|challenge-platform|just a moment\.\.\.|checking your browser|attention required! \| cloudflare|ddos-guard"
    rb"|px-captcha|_incapsula_|captcha-delivery|are you a robot|verify you are (?:a )?human|<title>access denied"
    rb"|making sure you.?re not a bot",
    re.I,
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
_LOGIN = re.compile(rb"""<input[^<>]+type\s*=\s*["']?password""", re.I)
_HTML = re.compile(
    rb"(?>\s+|(?><!--.*?-->)|<\?[^>]*>)*+<(?:!doctype\s+html|html|head|body|meta|title|script|div|p|h1|table)\b",
    re.I | re.S,
)


def why_not_a_feed(content: bytes, content_type: str = "") -> str:
    """What `content` is, if not a feed. `content_type`: the server's header, for what the bytes do not tell."""
    start = content[:65536].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if not start:
        return "an empty answer" if not content else "an answer of nothing but blanks"
    for signature, reason in _SIGNATURES:
        if content.startswith(signature):
            return reason
    plain = start.replace(b"\0", b"")
    if _HTML.match(plain) or (b"<html" in plain[:2048].lower()):
        if _BOT_CHECK.search(plain):
            return "a bot check page, not a feed: the server wants to see a browser"
        return "a login page, not a feed" if _LOGIN.search(plain) else "an HTML page, not a feed"
    if plain[:1] in b"{[":
        return _json(content)
    if re.match(rb"(?:<\?xml|<!--|<[A-Za-z])", plain):
        return _xml(plain)
    kind = content_type.partition(";")[0].strip().lower()
    if kind.startswith(("image/", "audio/", "video/", "application/octet")):
        return f"{kind}, not a feed"
    sample = content[:4096]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 30:
        return "binary data, not a feed"
    return "plain text, not a feed"


def _json(content: bytes) -> str:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return "damaged JSON, not a feed"
    return "JSON, but not JSON Feed"


def _xml(plain: bytes) -> str:
    found = re.match(rb"(?>\s+|<\?[^>]*>|(?><!--.*?-->)|<![^>\[]*(?:\[[^\]]*\]\s*)?>)*+<([\w:.\-]{1,40})", plain, re.S)
    name = found[1].decode("ascii", "replace") if found else ""
    if name.lower() == "opml":
        return "an OPML list of subscriptions, not a feed: import it as a file"
    if name.lower().endswith(("urlset", "sitemapindex")):
        return "a sitemap, not a feed"
    return f"XML (<{name}>), but not a feed" if name else "XML without any element, not a feed"
