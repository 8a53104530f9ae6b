"""`tuireader rules`: what there is, what is wrong, what one would do, and doing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Here

CONFIG = """
[[rule]]
name = "Fog"
query = "title:fog"
do = ["hide"]
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for title in ("Fog in the bay", "Ferries leave", "Fog again"):
        (folder / f"{title}.txt").write_text(f"{title}\n\nThe harbour of {title} was quiet; nobody came that day.\n")
    return folder


def config(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text)
    return path


def test_rules_run_on_an_import_and_are_told(here: Here, seeds: Path, tmp_path: Path) -> None:
    done = here("import", seeds, "--config", config(tmp_path, CONFIG))
    assert (done.code, done.err) == (0, "rules: 2 hidden (`tuireader undo` takes it back)\n")
    assert [one["title"] for one in here.ok("list", "--json").objects()] == ["Ferries leave"]
    assert len(here.ok("list", "is:hidden", "--json").objects()) == 2
    assert here.ok("rules", "--json").object() | {"last": ""} == {
        "name": "Fog",
        "query": "title:fog",
        "do": ["hide"],
        "stop": False,
        "only_new": False,
        "enabled": True,
        "configured": True,
        "hits": 2,
        "last": "",
    }
    here.ok("undo")
    assert len(here.ok("list", "--json").objects()) == 3


def test_a_dry_run_lists_and_a_run_does(here: Here, seeds: Path, tmp_path: Path) -> None:
    here.ok("import", seeds)
    path = config(tmp_path, CONFIG)
    tried = here("rules", "dry-run", "fog", "--config", path)
    assert len(tried.lines()) == 2 and all("Fog" in line for line in tried.lines())
    assert "Fog: would have touched 2 of the last 3; 2 in the whole library" in tried.err
    assert len(here("rules", "dry-run", "fog", "--json", "--config", path).objects()) == 2
    assert here("rules", "run", "fog", "--config", path).out == "rules: 2 hidden\n"
    assert here("rules", "run", "fog", "--config", path).out == "nothing to change\n"
    assert here("rules", "--config", path).out.split("  ")[-1].strip() == "Fog: title:fog → hide"


def test_what_is_wrong_is_named(here: Here, seeds: Path, tmp_path: Path) -> None:
    path = config(tmp_path, CONFIG + '\n[[rule]]\nname = "B"\nquery = "x"\ndo = ["hid"]\n')
    checked = here("rules", "check", "--config", path)
    assert checked.code == 1 and 'line 10: no rule can do “hid”, did you mean "hide"?' in checked.err
    assert here("import", seeds, "--config", path).code == 0
    assert len(here("list", "is:hidden", "--json").objects()) == 2
    doctor = here("doctor", "--config", path)
    assert "!!  rules" in doctor.out and "did you mean" in doctor.out
    path.write_text(CONFIG)
    assert here("rules", "check", "--config", path).out == "all rules are well\n"


def test_words_that_are_wrong(here: Here, seeds: Path, tmp_path: Path) -> None:
    path = config(tmp_path, CONFIG)
    unknown = here("rules", "run", "fig", "--config", path)
    assert unknown.code == 1 and "there is no rule fig. Did you mean Fog?" in unknown.err
    assert here("rules", "run").code == 2
    assert here("rules", "list", "fog").code == 2


def test_a_wrong_configuration_keeps_nobody_from_importing(here: Here, seeds: Path, tmp_path: Path) -> None:
    done = here("import", seeds, "--config", config(tmp_path, 'thme = "dark"'))
    assert done.code == 0 and "3 new" in done.out and 'did you mean "theme"?' in done.err


def test_the_check_of_the_configuration_names_rules_too(here: Here, tmp_path: Path) -> None:
    path = config(tmp_path, CONFIG + '\n[[rule]]\nname = "B"\nquery = "is:unred"\ndo = ["hide"]\n')
    checked = here("config", "--check", "--config", path)
    assert checked.code == 2 and "line 9: rule B: " in checked.err and "1 fault in rules" in checked.err
