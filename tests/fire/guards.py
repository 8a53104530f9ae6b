"""Every guard taken away once, in a copy of the code, and its test seen failing: ``python -m tests.fire.guards``.

A guard is a piece of a file and what stands there without it. Prints a line for each; ends with 1 where a test went on
succeeding without the guard it is there for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SECONDS = 150
"""That a test may take without its guard."""


@dataclass(frozen=True)
class Guard:
    """What it does, the file below ``tuireader/``, the piece, what is put there instead, the test that must fail."""

    does: str
    file: str
    piece: str
    without: str
    test: str


_FETCHING, _TRANSPORT = "sync/fetching.py", "sync/transport.py"
_FAULTS, _ASKED = "tests/sync/test_faults.py", "tests/sync/test_fetching.py"
GUARDS = (
    Guard("unpacked size", _FETCHING, "if len(body) > limit:", "if False:",
          f"{_FAULTS}::test_a_gzip_bomb_stops_at_the_limit"),
    Guard("size on the wire", _FETCHING, "if wire_bytes > limit:", "if False:", f"{_FAULTS} -k unpacks_to_nothing"),
    Guard("stated size", _FETCHING, "packed=True) or 0) > limit", "packed=True) or 0) > 1e18",
          f"{_FAULTS} -k says_it_is_too"),
    Guard("time in all", _FETCHING, "asyncio.timeout(limits.total)", "asyncio.timeout(99)", f"{_FAULTS} -k drip"),
    Guard("silence", "sync/connecting.py", "httpx2.Timeout(limits.idle,", "httpx2.Timeout(99,",
          f"{_FAULTS}::test_silence"),
    Guard("a cut body", _FETCHING, "if not unpack.whole():", "if False:", f"{_ASKED} -k not_what_their_header"),
    Guard("number of redirects", _FETCHING, "> self._limits.redirects", "> 99", f"{_ASKED} -k five_redirects"),
    Guard("redirects in a circle", _FETCHING, "if passed[-1] in passed[:-1]:", "if False:", f"{_ASKED} -k circle"),
    Guard("http and https only", "sync/urls.py", 'not in ("http", "https")', "in ()", f"{_ASKED} -k no_web_address"),
    Guard("private addresses", _TRANSPORT, "if is_public(address)]", "]", f"{_ASKED} -k private_hosts_need_leave"),
    Guard("a name asked once", _TRANSPORT, "self._first_of(interleaved(addresses), port)",
          "self._first_of(interleaved(await look_up(host, port)), port)", "tests/sync/test_connecting.py"),
    Guard("leave for one host", _FETCHING, "and url.raw_host == start.raw_host", "", f"{_ASKED} -k leave_is_for_one"),
    Guard("connections not lent", _TRANSPORT, "return self._any if allowed else self._public", "return self._any",
          f"{_ASKED} -k not_lent"),
    Guard("no way in by a proxy", _TRANSPORT, "if not allowed and is_private_by_name(host):", "if False:",
          "tests/sync/test_proxies.py -k no_way_into"),
    Guard("secrets stay with their host", _FETCHING, "if same_site(url, start):", "if True:",
          f"{_ASKED} -k secrets_stay"),
    Guard("headers stay with their host", _FETCHING, "if same_site(url, start):", "if True:",
          "tests/sync/test_asking.py -k stays_with_its_host"),
    Guard("no cookies", "sync/connecting.py", "DefaultCookiePolicy(allowed_domains=[])", "DefaultCookiePolicy()",
          f"{_ASKED} -k cookies"),
    Guard("certificates", "sync/connecting.py", "return httpx2.create_ssl_context()",
          "return httpx2.create_ssl_context(verify=False)", "tests/sync/test_tls.py -k nobody_vouches"),
    Guard("a server's words", "sync/reasons.py", "said = line(phrase)[:40]", "said = phrase[:40]",
          f"{_FAULTS} -k own_words"),
    Guard("requests to one host", "sync/refreshing.py", "range(min(per_host, len(waiting)))", "range(len(waiting))",
          "tests/sync/test_refreshing.py -k few_at_a_time_per_host"),
    Guard("large bodies held", _FETCHING, "await self._may_be_large()", "pass", "tests/sync/test_large.py"),
    Guard("entries", "importers/handlers.py", "if len(self.entries) >= ENTRIES:", "if False:",
          "tests/importers/test_feed.py"),
    Guard("time of a reading process", "worker.py", "_CLOCK = 3\n", "_CLOCK = 300\n",
          "tests/test_worker.py -k too_long"),
    Guard("memory of a reading process", "worker.py", "(resource.RLIMIT_AS, megabytes << 20), ", "",
          "tests/test_worker.py -k too_much"),
    Guard("nesting", "reading/nesting.py", "stays = len(open_tags) < DEEPEST", "stays = True",
          "tests/reading/test_hostile.py"),
    Guard("attributes", "reading/html.py", "flatten(few(markup", "flatten((markup", "tests/reading/test_attributes.py"),
    Guard("control characters", "text.py", '    text = _UNSAFE.sub("", text)\n', "", "tests/test_text.py"),
    Guard("surrogates", "text.py", 'text = _SURROGATE.sub("\\ufffd", text)', "pass", "tests/test_text.py"),
    Guard("heaps of marks", "text.py", 'text = _ZALGO.sub(r"\\1", text)', "pass", "tests/test_text.py"),
    Guard("what commands print", "cli/_streams.py", "_write(clean(text).translate(_ONE_LINE))", "_write(text)",
          "tests/fire/test_variants.py tests/cli/test_hostile.py"),
    Guard("what commands tell",
          "cli/_streams.py", 'sys.stderr.write(line(text) + "\\n")', 'sys.stderr.write(text + "\\n")',
          "tests/fire/test_variants.py"),
    Guard("printed JSON", "text.py", "return written if clean(written) == written else json.dumps(value)",
          "return written",
          "tests/cli/test_hostile.py"),
    Guard("what rows show", "ui/article_rows/rows.py", "return steady(line(text))", "return text",
          "tests/ui/test_hostile.py"),
    Guard("pastes", "ui/terminal/typed.py", "return Pasted(clean(text))", "return Pasted(text)",
          "tests/ui/terminal/test_typed.py"),
    Guard("answers of the terminal", "ui/terminal/typed.py", '_ANSWER.sub("", keys)', "keys",
          "tests/ui/terminal/test_typed.py"),
    Guard("bytes that are no UTF-8", "ui/terminal/incoming.py", '("replace").decode', '("strict").decode',
          "tests/ui/terminal/test_driver.py -k stray"),
    Guard("scripts and handlers", "importers/bodies.py", "without_running_parts(markup)", "markup",
          "tests/fire/test_stored.py"),
    Guard("programs in outlines", "importers/subscribable.py",
          'if plain[:7].lower() in ("http://", "https:/") else None', "or plain",
          "tests/importers/test_opml.py"),
    Guard("links to follow", "importers/links.py", "if _ABSOLUTE.match(address):", "if False:",
          "tests/importers/test_links.py"),
    Guard("links to open", "desktop/opener.py", 'if parts.scheme.lower() not in ("http", "https"):', "if False:",
          "tests/desktop/test_opener.py"),
    Guard("characters of links to open", "desktop/opener.py", "if _UNFIT.search(url):", "if False:",
          "tests/desktop/test_opener.py"),
    Guard("names of files", "writers/names.py", 'in "LMN" or char', 'in "LMNPS" or char',
          "tests/writers/test_names.py"),
    Guard("nothing is overwritten", "library/articles/filing.py", "if not force:", "if False:",
          "tests/library/articles/test_filing.py"),
    Guard("pipes and devices", "library/intake/files.py", "if not stat.S_ISREG(facts.st_mode):", "if False:",
          "tests/library/intake/test_importing.py tests/cli/test_import.py"),
    Guard("large files", "library/intake/files.py", "if facts.st_size > LARGEST:", "if False:",
          "tests/library/intake/test_importing.py tests/cli/test_import.py"),
    Guard("secrets in files others may read", "config/reading.py",
          "private=not rights & 0o077", "private=True", "tests/config/test_sources.py tests/cli"),
    Guard("addresses without logins", "text.py",
          'return re.sub(r"(?<=://)[^/?#\\s]*@", "", address, count=1)', "return address",
          "tests/cli/test_secrets.py tests/cli/test_add_refresh.py"),
    Guard("two closings of one dialog", "ui/app.py",
          "return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()",
          "return super().pop_screen()", "tests/ui/test_hostile.py -k clicked_away"),
    Guard("regular files are settled in", "small_files.py", "if kind != stat.S_IFREG:", "if False:",
          "tests/test_small_files.py"),
    Guard("no pattern without an end", "query/regex.py", "if endless:", "if False:", "tests/query/test_runaway.py"),
    Guard("devices and databases stay", "library/articles/filing.py", "        _check_replaceable(path)\n", "",
          "tests/library/articles/test_filing.py -k stays_even_if"),
    Guard("no library on another's log", "store/file/opening.py", "moving.check_nothing_left_behind(path)", "pass",
          "tests/store/file/test_moving.py"),
    Guard("a damaged library is named", "ui/room.py", "with self.library.explained():", "if True:",
          "tests/ui/test_crashing.py -k damaged_while"),
)  # fmt: skip


def missing(guard: Guard, folder: Path = CHECKOUT) -> bool:
    """Whether the code has no such piece, or it is not one place."""
    return (folder / "tuireader" / guard.file).read_text(encoding="utf-8").count(guard.piece) != 1


def is_watched(guard: Guard) -> bool:
    """Whether the test fails without the guard."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("tuireader", "tests", "styles", "seeds"):
            shutil.copytree(CHECKOUT / name, Path(place) / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(CHECKOUT / "pyproject.toml", place)
        file = Path(place) / "tuireader" / guard.file
        written = file.read_text(encoding="utf-8")
        assert guard.piece in written, guard
        file.write_text(written.replace(guard.piece, guard.without, 1), encoding="utf-8")
        words = [
            "-m",
            "pytest",
            "-q",
            "-x",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            "--timeout",
            "60",
            *guard.test.split(),
        ]
        env = {name: value for name, value in os.environ.items() if name != "CI"}
        with subprocess.Popen([sys.executable, *words], cwd=place, env=env, stdout=subprocess.DEVNULL) as process:
            try:
                return process.wait(SECONDS) == 1
            except subprocess.TimeoutExpired:  # it never ends without the guard: nobody could miss that
                process.kill()
                return True


def main(names: list[str]) -> int:
    """0 if every guard is watched; `names`: only those whose words hold one of these."""
    chosen = [guard for guard in GUARDS if not names or any(name in guard.does for name in names)]
    unseen = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for guard, seen in zip(chosen, pool.map(is_watched, chosen), strict=True):
            print(f"{'seen failing' if seen else 'NOT SEEN    '}  {guard.does}: {guard.test}", flush=True)
            unseen += not seen
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
