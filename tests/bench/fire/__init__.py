"""Hostile input of every kind: how much was tried, what got through, what died, what was lost, the slowest.

    python -m tests.bench fire
    TUIREADER_HOSTILE=FOLDER python -m tests.bench fire      # every file below it too, a group for each folder

All numbers but the first and the last should be nought. "Got through": a byte that is neither text nor ours, or a file
or a request that should not be. "State lost": marks, counts, the index or the library's file are not what they were.

documents   feeds, seed files, outlines, pages, files of yours: imported, listed, shown, exported
characters  every character there is, and sequences that terminals obey, through the one gate
network     answers of bad servers
terminal    bytes typed at the reader
files       what is no file, names that are none, words on the command line
libraries   what is no library, and programs that are killed while they write one
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.bench.fire.trying import Tried


def groups() -> Iterator[tuple[str, Callable[[], list[Tried]]]]:
    """The groups by name, in order."""
    from tests.bench.fire import characters, documents, files, libraries, network, terminal

    yield from documents.groups()
    yield "text", characters.tried
    yield "network", network.tried
    yield "terminal", terminal.tried
    yield "files", files.tried
    yield "words", files.words_tried
    yield "library", libraries.tried
    yield from documents.groups_of_yours()


def main() -> None:
    """Print a line for each group, and each input that was not borne."""
    print(f"{'group':12} {'tried':>9} {'got through':>12} {'app died':>9} {'state lost':>11}   slowest")
    for group, run in groups():
        tried = run()
        slowest = max(tried, key=lambda one: one.seconds)
        sums = [sum(getattr(one, what) for one in tried) for what in ("through", "died", "lost")]
        counted = f"{group:12} {sum(one.inputs for one in tried):9,} {sums[0]:12} {sums[1]:9} {sums[2]:11}"
        print(f"{counted}   {slowest.seconds:.1f} s {slowest.name}", flush=True)
        for one in tried:
            if one.through or one.died or one.lost:
                print(f"    {one}", flush=True)
