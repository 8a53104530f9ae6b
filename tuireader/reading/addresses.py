"""Addresses for people: without what follows them around, with the host that is really meant."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

from tuireader import text
from tuireader.patterns import late

# Parameters that tell who sent the reader, never what to show: campaigns (Google, Matomo, HubSpot, Adobe, Yandex,
# Vero), click ids (Facebook, Google, Microsoft, TikTok, X, LinkedIn, Instagram), mailings (Mailchimp, Marketo,
# Olytics, Klaviyo).
_TRACKING = late(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|vero|oly)_\w+|__?hs(?:tc|sc|fp|enc|mi)|hs_?ctatracking|ga_\w+"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|ttclid|twclid|li_fat_id|igshid?|yclid|_openstat"
    r"|mc_[ce]id|mkt_tok|_kx|s_cid|ml_subscriber(?:_hash)?|_branch_match_id|at_(?:campaign|medium)|wt_?zmc|spm|srsltid",
    re.I,
)
_MAY_TRACK = late(r"[?&;#](?:[a-z_]*(?:clid|cid|eid)|[a-z]+_|_|gclsrc|[gw]braid|hs|igsh|spm|srsl|wtz)", re.I)


def untracked(url: str) -> str:
    """`url` without the parameters that only say where the reader came from; all else byte for byte."""
    if not _MAY_TRACK.search(url) or not url.lower().startswith("http"):
        return url
    rest, hash_, fragment = url.partition("#")
    path, mark, query = rest.partition("?")
    if mark:
        parts = [part for part in query.split("&") if not _tracks(part)]
        mark, query = ("?", "&".join(parts)) if parts else ("", "")
    if hash_ and "=" in fragment and all(map(_tracks, fragment.split("&"))):
        hash_ = fragment = ""
    return f"{path}{mark}{query}{hash_}{fragment}"


def _tracks(parameter: str) -> bool:
    return _TRACKING.fullmatch(parameter.partition("=")[0]) is not None


# ---------------------------------------------------------------- hosts


def host(url: str) -> str:
    """The host an address leads to, in ASCII (``xn--…`` for names in other scripts); empty if it has none."""
    with suppress(ValueError):
        name = urlsplit(url).hostname or ""
        return _ascii(name)
    return ""


def shown(url: str) -> str:
    """`url` as it is listed: a host in another script than ASCII in both forms, the true one first.

    ``https://xn--bcher-kva.example/x (bücher.example)``: letters that look alike cannot deceive.
    """
    try:
        written = urlsplit(url).netloc.rpartition("@")[2]
        name = urlsplit(url).hostname or ""
    except ValueError:
        return url
    plain, local = _ascii(name), _local(name)
    if plain == local:
        return url
    return f"{url.replace(written, written.lower().replace(name, plain), 1)} ({local})"


def _ascii(name: str) -> str:
    if name.isascii():
        return name
    with suppress(UnicodeError):
        return name.encode("idna").decode("ascii")
    return ".".join(f"xn--{label.encode('punycode').decode()}" if not label.isascii() else label
                    for label in name.split("."))  # fmt: skip


def _local(name: str) -> str:
    if "xn--" not in name:
        return name
    labels = []
    for label in name.split("."):
        if label.startswith("xn--"):
            with suppress(UnicodeError):
                label = label[4:].encode().decode("punycode")
        labels.append(label)
    return text.line(".".join(labels))


# A text that names a host: with a scheme or www., or by itself and ending as hosts do but file names do not.
_NAMED = late(
    r"(?:https?://(?:[^/?#\s@]*@)?|(?=www\.))(?P<sure>[\w.-]+\.\w+)(?:[:/?#]\S*)?"
    r"|(?P<bare>(?:[\w-]+\.)+(?:com|org|net|edu|gov|info|int|mil|app|dev|news|de|fr|uk|eu|jp|cn|ru|it|es|nl|ch|at|be"
    r"|br|ca|au|in|io|co|us|se|no|fi|dk|bank|shop|blog))(?:/\S*)?",
    re.I,
)


def deceives(words: str, url: str) -> str:
    """The true host, where a link's `words` name another; else empty. A subdomain is no other host."""
    found = _NAMED.fullmatch(words.strip()) if "." in words and len(words) < 300 else None
    true = host(url) if found else ""
    if not found or not true:
        return ""
    said = _ascii((found["sure"] or found["bare"]).lower())
    said, bare = said.removeprefix("www."), true.removeprefix("www.")
    return "" if said == bare or bare.endswith(f".{said}") or said.endswith(f".{bare}") else true
