"""How an article is known again: keys that stay the same when an address, a date or a space changes.

Within one feed an article is, in this order: what the feed calls it; where it links to; its title and day. Where a
feed gives neither name nor link: its title and day, else its title and text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from tuireader.model.drafts import Draft
from tuireader.model.stamps import Stamp
from tuireader.text import fold

_TRACKING = frozenset(
    (
        *("fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "mkt_tok"),
        *("_ga", "_gl", "_hsenc", "_hsmi", "vero_id", "oly_enc_id", "oly_anon_id", "wickedid", "s_cid", "cmpid"),
        *("ncid", "xtor", "wt_mc", "at_medium", "at_campaign", "ito", "ocid", "guccounter"),
    )
)
_SPACES = bytes.maketrans(b"\t\n\v\f\r", b"     ")
_TRACKING_STARTS = ("utm_", "pk_", "piwik_", "mtm_", "hsa_")


def keys(draft: Draft) -> tuple[bytes, ...]:
    """What `draft` may be known by, strongest first, never empty; each key is 16 bytes.

    The http and https spelling of a guid or link give the same key. Without a guid the link with the title is
    stronger than the link alone: the only key that stays when other articles with the same link come and go.
    """
    found = []
    if draft.guid:
        found.append(_key(b"g", scheme_free(draft.guid)))
    if draft.url:
        link = _key(b"l", canonical(draft.url))
        found += [link] if draft.guid else [_digest(link + _link_and_title(draft)), link]
    if draft.published:
        found.append(_key(b"t", f"{fold(draft.title)}\n{draft.published.seconds // 86400}"))
    if not found:
        found.append(_key(b"x", f"{fold(draft.title)}\n{' '.join((draft.body or draft.summary).split())}"))
    return tuple(found)


def document_keys(drafts: Sequence[Draft]) -> list[tuple[bytes, ...]]:
    """`keys` of each of the drafts of one document, none of them shared by two.

    A key that several drafts claim (one guid for three articles, one link for all) is narrowed by link and title,
    where that is not enough by date and text, at last by number: the same way each time, so that they stay who
    they are.
    """
    found = [keys(draft) for draft in drafts]
    for narrowed_by in (_link_and_title, _date_and_text):
        shared = {key for key, count in Counter(key for own in found for key in own).items() if count > 1}
        if not shared:
            break
        for index, own in enumerate(found):
            if not shared.isdisjoint(own):
                more = narrowed_by(drafts[index])
                found[index] = tuple(dict.fromkeys(_digest(key + more) if key in shared else key for key in own))
    return _numbered(found)


def _numbered(found: list[tuple[bytes, ...]]) -> list[tuple[bytes, ...]]:
    """The second and later owners of a key get it with their number."""
    owners: Counter[bytes] = Counter()
    numbered = []
    for own in found:
        numbered.append(tuple(_digest(key + str(owners[key]).encode()) if owners[key] else key for key in own))
        owners.update(own)
    return numbered


def without_repeats(drafts: Iterable[Draft]) -> list[tuple[Draft, bytes]]:
    """Each draft with its content hash; what says the same under the same name and date as one before is left out."""
    kept: dict[tuple[str | None, Stamp | None, bytes], tuple[Draft, bytes]] = {}
    for draft in drafts:
        digest = content_hash(draft)
        kept.setdefault((draft.guid, draft.published, digest), (draft, digest))
    return list(kept.values())


def content_hash(draft: Draft) -> bytes:
    """16 bytes over what a reader sees of `draft`. Runs of white space count as one space, dates do not count."""
    parts = [draft.title, draft.body, draft.summary, draft.author, draft.url or "", *draft.tags]
    for file in draft.attachments:
        parts += (file.url.partition("?")[0], file.title)
    text = "\x1f".join(parts).encode("utf-8", "replace").translate(_SPACES)
    while b"  " in text:
        text = text.replace(b"  ", b" ")
    return _digest(text)


def scheme_free(guid: str) -> str:
    """`guid` without ``http://`` or ``https://`` and without white space around it."""
    guid = guid.strip()
    scheme, found, rest = guid.partition("://")
    return rest if found and scheme.lower() in ("http", "https") else guid


def canonical(url: str) -> str:
    """What stays of an address when it is spelled another way.

    Without scheme, ``www.``, default port, trailing slash, fragment and the parameters that only track readers.
    """
    scheme, found, rest = url.strip().partition("://")
    if not found:
        return url.strip()
    rest, _, query = rest.partition("#")[0].partition("?")
    host, _, path = rest.partition("/")
    host = host.lower()
    if host.startswith("www.") and host.count(".") > 1:
        host = host[4:]
    if host.endswith((":80", ":443")):
        host = host[: host.rindex(":")]
    plain = f"{host}/{path}".rstrip("/")
    if query:
        kept = "&".join(part for part in query.split("&") if part and not _tracks(part))
        if kept:
            plain = f"{plain}?{kept}"
    return plain if scheme.lower() in ("http", "https") else f"{scheme.lower()}://{plain}"


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def _link_and_title(draft: Draft) -> bytes:
    return f"{canonical(draft.url or '')}\n{fold(draft.title)}".encode("utf-8", "replace")


def _date_and_text(draft: Draft) -> bytes:
    date = draft.published.seconds if draft.published else ""
    return f"{date}\n{draft.url}\n{draft.guid}\n".encode("utf-8", "replace") + content_hash(draft)


def _key(kind: bytes, text: str) -> bytes:
    return _digest(kind + text.encode("utf-8", "replace"))


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
