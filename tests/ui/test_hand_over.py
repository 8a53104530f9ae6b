"""S, |, V and W: files, commands, copies; the article and the screen stay as they were."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.room_driver import Driver, draft, many, opened, stocked, wide
from tuireader.config import Config
from tuireader.library import Library
from tuireader.library.articles import handing_over

BODY = "One *star*.\n\nTwo lines,\nand the second."


def one(folder: Path, title: str = "The swifts; $(touch x)") -> Library:
    return stocked(folder, [draft(title, "birds", body=BODY, url="https://a.example/x")])


async def piped(room: Driver, command: str) -> str:
    await room.press("|")
    await room.press("ctrl+u", *command, "enter")
    await room.until(lambda: not room.room.piping.running, "the end of the command")
    await room.settle()
    return room.told


async def test_the_proposed_name_is_safe_and_the_ending_says_the_format(tmp_path: Path) -> None:
    places = tmp_path / "saved"
    places.mkdir()
    async with opened(one(tmp_path), size=(160, 24), config=Config(save_folder=str(places))) as room:
        await room.press("w")
        assert f"{places}/2023-11-14-The-swifts-touch-x.md" in room.told
        await room.press("enter")
        assert "saved: " in room.told
        saved = places / "2023-11-14-The-swifts-touch-x.md"
        assert "One \\*star\\*." in saved.read_text()
        await room.press("w", "enter")
        assert "is there already" in room.told
        for suffix in (".html", ".txt", ".json", ".epub"):
            await room.press("w", *["backspace"] * 3, *suffix, "enter")
            assert saved.with_suffix(suffix).stat().st_size > 50
        await room.press("w", *["backspace"] * 3, *".docx", "enter")
        assert "how a name ends says the format: .bib, .cite, .epub, .html" in room.told
        await room.press("w", "escape")
        assert len(list(places.iterdir())) == 5


async def test_a_whole_view_becomes_a_book(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(12)), size=(120, 24), config=Config(save_folder=str(tmp_path))) as room:
        await room.press(":", *"save_all", "enter")
        assert "save all 12 articles" in room.told
        await room.press("enter")
        assert (tmp_path / "2023-11-14-Title-0.epub").read_bytes()[:4] == b"PK\x03\x04"
        await room.press(":", *"save_all", "enter", "ctrl+u", *f"{tmp_path}/all/", "enter")
        assert "saved 12 files" in room.told
        assert len(list((tmp_path / "all").glob("*.md"))) == 12


async def test_a_document_holds_so_many_articles_a_folder_and_a_list_of_references_any_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing_over, "MOST", 5)
    async with opened(stocked(tmp_path, many(6)), size=(120, 24), config=Config(save_folder=str(tmp_path))) as room:
        await room.press("g", "w", "enter")
        assert "these are more than 5 articles. Narrow it" in room.told
        await room.press("X", "w", "ctrl+u", *f"{tmp_path}/all.txt", "enter")
        assert "more than 5 articles. Narrow it, or name a folder, with a slash at its end" in room.told
        await room.press(
            "w", "ctrl+u", *f"{tmp_path}/each/", "enter", "g", "w", "ctrl+u", *f"{tmp_path}/a.bib", "enter"
        )
        assert len(list((tmp_path / "each").glob("*.md"))) == 6
        assert (tmp_path / "a.bib").read_text().count("@") == 6
        assert not list(tmp_path.glob("*.txt")) + list(tmp_path.glob("*.epub"))


async def test_a_command_gets_the_article_and_its_line_is_told(tmp_path: Path) -> None:
    async with opened(one(tmp_path), size=(120, 24)) as room:
        before = room.screen[:-1]
        assert await piped(room, "grep -c star") == "1"
        assert await piped(room, "true") == "true: done"
        assert "false ended with 1" in await piped(room, "false")
        assert "No such file" in await piped(room, "no-such-program-here")
        assert "quote" in await piped(room, "echo 'x")
        assert await piped(room, f"{sys.executable} -c 'print(\"a\\x1b[2Jb [/]\")'") == "a[2Jb [/]"
        assert await piped(room, "echo $HOME ; x | y > z") == "$HOME ; x | y > z", "no shell reads it"
        assert not list(tmp_path.glob("z"))
        assert room.screen[:-1] == before
        await room.press("|")
        assert "echo $HOME ; x" in room.told, "the last command is offered again"


async def test_a_command_that_floods_or_never_ends(tmp_path: Path) -> None:
    async with opened(one(tmp_path)) as room:
        await room.press("|", *"sleep 60", "enter")
        await room.press("j", "k")
        assert "sleep … · g x stops" in room.told
        await room.press("g", "x")
        await room.until(lambda: not room.room.piping.running, "the end")
        await room.settle()
        assert "stopped sleep" in room.told


async def test_an_address_that_is_none_starts_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "w3m"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    library = stocked(tmp_path, [draft("A", url="https://a.example/$(x)\n-o")])
    async with opened(library) as room:
        await room.press("W")
        assert "no link may hold" in room.told
        assert not (tmp_path / "started").exists()


async def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("PAGER", "EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    async with opened(one(tmp_path), size=(100, 24)) as room:
        for key, said in (("v", "set PAGER"), ("enter", ""), ("V", "set EDITOR"), ("W", "install one of w3m")):
            await room.press(key)
            assert said in room.told
        assert "The swifts" in wide(room.screen)


async def test_one_that_is_selected_is_meant_wherever_the_cursor_is(tmp_path: Path) -> None:
    drafts = [draft(f"News {n}", body=BODY, url=f"https://a.example/{n}") for n in range(3)]
    async with opened(stocked(tmp_path, drafts), size=(160, 24)) as room:
        first = room.chosen
        await room.press("x")
        assert room.chosen != first
        await room.press("y", "y")
        assert f"https://a.example/{first[-1]}" in room.told
        await room.press("w")
        assert f"News-{first[-1]}.md" in room.told


async def test_of_a_long_name_the_end_is_in_sight(tmp_path: Path) -> None:
    async with opened(one(tmp_path, "A title that is far too long to be shown beside the question")) as room:
        await room.resize(59, 15)
        await room.press("w")
        assert room.screen[-1].rstrip().endswith("-question.md")
        await room.press("x")
        assert room.screen[-1].rstrip().endswith("-question.mdx")


async def test_a_citation_that_was_copied_is_shown(tmp_path: Path) -> None:
    async with opened(one(tmp_path, "The swifts"), size=(120, 24)) as room:
        await room.press("y", "c")
        await room.until(lambda: not room.room.handing.running, "the citation")
        await room.settle()
        assert "“The swifts”." in wide(room.screen)
