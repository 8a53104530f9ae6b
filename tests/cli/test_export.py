"""`tuireader export`: one document on standard output, a file, a folder of files."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import Here, process
from tuireader.cli.export import _FORMATS
from tuireader.library.articles import handing_over
from tuireader.writers import all_writers


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_every_writer_is_a_format() -> None:
    assert set(_FORMATS) == {"opml", *(writer.name for writer in all_writers())}


def test_one_article_on_standard_output(stocked: Here) -> None:
    shown = stocked.ok("show", "1", "--json").out
    assert stocked.ok("export", "json", "1").out == shown
    title = json.loads(shown)["title"]
    markdown = stocked.ok("export", "markdown", "1").out
    assert markdown.startswith(f'---\ntitle: "{title}"\n')
    assert f"\n# {title}\n" in markdown
    assert stocked.ok("export", "text", "1").out.startswith(f"{title}\n")
    html = stocked.ok("export", "html", "1").out
    assert f"<h1>{title}</h1>" in html
    assert html.endswith("</html>\n")


def test_several_make_one_document(stocked: Here, tmp_path: Path) -> None:
    assert len(stocked.ok("export", "json", "--query", "").objects()) == 4
    assert stocked.ok("export", "html", "1", "2").out.count("<article>") == 2
    said = stocked.ok("export", "epub", "--query", "", "-o", tmp_path / "b.epub")
    assert said.out == f"{tmp_path / 'b.epub'}\n"
    with zipfile.ZipFile(tmp_path / "b.epub") as book:
        assert sum(name.startswith("EPUB/article-") for name in book.namelist()) == 4


def test_a_folder_gets_a_file_for_each(stocked: Here, tmp_path: Path) -> None:
    for _ in range(2):
        said = stocked.ok("export", "markdown", "--query", "", "-o", f"{tmp_path}/out/")
        assert len(said.lines()) == 4
    assert len(names(tmp_path / "out")) == 8, "the second time beside the first"
    assert all(name.endswith(".md") for name in names(tmp_path / "out"))
    stocked.ok("export", "epub", "1", "2", "-o", tmp_path / "out")
    assert sum(name.endswith(".epub") for name in names(tmp_path / "out")) == 1


def test_nothing_is_overwritten_unasked(stocked: Here, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    said = stocked("export", "text", "1", "-o", tmp_path / "a.txt")
    assert (said.code, said.out) == (1, "")
    assert "is there already" in said.err
    assert (tmp_path / "a.txt").read_text() == "mine"
    stocked.ok("export", "text", "1", "-o", tmp_path / "a.txt", "--force")
    assert (tmp_path / "a.txt").read_text() != "mine"
    stocked("export", "opml", "-o", tmp_path / "feeds.opml")
    assert (tmp_path / "feeds.opml").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    "arguments",
    [
        ["markdown"],
        ["markdown", "1", "--query", "x"],
        ["opml", "1"],
        ["opml", "--query", "x"],
        ["docx", "1"],
        ["text", "x"],
    ],
)
def test_wrong_words(stocked: Here, arguments: list[str]) -> None:
    assert stocked("export", *arguments).code == 2


def test_what_is_not_there(stocked: Here) -> None:
    said = stocked("export", "json", "1", "99")
    assert said.code == 1
    assert said.err == "there is no article 99\n"
    assert said.object()["id"] == 1
    said = stocked("export", "json", "99")
    assert (said.code, said.out, said.err) == (1, "", "there is no article 99\n")
    said = stocked("export", "text", "--query", "nosuchword")
    assert said.code == 1
    assert "nothing to write" in said.err


def test_a_book_goes_down_a_pipe(stocked: Here) -> None:
    done = process("export", "epub", "1")
    assert done.returncode == 0
    assert done.stdout.startswith(b"PK\x03\x04")
    assert b"mimetypeapplication/epub+zip" in done.stdout[:80]


def test_any_number_are_cited_in_one_file(stocked: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over, "MOST", 3)
    assert "more than 3" in stocked("export", "epub", "--query", "", "-o", tmp_path / "b.epub").err
    assert stocked.ok("export", "citation", "--query", "").out.count("\n") == 4
    (said,) = stocked.ok("export", "bibtex", "--query", "", "-o", f"{tmp_path}/out/").lines()
    assert Path(said).suffix == ".bib"
    assert Path(said).read_text().count("\n@") == 3
    monkeypatch.setattr(handing_over, "MOST_APART", 3)
    assert "more than 3" in stocked("export", "ris", "--query", "").err
