"""Sources that stand in config.toml, from the file to articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.library.sources.test_refreshing import XML, feed, told
from tests.library_builder import Shelf
from tuireader.config import load
from tuireader.library import overview
from tuireader.library.marks import marking
from tuireader.library.sources import configured, exporting, faring, refreshing, settling
from tuireader.library.sources.choosing import choose
from tuireader.model.results import Refreshed


class Desk:
    """A library with a configuration beside it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf, self.file = shelf, shelf.folder / "config.toml"

    def write(self, *tables: str) -> None:
        self.file.write_text("".join(f"[[source]]\n{table}\n" for table in tables))
        self.file.chmod(0o600)

    def refresh(self, *tables: str) -> dict[str, Refreshed]:
        """What a refresh says by address, once these are the sources of the configuration."""
        if tables:
            self.write(*tables)
        library = self.shelf.library
        library.config, library.config_file = load(self.file), self.file
        configured.settle(library)
        chosen = choose(library, manner="all")
        return {outcome.url: outcome for outcome in refreshing.refresh(library, chosen)}

    def titles(self) -> list[str]:
        return [source.title for source in overview.sources(self.shelf.library)]


@pytest.fixture
def desk(shelf: Shelf) -> Iterator[Desk]:
    yield Desk(shelf)
    shelf.check()


def test_a_feed_is_subscribed_to_and_left_again(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed", headers={"X-Token": "abc"}).respond_with_data(feed("One"), content_type=XML)
    url = httpserver.url_for("/feed")
    entry = f'url = "{url}"\ntitle = "Port"\ntags = ["sea"]\nheaders = {{ X-Token = "abc" }}'
    assert told(desk.refresh(entry)[url]) == ("new", 1, 0)
    assert (desk.titles(), desk.shelf.titles("tag:sea")) == (["Port"], ["One"])
    assert [record.configured for record in faring.all_records(desk.shelf.library)] == [str(desk.file)]
    assert desk.refresh('match = "https://none.example/*"') == {}
    assert (desk.titles(), desk.shelf.titles()) == ([], ["One"]), "its articles stay"
    assert told(desk.refresh(entry)[url])[0] == "unchanged"
    assert desk.titles() == ["Port"]


def test_what_is_settled_by_hand_stays_until_the_file_says_otherwise(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    entry = f'url = "{httpserver.url_for("/feed")}"\n'
    desk.refresh(f'{entry}title = "Port"\ntags = ["sea", "boats"]')
    library = desk.shelf.library
    [source] = overview.sources(library)
    settling.rename(library, source.id, "Mine")
    settling.tag(library, [source.id], remove=["boats"])
    desk.refresh()
    assert (desk.titles(), desk.shelf.titles("tag:boats")) == (["Mine"], [])
    desk.refresh(f'{entry}title = "Quay"\ntags = ["boats", "land"]')
    assert (desk.titles(), desk.shelf.titles("tag:land"), desk.shelf.titles("tag:sea")) == (["Quay"], ["One"], [])
    desk.refresh(entry)
    assert desk.titles() == ["Harbour Post"]
    settling.unsubscribe(library, [source.id])
    assert (desk.refresh(entry), desk.titles()) == ({}, [])
    marking.undo(library)
    assert desk.titles() == ["Harbour Post"]


def test_a_file_that_is_not_there_takes_nothing_back(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    desk.refresh(f'url = "{httpserver.url_for("/feed")}"')
    library = desk.shelf.library
    library.config_file = None
    configured.settle(library)
    assert len(desk.titles()) == 1
    library.config, library.config_file = load(desk.file.with_name("other.toml")), desk.file.with_name("other.toml")
    configured.settle(library)
    assert len(desk.titles()) == 1, "nor does another one"


def test_a_program_that_prints_a_feed(desk: Desk) -> None:
    desk.shelf.write("said.xml", feed("One"))
    entry = 'exec = ["cat", "said.xml"]\ntitle = "Bridge &/1"'
    [(url, outcome)] = desk.refresh(entry).items()
    assert (told(outcome), outcome.source) == (("new", 1, 0), "Bridge &/1")
    assert told(desk.refresh()[url]) == ("unchanged", 0, 0)
    desk.shelf.write("said.xml", feed("One", "Two"))
    assert told(desk.refresh()[url]) == ("new", 1, 0)
    desk.shelf.write("said.xml", "")
    failed = desk.refresh()[url]
    assert (failed.result, failed.reason) == ("failed", "cat printed nothing")
    assert b"exec" not in exporting.subscriptions(desk.shelf.library)
    assert desk.refresh("file = '/no/such'")  # taken out of the configuration it is asked no more
    assert desk.titles() == ["such"]


def test_a_program_that_prints_an_article(desk: Desk) -> None:
    desk.shelf.write("note.txt", "The swifts are back\n\nThey came on Tuesday, eleven of them.\n")
    [outcome] = desk.refresh('exec = ["cat", "note.txt"]\ntitle = "Notes"').values()
    assert told(outcome) == ("new", 1, 0)
    assert desk.shelf.titles("source:Notes") == ["The swifts are back"]
    desk.shelf.write("note.txt", '<opml version="2.0"><body><outline xmlUrl="https://a.example/"/></body></opml>')
    assert "list of subscriptions" in next(iter(desk.refresh().values())).reason


def test_a_program_that_fails_costs_the_others_nothing(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("One"), content_type=XML)
    said = desk.refresh(
        'exec = ["sh", "-c", "echo no luck >&2; exit 1"]\ntitle = "Broken"', f'url = "{httpserver.url_for("/feed")}"'
    )
    assert said["exec:Broken"].reason == "sh failed: no luck"
    assert told(said[httpserver.url_for("/feed")]) == ("new", 1, 0)


def test_files_and_folders(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(desk.shelf.folder))
    desk.shelf.write("saved.xml", feed("One"))
    desk.shelf.write("clippings/a.txt", "A Note\n\nText of it.\n")
    entries = ('file = "~/saved.xml"\ntags = ["kept"]', 'folder = "~/clippings"\ntitle = "Clips"')
    assert sorted(told(outcome) for outcome in desk.refresh(*entries).values()) == [("new", 1, 0)] * 2
    assert (desk.titles(), desk.shelf.titles("tag:kept")) == (["Clips", "Harbour Post"], ["One"])
    desk.shelf.write("clippings/b.txt", "B Note\n\nOther text.\n")
    assert sorted(told(outcome) for outcome in desk.refresh().values()) == [("new", 1, 0), ("unchanged", 0, 0)]
    Path(desk.shelf.folder, "saved.xml").unlink()
    assert sorted(outcome.result for outcome in desk.refresh().values()) == ["failed", "unchanged"]
    assert desk.shelf.titles("tag:kept") == ["One"]


def test_a_filter_stands_between_the_server_and_the_reader(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(feed("Advert: One"), content_type=XML)
    url = httpserver.url_for("/feed")
    desk.shelf.write("tidy.sh", "sed 's/Advert: //'\n")
    assert told(desk.refresh(f'url = "{url}"\nfilter = ["sh", "tidy.sh"]')[url]) == ("new", 1, 0)
    assert desk.shelf.titles() == ["One"]


def test_a_source_that_the_file_names_stays_at_its_address(desk: Desk, httpserver: HTTPServer) -> None:
    new = httpserver.url_for("/new")
    httpserver.expect_request("/old").respond_with_data("", status=301, headers={"Location": new})
    httpserver.expect_request("/new").respond_with_data(feed("One"), content_type=XML)
    old = httpserver.url_for("/old")
    for _ in range(4):
        desk.shelf.clock.go_on(86_400)
        assert desk.refresh(f'url = "{old}"\ncookie = "a=b"')[old].result != "failed"
    assert [source.url for source in overview.sources(desk.shelf.library)] == [old]


def test_lists_of_other_readers_run_and_read_nothing(desk: Desk) -> None:
    ran = desk.shelf.folder / "ran"
    outlines = "".join(
        f'<outline type="rss" text="{n}" xmlUrl="{address}" {more}/>'
        for n, (address, more) in enumerate(
            [
                (f"|touch {ran}", ""),
                (f"exec:touch {ran}", ""),
                (f"filter:touch {ran}:https://a.example/", ""),
                (f"file://{desk.file}", ""),
                (str(desk.file), ""),
            ]
        )
    )
    listed = f"<opml version='2.0'><body>{outlines}</body></opml>"
    taken = desk.shelf.take(desk.shelf.write("feeds.opml", listed))
    assert [one.result for one in taken] == ["refused"] * 5
    desk.write()
    assert (desk.refresh(), desk.titles(), ran.exists()) == ({}, [], False)
    with_filter = f"<outline xmlUrl='http://127.0.0.1:1/feed' filtercmd='touch {ran}' type='rss'/>"
    desk.shelf.take(desk.shelf.write("more.opml", f"<opml version='2.0'><body>{with_filter}</body></opml>"))
    assert [outcome.result for outcome in desk.refresh().values()] == ["failed"]
    assert not ran.exists()
