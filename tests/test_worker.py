"""A function in another process: what it says, and what stops it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from tuireader.worker import LimitError, Worker

JOBS = "tests.library.slow_jobs"


def worker(job: str, seconds: float = 10, megabytes: int = 256) -> Worker:
    return Worker(f"{JOBS}:{job}", seconds=seconds, megabytes=megabytes)


def test_it_answers_again_and_again_in_one_process() -> None:
    with worker("doubles") as one:
        assert one.ask("ab") == "abab"
        process = one._process
        assert one.ask("é" * 300_000) == "é" * 600_000
        assert one._process is process
    assert process is not None
    assert process.poll() is not None, "nothing is left of it"


def test_what_takes_too_long_is_killed_and_the_next_question_answered() -> None:
    with worker("never_ends", seconds=0.2) as one:
        for _ in range(2):
            with pytest.raises(LimitError, match=r"more than 0\.2 s"):
                one.ask()
        assert one._process is None


@pytest.mark.parametrize(("job", "said"), [("takes_all_memory", "256 MB of memory"), ("dies", "broke down")])
def test_what_takes_too_much_or_dies_is_said(job: str, said: str) -> None:
    with worker(job) as one, pytest.raises(LimitError, match=said):
        one.ask()


def test_another_thread_stops_a_question_that_waits() -> None:
    with worker("never_ends", seconds=60) as one, ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(one.ask)
        while not waiting.done():  # what is not yet begun cannot be stopped
            one.stop()
            wait([waiting], timeout=0.01)
        with pytest.raises(LimitError, match="broke down"):
            waiting.result()
        one.stop()
