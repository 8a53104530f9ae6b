"""When a source is due again, by table. Jitter takes 2 to 12 % off our own interval, off no other wish."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.sync.schedule import DAY, HOUR, Facts, asked, plan, usual_gap

URL = "https://example.org/feed"
NOW = 1_700_000_000  # Tue, 14 Nov 2023 22:13:20 UTC
ALL_HOURS = frozenset(range(24))


@pytest.mark.parametrize(
    ("facts", "shortest", "longest", "why"),
    [
        ({}, 0.88 * HOUR, 0.98 * HOUR, "every so often"),
        ({"interval": 600}, 528, 588, "every so often"),
        ({"posts_every": HOUR}, 0.88 * HOUR, 0.98 * HOUR, "every so often"),
        ({"posts_every": 7 * DAY}, 0.88 * DAY, 0.98 * DAY, "seldom"),
        ({"posts_every": DAY}, 0.88 * 6 * HOUR, 0.98 * 6 * HOUR, "seldom"),
        ({"interval": 7 * DAY}, 0.88 * 7 * DAY, 0.98 * 7 * DAY, "every so often"),
        ({"interval": 7 * DAY, "failures": 9}, 0.88 * 7 * DAY, 0.98 * 7 * DAY, "failed 9 times"),
        ({"failures": 1}, 0.88 * HOUR, 0.98 * HOUR, "every so often"),
        ({"failures": 2}, 0.88 * 2 * HOUR, 0.98 * 2 * HOUR, "failed 2 times"),
        ({"failures": 4}, 0.88 * 8 * HOUR, 0.98 * 8 * HOUR, "failed 4 times"),
        ({"failures": 9999}, 0.88 * DAY, 0.98 * DAY, "failed 9999 times"),
        ({"max_age": 7200}, 7200, 7200, "Cache-Control"),
        ({"max_age": 60}, 0.88 * HOUR, 0.98 * HOUR, "every so often"),
        ({"max_age": 31_536_000}, DAY, DAY, "Cache-Control"),
        ({"retry_after": 7201, "max_age": 7200}, 7201, 7201, "Retry-After"),
        ({"retry_after": 0, "interval": 30}, 60, 60, "Retry-After"),
        ({"retry_after": 10**9}, DAY, DAY, "Retry-After"),
        ({"ttl": 10_800}, 10_800, 10_800, "ttl"),
        ({"ttl": 10_800, "failures": 3}, 0.88 * 4 * HOUR, 0.98 * 4 * HOUR, "failed 3 times"),
    ],
)
def test_the_longest_wish_wins(facts: dict[str, object], shortest: float, longest: float, why: str) -> None:
    due = plan(NOW, Facts(URL, **facts))  # type: ignore[arg-type]
    assert shortest <= due.at - NOW <= longest
    assert why in due.why


# Due at 23:13:20 by the server's word, a Tuesday.
@pytest.mark.parametrize(
    ("hours", "days", "wait"),
    [
        ({22}, set(), 3600),
        ({23}, set(), 6400),  # midnight
        ({23, 24, 1}, set(), 6400 + 2 * HOUR),  # 24 is midnight
        (set(), {1}, 6400),
        (set(), {2}, 3600),
        ({0, 1}, {1}, 6400 + 2 * HOUR),
        (ALL_HOURS, set(), DAY),
        (set(), {0, 1, 2, 3, 4, 5, 6}, DAY),
        (ALL_HOURS - {21}, set(), 6400 + 21 * HOUR),
        (set(), {1, 2}, DAY),
    ],
)
def test_hours_and_days_left_out(hours: set[int], days: set[int], wait: int) -> None:
    facts = Facts(URL, max_age=3600, skip_hours=frozenset(hours), skip_days=frozenset(days))
    due = plan(NOW, facts)
    assert due.at - NOW == wait
    assert ("leaves out" in due.why) == (wait != 3600)


def test_jitter_is_fixed_for_an_address_and_spreads_many() -> None:
    waits = [plan(NOW, Facts(f"https://example.org/{n}")).at - NOW for n in range(200)]
    assert waits == [plan(NOW, Facts(f"https://example.org/{n}")).at - NOW for n in range(200)]
    assert len(set(waits)) > 100


@given(
    st.builds(
        Facts,
        url=st.text(),
        interval=st.integers(1, DAY),
        posts_every=st.none() | st.integers(0, 2 * NOW),
        failures=st.integers(0, 10**6),
        max_age=st.none() | st.integers(0, 10**12),
        retry_after=st.none() | st.integers(0, 10**12),
        ttl=st.none() | st.integers(0, 10**12),
        skip_hours=st.frozensets(st.integers(0, 24)),
        skip_days=st.frozensets(st.integers(0, 6)),
    )
)
def test_always_later_and_never_more_than_a_day(facts: Facts) -> None:
    assert NOW <= plan(NOW, facts).at <= NOW + DAY


@pytest.mark.parametrize(
    ("posted", "gap"),
    [
        ([], None),
        ([NOW + 99 * DAY], None),
        ([NOW - n * HOUR for n in range(10)], 9 * HOUR // 10),
        ([NOW - n * 7 * DAY for n in range(90)], 63 * DAY // 10),
        ([NOW - 4 * DAY, NOW - 2 * DAY], 2 * DAY),
    ],
)
def test_the_usual_time_between_articles(posted: list[int], gap: int | None) -> None:
    assert usual_gap(NOW, posted) == gap


@pytest.mark.parametrize(("said", "heard"), [(None, None), (0, 60), (120, 120), (10**9, DAY)])
def test_what_a_server_asks_for_has_bounds(said: int | None, heard: int | None) -> None:
    assert asked(said) == heard
