"""`tuireader image`: the list asks nobody, one image comes as its server has it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.cli.running import Here, process

PNG = b"\x89PNG\r\n\x1a\n" + b"ferry" * 300
EMBEDDED = "data:image/png;base64," + b64encode(PNG).decode()


@pytest.fixture
def subscribed(here: Here, httpserver: HTTPServer) -> Here:
    """1: an article with two images, the second in the article itself."""
    body = (
        f"&lt;img src='{httpserver.url_for('/f.png')}' alt='The ferry' width=640 height=480&gt;"
        f"&lt;p&gt;And&lt;img src='{EMBEDDED}'&gt;"
    )
    feed = (
        "<rss version='2.0'><channel><title>Wire</title><item><guid>1</guid><title>Ferries</title>"
        f"<description>{body}</description></item></channel></rss>"
    )
    httpserver.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    httpserver.expect_request("/f.png").respond_with_data(PNG, content_type="image/png")
    here("add", httpserver.url_for("/feed"))
    httpserver.clear_log()
    return here


def test_the_list_asks_nobody(subscribed: Here, httpserver: HTTPServer) -> None:
    url = httpserver.url_for("/f.png")
    assert subscribed.ok("image", "1").lines() == [
        f"  1  The ferry  640x480  {url}",
        "  2  -  data:image/png;base64",
    ]
    first = {"n": 1, "alt": "The ferry", "url": url, "link": 1, "width": 640, "height": 480}
    second = {"n": 2, "alt": None, "url": None, "link": None, "width": None, "height": None}
    assert subscribed.ok("image", "1", "--json").objects() == [first, second]
    assert subscribed.ok("show", "1", "--json").object()["images"] == [first, second]
    assert httpserver.log == []


def test_head_says_what_it_would_be(subscribed: Here, httpserver: HTTPServer) -> None:
    assert subscribed.ok("image", "1", "1", "--head").out == "2 kB PNG from localhost\n"
    assert subscribed.ok("image", "1", "2", "--head").out == "2 kB PNG in the article itself\n"
    said = subscribed.ok("image", "1", httpserver.url_for("/f.png"), "--head", "--json").object()
    assert said == {"type": "image/png", "size": len(PNG), "host": "localhost"}
    assert {request.method for request, _ in httpserver.log} == {"HEAD"}


def test_one_comes_to_a_file_or_standard_output(subscribed: Here, httpserver: HTTPServer, tmp_path: Path) -> None:
    file = tmp_path / "ferry.png"
    assert subscribed.ok("image", "1", "2", "-o", file).out == ""
    assert file.read_bytes() == PNG
    refused = subscribed("image", "1", "1", "-o", file)
    assert refused.code == 1 and "is there already" in refused.err
    subscribed.ok("image", "1", "1", "-o", file, "--force")
    assert process("image", "1", "1").stdout == PNG


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1", "3"), 1, "there is no such image in article 1. It has 2; `tuireader image 1` lists them"),
        (("1", "0"), 1, "there is no such image"),
        (("1", "http://localhost/other.png"), 1, "there is no such image"),
        (("9",), 1, "there is no article 9"),
        (("x",), 2, "is not the ID of an article"),
        (("1", "1", "-o", ""), 2, "a file needs a name"),
    ],
)
def test_what_is_not_there(subscribed: Here, words: tuple[str, ...], code: int, said: str) -> None:
    told = subscribed("image", *words)
    assert (told.code, told.out) == (code, "")
    assert said in told.err


def test_what_cannot_be_had_says_why(subscribed: Here, httpserver: HTTPServer) -> None:
    httpserver.clear()
    httpserver.expect_request("/f.png").respond_with_data("\x1b[2J", status=403)
    told = subscribed("image", "1", "1", "-o", "never.png")
    assert told.code == 1
    assert told.err.strip().endswith(
        f"failed: {httpserver.url_for('/f.png')}: the server refuses the image to programs (403)"
    )
    assert not Path("never.png").exists()
