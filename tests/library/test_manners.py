"""When a source is asked, and with what: as its server and its feed want it, over days and restarts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.library.sources.test_refreshing import XML, feed, source, told
from tests.library_builder import DAY, Shelf
from tuireader.library import overview
from tuireader.library.intake import importing
from tuireader.library.sources import adding, refreshing, settling
from tuireader.library.sources.choosing import Manner, choose
from tuireader.model.results import Refreshed
from tuireader.store.subscriptions import sources

HOUR = 3600
PAGE = "<html><head><title>Mended soon</title>{}</head><body><h1>Please wait</h1></body></html>"


@dataclass
class Server:
    """Answers each path with what a test wants, and remembers what it was asked."""

    http: HTTPServer
    answers: dict[str, tuple[int, str, dict[str, str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    validators: list[tuple[str | None, str | None]] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        self.asked.append(request.path)
        self.validators.append((request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")))
        status, body, headers = self.answers.get(request.path, (404, "", {}))
        return Response(body, status, {"Content-Type": XML, **headers})

    def says(self, path: str, status: int = 200, body: str = "", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, body, named)

    def url(self, path: str = "/feed") -> str:
        return self.http.url_for(path)


@pytest.fixture
def server(httpserver: HTTPServer) -> Server:
    made = Server(httpserver)
    httpserver.expect_request(re.compile(".*")).respond_with_handler(made.answer)
    return made


def run(shelf: Shelf, *names: str, manner: Manner = "due") -> list[Refreshed]:
    """What a refresh says; each is a new start, as from cron."""
    return list(refreshing.refresh(shelf.library, choose(shelf.library, names, manner)))


def subscribe(shelf: Shelf, server: Server, **headers: str) -> None:
    server.says("/feed", 200, feed("One", "Two"), **headers)
    (outcome,) = adding.add(shelf.library, [server.url()])
    assert outcome.result == "new"
    server.asked.clear()
    server.validators.clear()


def test_a_source_is_asked_when_its_time_has_come(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    assert run(shelf) == [] and server.asked == []
    chosen = choose(shelf.library)
    assert (chosen.later, chosen.next_due) == (1, source(shelf).due)
    assert [one.result for one in run(shelf, manner="all")] == ["unchanged"]
    assert [one.result for one in run(shelf, "1")] == ["unchanged"]
    shelf.clock.go_on(HOUR)
    assert [one.result for one in run(shelf)] == ["unchanged"]
    assert server.asked == ["/feed"] * 3


@pytest.mark.parametrize(
    ("headers", "not_yet", "then"),
    [
        ({"Cache_Control": "max-age=7200"}, HOUR, 2 * HOUR),
        ({"Cache_Control": "max-age=31536000"}, DAY - 60, DAY),
        ({"Retry_After": "7200"}, HOUR, 2 * HOUR),
        ({"Retry_After": "99999999"}, DAY - 60, DAY),
    ],
)
def test_servers_are_heard_within_bounds(
    shelf: Shelf, server: Server, headers: dict[str, str], not_yet: int, then: int
) -> None:
    subscribe(shelf, server, **headers)
    shelf.clock.go_on(not_yet)
    assert run(shelf) == [] and server.asked == []
    shelf.clock.go_on(then - not_yet)
    assert len(run(shelf)) == 1 and server.asked == ["/feed"]


def test_feeds_are_heard(shelf: Shelf, server: Server) -> None:
    server.says("/feed", 200, feed("One").replace("<item>", "<ttl>180</ttl><item>"))
    list(adding.add(shelf.library, [server.url()]))
    shelf.clock.go_on(2 * HOUR)
    assert run(shelf) == []
    assert "ttl" in source(shelf).due_why
    shelf.clock.go_on(HOUR)
    assert len(run(shelf)) == 1


def test_one_that_fails_is_asked_ever_less_until_it_recovers(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    server.says("/feed", 500)
    waits = []
    for _ in range(8):
        shelf.clock.seconds = max(shelf.clock(), source(shelf).due or 0)
        assert [one.result for one in run(shelf)] == ["failed"]
        waits.append((source(shelf).due or 0) - shelf.clock())
    assert waits == sorted(waits) and waits[0] < HOUR < waits[2] and waits[-1] <= DAY
    server.says("/feed", 200, feed("One", "Two", "Three"))
    shelf.clock.go_on(DAY)
    assert told(run(shelf)[0]) == ("new", 1, 0)
    assert (source(shelf).failures, source(shelf).reason) == (0, "")
    assert (source(shelf).due or 0) - shelf.clock() <= HOUR


def test_those_that_failed_wait_for_the_others(shelf: Shelf, server: Server) -> None:
    for path, status in (("/a", 500), ("/b", 200), ("/c", 500), ("/d", 200)):
        sources.ensure(shelf.library.db, "feed", server.url(path), path, shelf.clock(), typed=True)
        server.says(path, status, feed("One"))
    run(shelf)
    assert server.asked == ["/a", "/b", "/c", "/d"]
    server.asked.clear()
    run(shelf, manner="all")
    assert server.asked == ["/b", "/d", "/a", "/c"]


def test_the_readers_interval_is_the_base(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    settling.ask_every(shelf.library, [1], 0)
    shelf.clock.go_on(9 * DAY)
    assert run(shelf) == []
    assert len(run(shelf, "1")) == len(run(shelf, manner="all")) == 1
    settling.ask_every(shelf.library, [1], 600)
    assert len(run(shelf)) == 1, "another interval holds at once"
    assert run(shelf) == []
    shelf.clock.go_on(600)
    assert len(run(shelf)) == 1


def test_a_busy_host_is_left_alone_over_restarts(shelf: Shelf, server: Server) -> None:
    for n in range(50):
        sources.ensure(shelf.library.db, "feed", server.url(f"/{n}"), f"{n}", 0, typed=True)
        server.says(f"/{n}", 200, feed(f"{n}"))
    server.http.clear()

    def busy(request: Request) -> Response:
        return server.answer(request) if len(server.asked) < 2 else tired(request)

    def tired(request: Request) -> Response:
        server.asked.append(request.path)
        return Response(status=429, headers={"Retry-After": "120"})

    server.http.expect_request(re.compile(".*")).respond_with_handler(busy)
    results = [one.result for one in run(shelf)]
    assert len(server.asked) <= 5
    assert (results.count("new"), results.count("failed"), results.count("postponed")) == (2, 1, 47)
    server.asked.clear()
    shelf.clock.go_on(10)
    assert run(shelf) == []
    outcome = run(shelf, manner="all")
    assert [one.result for one in outcome] == ["postponed"] * 50 and server.asked == []
    assert all("waiting until " in one.reason for one in outcome)
    server.http.clear()
    server.http.expect_request(re.compile(".*")).respond_with_handler(server.answer)
    shelf.clock.go_on(110)
    assert [one.result for one in run(shelf)] == ["new"] * 47
    shelf.clock.go_on(HOUR)
    assert {one.result for one in run(shelf, manner="all")} == {"new", "unchanged"}


def test_one_that_asked_for_quiet_is_asked_when_the_reader_insists(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    server.says("/feed", 429, Retry_After="600")
    assert [one.result for one in run(shelf, "1")] == ["failed"]
    server.says("/feed", 200, feed("One", "Two", "Three"))
    assert [one.result for one in run(shelf, "1")] == ["postponed"]
    assert len(server.asked) == 1
    assert told(run(shelf, "1", manner="now")[0]) == ("new", 1, 0)


@pytest.mark.parametrize("answer", [{"status": 200}, {"status": 429, "Retry_After": "7200"}])
def test_a_clock_that_was_years_ahead_silences_nobody(shelf: Shelf, server: Server, answer: dict[str, Any]) -> None:
    subscribe(shelf, server)
    right = shelf.clock()
    shelf.clock.go_on(10 * 365 * DAY)
    server.says("/feed", body=feed("One"), **answer)
    run(shelf)
    shelf.clock.seconds = right + HOUR
    server.says("/feed", body=feed("One", "Two", "Three"))
    assert [told(one) for one in run(shelf)] == [("new", 1, 0)]
    server.says("/feed", 429, Retry_After="7200")
    run(shelf, "1")
    shelf.clock.go_on(HOUR)
    assert [one.result for one in run(shelf, "1")] == ["postponed"], "a wish made by the right clock holds"


def test_validators_are_those_of_the_last_answer(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server, ETag='"A"', Last_Modified="x")
    server.says("/feed", 200, feed("One", "Two"), ETag='"B"', Last_Modified="x")
    assert told(run(shelf, "1")[0]) == ("unchanged", 0, 0)
    server.says("/feed", 304)
    assert told(run(shelf, "1")[0]) == ("unchanged", 0, 0)
    server.says("/feed", 200, "broken", ETag='"C"', Last_Modified="x")
    assert told(run(shelf, "1")[0]) == ("failed", 0, 0)
    server.says("/feed", 200, feed("One", "Two", "Three"), ETag='"C"', Last_Modified="x")
    assert told(run(shelf, "1")[0]) == ("new", 1, 0)
    assert server.validators == [('"A"', "x"), ('"B"', "x"), ('"B"', "x"), (None, None)]
    assert len(shelf.titles()) == 3


def test_a_304_looks_at_no_article(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server, ETag='"A"')
    server.says("/feed", 304)
    chosen, statements = choose(shelf.library, ["1"]), []
    shelf.library.db.set_trace_callback(statements.append)
    (outcome,) = refreshing.refresh(shelf.library, chosen)
    shelf.library.db.set_trace_callback(None)
    assert outcome.result == "unchanged"
    assert not [said for said in statements if "articles" in said.lower() or "bodies" in said.lower()]
    own = [said for said in statements if "lease" not in said and said.startswith(("UPDATE", "INSERT", "DELETE"))]
    own = [said for said in own if "INTO backlog" not in said]  # what a day's first refresh counts
    assert len(own) == 1, own


def test_nothing_but_304_for_a_fortnight_is_doubted_once(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server, ETag='"A"')
    server.says("/feed", 304)
    for _ in range(16):
        run(shelf, "1")
        shelf.clock.go_on(DAY)
        if server.validators[-1] == (None, None):
            break
        server.says("/feed", 200 if len(server.asked) == 14 else 304, feed("One", "Two", "Late"))
    assert server.validators == [('"A"', None)] * 14 + [(None, None)]
    assert "Late" in shelf.titles()


def test_a_move_is_believed_after_three_sightings_over_two_days(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server, ETag='"A"')
    old, new = server.url("/feed"), server.url("/new")
    server.says("/feed", 301, Location=new)
    server.says("/new", 200, feed("One", "Two"))
    for _ in range(5):
        assert told(run(shelf, "1")[0]) == ("unchanged", 0, 0)
    assert source(shelf).url == old, "not within a day"
    shelf.clock.go_on(DAY)
    run(shelf, "1")
    assert source(shelf).url == old
    server.says("/new", 200, feed("One", "Two", "Three"), ETag='"N"')
    shelf.clock.go_on(DAY)
    (outcome,) = run(shelf, "1")
    assert (outcome.url, *told(outcome)) == (new, "new", 1, 0) and "moved for good" in outcome.reason
    assert (source(shelf).url, source(shelf).id, source(shelf).total) == (new, 1, 3)
    server.asked.clear()
    server.says("/new", 304)
    run(shelf, "1")
    assert (server.asked, server.validators[-1]) == (["/new"], ('"N"', None))


def test_what_is_no_lasting_move_to_a_feed_moves_nothing(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    for status, body in ((302, feed("One", "Two")), (301, PAGE.format(""))):
        server.says("/feed", status, Location=server.url("/new"))
        server.says("/new", 200, body)
        for _ in range(4):
            outcome = run(shelf, "1")[0]
            assert outcome.url == server.url("/feed")
            assert outcome.result == ("unchanged" if status == 302 else "failed")
            shelf.clock.go_on(DAY)
    assert "HTML page" in outcome.reason
    assert shelf.titles() == ["One", "Two"]


def test_a_page_in_a_feeds_place_offers_its_feeds(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    link = '<link rel="alternate" type="application/rss+xml" href="/moved.xml">'
    server.says("/feed", 200, PAGE.format(link), Content_Type="text/html")
    (outcome,) = run(shelf, "1")
    there = server.url("/moved.xml")
    assert outcome.reason == f"a web page is there now; it names {there}: tuireader add {there}"
    record = settling.record(shelf.library, 1)
    assert record is not None and record.offered == (there,)
    assert len(shelf.titles()) == 2


def test_what_a_muted_source_brings_comes_in_read_and_unannounced(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    settling.mute(shelf.library, [1])
    server.says("/feed", 200, feed("One", "Two", "Three").replace("<item>", "<item><category>sea</category>"))
    (outcome,) = run(shelf, "1")
    assert (outcome.new, outcome.reason) == (0, "1 came in read: the source is muted")
    assert shelf.titles("is:unread title:three") == [] and len(shelf.titles()) == 3
    assert overview.totals(shelf.library).unread == 2
    record = settling.record(shelf.library, 1)
    assert record is not None and record.outcomes[-1].new == 1
    shelf.check()


def test_a_private_address_is_asked_only_if_the_reader_typed_it(shelf: Shelf, server: Server) -> None:
    server.says("/feed", 200, feed("One"))
    opml = f'<opml version="2.0"><body><outline type="rss" text="Inner" xmlUrl="{server.url()}"/></body></opml>'
    path = shelf.write("feeds.opml", opml)
    list(importing.import_files(shelf.library, importing.find([path])))
    (outcome,) = run(shelf)
    assert outcome.result == "failed" and "private network" in outcome.reason and server.asked == []
    list(adding.add(shelf.library, [server.url()]))
    assert [one.result for one in run(shelf, "1")] == ["unchanged"]


def test_all_that_is_known_is_kept(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server, ETag='"A"')
    server.says("/feed", 304)
    run(shelf, "1")
    server.says("/feed", 503)
    run(shelf, "1")
    record = settling.record(shelf.library, 1)
    assert record is not None
    assert (record.attempts, record.unmodified, record.wire_bytes) == (3, 1, len(feed("One", "Two")))
    assert [(one.result, one.status) for one in record.outcomes] == [("new", 200), ("unchanged", 304), ("failed", 503)]
    assert record.source.due is not None and record.source.due_why and record.outcomes[-1].reason


def test_cron_is_told_when_it_begins_and_once_a_day(shelf: Shelf, server: Server) -> None:
    subscribe(shelf, server)
    server.says("/feed", 500)
    told_at = []
    for hour in range(0, 50, 4):
        if any(refreshing.worth_telling(shelf.library, one) for one in run(shelf, "1")):
            told_at.append(hour)
        shelf.clock.go_on(4 * HOUR)
    assert told_at == [0, 24, 48]
    server.says("/feed", 200, feed("One", "Two"))
    run(shelf, "1")
    server.says("/feed", 500)
    assert refreshing.worth_telling(shelf.library, run(shelf, "1")[0]), "it begins again"


def test_what_cannot_be_stored_costs_nobody_else(shelf: Shelf, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    from tuireader.library.sources import answering

    keep = answering.keep

    def broken(library, source, found, sha256):  # type: ignore[no-untyped-def]
        outcome = keep(library, source, found, sha256)
        if found.entries[0].draft.title == "Bad":
            raise ValueError("half way")
        return outcome

    monkeypatch.setattr(answering, "keep", broken)
    for name in ("Bad", "Good"):
        server.says(f"/{name}", 200, feed(name))
        sources.ensure(shelf.library.db, "feed", server.url(f"/{name}"), name, 0, typed=True)
    assert sorted(one.result for one in run(shelf)) == ["failed", "new"]
    assert shelf.titles() == ["Good"]
    shelf.check()
