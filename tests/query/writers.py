"""One tree written in newsboat's and in elfeed's notation, where they can say it; None where they cannot."""

from __future__ import annotations

from tuireader.query import tree
from tuireader.query.tree import Node

DAY = 86_400

ATTRIBUTES = {
    "title": "title", "link": "link", "author": "author", "body": "content", "attachment": "enclosure_url",
    "media": "enclosure_type", "source-title": "feedtitle", "source-url": "rssurl", "source-link": "feedlink",
    "source-about": "description", "tag": "tags",
}  # fmt: skip


def newsboat(node: Node) -> str | None:
    """As a filter expression of newsboat's."""
    match node:
        case tree.And(parts) | tree.Or(parts):
            written = [newsboat(part) for part in parts]
            if None in written:
                return None
            word = " and " if isinstance(node, tree.And) else " or "
            return word.join(f"({one})" for one in written if one is not None)
        case tree.Not(part):
            found = newsboat(part)
            for operator, opposite in ((" =~ ", " !~ "), (" # ", " !# ")):
                if found is not None and isinstance(part, tree.Regex | tree.Tag) and operator in found:
                    return found.replace(operator, opposite, 1)
            return None
        case tree.Is("unread"):
            return 'unread = "yes"'
        case tree.Is("read"):
            return 'unread != "yes"'
        case tree.Is("untagged"):
            return 'tags = ""'
        case tree.Tag(name):
            return f"tags # {_quoted(name)}"
        case tree.Regex(field, pattern) if field in ATTRIBUTES:
            return f"{ATTRIBUTES[field]} =~ {_quoted(pattern)}"
        case tree.Age("<", seconds) if seconds % DAY == 0:
            return f"age < {seconds // DAY}"
        case tree.Age(">=", seconds) if seconds % DAY == 0:
            return f"age >= {seconds // DAY}"
        case tree.SourceHas(counted, op, n):
            return f"{counted}_count {op} {n}"
        case tree.SourceAge("<", seconds) if seconds % DAY == 0:
            return f"latest_article_age < {seconds // DAY}"
    return None


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def elfeed(node: Node) -> str | None:
    """As a search filter of elfeed's."""
    if isinstance(node, tree.Newest):
        inner = elfeed(node.part)
        return None if inner is None else f"{inner} #{node.n}"
    parts = node.parts if isinstance(node, tree.And) else (node,)
    written = [_piece(part) for part in parts]
    return None if None in written else " ".join(one for one in written if one is not None)


def _piece(node: Node) -> str | None:
    match node:
        case tree.Is("unread"):
            return "+unread"
        case tree.Is("read"):
            return "-unread"
        case tree.Is("starred"):
            return "+star"
        case tree.Tag(name) if _plain(name):
            return f"+{name}"
        case tree.Not(tree.Tag(name)) if _plain(name):
            return f"-{name}"
        case tree.Age("<=", seconds) if seconds % DAY == 0:
            return f"@{seconds // DAY}-days-ago"
        case tree.After(seconds) if seconds % DAY == 0:
            return f"@{_day(seconds)}"
        case tree.Before(seconds) if seconds % DAY == 0:
            return f"@--{_day(seconds)}"
        case tree.Regex("source", pattern):
            return f"={pattern}"
        case tree.Not(tree.Regex("source", pattern)):
            return f"~{pattern}"
        case tree.Or((tree.Regex("title", one), tree.Regex("link", other))) if one == other:
            return one
        case tree.Not(tree.Or((tree.Regex("title", one), tree.Regex("link", other)))) if one == other:
            return f"!{one}"
    return None


def _plain(name: str) -> bool:
    return name.isalpha() and name.lower() not in ("unread", "star", "starred")


def _day(seconds: int) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
