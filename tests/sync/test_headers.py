"""Response headers by table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.sync.headers import Headers, http_date

NOW = 784_111_777  # Sun, 06 Nov 1994 08:49:37 GMT


def headers(**values: str) -> Headers:
    return Headers((name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in values.items())


@pytest.mark.parametrize(
    "text", ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
)
def test_the_three_forms_of_a_date(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert http_date(text) == NOW


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "now", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT"]
)
def test_no_date(text: str) -> None:
    assert http_date(text) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("", None),
        ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
        ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ],
)
def test_retry_after(value: str, seconds: int | None) -> None:
    assert headers(Retry_After=value.encode().decode("latin-1")).retry_after(NOW) == seconds


@pytest.mark.parametrize(
    ("values", "moment"),
    [
        ({}, None),
        ({"Date": "soon"}, None),
        ({"Date": "Sun, 06 Nov 1994 08:49:37 GMT"}, NOW),
        ({"Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Age": "3600"}, NOW + 3600),
        ({"Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Age": "old"}, NOW),
    ],
)
def test_what_time_it_is_by_the_server(values: dict[str, str], moment: int | None) -> None:
    assert headers(**values).server_time() == moment


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        ({}, None),
        ({"Cache_Control": "public"}, None),
        ({"Cache_Control": "Public, Max-Age=3600"}, 3600),
        ({"Cache_Control": 'max-age="60"'}, 60),
        ({"Cache_Control": "s-maxage=9, max-age = 60"}, 60),
        ({"Cache_Control": "s-maxage=9"}, None),
        ({"Cache_Control": "max-age=60", "Age": "45"}, 15),
        ({"Cache_Control": "max-age=60", "Age": "99"}, 0),
        ({"Cache_Control": "no-cache, max-age=60"}, 0),
        ({"Cache_Control": "no-store"}, 0),
        ({"Cache_Control": "max-age=60", "Expires": "0"}, 60),
        ({"Expires": "0"}, 0),
        ({"Expires": "Sun, 06 Nov 1994 09:49:37 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"}, 3600),
        ({"Expires": "Sun, 06 Nov 1994 09:49:37 GMT"}, 3600),
        ({"Expires": "Sun, 06 Nov 1994 07:49:37 GMT"}, 0),
    ],
)
def test_max_age(values: dict[str, str], seconds: int | None) -> None:
    assert headers(**values).max_age(NOW) == seconds


@given(st.dictionaries(st.sampled_from(["retry-after", "cache-control", "expires", "date", "age"]), st.binary()))
def test_no_header_is_too_odd(values: dict[str, bytes]) -> None:
    odd = Headers((name.encode(), value) for name, value in values.items())
    for seconds in (odd.retry_after(NOW), odd.max_age(NOW)):
        assert seconds is None or seconds >= 0
