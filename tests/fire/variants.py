"""What no list holds: characters that a terminal obeys, of each class, in each spelling and place of a document."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

CLASSES: dict[str, list[int]] = {
    "C0": [code for code in range(0x20) if code != 0x0A],
    "DEL": [0x7F],
    "C1": list(range(0x80, 0xA0)),
    "direction": [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)],
    "separators": [0x2028, 0x2029],
    "tags": list(range(0xE0000, 0xE0080)),
    "surrogates": list(range(0xD800, 0xE000, 0x99)),
}
SEQUENCES = (
    "\x1b]52;c;UFdO\x07", "\x1b]52;p;?\x1b\\", "\x1b]2;PWN\x9c", "\x9d0;PWN\x9c", "\x1b]4;1;?\x07",
    "\x1b]1337;File=:PWN\x07",
    "\x1b]777;notify;PWN\x07", "\x1b]9;PWN\x07", "\x1b[5n", "\x1b[>q", "\x1b[?1049l", "\x1b[?1003h", "\x1b[3J",
    "\x1bc",
    "\x1b#8", "\x1b(0", "\x1b[!p", "\x1b[20t", "\x1b[8;1;1t", "\x90+q544e\x9c", "\x1b_Ga=q;PWN\x1b\\",
    "\x1b^PWN\x1b\\",
    "\x1bXPWN\x1b\\", "\x1b[1;31mred", "\x9b1;31mred", "\x1b[>4;2m", "\x1b[200~pasted\x1b[201~", "\x1b\x1b[2J",
    "\x1b]8;;file:///x\x07y",
)  # fmt: skip


def hostile(dice: random.Random) -> str:
    """A text with a character of each class and a sequence that a terminal would obey, letters between them."""
    parts = [f"{name[0]}{chr(dice.choice(codes))}{dice.choice('xyz')}" for name, codes in CLASSES.items()]
    parts += dice.sample(SEQUENCES, 3)
    dice.shuffle(parts)
    return "".join(parts)


Spelling = Callable[[str], str]


def _numbered(form: str) -> Spelling:
    return lambda text: "".join(one if one.isalnum() else form.format(ord(one)) for one in text)


XML_SPELLINGS: dict[str, Spelling] = {
    "as it is": lambda text: text.replace("&", "&amp;").replace("<", "&lt;"),
    "decimal": _numbered("&#{};"),
    "hexadecimal": _numbered("&#x{:X};"),
    "padded": _numbered("&#0000{};"),
    "without its end": _numbered("&amp;#{} "),
    "twice": _numbered("&amp;#{};"),
    "thrice": _numbered("&amp;amp;#x{:x};"),
    "in CDATA": lambda text: f"<![CDATA[{text}]]>",
    "in CDATA, numbered": lambda text: f"<![CDATA[{_numbered('&#{};')(text)}]]>",
    "percent": lambda text: "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass")),
}

RSS = """<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'
 xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'
 xmlns:media='http://search.yahoo.com/mrss/' xmlns:podcast='https://podcastindex.org/namespace/1.0'
 xmlns:slash='http://purl.org/rss/1.0/modules/slash/'><channel>
<title>Feed @</title><link>http://a.example/@</link><description>@</description><language>e@n</language><ttl>@</ttl>
<generator>@</generator><image><url>http://a.example/i@.png</url><title>@</title></image>
<item><title>Title @</title><link>http://a.example/l@</link><guid isPermaLink='false'>guid @</guid>
<description>Words @ words</description><content:encoded>&lt;p title="@">Body @ &lt;a href="http://b.example/@">@&lt;/a>
&lt;img src="http://b.example/@.png" alt="@"/>&lt;pre>&lt;code class="language-@">@&lt;/code>&lt;/pre>&lt;/p>
</content:encoded>
<author>@ (@)</author><dc:creator>Creator @</dc:creator><category>tag @</category><category domain='@'>@</category>
<comments>http://a.example/c@</comments><pubDate>@</pubDate><source url='http://a.example/s@'>Source @</source>
<enclosure url='http://a.example/e@.mp3' type='audio/@' length='@'/><itunes:duration>@</itunes:duration>
<itunes:author>@</itunes:author><itunes:episode>@</itunes:episode><media:title>@</media:title>
<media:content url='http://a.example/m@.jpg' type='image/@'><media:description>@</media:description></media:content>
<podcast:person role='@' href='http://a.example/p@'>Person @</podcast:person><podcast:location>@</podcast:location>
<podcast:transcript url='http://a.example/t@' type='@'/></item></channel></rss>"""
ATOM = """<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a.example/@' xml:lang='@'>
<title type='html'>Feed @</title><subtitle>@</subtitle><id>urn:@</id><link href='http://a.example/@' title='@'/>
<icon>http://a.example/@</icon><entry><title type='html'>Title @</title><id>urn:entry:@</id>
<link rel='alternate' href='l@' title='@' type='@'/><link rel='enclosure' href='e@' title='@' type='@' length='@'/>
<author><name>Author @</name><email>@</email><uri>http://a.example/@</uri></author><category term='@' label='tag @'/>
<updated>@</updated><summary>@</summary><content type='html'>Body @ &lt;b>@&lt;/b></content>
<rights>@</rights></entry></feed>"""
OPML = """<opml version='2.0'><head><title>@</title><ownerName>@</ownerName></head><body><outline text='Folder @'>
<outline text='Feed @' title='@' xmlUrl='http://a.example/f' htmlUrl='http://a.example/@' category='/@/b' type='@'/>
<outline text='@' xmlUrl='http://a.example/@'/><outline text='@' xmlUrl='@'/></outline></body></opml>"""
SEED = """ date 2022-02-08 Title @
https://news.example/@.html
By @

Text @ text.

More @.

Tags
tag @
other @
"""


def documents(dice: random.Random) -> Iterator[tuple[str, bytes]]:
    """(file name, content): every kind of document, a hostile text in each of its places."""
    for name, spell in XML_SPELLINGS.items():
        for kind, template in (("rss", RSS), ("atom", ATOM), ("opml", OPML)):
            text = spell(hostile(dice))
            if "CDATA" in name and kind != "rss":
                continue
            written = template.replace("@", text if "CDATA" not in name else _numbered("&#{};")(text[:0]) or "q")
            if "CDATA" in name:
                written = template.replace("Title @", text).replace("Words @ words", text).replace("@", "q")
            yield f"{kind}-{name}.xml".replace(" ", "-"), written.encode("utf-8", "surrogatepass")
    text = hostile(dice)
    yield "json-escaped.json", json.dumps(_json_feed(text)).encode()
    yield "json.json", json.dumps(_json_feed(text), ensure_ascii=False).encode("utf-8", "surrogatepass")
    yield "seed.txt", SEED.replace("@", hostile(dice)).encode("utf-8", "surrogatepass")
    yield "note.txt", f"{hostile(dice)}\n\n{hostile(dice)}\n".encode("utf-8", "surrogatepass")
    plain = hostile(dice).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    for encoding in ("utf-16", "utf-32", "utf-7", "utf-8-sig"):
        yield f"seed-{encoding}.txt", SEED.replace("@", plain).encode(encoding, "replace")
        yield (
            f"rss-{encoding}.xml",
            RSS.replace("'utf-8'", f"'{encoding}'")
            .replace("@", "x" + plain.replace("<", ""))
            .encode(encoding, "replace"),
        )
    for byte in range(0x80, 0xA0):  # C1 as single bytes, as Latin-1 has them
        yield (
            f"latin-{byte:x}.xml",
            RSS.replace("utf-8", "iso-8859-1").replace("@", f"x{chr(byte)}2J").encode("latin-1"),
        )


def _json_feed(text: str) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1", "title": f"Feed {text}",
        "home_page_url": f"http://a.example/{text}",
        "description": text, "language": text, "icon": f"http://a.example/{text}", text: text,
        "authors": [{"name": text, "url": f"http://a.example/{text}"}],
        "items": [{
            "id": f"id {text}", "title": f"Title {text}", "url": f"http://a.example/l{text}", "summary": text,
        text: text,
            "external_url": f"http://a.example/{text}", "content_html": f"<p>Body {text}</p>",
        "tags": [f"tag {text}", text],
            "date_published": text, "authors": [{"name": f"Author {text}"}], "language": text,
            "attachments": [{"url": f"http://a.example/{text}", "mime_type": text, "title": text,
        "size_in_bytes": text}],
        }, {"id": text, "content_text": f"Text {text}"}],
    }  # fmt: skip
