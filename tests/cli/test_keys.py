"""`tuireader keys`, and what `config --check` says of keys."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Here

CONFIG = """profile = "newsboat"
keyboard = ["xx"]

[keys]
star = ["f5", "^C"]
stra = ["x"]
[keys.list]
down = ["^I"]
[keys.sources]
mute = ["f6"]
[macros]
k = ["toggle_read", ":star"]
z = ["nonesuch"]
"""


def test_the_keys_that_count_are_printed(here: Here) -> None:
    said = here.ok("keys")
    lines = said.lines()
    assert lines[0].startswith("profile home (others: ") and "google-reader" in lines[0]
    assert any(line.split()[:3] == ["j", "↓", "down:"] for line in lines)
    assert any("(in the list)" in line for line in lines) and "The sources" in lines
    said = here.ok("keys", "--profile", "newsboat")
    assert any(line.split()[:2] == ["↓", "down:"] for line in said.lines())
    assert any(line.split()[:2] == ["j", "next_source:"] and line.endswith("(in the list)") for line in said.lines())


def test_one_object_a_line(here: Here) -> None:
    found = {one["command"]: one for one in here.ok("keys", "--json").objects()}
    assert set(found["down"]) == {"command", "title", "help", "group", "keys"}
    assert found["down"]["keys"]["list"] == found["down"]["keys"]["article"] == ["j", "↓"]
    assert found["down"]["keys"]["tags"] == ["↓"], "letters narrow the tags"
    assert found["sources_mute"]["keys"] == {"sources": ["M"]}


def test_a_configuration_is_counted_in_and_its_faults_are_told(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(CONFIG)
    said = here("--config", file, "keys", "--json")
    found = {one["command"]: one for one in said.objects()}
    assert said.code == 0 and "line 6: there is no command stra (did you mean star?)" in said.err
    assert found["star"]["keys"]["list"] == ["f5"] and found["macro_k"]["keys"]["list"] == [", k"]
    assert found["sources_mute"]["keys"] == {"sources": ["f6"]}


def test_all_faults_of_keys_have_their_lines(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(CONFIG)
    said = here("--config", file, "config", "--check")
    assert (said.code, said.out) == (2, "")
    told = [line.removeprefix(f"{file}: ").partition(". ")[0] for line in said.err.splitlines()]
    assert told == [
        "line 2: there is no keyboard xx",
        "line 5: star: ^C cannot be given away: it leaves a question",
        "line 6: there is no command stra (did you mean star?)",
        "line 8: down: ^I arrives as Tab in most terminals",
        "line 13: z: there is no command nonesuch",
        f"tuireader: {file}: 4 faults in keys",
    ]


def test_a_fault_elsewhere_keeps_none_of_keys_back(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "drak"\n[views]\nx = "is:unred"\n[keys]\nstra = ["s"]\n')
    said = here("--config", file, "config", "--check")
    assert said.code == 2
    for told in ("line 1: there is no theme drak", "line 3: views.x: ", "line 5: there is no command stra"):
        assert f"{file}: {told}" in said.err
    file.write_text('theme = "drak"\n')
    said = here("--config", file, "config", "--check")
    assert (said.code, said.out) == (2, "")
    assert "1 fault in themes. Correct this" in said.err


def test_what_only_surprises_is_told_and_no_fault(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\nstar = ["^M"]\n')
    said = here("--config", file, "config", "--check")
    assert (said.code, said.out) == (0, f"{file}: all well\n")
    assert said.err == f"{file}: line 2: star: ^M arrives as Enter in most terminals\n"


def test_a_profile_that_is_not_there(here: Here) -> None:
    said = here("keys", "--profile", "newsbot")
    assert said.code == 2 and "there is no profile newsbot. There are home, " in said.err
