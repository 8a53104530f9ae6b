"""The rules that the machine keeps. Where a rule reads code, it is also shown code that breaks it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import house_imports, house_rules, readme_keys
from tests.bench.library_maker import make_library

CHECKOUT = Path(__file__).resolve().parent.parent
ROOMS = sorted({module.parent for module in (CHECKOUT / "tuireader").rglob("*.py")})
Rule = Callable[[str], Iterator[str]]


@pytest.fixture(scope="session")
def tracked() -> list[str]:
    """Every file git knows, as paths from the checkout."""
    if not (CHECKOUT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout: what is tracked cannot be told")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (CHECKOUT / name).exists()]


# ---------------------------------------------------------------- 1: floors, and what is loaded


def test_the_floors_hold() -> None:
    lint = "import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", lint], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_imported_by_what_it_imports() -> None:
    """Nor by way of others, nor inside a function, nor for the type checker alone, but for the room and the app."""
    assert house_imports.circle(house_imports.graph(house_imports.package(CHECKOUT / "tuireader"))) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("from p import b", "import p.a"),
        ("from p.b import name", "from p.a import name"),
        ("def later():\n    from p import b", "from p.a import name"),
        ("if TYPE_CHECKING:\n    from p.b import Name", "from p.a import Name"),
    ],
)
def test_a_circle_of_imports_is_found(a: str, b: str) -> None:
    assert sorted(set(house_imports.circle(house_imports.graph({"p": "", "p.a": a, "p.b": b})))) == ["p.a", "p.b"]
    assert house_imports.circle(house_imports.graph({"p": "", "p.a": a, "p.b": ""})) == []


@pytest.mark.parametrize("package", ["store", "library", "importers", "reading", "query", "sync"])
def test_rooms_know_each_other_in_one_direction(package: str) -> None:
    imports = house_imports.graph(house_imports.package(CHECKOUT / "tuireader"))
    rooms = house_imports.rooms(imports, f"tuireader.{package}")
    assert len(rooms) > 3
    assert house_imports.circle(rooms) == []


def test_a_circle_of_rooms_is_found() -> None:
    imports = house_imports.graph({"p.a.x": "import p.b.x", "p.b.x": "", "p.b.y": "import p.a.z", "p.a.z": ""})
    assert house_imports.circle(imports) == []
    assert sorted(set(house_imports.circle(house_imports.rooms(imports, "p")))) == ["a", "b"]


def test_only_types_are_looked_up_at() -> None:
    room = "from tuireader.ui.part import Part"
    for source, found in (("if TYPE_CHECKING:\n    {}", False), ("def later():\n    {}", True)):
        part = source.format("from tuireader.ui.room import Room")
        assert (
            bool(house_imports.circle(house_imports.graph({"tuireader.ui.room": room, "tuireader.ui.part": part})))
            == found
        )


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_the_modules_of_a_room_keep_the_rules(room: Path) -> None:
    """Only sync opens connections, no CSS in Python, no outside text reaches a widget as markup, no text is run, and
    only SQLite opens the library. The tests below show each rule code that breaks it.

    Connections: what import-linter cannot tell from ``urllib.parse`` and its kin.
    """
    rules: list[Rule] = [house_rules.css, house_rules.commands, house_rules.library_opened]
    if not room.is_relative_to(CHECKOUT / "tuireader" / "sync"):
        rules.append(house_rules.connections)
    if room.is_relative_to(CHECKOUT / "tuireader" / "ui"):
        rules.append(house_rules.bare_text)
    sources = {module.name: module.read_text(encoding="utf-8") for module in sorted(room.glob("*.py"))}
    assert [
        f"{name}, {rule.__name__}, line {offence}"
        for name, source in sources.items()
        for rule in rules
        for offence in rule(source)
    ] == []


@pytest.mark.parametrize(
    "broken",
    [
        "import urllib.request",
        "from urllib import parse, request",
        "from http.client import HTTPSConnection",
        "import http.client as c",
    ],
)
def test_a_connection_elsewhere_is_found(broken: str) -> None:
    assert list(house_rules.connections(broken))
    assert not list(house_rules.connections("import urllib.parse\nfrom http import HTTPStatus"))


LOADED = """
import contextlib, io, json, sys
from tuireader.__main__ import main
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["tuireader", *arguments]
    try:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
            main()
    except SystemExit as end:
        code = end.code
    else:
        code = 0
    print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""
COMMAND_LINES = [
    ["--version"],
    ["--help"],
    ["list"],
    ["list", "--json"],
    ["import", "seeds/"],
    ["seeds/"],
    ["tags"],
    ["sources"],
    ["show", "1"],
    ["mark", "read", "1"],
    ["undo"],
    ["export", "opml"],
    ["export", "epub", "1"],
    ["fulltext", "1"],
    ["image", "1"],
    ["refresh"],
    ["doctor"],
    ["keys"],
    ["config", "--check"],
    ["stats"],
    ["manual"],
]


def test_the_command_line_never_loads_textual() -> None:
    """One process takes them all in this order, on a library that is not there at first: what one loads, stays."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, json.dumps(COMMAND_LINES)],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(COMMAND_LINES), done.stderr
    for arguments, (code, loaded) in zip(COMMAND_LINES, told, strict=True):
        assert "tuireader" in loaded
        assert code != 2, f"{arguments}: a usage error proves nothing"
        assert not {"textual", "rich"} & set(loaded), arguments


def test_the_look_at_loaded_packages_sees_textual() -> None:
    script = "import textual.app, sys; print(sorted({name.partition('.')[0] for name in sys.modules}))"
    assert "'textual'" in subprocess.check_output([sys.executable, "-c", script], text=True)


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from tuireader.config import Config
from tuireader.library import open_library
from tuireader.ui.app import Reader

async def paint():
    with open_library(Path(sys.argv[1])) as library:
        app = Reader(library, Config())
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            text = "\\n".join(strip.text for strip in app.screen._compositor.render_strips())
            print("unread of" in text, *sorted({name.partition(".")[0] for name in sys.modules}))

asyncio.run(paint())
"""


def test_the_first_paint_loads_nothing_heavy(tmp_path: Path) -> None:
    """On a library that exists: making one may load what migrates it."""
    library = make_library(tmp_path / "library.sqlite", 50)
    painted, *loaded = subprocess.check_output(
        [sys.executable, "-c", FIRST_PAINT, str(library)], text=True, cwd=CHECKOUT
    ).split()
    assert painted == "True"
    assert "textual" in loaded
    heavy = {
        "feedparser",
        "httpx2",
        "sqlite_utils",
        "trafilatura",
        "PIL",
        "lxml",
        "numpy",
        "selectolax",
        "click",
        "msgspec",
    }
    assert not heavy & set(loaded)


# ---------------------------------------------------------------- 2: no CSS in Python; commands


@pytest.mark.parametrize(
    "broken",
    [
        "class A:\n    CSS = 'x {}'",
        "class A:\n    DEFAULT_CSS: ClassVar[str] = 'x {}'",
        "A.CSS = 'x {}'",
        "class A:\n    CSS, other = 'x {}', 1",
        "class A:\n    DEFAULT_CSS: str",
        "class A:\n    CSS = ''\n    CSS += 'x {}'",
    ],
)
def test_css_in_python_is_found(broken: str) -> None:
    assert list(house_rules.css(broken))


def test_commands_have_names_of_their_own_and_help() -> None:
    from tuireader.ui.commands import all_commands

    commands = list(all_commands())
    assert commands
    assert [name for name, times in Counter(command.name for command in commands).items() if times > 1] == []
    for command in commands:
        assert command.title.strip(), command.name
        assert len(command.help.split()) >= 3, command.name


def test_the_key_table_of_the_readme_is_the_registry() -> None:
    from tuireader.ui.commands import all_commands

    assert readme_keys.written() == readme_keys.table(all_commands()), "python -m tests.readme_keys writes it anew"


# ---------------------------------------------------------------- 3: what is shipped


def test_nothing_else_lies_at_the_top(tracked: list[str]) -> None:
    tops = {name.partition("/")[0] for name in tracked}
    assert {name for name in tops if not name.startswith(".")} <= {
        "tuireader",
        "styles",
        "tests",
        "seeds",
        "pyproject.toml",
        "README.md",
    }


def test_the_wheel_carries_the_tracked_files(tracked: list[str], tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(CHECKOUT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as packed:
        names = [name for name in packed.namelist() if ".dist-info/" not in name]
    shipped = {name for name in tracked if name.startswith(("tuireader/", "styles/", "seeds/"))}
    shipped = {name for name in shipped if not Path(name).name.startswith(".")}
    assert any(name.startswith("styles/") for name in shipped)
    assert any(name.startswith("seeds/") for name in shipped)
    assert sorted(names) == sorted(name if name.startswith("tuireader/") else f"tuireader/{name}" for name in shipped)


def test_every_shipped_seed_imports_without_complaint() -> None:
    from tuireader.importers import read
    from tuireader.model.documents import Document
    from tuireader.paths import shipped

    seeds = sorted(path for path in shipped("seeds").rglob("*") if path.is_file())
    assert seeds
    complaints = {}
    for path in seeds:
        document = read(path.read_bytes(), str(path))
        if not isinstance(document, Document):
            complaints[path.name] = document.reason
        elif not document.drafts:
            complaints[path.name] = "no article"
        elif notes := [*document.notes, *(note for draft in document.drafts for note in draft.notes)]:
            complaints[path.name] = "; ".join(notes)
    assert complaints == {}


# ---------------------------------------------------------------- 4: no outside text as a bare str


@pytest.mark.parametrize(
    "broken",
    [
        "self.notify(title)",
        "self.notify('literal')",
        "app.notify(title, markup=True)",
        "Static(title)",
        "Label(f'{title}')",
        "Button(label=title)",
        "widgets.Static('a' + title)",
        "Option(title)",
        "Static(str(title))",
        "Static('literal' if empty else title)",
        "self.border_title = title",
        "self.border_subtitle: str = title",
        "from textual.markup import escape",
        "from rich.markup import escape as e",
        "markup.escape(title)",
        "Content.from_markup(title)",
        "self.add_option(f'{title}')",
        "table.add_row('x' + title)",
        "Text.from_markup(f'[b]{title}')",
    ],
)
def test_a_bare_text_is_found(broken: str) -> None:
    assert list(house_rules.bare_text(broken))


@pytest.mark.parametrize(
    "sound",
    [
        "self.notify(title, markup=False)",
        "Static()",
        "Static('literal', id=name)",
        "Static(Content(title))",
        "Static(Content.assemble(title, ' ', when))",
        "Static(title, markup=False)",
        "Label('none' if empty else Content(title))",
        "self.border_title = Content(title)",
        "self.border_title = 'Articles'",
        "Content.from_markup('[b]$title', title=title)",
        "re.escape(title)",
    ],
)
def test_sound_text_is_let_be(sound: str) -> None:
    assert list(house_rules.bare_text(sound)) == []


# ---------------------------------------------------------------- 5: commands are ours, and SQLite's file is SQLite's


@pytest.mark.parametrize(
    "broken",
    [
        "subprocess.run('ls ' + name, shell=True)",
        "subprocess.run(words, shell=True)",
        "subprocess.Popen(words, shell=wanted)",
        "subprocess.run('ls')",
        "subprocess.check_output(f'ls {name}')",
        "subprocess.Popen(args=words)",
        "os.system('ls')",
        "os.popen(line)",
        "asyncio.create_subprocess_shell(line)",
        "from subprocess import getoutput\ngetoutput(line)",
        "import webbrowser",
        "from webbrowser import open_new",
        "eval(text)",
        "exec(text)",
        "__import__(name)",
    ],
)
def test_text_that_is_run_is_found(broken: str) -> None:
    assert list(house_rules.commands(broken))


@pytest.mark.parametrize(
    "sound",
    ["subprocess.run(['ls', '--', name])", "subprocess.Popen(words)", "re.compile(text)", "db.execute(text)"],
)
def test_sound_commands_are_let_be(sound: str) -> None:
    assert list(house_rules.commands(sound)) == []


@pytest.mark.parametrize(
    "broken",
    [
        "open(library.path)",
        "os.open(library.path, os.O_RDONLY)",
        "self.library.path.read_bytes()",
        "library.path.open('rb')",
        "shutil.copy(library.path, target)",
        "open(Path(library_path), 'rb')",
    ],
)
def test_an_opened_library_is_found(broken: str) -> None:
    assert list(house_rules.library_opened(broken))
    assert not list(house_rules.library_opened("open_library(library.path)\nopen(found.path)"))
