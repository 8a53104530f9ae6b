"""Why a page gives no article: another kind of file, a check for bots, a wall. Each reason says what to do next."""

from __future__ import annotations

import re

OPEN_IT = "o opens it in a browser"

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"ID3", "a sound (MP3)"),
    (b"\x7fELF", "a program"),
)
_KINDS = (
    ("application/pdf", "a PDF document"),
    ("image/", "a picture"),
    ("audio/", "a sound"),
    ("video/", "a film"),
    ("font/", "a font"),
    ("application/json", "data (JSON)"),
    ("application/octet-stream", "a file to download"),
    ("application/zip", "a ZIP archive"),
)
_BOT_CHECK = re.compile(
    r"cf-chl|challenge-platform|<title>\s*just a moment|checking your browser|attention required! \| cloudflare"
    r"|ddos-guard|px-captcha|_incapsula_|captcha-delivery|are you a robot|verify (?:that )?you are (?:a )?human"
    r"|<title>\s*access denied|making sure you.?re not a bot|enable javascript and cookies to continue",
    re.I,
)
_WALL = re.compile(
    r'"isAccessibleForFree"\s*:\s*"?false|\b(?:class|id)="[^"]*(?:paywall|metered|regwall|subscriber-only|piano-)'
    r"|subscribe (?:now )?to (?:continue|read|keep)|to continue reading|already a subscriber|for subscribers only"
    r"|réservé aux abonnés|abonnez-vous pour lire|nur für abonnenten|suscríbete para|riservato agli abbonati",
    re.I,
)
_LOGIN = re.compile(r"""<input[^<>]+type\s*=\s*["']?password""", re.I)
_NEEDS_SCRIPT = re.compile(r"enable javascript|javascript is (?:disabled|required)|requires javascript", re.I)
STUB = 150
"""Words: a walled page that shows fewer shows only its beginning."""
SHORT = 20
"""Words: a page with fewer may be one that asks for something first."""
LEAST = 3
"""Words: what has fewer is no text."""


def another_kind(content: bytes, content_type: str) -> str:
    """What `content` is, if it is no text a reader could have; empty if it may be a page."""
    kind = content_type.partition(";")[0].strip().lower()
    if not content.strip():
        return "the server sends an empty page. Try again later"
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            return f"this is {name}, not a page. {OPEN_IT}"
    for start, name in _KINDS:
        if kind.startswith(start):
            return f"this is {name}, not a page. {OPEN_IT}"
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"this is a file of bytes, not a page. {OPEN_IT}"
    return ""


def why_so_little(page: str, words: int) -> str:
    """Why so few words were found in `page`; empty if there are enough of them."""
    start = page[:200_000]
    if words < STUB and _BOT_CHECK.search(start[:40_000]):
        return f"the server wants to see a browser (a check for bots). {OPEN_IT}"
    if words < STUB and _WALL.search(page):
        return f"the page shows only its beginning (a paywall). {OPEN_IT}, where you may be logged in"
    if words >= SHORT:
        return ""
    if _LOGIN.search(start):
        return f"the page asks for a login. {OPEN_IT}"
    if _NEEDS_SCRIPT.search(start):
        return f"the page is empty without JavaScript. {OPEN_IT}"
    return "" if words >= LEAST else f"no text was found on the page. {OPEN_IT}"
