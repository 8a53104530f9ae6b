"""Dates as they occur in feeds, each with the only moment it can mean, or none."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.dates import parse
from tuireader.model.stamps import Stamp

NOON = "2022-02-08T10:30:00Z"

READ = {
    # RFC 822, 850, 1123, 2822, and their sloppy kin
    "Tue, 08 Feb 2022 10:30:00 GMT": NOON,
    "Tue, 8 Feb 2022 10:30 +0000": NOON,
    "08 Feb 22 11:30:00 +0100": NOON,
    "Tuesday, 08-Feb-22 10:30:00 GMT": NOON,
    "Tue Feb  8 10:30:00 2022": "2022-02-08T10:30:00",
    "Tue Feb 08 02:30:00 PST 2022": NOON,
    "Wed, 09 Feb 2022 10:30:00 GMT": "2022-02-09T10:30:00Z",
    "Fri, 09 Feb 2022 10:30:00 GMT": "2022-02-09T10:30:00Z",  # a wrong weekday says nothing
    "Thu, 01 Jan 70 00:00:01 GMT": "1970-01-01T00:00:01Z",
    "Tue, 08 Feb 2022 11:30:00 +0100 (CET)": NOON,
    "Tue, 08 Feb 2022 16:00:00 +05:30": NOON,
    "Tue, 08 Feb 2022 10:30:00 -0000": NOON,
    # ISO 8601, RFC 3339, RFC 9557
    "2022-02-08T10:30:00Z": NOON,
    "2022-02-08t10:30:00.123456z": NOON,
    "2022-02-08T10:30Z": NOON,
    "2022-02-08 10:30:00 UTC": NOON,
    "20220208T103000Z": NOON,
    "2022-02-08T12:30:00+02:00[Europe/Helsinki]": NOON,
    "2022-02-08T11:30:00[Europe/Paris]": NOON,
    "2022-02-08T11:30:00+01:00[Europe/Paris][u-ca=gregory]": NOON,
    "2022-02-08T11:30:00+0100": NOON,
    "2022-02-08T05:00:00-05:30": NOON,
    "2022-02-08T24:00:00Z": "2022-02-09T00:00:00Z",
    "2016-12-31T23:59:60Z": "2016-12-31T23:59:59Z",
    "2022-02-08T10:30:00": "2022-02-08T10:30:00",
    "2022-039": "2022-02-08",
    "2022039T103000Z": NOON,
    "2022-W06-2": "2022-02-08",
    "2022-W06-2T10:30:00Z": NOON,
    "2022W062T103000Z": NOON,
    "2020-W53-7": "2021-01-03",
    "2022-02-08T10.5Z": NOON,
    "2022-02-08T10Z": "2022-02-08T10:00:00Z",
    "2022-02-08T05:30:00 America/New_York": NOON,
    "2022-02-08T10:30:00-00:00": NOON,
    # Unix time
    "1644316200": NOON,
    "1644316200000": NOON,
    "1644316200.25": NOON,
    # zones by name
    "Tue, 08 Feb 2022 10:30:00 UT": NOON,
    "Tue, 08 Feb 2022 10:30:00GMT": NOON,
    "Tue, 08 Feb 2022 05:30:00 EST5EDT": NOON,
    "Tue, 08 Feb 2022 05:30:00 Eastern Standard Time": NOON,
    "Fri, 02 Sep 2022 05:30:00 US/Eastern": "2022-09-02T09:30:00Z",
    "Tue Feb 08 2022 11:30:00 GMT+0100 (Central European Standard Time)": NOON,
    "Tue, 08 Feb 2022 12:30:00 +0200 EET": NOON,
    "08/Feb/2022:10:30:00 +0000": NOON,
    "Tue, 08 Feb 2022 22:30:00 NZST": NOON,
    "Tue, 08 Feb 2022 16:00:00 IST": NOON,
    "Tue, 08 Feb 2022 18:30:00 HKT": NOON,
    "Tue, 08 Feb 2022 02:30:00 PT": NOON,
    "Tue, 08 Feb 2022 11:30:00 CET": NOON,
    "Tue, 08 Feb 2022 12:30:00 CEST": NOON,
    "Tue, 08 Feb 2022 11:30:00 BST": NOON,
    "Tue, 08 Feb 2022 13:30:00 MSK": NOON,
    "Tue, 08 Feb 2022 19:30:00 JST": NOON,
    "Tue, 08 Feb 2022 21:30:00 AEDT": NOON,
    "Tue, 08 Feb 2022 13:30:00 UTC+3": NOON,
    "Tue, 08 Feb 2022 05:30:00 EST": NOON,
    "Tue, 08 Feb 2022 05:30:00 (EST)": NOON,
    "2022-02-08 05:30:00 (EST)": NOON,
    "Tue, 08 Feb 2022 10:30:00 XQZT": "2022-02-08T10:30:00",  # nobody knows: nothing is claimed about UTC
    # twelve hours
    "Sat, Dec 16 2023 02:02:33 PM": "2023-12-16T14:02:33",
    "Feb 8, 2022 8:56 am PST": "2022-02-08T16:56:00Z",
    "Feb 8, 2022, 12:15 a.m. UTC": "2022-02-08T00:15:00Z",
    "8 Feb 2022 12:15 PM": "2022-02-08T12:15:00",
    # numbers
    "10:30 GMT 08.02.2022": NOON,
    "08.02.2022 10:30": "2022-02-08T10:30:00",
    "8. 2. 2022": "2022-02-08",
    "2020/1/10 14:33:00": "2020-01-10T14:33:00",
    "23/09/2026": "2026-09-23",
    "09/23/2026": "2026-09-23",
    "05/05/2022": "2022-05-05",
    # languages
    "Di, 08 Feb 2022 11:30:00 +0100": NOON,
    "Dienstag, 8. März 2022, 14.30 Uhr": "2022-03-08T14:30:00",
    "8. Jänner 2022": "2022-01-08",
    "mer, 16 nov 2022 10:30:00 +0100": "2022-11-16T09:30:00Z",
    "le 8 février 2022 à 14h30": "2022-02-08T14:30:00",
    "1er août 2022": "2022-08-01",
    "8 de febrero de 2022": "2022-02-08",
    "Seg, 24 Set 2018 07:30:00 -0300": "2018-09-24T10:30:00Z",
    "martedì 8 febbraio 2022": "2022-02-08",
    "di 8 mrt. 2022 10:30": "2022-03-08T10:30:00",
    "wt., 8 lut 2022 11:30:00 +0100": NOON,
    "8 lutego 2022": "2022-02-08",
    "Вт, 08 фев 2022 13:30:00 +0300": NOON,
    "8 февраля 2022 г.": "2022-02-08",
    "8. února 2022 v 10:30": "2022-02-08T10:30:00",
    "tis, 8 feb 2022 11:30:00 +0100": NOON,
    "2022年2月8日 10:30": "2022-02-08T10:30:00",
    "2022년 2월 8일 오후 2:30": "2022-02-08T14:30:00",
    "pt, 11 mar 2022 10:30": "2022-03-11T10:30:00",
    "śr., 09 lut 2022 11:30:00 +0100": "2022-02-09T10:30:00Z",
    "út, 08 úno 2022 11:30:00 +0100": NOON,
    "вт, 8 февр. 2022 г. в 13:30 (МСК)": NOON,
    "dinsdag 8 februari 2022 om 10:30 uur": "2022-02-08T10:30:00",
    "gio 10 feb 2022, ore 10.30": "2022-02-10T10:30:00",
    "terça-feira, 8 de fevereiro de 2022 às 10h30": "2022-02-08T10:30:00",
    "mar., 08 févr. 2022 11:30:00 +0100": NOON,
    "sáb, 12 mar 2022 11:30:00 +0100": "2022-03-12T10:30:00Z",
    "tirsdag 8. februar 2022 kl. 10:30": "2022-02-08T10:30:00",
    "8 Şubat 2022 Salı 10:30": "2022-02-08T10:30:00",
    "8 лютого 2022": "2022-02-08",
    "Mo., 07. Feb. 2022 11:30:00 MEZ": "2022-02-07T10:30:00Z",
    # as far as it is known
    "2022-02-08": "2022-02-08",
    "February 8th, 2022": "2022-02-08",
    "2022-02": "2022-02",
    "February 2022": "2022-02",
    "2022": "2022",
}

NONE = [
    "",
    " ",
    "yesterday",
    "now",
    "2003-07-32T10:00:00Z",
    "2022-13-08T10:00:00Z",
    "2021-02-29",
    "Tue, 30 Feb 2022 10:30:00 GMT",
    "2022-02-08T25:51",
    "2022-02-08T24:01",
    "2022-02-08T10:61:00Z",
    "2022-02-08T10:30:00+99:99",
    "0000-00-00 00:00:00",
    "Mon, 01 Jan 0001 00:00:00 +0000",
    "99999-01-01",
    "-0044-03-15",
    "9999-12-31T23:59:59-05:00",
    "02/03/2022",  # March or February
    "13:30 PM AM 2022",
    "2022-W53-1",
    "2022-W06-8",
    "2022-W06",
    "2022-366",
    "2022-000",
    "1644316200123456",
    "Tue, 08 Feb 2022 10:30:00 +2500",
    "Tue, 31 Apr 2022 10:30:00 GMT",
    "Tue, 08 Feb 2022 13:99 GMT",
    "31.02.2022 10:30",
    "2022-02-08T10:30:61Z",
    "12.13.14.15",
    "10:30",
    "Tuesday",
    "I met him on 8 Feb 2022 in the park",
    "8 Feb 2022 " * 20,
    "٢٠٢٢-٠٢-٠٨x",
]


@pytest.mark.parametrize(("text", "moment"), READ.items())
def test_a_date_says_what_it_says(text: str, moment: str) -> None:
    found = parse(text)
    assert found is not None
    assert found.iso() == moment


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse(text) is None


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(9999, 12, 30)))
def test_what_we_write_we_can_read(moment: datetime) -> None:
    stamp = Stamp.of(moment.replace(microsecond=0))
    assert parse(stamp.iso()) == stamp
    assert parse(stamp.iso() + "Z") == Stamp(stamp.seconds)


OFFSETS = st.sampled_from(["+00:00", "+01:00", "-05:00", "+05:30", "-03:30", "+14:00", "-12:00"])
SECONDS = (
    "{:%a, %d %b %Y %H:%M:%S} {offset}",
    "{:%d %b %Y %H:%M:%S} {offset}",
    "{:%A, %d-%b-%Y %H:%M:%S} {offset}",
    "{:%a %b %d %H:%M:%S} {offset} {:%Y}",
    "{:%Y-%m-%dT%H:%M:%S}{offset}",
    "{:%Y-%m-%d %H:%M:%S}{colon}",
    "{:%Y-%m-%dT%H:%M:%S.123456}{colon}[Nowhere/There][u-ca=gregory]",
    "{:%Y%m%dT%H%M%S}{offset}",
    "{:%G-W%V-%uT%H:%M:%S}{colon}",
    "{:%GW%V%uT%H%M%S}{offset}",
    "{:%Y-%jT%H:%M:%S}{colon}",
    "{:%Y%jT%H%M%S}{offset}",
    "{:%d.%m.%Y %H:%M:%S} {offset}",
    "{:%Y/%m/%d %H:%M:%S} {offset}",
    "{:%B %d, %Y %I:%M:%S %p} {offset}",
    "{:%d %B %Y, %I:%M:%S%p} GMT{colon}",
    "{:%d/%b/%Y:%H:%M:%S} {offset}",
)


@given(
    st.datetimes(min_value=datetime(1901, 1, 2), max_value=datetime(9998, 12, 30)), OFFSETS, st.sampled_from(SECONDS)
)
def test_every_moment_in_every_form_comes_back(moment: datetime, offset: str, form: str) -> None:
    moment = moment.replace(microsecond=0)
    written = form.format(*[moment] * form.count("{:"), offset=offset.replace(":", ""), colon=offset)
    meant = datetime.fromisoformat(moment.isoformat() + offset)
    assert parse(written) == Stamp(int(meant.timestamp())), written


@given(st.dates(min_value=date(1901, 1, 2), max_value=date(9998, 12, 30)))
def test_every_day_in_every_form_comes_back(day: date) -> None:
    forms = (
        "%Y-%m-%d",
        "%Y%m%d",
        "%G-W%V-%u",
        "%Y-%j",
        "%d %B %Y",
        "%a, %d %b %Y",
        "%B %d, %Y",
        "%d.%m.%Y",
        "%Y/%m/%d",
    )
    meant = Stamp.of(datetime(day.year, day.month, day.day), "day")
    assert [parse(day.strftime(form)) for form in forms] == [meant] * len(forms)


@given(st.text(max_size=60) | st.from_regex(r"[0-9 :.+\-/TZ,a-mA-M]{1,40}", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    found = parse(text)
    assert found is None or found.iso()
