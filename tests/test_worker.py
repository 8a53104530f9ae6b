"""A function in another process: what it says, and what stops it."""

from __future__ import annotations

import os
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


@pytest.mark.parametrize("job", ["never_ends", "never_rests"])
def test_what_takes_too_long_is_killed_and_the_next_question_answered(job: str) -> None:
    with worker(job, seconds=0.2) as one:
        for _ in range(2):
            with pytest.raises(LimitError, match=r"more than 0\.2 s"):
                one.ask()
        assert one._process is None


def test_time_that_others_have_is_not_counted() -> None:
    with worker("rests", seconds=0.5) as one:
        assert one.ask(0.7) == "rested"


def test_a_process_that_died_between_two_questions_costs_nothing() -> None:
    with worker("doubles") as one:
        one.ask("a")
        assert one._process is not None
        one._process.kill()
        one._process.wait()
        assert one.ask("b") == "bb"


def test_a_forked_child_asks_a_process_of_its_own() -> None:
    with worker("doubles") as one:
        one.ask("a")
        process = one._process
        pid = os.fork()
        if not pid:
            own = one.ask("b") == "bb" and one._process is not process
            one.close()
            os._exit(0 if own else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert one.ask("c") == "cc"
        assert one._process is process


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
