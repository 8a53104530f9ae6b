"""The words of the house: nothing can be changed behind one's back."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from pkgutil import iter_modules

import pytest

from tuireader import model

SUBJECTS = [import_module(f"{model.__name__}.{found.name}") for found in iter_modules(model.__path__)]
WORDS = [
    kind
    for subject in SUBJECTS
    for kind in vars(subject).values()
    if dataclasses.is_dataclass(kind) and kind.__module__ == subject.__name__
]


def test_there_are_words() -> None:
    assert len(WORDS) > 20


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.__name__)
def test_every_word_is_frozen_and_slim(word: type) -> None:
    assert word.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hasattr(word, "__slots__")
    assert word.__doc__
    assert not word.__doc__.startswith(f"{word.__name__}("), "a docstring of its own"
