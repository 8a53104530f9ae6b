"""A few small documents, written by hand, and what they say."""

from __future__ import annotations

from pathlib import Path

FERRY = """ date 2026-03-05 Registration was successful!
Night Ferry to Orla Sails Again
Night Ferry to Orla Sails Again
After two winters in dock the ship is back.
ferries
lindau bay
The night ferry to Orla left on Thursday with 212 passengers.The captain promised coffee until midnight.
Night Ferry to Orla Sails Again

06:05 GMT 05.03.2026 (Updated: 09:40 GMT 05.03.2026)
After two winters in dock the ship is back.
The night ferry to Orla left on Thursday with 212 passengers.
"We missed the smell of diesel", one of them said.
The captain promised coffee until midnight.
"""

CHOIR = """Choir Café Opens in Sankt Veit

The choir of Sankt Veit opened a café on Monday.

Cakes are sung for, not paid.
"""

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour Post</title><link>https://harbour.example/</link>
<item><title>Storm &amp; Calm</title><link>https://harbour.example/storm</link><guid>h1</guid>
<pubDate>Fri, 06 Mar 2026 10:00:00 GMT</pubDate><category>weather</category>
<author>ada@example.com (Ada Berg)</author>
<description>&lt;p&gt;The storm has &lt;a href="https://harbour.example/map"&gt;passed&lt;/a&gt;.&lt;/p&gt;</description></item>
<item><title>Ferries late</title><link>https://harbour.example/late</link><guid>h2</guid>
<pubDate>Sat, 07 Mar 2026 10:00:00 GMT</pubDate><category>ferries</category>
<description>Fog.</description></item>
</channel></rss>
"""

OPML = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Sea"><outline type="rss" text="Harbour &lt;Post&gt;" xmlUrl="https://harbour.example/feed"/></outline>
<outline type="rss" text="Valley" xmlUrl="https://valley.example/rss"/>
</body></opml>
"""


def write(folder: Path) -> Path:
    """A folder with two seeds and a feed; `folder`."""
    folder.mkdir(exist_ok=True)
    (folder / "choir.txt").write_text(CHOIR, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "harbour.xml").write_text(FEED, encoding="utf-8")
    return folder
