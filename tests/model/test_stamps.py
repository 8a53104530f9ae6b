"""Moments say no more than is known."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.stamps import Precision, Stamp, iso

CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("moment", "precision", "expected"),
    [
        (datetime(2022, 2, 8, 10, 30, tzinfo=UTC), "minute", "2022-02-08T10:30:00Z"),
        (datetime(2022, 2, 8, 10, 30, tzinfo=CET), "minute", "2022-02-08T09:30:00Z"),
        (datetime(2022, 2, 8, 10, 30), "minute", "2022-02-08T10:30:00"),
        (datetime(2022, 2, 8), "day", "2022-02-08"),
        (datetime(2022, 2, 1), "month", "2022-02"),
        (datetime(2022, 1, 1), "year", "2022"),
        (datetime(1, 1, 1, tzinfo=UTC), "minute", "0001-01-01T00:00:00Z"),
        (datetime(999, 12, 31, tzinfo=UTC), "day", "0999-12-31"),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), "minute", "9999-12-31T23:59:59Z"),
        (datetime(1969, 12, 31, 23, 59, 58, tzinfo=UTC), "minute", "1969-12-31T23:59:58Z"),
    ],
)
def test_a_stamp_says_what_is_known(moment: datetime, precision: Precision, expected: str) -> None:
    assert Stamp.of(moment, precision).iso() == expected


def test_the_clock_of_this_machine_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for zone in ("UTC", "Asia/Kathmandu", "America/St_Johns"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        stamp = Stamp.of(datetime(2024, 7, 1, 12, 0))
        said.append((stamp.seconds, stamp.iso(), iso(stamp.seconds)))
    assert said == [(1719835200, "2024-07-01T12:00:00", "2024-07-01T12:00:00Z")] * 3


@given(st.datetimes(timezones=st.timezones() | st.none(), min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)))
def test_a_stamp_holds_the_moment_to_the_second(moment: datetime) -> None:
    stamp = Stamp.of(moment)
    whole = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    assert abs(stamp.moment() - whole) < timedelta(seconds=1)
    assert stamp.zoned == (moment.tzinfo is not None)
    assert datetime.fromisoformat(stamp.iso()).replace(tzinfo=UTC) == stamp.moment()


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from(["day", "month", "year"]))
def test_a_cut_stamp_is_the_beginning_of_the_whole_one(moment: datetime, precision: Precision) -> None:
    assert Stamp.of(moment).iso().startswith(Stamp.of(moment, precision).iso())
