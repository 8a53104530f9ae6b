"""How well the text of pages is found: foreign pages with the text they should give, through the command itself.

Each page is served on loopback as the page of an article, `tuireader fulltext --json` fetches them all, and what
`show --json` then says is compared word by word with the expected page as the same reader reads it (so that pictures
and formulas are the same words in both): F1 of the words, each as often as it stands.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.bench import CHECKOUT, environment, report
from tuireader.reading.parse import parse
from tuireader.reading.words import paragraphs

CORPUS = Path(os.environ.get("TUIREADER_SHARED") or CHECKOUT.parent / "shared") / "corpus" / "readability" / "html"
SHORT = 20
"""Words: an article shorter than this is no article to the extractor, and is counted apart."""


@dataclass(frozen=True)
class Case:
    """A page and what should be read of it."""

    name: str
    title: str
    source: bytes
    expected: Counter[str]


def cases() -> Iterator[Case]:
    """Every page of the corpus."""
    for folder in sorted(path for path in CORPUS.iterdir() if (path / "expected.html").exists()):
        told = json.loads((folder / "expected-metadata.json").read_text(encoding="utf-8"))
        page = parse((folder / "expected.html").read_text(encoding="utf-8"), "html", "http://fakehost/")
        expected = "\n".join(paragraphs(page))
        yield Case(
            folder.name, told.get("title") or folder.name, (folder / "source.html").read_bytes(), tokens(expected)
        )


def tokens(text: str) -> Counter[str]:
    """The words of a text, in lower case."""
    return Counter(re.findall(r"\w+", text.lower()))


def f1(found: Counter[str], expected: Counter[str]) -> float:
    """Harmonic mean of precision and recall, 0 to 1."""
    both = (found & expected).total()
    return 2 * both / (found.total() + expected.total()) if both else 0.0


def serving(pages: dict[str, bytes]) -> ThreadingHTTPServer:
    """A server on loopback that gives each page at its path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            kind = "application/rss+xml" if self.path == "/feed" else "text/html"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def read(home: Path, all_cases: list[Case]) -> tuple[dict[str, Counter[str]], dict[str, str], float]:
    """Words by page, reasons of what failed by page, and seconds of CPU for each page."""
    pages: dict[str, bytes] = {f"/{case.name}.html": case.source for case in all_cases}
    server = serving(pages)
    at = f"http://127.0.0.1:{server.server_address[1]}"
    items = "".join(
        f"<item><guid>{case.name}</guid><title>{escape(case.title)}</title><link>{at}/{case.name}.html</link></item>"
        for case in all_cases
    )
    pages["/feed"] = f"<rss version='2.0'><channel><title>Corpus</title>{items}</channel></rss>".encode()

    def run(*arguments: str) -> list[dict[str, object]]:
        done = subprocess.run(
            [sys.executable, "-m", "tuireader", *arguments],
            env={**os.environ, **environment(home)},
            capture_output=True,
        )
        return [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith("{")]

    run("add", f"{at}/feed")
    listed = run("list", "--json", "--limit", "1000")
    names = {one["id"]: str(one["url"]).rsplit("/", 1)[1].removesuffix(".html") for one in listed}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    outcomes = run("fulltext", "--json", *(str(id) for id in names))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    failed = {names[one["id"]]: str(one["reason"]) for one in outcomes if one["result"] == "failed"}
    found = {}
    for id, name in names.items():
        (shown,) = run("show", str(id), "--json")
        found[name] = tokens("\n".join(map(str, shown["paragraphs"]))) if name not in failed else Counter()  # type: ignore[call-overload]
    server.shutdown()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found, failed, used / max(1, len(names))


def main() -> None:
    if not CORPUS.is_dir():
        print(f"fulltext: no corpus in {CORPUS}")
        return
    all_cases = list(cases())
    with tempfile.TemporaryDirectory() as home:
        found, failed, seconds = read(Path(home), all_cases)
    scores = {case.name: f1(found.get(case.name, Counter()), case.expected) for case in all_cases}
    for case in sorted(all_cases, key=lambda case: scores[case.name]):
        told = f"{found.get(case.name, Counter()).total()} of {case.expected.total()} words"
        print(f"    {scores[case.name]:.3f} {case.name}  {failed.get(case.name) or told}")
    report("full text: token F1", 100 * sum(scores.values()) / len(scores), "%", f"mean of {len(scores)} pages")
    long = [scores[case.name] for case in all_cases if case.expected.total() >= SHORT]
    report("full text: token F1", 100 * sum(long) / len(long), "%", f"{len(long)} pages of {SHORT} words and more")
    report("full text: CPU a page", 1000 * seconds, "ms", "all processes, start-up shared")


if __name__ == "__main__":
    main()
