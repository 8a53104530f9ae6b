"""Documents in every encoding, declared rightly, wrongly and not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.importers.encoding import decode_xml, mended
from tuireader.importers.feed import read_feed
from tuireader.model.documents import Document

RUSSIAN = "Президент России обсудил с министрами вопросы развития экономики страны"
JAPANESE = "日本の経済についてのニュースをお届けします。東京で会議が開かれました"
CHINESE = "中国政府今天宣布了新的经济政策，这是今年以来最大的改革"
TAIWANESE = "中華民國政府今天宣布了新的經濟政策，這是今年以來最大的改革"
KOREAN = "한국 정부는 오늘 새로운 경제 정책을 발표했습니다"
GERMAN = "Größere Übung für Ämter: müßig über Straßen, schön"
FRENCH = "Le président a évoqué les élections à Genève, côté français, œuvre"


def document(text: str) -> str:
    return f"<rss version='2.0'><channel><title>{text}</title><item><title>{text}</title></item></channel></rss>"


def titles(content: bytes, content_type: str = "") -> list[str]:
    read = read_feed(content, "https://example.org/", content_type)
    assert isinstance(read, Document)
    return [read.head.title, *(draft.title for draft in read.drafts)]


ENCODED = [
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("shift_jis", JAPANESE),
    ("euc_jp", JAPANESE),
    ("gb18030", CHINESE),
    ("big5", TAIWANESE),
    ("euc_kr", KOREAN),
    ("windows-1252", GERMAN),
    ("windows-1252", FRENCH),
    ("utf-8", RUSSIAN),
    ("utf-16", JAPANESE),
    ("utf-16-le", RUSSIAN),
    ("utf-16-be", KOREAN),
    ("utf-32", GERMAN),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_undeclared(encoding: str, text: str) -> None:
    assert titles(document(text).encode(encoding)) == [text, text]


@pytest.mark.parametrize(
    ("encoding", "text"), [*ENCODED, ("iso-8859-7", "Η κυβέρνηση"), ("iso-8859-2", "Zażółć gęślą")]
)
def test_declared_by_document_or_server(encoding: str, text: str) -> None:
    declared = f"<?xml version='1.0' encoding='{encoding}'?>{document(text)}"
    assert titles(declared.encode(encoding)) == [text, text]
    assert titles(document(text).encode(encoding), f"application/xml; charset={encoding}") == [text, text]


@pytest.mark.parametrize(
    ("content_type", "declaration"),
    [
        ("text/xml; charset=us-ascii", ""),
        ("text/xml; charset=utf8", ""),
        ("text/xml; charset=iso-8859-1", "<?xml version='1.0' encoding='utf-8'?>"),
        ("", "<?xml version='1.0' encoding='iso-8859-1'?>"),
        ("", "<?xml version='1.0' encoding='punycode'?>"),
        ("", "<?xml version='1.0' encoding='undefined'?>"),
        ("", "<?xml version='1.0' encoding='no-such-thing'?>"),
        ("", "<?xml version='1.0' encoding='utf-16'?>"),
        ("text/xml; charset=;;", "\n\n<?xml version='1.0'?>"),
    ],
)
def test_utf8_under_a_false_name(content_type: str, declaration: str) -> None:
    assert titles(f"{declaration}{document(GERMAN)}".encode(), content_type) == [GERMAN, GERMAN]


def test_the_server_comes_before_the_document() -> None:
    content = f"<?xml version='1.0' encoding='koi8-r'?>{document(RUSSIAN)}".encode("windows-1251")
    assert titles(content, "text/xml; charset=windows-1251") == [RUSSIAN, RUSSIAN]


def test_windows_1252_declared_as_utf8_and_a_few_strange_bytes() -> None:
    declaration = "<?xml version='1.0' encoding='utf-8'?>"
    assert titles(f"{declaration}{document(GERMAN)}".encode("windows-1252")) == [GERMAN, GERMAN]
    mixed = f"{document(RUSSIAN)}".encode().replace(b"<item>", b"<item><description>\x93so\x94</description>")
    read = decode_xml(mixed)
    assert "“so”" in read.text
    assert RUSSIAN in read.text
    assert read.notes


@given(st.binary(max_size=400), st.text(max_size=30))
def test_no_bytes_raise(content: bytes, header: str) -> None:
    assert isinstance(decode_xml(content, header).text, str)


@given(st.text(max_size=60))
def test_utf8_is_read_as_it_is(text: str) -> None:
    text = "<a>" + text.encode("utf-8", "ignore").decode()
    if "\0" not in text:
        assert decode_xml(text.encode()).text == text


@pytest.mark.parametrize("text", [RUSSIAN, GERMAN, FRENCH, JAPANESE, "plain", "Ã", "naïve — “quoted” €"])
def test_only_what_is_certain_is_mended(text: str) -> None:
    assert mended(text) == text


def test_encoded_twice_is_mended() -> None:
    assert mended(GERMAN.encode().decode("latin-1")) == GERMAN
    assert mended("â€œquotedâ€“ â‚¬") == "“quoted– €"


ALPHABETS = [
    ("windows-1253", "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα για την οικονομία"),
    ("windows-1255", "הממשלה הודיעה היום על צעדים חדשים בכלכלה"),
    ("windows-1256", "أعلنت الحكومة اليوم عن إجراءات جديدة في الاقتصاد"),
    ("cp874", "รัฐบาลประกาศมาตรการใหม่ทางเศรษฐกิจวันนี้"),
    ("windows-1251", "Уряд оголосив сьогодні нові заходи для економіки країни"),
    ("windows-1251", "Новости дня и погода"),
    ("koi8-r", "Новости дня и погода"),
    ("iso8859-5", "Правительство объявило сегодня о новых мерах"),
    ("cp866", "Правительство объявило сегодня о новых мерах"),
]


@pytest.mark.parametrize(("encoding", "text"), ALPHABETS)
def test_alphabets_are_told_apart(encoding: str, text: str) -> None:
    assert decode_xml(f"<rss><title>{text}</title></rss>".encode(encoding)).text == f"<rss><title>{text}</title></rss>"


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ("iso-8859-8-i", "iso8859-8"),
        ("x-sjis", "cp932"),
        ("X-EUC-JP", "euc_jp"),
        ("koi8", "koi8-r"),
        ("visual", "iso8859-8"),
    ],
)
def test_names_of_the_web(named: str, encoding: str) -> None:
    text = {"iso8859-8": "ערפל", "koi8-r": "туман"}.get(encoding, "濃霧")
    whole = f"<?xml version='1.0' encoding='{named}'?><a>{text}</a>"
    assert decode_xml(whole.encode(encoding)).text == whole
