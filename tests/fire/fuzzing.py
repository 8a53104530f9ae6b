"""Input by chance to one target: ``python -m tests.fire.fuzzing TARGET AMOUNT SEED [atheris]``.

The amount is a number of inputs, the same ones for one seed wherever it runs, or a time: ``45s``.

By itself it mutates the target's seeds, and what it has made of them; with atheris, libFuzzer does that by the lines of
our code that ran. The input that broke a promise is printed, whole, as Python writes it.
"""

from __future__ import annotations

import os
import random
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import count

from tests.importers.damage import DAMAGES
from tuireader.worker import LimitError

if sys.argv[-1] == "atheris":  # it must see our parsers loaded, to know which lines ran
    import atheris

    with atheris.instrument_imports(include=["tuireader"], enable_loader_override=False):
        from tests.fire.targets import TARGETS, seeds
else:
    from tests.fire.targets import TARGETS, seeds

SLOW = 5.0
"""Seconds of its own that no input may take; what may take longer runs in a process that is given up (worker.py)."""
LARGEST = 20_000
_TOKENS = (
    b"<", b">", b"&", b";", b"'", b'"', b"=", b"(", b")", b"[", b"]", b"{", b"}", b"\\", b"/", b"%", b"#", b"@",
    b":", b"~", b"-",
    b"\0", b"\x1b", b"\x1b[", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xf3\xa0\x81\x81", b"\xcc\x81" * 9,
    b"\r", b"\n", b"\t",
    b"9" * 30, b"-1", b"1e999", b"\xd9\xa3", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"\x1b[200~", b"\x1b[201~",
    b" OR ", b"\n\n",
)  # fmt: skip


def mutated(pool: list[bytes], dice: random.Random) -> bytes:
    """A mutant of one of the pool: damaged as documents are, or a token put in, doubled or taken out."""
    content = dice.choice(pool)
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        if content and dice.random() < 0.5:
            content = dice.choice(DAMAGES)(
                bytearray(content), dice.choice([one for one in pool if one] or [b"x"]), dice
            )
        at = dice.randrange(len(content) + 1)
        size = dice.choice((0, 0, 1, 3, 20))
        token = dice.choice(_TOKENS) * dice.choice((1, 1, 1, 2, 30))
        content = (content[:at] + dice.choice((token, content[at : at + size] * 2, b"")) + content[at + size :])[
            :LARGEST
        ]
    return content


def tried(name: str, content: bytes) -> str:
    """What is wrong with how a target took an input; empty if nothing is."""
    began = time.process_time()
    try:
        TARGETS[name](content)
    except (Exception, RecursionError) as error:
        if not isinstance(error, LimitError):
            return f"{type(error).__name__}: {error}\n{''.join(traceback.format_tb(error.__traceback__)[-3:])}"
    took = time.process_time() - began
    return f"{took:.1f} s" if took > SLOW else ""


def by_chance(name: str, amount: str, seed: int) -> Iterator[tuple[bytes, str]]:
    """(input, what was wrong) of every mutant that broke a promise."""
    dice, pool = random.Random(f"{name} {seed}"), seeds(name)
    end = time.monotonic() + float(amount[:-1]) if amount.endswith("s") else None
    for number in count():
        if number >= int(amount) if end is None else time.monotonic() > end:
            break
        content = mutated(pool, dice)
        if fault := tried(name, content):
            yield content, fault
        elif dice.random() < 0.05:  # a mutant that is borne may be mutated further
            pool.append(content)
            del pool[len(seeds(name)) : -60]
    print(f"{name}: {number:,} inputs")


def by_libfuzzer(name: str, amount: str, seed: int) -> None:
    """The same by atheris; ends the process, and not well where an input broke a promise."""

    def once(content: bytes) -> None:
        if fault := tried(name, content):
            print(f"{name}: {fault}\n{content!r}", flush=True)
            os._exit(77)

    corpus = os.path.join(os.environ["TUIREADER_CORPUS"], name.replace(" ", "-"))  # noqa: PTH118
    os.makedirs(corpus, exist_ok=True)  # noqa: PTH103
    for number, content in enumerate(seeds(name)):
        with open(f"{corpus}/seed-{number}", "wb") as file:
            file.write(content)
    options = [
        f"-max_total_time={float(amount[:-1]):.0f}" if amount.endswith("s") else f"-runs={amount}",
        f"-seed={seed + 1}",
        f"-max_len={LARGEST}",
        "-timeout=60",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={corpus}/", "-rss_limit_mb=1500", corpus], once)
    atheris.Fuzz()


def main(name: str, amount: str, seed: str, *how: str) -> int:
    """0 if every promise was kept; else the inputs are printed."""
    if how:
        by_libfuzzer(name, amount, int(seed))
    faults = 0
    for content, fault in by_chance(name, amount, int(seed)):
        faults += 1
        print(f"{name}, seed {seed}: {fault}\n{content!r}", flush=True)
        if faults == 3:
            break
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
