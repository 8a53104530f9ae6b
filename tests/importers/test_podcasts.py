"""What podcasts say beside the text of an episode: people, chapters, numbers, places, files."""

from __future__ import annotations

import pytest

from tests.importers.test_feed import entry, item, read, rss
from tuireader.model.drafts import Attachment

TEXT = "<title>t</title><description>Text</description>"


@pytest.mark.parametrize(
    ("inside", "below"),
    [
        ("<itunes:season>2</itunes:season><itunes:episode>5</itunes:episode>", "<p>Season 2, episode 5</p>"),
        ("<itunes:episode>5</itunes:episode><itunes:episodeType>Bonus</itunes:episodeType>", "<p>Episode 5, bonus</p>"),
        ("<itunes:episodeType>full</itunes:episodeType>", ""),
        (
            "<podcast:season name='The Long Winter'>3</podcast:season>"
            "<podcast:episode display='Ch. 4'>4</podcast:episode>",
            "<p>Season 3 (The Long Winter), episode Ch. 4</p>",
        ),
        (
            "<podcast:person role='Host'>Ann &amp; Co</podcast:person><podcast:person>Bob</podcast:person>"
            "<podcast:person role='guest' href='x'>Cy</podcast:person>"
            "<podcast:person role='editor'>Bob</podcast:person>",
            "<p>With Ann &amp; Co (host), Bob (host, editor), Cy (guest)</p>",
        ),
        (
            "<psc:chapters><psc:chapter start='0' title='Hello'/><psc:chapter start='00:01:30.500' title='A &lt; B'"
            " href='/b?x=1&amp;y=2'/><psc:chapter start='1:02:03' title='End'/><psc:chapter/></psc:chapters>",
            "<h3>Chapters</h3><ul><li>0:00 Hello</li>"
            "<li><a href=\"https://example.org/b?x=1&amp;y=2\">1:30 A &lt; B</a></li>"
            "<li>1:02:03 End</li></ul>",
        ),
        (
            "<podcast:soundbite startTime='73.0' duration='60.0'>Why</podcast:soundbite>"
            "<podcast:soundbite startTime='1234.5' duration='42.25'/>",
            "<p>Excerpt at 1:13, 60 seconds: Why</p>\n<p>Excerpt at 20:34, 42 seconds</p>",
        ),
        ("<podcast:location geo='geo:30.2,-97.7' osm='R1'>Austin, TX</podcast:location>", "<p>Place: Austin, TX</p>"),
        ("<podcast:location geo='geo:30.2,-97.7'/>", "<p>Place: 30.2,-97.7</p>"),
        (
            "<podcast:funding url='https://pay.example/'>Help us</podcast:funding>",
            '<p><a href="https://pay.example/">Help us</a></p>',
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_the_text_is_put_below_it(inside: str, below: str) -> None:
    spaces = "xmlns:psc='http://podlove.org/simple-chapters'"
    whole = rss(f"<item>{TEXT}{inside}</item>").replace("<rss ", f"<rss {spaces} ")
    for document in (whole, whole.replace("</channel></rss>", "")):  # read as XML, and as what is not quite XML
        (draft,) = read(document).drafts
        assert draft.body == "\n".join(filter(None, ("Text", below)))


def test_below_a_plain_text_it_is_plain() -> None:
    draft = entry(
        "<title>t</title><content>One.</content>"
        "<chapter xmlns='http://podlove.org/simple-chapters' start='0:05' title='x' href='https://e.example/'/>"
        "<season xmlns='http://www.itunes.com/dtds/podcast-1.0.dtd'>1</season>"
    )
    assert (draft.body, draft.form) == ("One.\n\nSeason 1\n\nChapters:\n0:05 x (https://e.example/)", "text")


def test_people_of_the_podcast_are_those_of_an_episode_that_names_none() -> None:
    channel = "<podcast:person>Ann</podcast:person>"
    own = f"<item>{TEXT}<podcast:person>Bob</podcast:person></item>"
    bodies = [draft.body for draft in read(rss(f"<item>{TEXT}</item>{own}", channel)).drafts]
    assert bodies == ["Text\n<p>With Ann (host)</p>", "Text\n<p>With Bob (host)</p>"]


def test_a_podcast_says_where_it_is_from_and_how_to_support_it() -> None:
    channel = (
        "<description>About.</description><podcast:location>Oslo</podcast:location>"
        "<podcast:funding url='https://pay.example/a'>Help</podcast:funding><podcast:funding url='https://pay.example/b'/>"
    )
    assert (
        read(rss("", channel)).head.subtitle
        == "About. · Place: Oslo · Help https://pay.example/a · https://pay.example/b"
    )


def test_files_in_other_formats() -> None:
    draft = item(
        f"{TEXT}<enclosure url='https://e.example/a.mp3' type='audio/mpeg' length='9'/>"
        "<itunes:duration>60</itunes:duration>"
        "<podcast:alternateEnclosure type='audio/opus' length='5' title='Small'><podcast:source uri='https://e.example/a.opus'/>"
        "<podcast:source uri='ipfs://x'/></podcast:alternateEnclosure>"
    )
    assert draft.attachments == (
        Attachment("https://e.example/a.mp3", "audio/mpeg", 9, 60),
        Attachment("https://e.example/a.opus", "audio/opus", 5, None, "Small"),
    )


def test_the_picture_of_an_episode_unless_it_is_that_of_the_podcast_or_in_the_text() -> None:
    channel = "<itunes:image href='https://e.example/all.jpg'/>"

    def files(inside: str) -> tuple[Attachment, ...]:
        return read(rss(f"<item><title>t</title>{inside}</item>", channel)).drafts[0].attachments

    assert files("<itunes:image href='/one.png'/>") == (
        Attachment("https://example.org/one.png", "image/png", title="picture"),
    )
    assert files("<itunes:image href='https://e.example/all.jpg'/>") == ()
    assert (
        files(
            "<itunes:image href='https://e.example/a.jpg'/>"
            "<description>&lt;img src='https://e.example/a.jpg'&gt;</description>"
        )
        == ()
    )


def test_where_an_episode_is_talked_about() -> None:
    talk = "<podcast:socialInteract protocol='activitypub' uri='https://social.example/@a/1'/>"
    assert item(TEXT + talk).comments == "https://social.example/@a/1"
    assert item(TEXT + talk + "<comments>https://e.example/c</comments>").comments == "https://e.example/c"
