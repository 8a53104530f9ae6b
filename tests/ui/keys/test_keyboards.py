"""The Latin key at the place of a letter of another script."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.room_driver import many, opened, stocked
from tuireader.config import Config
from tuireader.ui.commands import PLACES
from tuireader.ui.keys.keyboards import AUTO, Keyboard, keyboards
from tuireader.ui.keys.names import character_name, character_of
from tuireader.ui.keys.sequences import Sequences
from tuireader.ui.keys.settling import settle

WELL_KNOWN = {
    "ru": ("йЙфяьБ", "qQazm<"), "uk": ("йіїєф", "qs]'a"), "bg": ("уяф", "wsb"), "bg-phonetic": ("яхж", "qhv"),
    "sr": ("јљњ", "jqw"), "el": ("θξςΑ", "ujwA"), "he": ("חלדק", "jkse"), "ar": ("تنس", "jks"), "fa": ("تنش", "jka"),
    "hy": ("հյկ", "hjk"), "ka": ("ჯკ", "jk"), "ko": ("ㅓㅏ", "jk"), "th": ("่า", "jk"), "hi": ("रक", "jk"),
    "ja": ("まの", "jk"), "kk": ("йә", "q2"), "mk": ("јк", "jk"), "be": ("йў", "qo"), "mn": ("өах", "fgh"),
}  # fmt: skip
"""Some keys of each keyboard, as they are engraved."""


def test_every_keyboard_is_looked_at() -> None:
    assert set(WELL_KNOWN) == set(keyboards())


@pytest.mark.parametrize("name", WELL_KNOWN)
def test_letters_are_where_they_are_engraved(name: str) -> None:
    typed, latin = WELL_KNOWN[name]
    keyboard = Keyboard((name,))
    assert "".join(character_of(keyboard.latin(character_name(char))) for char in typed) == latin


def test_auto_knows_letters_and_no_signs_of_latin_keyboards() -> None:
    auto = Keyboard()
    assert [auto.latin(key) for key in ("й", "ξ", "ח", "ㅓ", "і", "ｊ", "numero_sign", "ctrl+й")] == [
        "q", "j", "j", "j", "s", "j", "number_sign", "ctrl+q",
    ]  # fmt: skip
    for key in (*"qQ1öéßñł", "euro_sign", "slash", "section_sign", "f5", "ctrl+d", "escape", "日"):
        assert auto.latin(key) == key


def test_none_maps_nothing() -> None:
    assert Keyboard(()).latin("й") == "й"


def test_signs_are_where_the_named_keyboard_has_them() -> None:
    assert Keyboard(("he",)).latin("slash") == "q"
    assert Keyboard(("bg", AUTO)).latin("я") == "s"
    assert Keyboard().latin("я") == "z"


@pytest.mark.parametrize("name", [AUTO, *WELL_KNOWN])
@pytest.mark.parametrize("profile", ["home", "newsboat"])
def test_every_key_does_what_it_does_on_a_latin_keyboard(name: str, profile: str) -> None:
    """Wherever a keyboard has a key that means nothing itself, pressing it is pressing the Latin one."""
    settled, keyboard = settle(Config(profile=profile, keyboard=(name,))), Keyboard((name,))
    there = {}
    for one in keyboards().values() if name == AUTO else (keyboards()[name],):
        for typed in one:
            if (latin := keyboard.latin(character_name(typed))) != character_name(typed):
                there.setdefault(latin, character_name(typed))
    for place in PLACES:
        sequences = Sequences(settled.keys[place], keyboard.latin)
        own = {part for keys in settled.keys[place].values() for key in keys for part in key.split(" ")}
        for command, keys in settled.keys[place].items():
            for key in keys:
                foreign = [there.get(part, part) for part in key.split(" ")]
                if own.isdisjoint(set(foreign) - set(key.split(" "))):
                    sequences.reset()
                    steps = [sequences.press(part) for part in foreign]
                    if sequences.pending:
                        steps.append(sequences.press("f19"))
                    assert [name for step in steps for name in step.run] == [command], (place, key, foreign)


def test_a_key_that_means_something_means_that() -> None:
    sequences = Sequences({"star": ("й",), "quit": ("q",), "top": ("g g",), "query": ("g q",)}, Keyboard().latin)
    assert sequences.press("й").run == ("star",)
    assert [sequences.press(key).run for key in "пй"] == [(), ("query",)], "where the sequence goes on with its place"
    assert [sequences.press(key).run for key in "пп"] == [(), ("top",)]


async def test_a_russian_keyboard_reads_the_news(tmp_path: Path) -> None:
    async with opened(stocked(tmp_path, many(9, "й"))) as room:
        await room.press("о", "о", "л")
        assert room.chosen == "Title 1"
        await room.press("ы", "П", "п", "п")
        assert "★" in room.rows[1] and room.chosen == "Title 0"
        await room.press("t", *"йц")
        assert room.room.tags.typed == "йц", "text fields win"
        await room.press("escape", "escape", "/", *"йцук")
        assert room.told == "search everything: йцук"
        await room.press("escape", "T", "escape", "й")
        assert not room.alive
    async with opened(stocked(tmp_path), config=Config(keyboard=())) as room:
        await room.press("о")
        assert room.chosen == "Title 0"
