"""Files taken in: what each becomes, and that none ever costs another or a mark."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from tests.library_builder import Shelf, draft, results
from tuireader.importers import opml
from tuireader.importers.entries import entries_of
from tuireader.library import open_library, overview
from tuireader.library.articles import showing
from tuireader.library.intake import importing
from tuireader.library.intake.files import LARGEST
from tuireader.library.marks import marking
from tuireader.library.search import searching
from tuireader.library.sources import exporting
from tuireader.library.views import listing, saved_views
from tuireader.model.documents import Document, Outline
from tuireader.model.results import Taken
from tuireader.store.content import shelf as shelving

FERRIES = "Ferries return to the harbour\n\nThey sail on Monday, said the harbour master.\n"
MIST = "Mist over the river\n\nNobody saw the bridge until noon on Tuesday.\n"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://post.example/</link>
<item><title>One</title><guid isPermaLink="false">1</guid><description>First</description></item>
<item><title>Two</title><guid isPermaLink="false">2</guid><description>Second</description></item></channel></rss>"""
OPML = """<opml version="2.0"><body><outline text="Sea"><outline text="Ports">
<outline type="rss" text="Harbour Post" xmlUrl="https://post.example/feed" category="/daily"/></outline></outline>
<outline text="bad" xmlUrl="exec:ls"/></body></opml>"""


def only(taken: list[Taken]) -> Taken:
    assert len(taken) == 1, taken
    return taken[0]


# ---------------------------------------------------------------- folders


def test_a_folder_is_walked_in_order_of_names(shelf: Shelf) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "sub/.e.txt"):
        shelf.write(f"news/{name}", f"Title of {name}\n\nText of {name}.\n")
    assert results(shelf.take(shelf.folder / "news")) == [("a.txt", "new"), ("b.txt", "new"), ("c.txt", "new")]
    (source,) = overview.sources(shelf.library)
    assert (source.kind, source.title, source.url) == ("seed", "news", (shelf.folder / "news").as_uri())
    assert (source.total, source.unread) == (3, 3)
    shelf.check()


def test_taken_twice_all_is_unchanged_and_nothing_is_written(shelf: Shelf) -> None:
    shelf.write("news/a.txt", FERRIES)
    shelf.write("news/b.txt", MIST)
    shelf.write("news/c.xml", FEED)
    first = shelf.take(shelf.folder / "news")
    assert [one.result for one in first] == ["new"] * 4
    written = shelf.library.db.total_changes
    again = shelf.take(shelf.folder / "news")
    assert [(one.path, one.id, one.title, one.result) for one in again] == [
        (one.path, one.id, one.title, "unchanged") for one in first
    ]
    assert shelf.library.db.total_changes == written


def test_more_files_than_one_transaction_takes(shelf: Shelf) -> None:
    for n in range(2 * importing.BATCH + 7):
        shelf.write(f"news/{n:04}.txt", f"Title {n}\n\nText {n}.\n")
    taken = shelf.take(shelf.folder / "news")
    assert results(taken) == [(f"{n:04}.txt", "new") for n in range(2 * importing.BATCH + 7)]
    assert {one.result for one in shelf.take(shelf.folder / "news")} == {"unchanged"}
    shelf.check()


def test_the_library_is_not_locked_while_files_are_read(shelf: Shelf) -> None:
    """Between the outcomes of two batches, and while a pipe keeps the files waiting, another program may write."""
    for n in range(importing.BATCH + 1):
        shelf.write(f"news/{n:04}.txt", f"Title {n}\n\nText {n}.\n")
    with open_library(shelf.folder / "library.sqlite") as beside:
        beside.db.execute("PRAGMA busy_timeout=0")

        def slow() -> object:
            for found in importing.find([shelf.folder / "news"]):
                marking.star(beside, [1])
                yield found

        outcome = importing.import_files(shelf.library, slow())  # type: ignore[arg-type]
        for number, _ in enumerate(outcome):
            marking.star(beside, [1], number % 2 == 0)
    shelf.check()


# ---------------------------------------------------------------- one article, several files


def test_the_same_document_under_two_names_is_one_article(shelf: Shelf) -> None:
    shelf.write("news/a.txt", FERRIES)
    shelf.write("news/b.txt", FERRIES)
    first, second = shelf.take(shelf.folder / "news")
    assert (first.result, second.result, second.id) == ("new", "duplicate", first.id)
    assert str(shelf.folder / "news/a.txt") in second.reason
    assert len(shelf.titles()) == 1


def test_the_same_article_in_another_spelling_is_one_article(shelf: Shelf) -> None:
    one = only(shelf.take(shelf.write("a.txt", "2022-02-08 10:30\nFerries return\n\nThey sail on Monday again.\n")))
    two = only(shelf.take(shelf.write("b.txt", "2022-02-08 10:30\nFERRIES return\n\nThey sail.\n")))
    assert (two.result, two.id) == ("duplicate", one.id)
    article = showing.article(shelf.library, one.id or 0)
    assert article is not None and article.body == "They sail on Monday again."
    assert [Path(p.where).name for p in article.provenance] == ["b.txt", "a.txt"]
    longer = only(
        shelf.take(shelf.write("c.txt", "2022-02-08 10:30\nFerries return\n\nThey sail on Monday again, and on.\n"))
    )
    assert (longer.result, longer.id) == ("updated", one.id)
    article = showing.article(shelf.library, one.id or 0)
    assert article is not None and Path(article.provenance[-1].where).name == "c.txt"
    assert {taken.result for taken in shelf.take(*(shelf.folder / f"{n}.txt" for n in "abc"))} == {"unchanged"}


def test_a_moved_file_keeps_its_article_and_marks(shelf: Shelf) -> None:
    path = shelf.write("news/a.txt", FERRIES)
    one = only(shelf.take(path))
    marking.mark_read(shelf.library, [one.id or 0])
    moved = path.rename(shelf.folder / "moved.txt")
    two = only(shelf.take(moved))
    assert (two.result, two.id, two.reason) == ("unchanged", one.id, f"moved from {path}")
    article = showing.article(shelf.library, one.id or 0)
    assert article is not None and article.row.read
    assert [p.where for p in article.provenance] == [str(path), str(moved)]
    assert only(shelf.take(moved)).reason == ""


def test_a_file_moved_and_edited_keeps_its_article(shelf: Shelf) -> None:
    path = shelf.write("a.txt", FERRIES)
    one = only(shelf.take(path))
    path.unlink()
    two = only(shelf.take(shelf.write("b.txt", FERRIES.replace(", said the harbour master", ""))))
    # Another beginning of an undated text is another article: its title and text are all it is known by.
    dated = shelf.write("c.txt", "2022-02-08 10:30\nMist\n\nA long text about mist.\n")
    three = only(shelf.take(dated))
    dated.unlink()
    four = only(shelf.take(shelf.write("d.txt", "2022-02-08 10:30\nMist\n\nShort.\n")))
    assert (four.result, four.id) == ("updated", three.id)
    assert two.result == "new" and two.id != one.id


@pytest.mark.parametrize(
    "edited",
    [FERRIES.replace("Monday", "Friday"), FERRIES.replace("Ferries return", "Boats come back"), FERRIES + "\nMore.\n"],
)
def test_an_edited_file_is_an_update_and_keeps_its_marks(shelf: Shelf, edited: str) -> None:
    path = shelf.write("a.txt", FERRIES)
    one = only(shelf.take(path))
    id = one.id or 0
    marking.mark_read(shelf.library, [id])
    marking.star(shelf.library, [id])
    marking.tag(shelf.library, [id], ["mine"])
    path.write_text(edited)
    two = only(shelf.take(path))
    assert (two.result, two.id) == ("updated", id)
    row = shelf.row(id)
    assert (row.read, row.starred, row.tags) == (True, True, ("mine",))
    assert row.title == two.title == edited.partition("\n")[0]
    article = showing.article(shelf.library, id)
    assert article is not None and len(article.provenance) == 2
    assert only(shelf.take(path)).result == "unchanged"
    shelf.check()


def test_an_edit_that_shortens_is_an_edit(shelf: Shelf) -> None:
    path = shelf.write("a.txt", FERRIES)
    shelf.take(path)
    path.write_text("Ferries return to the harbour\n\nThey sail.\n")
    assert only(shelf.take(path)).result == "updated"
    article = showing.article(shelf.library, 1)
    assert article is not None and article.body == "They sail."


def test_a_file_that_now_holds_another_article(shelf: Shelf) -> None:
    path = shelf.write("a.txt", FERRIES)
    one = only(shelf.take(path))
    marking.star(shelf.library, [one.id or 0])
    path.write_text(MIST)
    two = only(shelf.take(path))
    assert (two.result, two.title) == ("new", "Mist over the river")
    assert shelf.row(one.id or 0).starred and not shelf.row(two.id or 0).starred
    path.write_text(FERRIES)
    three = only(shelf.take(path))
    assert three.id == one.id
    assert len(shelf.titles()) == 2


def test_a_file_overwritten_with_anothers_article_is_its_double(shelf: Shelf) -> None:
    ferries, mist = shelf.write("a.txt", FERRIES), shelf.write("b.txt", MIST)
    one, two = shelf.take(ferries, mist)
    ferries.write_text(MIST + "\n")
    three = only(shelf.take(ferries))
    assert (three.result, three.id) == ("duplicate", two.id)
    assert shelf.row(one.id or 0).title == "Ferries return to the harbour"


# ---------------------------------------------------------------- what is refused


def test_what_is_refused_is_named_and_costs_nobody(shelf: Shelf) -> None:
    news = shelf.folder / "news"
    shelf.write("news/a.txt", FERRIES)
    shelf.write("news/empty.txt", "")
    shelf.write("news/binary.txt", b"\x7fELF\x00\x01\x02" * 500)
    with open(shelf.write("news/large.txt", "Large\n\nText\n"), "r+b") as large:
        large.truncate(LARGEST + 1)
    (news / "folder.txt").mkdir()
    os.mkfifo(news / "pipe.txt")
    (news / "null.txt").symlink_to("/dev/zero")
    (news / "broken.txt").symlink_to("nowhere")
    (news / "circle.txt").symlink_to("circle.txt")
    shelf.write("news/z.txt", MIST)
    taken = {Path(one.path).name: one for one in shelf.take(news, shelf.folder / "missing")}
    assert {name for name, one in taken.items() if one.result == "new"} == {"a.txt", "z.txt"}
    refused = {name: one.reason for name, one in taken.items() if one.result == "refused"}
    assert refused.keys() == {
        *("empty.txt", "binary.txt", "large.txt", "pipe.txt", "null.txt", "broken.txt", "circle.txt", "missing")
    }
    assert all(refused.values())
    assert refused["pipe.txt"] == refused["null.txt"] == "not a regular file"
    assert f"too large: {LARGEST + 1:,} bytes" in refused["large.txt"], "told by its size, and not read"
    assert refused["missing"] == refused["broken.txt"] == "there is no such file or folder"
    assert len(shelf.titles()) == 2


def test_an_empty_name_is_not_the_folder_one_is_in(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.write("news/a.txt", FERRIES)
    monkeypatch.chdir(shelf.folder / "news")
    assert only(shelf.take("")).reason == "there is no such file or folder"
    assert only(shelf.take(".")).result == "new"


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind root")
def test_what_may_not_be_read(shelf: Shelf) -> None:
    path = shelf.write("news/a.txt", FERRIES)
    path.chmod(0)
    assert "rights" in only(shelf.take(path)).reason
    closed = shelf.write("news/closed/b.txt", MIST).parent
    closed.chmod(0)
    assert [one.result for one in shelf.take(shelf.folder / "news")] == ["refused", "refused"]
    closed.chmod(0o700)


def test_names_that_are_no_text(shelf: Shelf) -> None:
    odd = shelf.write("näws/a\udcff\x1b[31m.txt", FERRIES)
    one = only(shelf.take(shelf.folder / "näws"))
    assert (one.result, Path(one.path).name) == ("new", "a\\xff[31m.txt")
    assert only(shelf.take(odd)).result == "unchanged"
    shelf.write("näws/b.txt", FERRIES)
    assert results(shelf.take(shelf.folder / "näws")) == [("a\\xff[31m.txt", "unchanged"), ("b.txt", "duplicate")]
    (source,) = overview.sources(shelf.library)
    assert source.title == "näws"


def test_a_name_with_a_nul_is_refused(shelf: Shelf) -> None:
    assert only(shelf.take("a\0b")).result == "refused"


# ---------------------------------------------------------------- provenance, dry runs, streams


def test_where_a_text_came_from_is_kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.write("a.txt", FERRIES)
    monkeypatch.chdir(shelf.folder)
    only(shelf.take("a.txt"))
    article = showing.article(shelf.library, 1)
    assert article is not None
    (one,) = article.provenance
    assert (one.where, one.sha256, one.imported) == (
        str(path), hashlib.sha256(FERRIES.encode()).hexdigest(), shelf.clock()
    )  # fmt: skip


def test_a_dry_run_says_all_and_stores_nothing(shelf: Shelf) -> None:
    shelf.write("news/a.txt", FERRIES)
    kept = only(shelf.take(shelf.folder / "news"))
    before = "\n".join(shelf.library.db.iterdump())
    shelf.write("news/b.txt", MIST)
    shelf.write("news/c.txt", MIST)
    shelf.write("news/d.txt", "")
    for n in range(importing.BATCH):
        shelf.write(f"news/m{n:03}.txt", f"Title {n}\n\nText {n}.\n")
    shelf.write("news/z.txt", MIST)
    shelf.write("news/z.xml", FEED)
    (shelf.folder / "news/a.txt").write_text(FERRIES.replace("Monday", "Friday"))
    rehearsed = shelf.take(shelf.folder / "news", dry_run=True)
    assert "\n".join(shelf.library.db.iterdump()) == before
    assert not shelf.library.db.in_transaction
    real = shelf.take(shelf.folder / "news")
    assert results(rehearsed) == results(real)
    assert [one.id for one in rehearsed] == [one.id if one.result in ("updated", "unchanged") else None for one in real]
    assert rehearsed[0].id == kept.id


def test_standard_input(shelf: Shelf) -> None:
    def stream(content: bytes, *, dry_run: bool = False) -> Taken:
        return next(importing.import_stream(shelf.library, io.BytesIO(content), dry_run=dry_run))

    assert stream(FERRIES.encode(), dry_run=True).id is None
    one = stream(FERRIES.encode())
    assert (one.path, one.result, one.title) == ("-", "new", "Ferries return to the harbour")
    assert stream(FERRIES.encode()).result == "unchanged"
    assert stream(b"").result == "refused"
    assert "too large" in stream(b"x" * (LARGEST + 1)).reason
    two = only(shelf.take(shelf.write("a.txt", FERRIES)))
    assert (two.result, two.id) == ("duplicate", one.id)
    article = showing.article(shelf.library, one.id or 0)
    assert article is not None and article.row.source == "standard input"
    shelf.check()


def test_a_feed_on_standard_input_meets_its_source_again(shelf: Shelf) -> None:
    longer = FEED.replace("<item>", "<item><title>Three</title><guid>3</guid></item><item>", 1)
    for content, expected in ((FEED, ["new", "new"]), (longer, ["new", "unchanged", "unchanged"])):
        taken = importing.import_stream(shelf.library, io.BytesIO(content.encode()))
        assert [one.result for one in taken] == expected
    (source,) = overview.sources(shelf.library)
    assert (source.title, source.total) == ("Harbour Post", 3)


# ---------------------------------------------------------------- feeds and subscriptions as files


def test_a_feed_file_is_its_own_source(shelf: Shelf) -> None:
    path = shelf.write("post.xml", FEED)
    assert [(one.result, one.title) for one in shelf.take(path)] == [("new", "One"), ("new", "Two")]
    (source,) = overview.sources(shelf.library)
    assert (source.kind, source.title, source.url, source.link) == (
        "feed", "Harbour Post", path.as_uri(), "https://post.example/"
    )  # fmt: skip
    marking.mark_read(shelf.library, [1, 2])
    path.write_text(FEED.replace("Second", "Second, corrected"))
    assert [(one.result, one.title) for one in shelf.take(path)] == [("unchanged", "One"), ("updated", "Two")]
    assert [(one.result, one.title) for one in shelf.take(path)] == [("unchanged", "One"), ("unchanged", "Two")]
    copy = shelf.write("copy.xml", path.read_bytes())
    assert [(one.result, one.title) for one in shelf.take(copy)] == [("duplicate", "One"), ("duplicate", "Two")]
    assert overview.totals(shelf.library).unread == 0


def test_subscriptions_become_sources_with_their_folders_as_tags(shelf: Shelf) -> None:
    path = shelf.write("feeds.opml", OPML)
    taken = shelf.take(path)
    assert [(one.result, one.id) for one in taken] == [("new", None), ("refused", None)]
    assert (taken[0].title, taken[0].reason) == ("Harbour Post", "https://post.example/feed")
    assert [one.result for one in shelf.take(path)] == ["unchanged", "refused"]
    (source,) = overview.sources(shelf.library)
    assert (source.kind, source.url, source.title) == ("feed", "https://post.example/feed", "Harbour Post")
    entries = entries_of(Document("feed", (draft("One"),)))
    (one,) = shelving.save(shelf.library.db, source.id, source.id, entries, 0)
    assert shelf.row(one.id).tags == ("Sea", "Ports", "daily")


def test_subscriptions_come_out_as_they_went_in(shelf: Shelf) -> None:
    folders = "".join(
        f"<outline text='Folder {n}'>"
        + "".join(
            f"<outline text='Feed {n}, {m} &lt;é&gt;' xmlUrl='https://f.example/{n}/{m}?a&amp;b' category='50%/{m}'"
            f" htmlUrl='https://f.example/{n}/{m}'/>"
            for m in range(25)
        )
        + "</outline>"
        for n in range(20)
    )
    twice = "<outline text='again' xmlUrl='https://f.example/0/0?a&amp;b' category='more'/>"
    taken = shelf.take(shelf.write("in.opml", f"<opml><body>{folders}{twice}</body></opml>"))
    assert [(one.result, one.title) for one in taken[500:]] == [("duplicate", "again")]
    out = opml.read(exporting.subscriptions(shelf.library), "x")
    assert isinstance(out, Document)
    given = {
        Outline(f"https://f.example/{n}/{m}?a&b", f"Feed {n}, {m} <é>", f"https://f.example/{n}/{m}", tags)
        for n in range(20)
        for m in range(25)
        for tags in [(f"Folder {n}", "50%", str(m), *(["more"] if n == m == 0 else []))]
    }
    assert set(out.outlines) == given and len(out.outlines) == 500


def test_what_was_taken_in_can_be_found(shelf: Shelf) -> None:
    shelf.write("a.txt", FERRIES)
    shelf.take(shelf.folder / "a.txt")
    assert sum(searching.catch_up(shelf.library)) == 1
    assert shelf.found("harbour master ") == ["Ferries return to the harbour"]


def test_a_list_of_newsboat_becomes_sources_and_saved_views(shelf: Shelf, tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text(
        'https://bees.example/f tech "~Bees"\n"query:Fresh:unread = \\"yes\\""\n"query:Flags:flags # \\"s\\""\n'
    )
    taken = list(importing.import_files(shelf.library, importing.find([urls])))
    assert [(one.result, one.title) for one in taken] == [("new", "Bees"), ("new", "Fresh"), ("refused", "")]
    assert "flags" in taken[2].reason
    assert [(view.name, view.query) for view in saved_views.all_views(shelf.library)] == [("Fresh", 'unread = "yes"')]
    again = list(importing.import_files(shelf.library, importing.find([urls])))
    assert [one.result for one in again] == ["unchanged", "unchanged", "refused"]


def test_files_are_found_by_their_folder(shelf: Shelf) -> None:
    shelf.write("dumps/2024/a.txt", FERRIES)
    shelf.write("dumps/2023/b.txt", MIST)
    shelf.take(shelf.folder / "dumps")
    view = listing.View(shelf.library, saved_views.parse(shelf.library, "path:Dumps/2024"))
    assert [row.title for row in view.page()] == ["Ferries return to the harbour"]
