"""Tags on and off many articles at once: what a key press, a source, a merge or a step back changes.

Each change stands in the journal first, as two `tags.state` of a tag on an article, one before and one after; then all
of one tag are made by a handful of statements, however many articles there are.
"""

from __future__ import annotations

import sqlite3

from tuireader.store.tagging import tags

_STATE = (
    "coalesce("
    "(SELECT x.origin + {place} * x.place FROM article_tags x INDEXED BY article_tags_article"
    " WHERE x.article_id = {article} AND x.tag_id = {tag}),"
    " (SELECT {removed} FROM removed_tags r WHERE r.article_id = {article} AND r.tag_id = {tag}), 0)"
)


def state_of(tag: int, article: str) -> str:
    """SQL for the `tags.state` of a tag on the article that the expression `article` names."""
    return _STATE.format(place=tags.PLACE, removed=tags.REMOVED, article=article, tag=int(tag))


def note(db: sqlite3.Connection, action: int, tag: int, wanted: str, values: tuple[object, ...] = ()) -> int:
    """Write into the journal what shall become of a tag on articles; of how many. Call inside the transaction, then
    `make`.

    `wanted`: a SELECT of (article id, state before, state after), none twice; where nothing changes, nothing is noted.
    """
    return db.execute(
        "INSERT INTO changes SELECT ?, article, ?, old, new FROM"
        f" (SELECT 0 article, 0 old, 0 new WHERE 0 UNION ALL {wanted}) WHERE old <> new"
        " ON CONFLICT (action_id, article_id, field) DO UPDATE SET new = excluded.new",
        (action, tags.field_of(db, tag), *values),
    ).rowcount


def make(db: sqlite3.Connection, action: int, tag: int, articles: str) -> None:
    """Make of a tag on articles what an action has noted for it last. Call inside the same transaction as `note`.

    Here and below `articles` is a JSON array of ids.
    """
    _turn(db, action, tag, articles, f"c.new % {tags.PLACE}", "c.new")
    db.execute(
        f"DELETE FROM changes WHERE action_id = ? AND {_THESE} AND field = ? AND old = new",
        (action, articles, tags.field_of(db, tag)),
    )


_THESE = "article_id IN (SELECT value FROM json_each(?))"


def _turn(db: sqlite3.Connection, action: int, tag: int, articles: str, bits: str, state: str) -> None:
    """`bits`: SQL for those that the tag gets on the article ``a`` of a change ``c``; `state`: what says its
    place; it keeps the one it has where that says none."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS turning (article_id INTEGER PRIMARY KEY, bits INTEGER, place INTEGER)")
    db.execute("DELETE FROM temp.turning")
    db.execute(
        f"INSERT INTO temp.turning SELECT a.id, {bits}, iif({state} % {tags.REMOVED}, {state} / {tags.PLACE}, NULL)"
        " FROM changes c CROSS JOIN articles a ON a.id = c.article_id"
        f" WHERE c.action_id = ? AND c.{_THESE} AND c.field = ?",
        (action, articles, tags.field_of(db, tag)),
    )
    _put_right(db, tag)


_OFF = f"n.bits & {tags.REMOVED}"
_ON = f"(n.bits > 0 AND NOT {_OFF})"


def _put_right(db: sqlite3.Connection, tag: int) -> None:
    """Every article in ``turning`` gets the bits that stand there for the tag."""
    db.execute(
        "DELETE FROM removed_tags WHERE tag_id = ?"
        f" AND article_id IN (SELECT n.article_id FROM temp.turning n WHERE NOT {_OFF})",
        (tag,),
    )
    db.execute(f"INSERT OR IGNORE INTO removed_tags SELECT n.article_id, ? FROM temp.turning n WHERE {_OFF}", (tag,))
    db.execute(
        "DELETE FROM article_tags WHERE (tag_id, sort, article_id) IN"
        f" (SELECT ?, a.sort, a.id FROM temp.turning n CROSS JOIN articles a ON a.id = n.article_id WHERE NOT {_ON})",
        (tag,),
    )
    db.execute(
        "INSERT INTO article_tags (tag_id, sort, article_id, unread, hidden, place, origin)"
        " SELECT ?, a.sort, a.id, a.read = 0 AND a.hidden = 0, a.hidden, coalesce(n.place, 0), n.bits"
        f" FROM temp.turning n CROSS JOIN articles a ON a.id = n.article_id WHERE {_ON}"
        " ON CONFLICT (tag_id, sort, article_id) DO UPDATE SET origin = excluded.origin, place = coalesce("
        "(SELECT n.place FROM temp.turning n WHERE n.article_id = excluded.article_id), article_tags.place)",
        (tag,),
    )
    db.execute("INSERT OR IGNORE INTO unindexed SELECT article_id FROM temp.turning")


# ---------------------------------------------------------------- what is wanted


def put_on(db: sqlite3.Connection, action: int, tag: int, articles: str, origin: int) -> int:
    """Put a tag on articles; where it is, `origin` is added to it. On how many that changed something.

    What the reader took off stays off unless it is the reader who puts it on; where it is, nothing is added for him.
    """
    last = f"{tags.PLACE} * coalesce((SELECT max(place) + 1 FROM article_tags WHERE article_id = a.id), 0)"
    lacking = f"old IN (0, {tags.REMOVED})" if origin == tags.READER else f"old <> {tags.REMOVED}"
    noted = note(
        db, action, tag,
        f"SELECT id, old, iif(old IN (0, {tags.REMOVED}), {origin} + last, old | {origin}) FROM"
        f" (SELECT a.id, {state_of(tag, 'a.id')} old, {last} last FROM articles a WHERE a.id IN ({_IDS}))"
        f" WHERE {lacking}",
        (articles,),
    )  # fmt: skip
    make(db, action, tag, articles)
    return noted


_IDS = "SELECT value FROM json_each(?)"


def take_off(db: sqlite3.Connection, action: int, tag: int, articles: str, origin: int) -> int:
    """Take a tag off articles as far as `origin` gave it; the reader takes it off whoever gave it, for good. Off how
    many."""
    state = state_of(tag, "a.id")
    if origin == tags.READER:
        left, known = str(tags.REMOVED), f"old > 0 AND old <> {tags.REMOVED}"
    else:
        left, known = f"iif(old % {tags.PLACE} = {origin}, 0, old & ~{origin})", f"old & {origin}"
    noted = note(
        db, action, tag,
        f"SELECT id, old, {left} FROM (SELECT a.id, {state} old FROM articles a WHERE a.id IN ({_IDS})) WHERE {known}",
        (articles,),
    )  # fmt: skip
    make(db, action, tag, articles)
    return noted


# ---------------------------------------------------------------- back and forth


def turn(db: sqlite3.Connection, action: int, articles: str, *, back: bool) -> None:
    """Undo or redo what an action did to the tags of articles, once or more often; what came from elsewhere since
    then stays.

    Call inside the transaction.
    """
    before, after = ("c.new", "c.old") if back else ("c.old", "c.new")
    there, wanted = f"({before} % {tags.PLACE})", f"({after} % {tags.PLACE})"
    for (tag,) in db.execute(
        "SELECT DISTINCT t.id FROM changes c JOIN tags t ON t.folded = substr(c.field, ?)"
        f" WHERE c.action_id = ? AND c.{_THESE} AND c.field LIKE ? || '%'",
        (len(tags.FIELD) + 1, action, articles, tags.FIELD),
    ).fetchall():
        now = f"({state_of(tag, 'a.id')} % {tags.PLACE})"
        _turn(db, action, tag, articles, f"({now} & ~({there} & ~{wanted})) | ({wanted} & ~{there})", after)
