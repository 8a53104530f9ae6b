"""What each element becomes."""

from __future__ import annotations

import pytest

from tests.reading.looks import block, drawn, page
from tuireader.reading import style
from tuireader.reading.blocks import Heading, Link, Section, Span, Verbatim
from tuireader.reading.parse import parse


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("no tags at all", "no tags at all"),
        ("<p>a<br>b<br/>c</p>", "a\nb\nc"),
        ("<p>a<br><br>b</p>", "a\n\nb"),
        ("<p>a<br>\n</p><p>&nbsp;</p><p>b", "a\n\nb"),
        ("<p>a <b> b </b> c</p>", "a b c"),
        ("<p>a\n\t b</p>", "a b"),
        ("x<!-- no -->y", "xy"),
        ("a<script>no()</script>b<style>no{}</style><template>no</template>", "ab"),
        ("<head><title>no</title></head><body>yes", "yes"),
        ("seen <span style='color:red; display : none'>no</span><i hidden>no</i>too", "seen too"),
        ("<div hidden='until-found'>found</div>", "found"),
        ("H<sub>2</sub>O, x<sup>2n</sup>, e<sup>iπ</sup>, a<sub>ij</sub>", "H₂O, x²ⁿ, e^(iπ), a_(ij)"),
        ("the 1<sup>st</sup>, XIV<sup>e</sup>, Name<sup>TM</sup>, x<sup>a</sup>", "the 1st, XIVe, NameTM, x^(a)"),
        ("note<sup><a href='#fn1'>[1]</a></sup> here", "note⁽¹⁾ here"),
        ("She said <q>no <b>way</b> </q>.", "She said “no way”."),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢(kan)字"),
        ("<abbr title='Tea Rooms'>TR</abbr>, again <abbr title='Tea Rooms'>TR</abbr>", "TR (Tea Rooms), again TR"),
        ("<abbr title='2015-03-11'>March 11th</abbr>", "March 11th"),
        ("World Health Organization (<abbr title='World Health Organization'>WHO</abbr>)",
         "World Health Organization (WHO)"),
        ("<details><summary>More</summary>inside</details>", "▾ More\n\ninside"),
        ("a<hr>b", "a\n\n" + "─" * 60 + "\n\nb"),
        ("<dl><dt>one<dt>uno<dd>1<dt>two<dd>2</dl>", "one\nuno\n    1\n\ntwo\n    2"),
        ("<nosuch>kept <b>too</nosuch></b> and </p> on", "kept too and\n\non"),
        ("<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></semantics></math>",
         "x^2"),
        ("&#27;]0;title&#7; &#x202e;abc &#0;", "]0;title abc �"),
        ("3*4=12 *not bold* # not a heading &lt;b&gt; [b]", "3*4=12 *not bold* # not a heading <b> [b]"),
    ],
)  # fmt: skip
def test_elements(markup: str, seen: str) -> None:
    assert drawn(markup) == seen


def test_styles_nest_and_end() -> None:
    (found,) = page("<p>a<b>b<i>c</i></b><code>d</code><del>e</del><ins>f</ins><mark>g</mark>").blocks
    words = [span for span in found.spans if not span.style & style.SIGN]  # type: ignore[attr-defined]
    assert [(span.text, span.style) for span in words] == [
        ("a", style.PLAIN),
        ("b", style.BOLD),
        ("c", style.BOLD | style.ITALIC),
        ("d", style.CODE),
        ("e", style.STRIKE),
        ("f", style.UNDERLINE),
        ("g", style.MARK),
    ]


def test_white_space_at_the_edge_of_emphasis_is_not_emphasised() -> None:
    (found,) = page("<p>a<b> b </b>c").blocks
    assert found.spans == (Span("a "), Span("b", style.BOLD), Span(" c"))  # type: ignore[attr-defined]


def test_headings_are_known() -> None:
    made = page("<h1>One <em>a</em></h1><p>x</p><h3>Two</h3>")
    assert made.headings == (Section(0, 1, "One a"), Section(2, 3, "Two"))
    heading = made.blocks[2]
    assert isinstance(heading, Heading) and heading.level == 3


def test_links_are_numbered_by_first_appearance() -> None:
    markup = """<p><a href="/a">A</a> <a href="b?x=1#y">B</a> <a href="https://example.org/a">again</a>
    <a href="#note">note</a> <a href="javascript:x()">script</a> <a href="mailto:a@b.c">mail</a> <a href=""></a>
    <a href="https://c.example/">https://c.example/</a>"""
    made = page(markup)
    assert made.links == (
        Link(1, "https://example.org/a", "A"),
        Link(2, "https://example.org/news/b?x=1#y", "B"),
        Link(3, "mailto:a@b.c", "mail", "mail"),
        Link(4, "https://c.example/", "https://c.example/"),
    )
    assert drawn(markup, 100) == "A[1] B[2] again[1] note script mail[3] https://c.example/ [4]"


def test_a_link_around_blocks_is_numbered_once() -> None:
    assert drawn("<a href='/x'><h3>Title</h3><p>Text</p></a>") == "Title[1]\n\nText"


@pytest.mark.parametrize(
    ("markup", "seen", "links"),
    [
        ("<img src=a.png alt='A cat'>", "[image: A cat][1]", ["a.png"]),
        ("<img src=a.png>", "", []),
        ("<img src=a.png alt=''>x", "x", []),
        ("<img src=a.png alt=spy width=1 height=1>x", "x", []),
        ("<img src='data:image/png;base64,x' data-src=late.png alt=L>", "[image: L][1]", ["late.png"]),
        ("<img src='data:image/png;base64,x' alt=L>", "[image: L]", []),
        ("<a href=big.png><img src=small.png alt=S></a>", "[image: S][1][2]", ["small.png", "big.png"]),
        ("<a href=a.png><img src=a.png alt=S></a>", "[image: S][1]", ["a.png"]),
        ("<a href=big.png><img src=small.png></a>", "[image][1][2]", ["small.png", "big.png"]),
        ("<a href=x>words <img src=small.png></a>", "words[1]", ["x"]),
        ("so <img class='emoji' src=e.png alt='😀'>!", "so 😀!", []),
        ("<img src=a.png alt=A><noscript><img src=a.png alt=A></noscript>", "[image: A][1]", ["a.png"]),
        ("so <img src=m.svg alt='{\\displaystyle A^{2}}'>, <img class=tex src=m alt=x>, <img src=/math/render/y alt=y>",
         "so A^{2}, x, y", []),
        ("<iframe src='https://v.example/embed/1'>old</iframe>", "[frame: v.example/embed/1][1]",
         ["https://v.example/embed/1"]),
        ("<video><source src=m.mp4><p>too old</p></video>", "[video: example.org/news/m.mp4][1]", ["m.mp4"]),
        ("<video><p>too old</p></video>", "too old", []),
        ("<audio src=s.ogg title='Song'></audio>", "[audio: Song][1]", ["s.ogg"]),
        ("<svg><title>Logo</title><path/></svg>", "[image: Logo]", []),
    ],
)  # fmt: skip
def test_images_and_media(markup: str, seen: str, links: list[str]) -> None:
    assert drawn(markup) == seen
    base = "https://example.org/news/"
    assert [link.url for link in page(markup).links] == [u if ":" in u else base + u for u in links]


def test_a_caption_stands_under_its_image_and_is_not_said_twice() -> None:
    markup = "<p>x</p><figure><img src=a.png alt='A cat'><figcaption>A cat, asleep</figcaption></figure><p>y</p>"
    assert drawn(markup) == "x\n\n[image][1]\nA cat, asleep\n\ny"
    assert drawn("<figure><figcaption>Above</figcaption><pre>x</pre></figure>y") == "Above\n  x\n\ny"


def test_lists() -> None:
    markup = """
    <ul><li>one<ul><li>inner<ol type=a start=3><li>deep<li>deeper</ol></ul><li>two</ul>
    <ol start=9><li>nine<li>ten<li value=3>three</ol>
    <ol reversed><li>b<li>a</ol><ol type=I><li>x<li>y</ol>
    <ul><li><input type=checkbox checked>done<li><input type=checkbox>open</ul>"""
    assert drawn(markup) == block("""
        • one
          ◦ inner
            c. deep
            d. deeper
        • two

         9. nine
        10. ten
         3. three

        2. b
        1. a

         I. x
        II. y

        [x] done
        [ ] open
        """)


def test_what_is_empty_leaves_no_mark_on_what_follows() -> None:
    assert drawn("<p>a<ul><li></li><li>b<li>c</ul>") == "a\n\n• b\n• c"
    assert drawn("<p>a<ul><li><ul><li>b<li>c</ul></ul>") == "a\n\n• ◦ b\n  ◦ c"
    assert drawn("a<li>b<li>c") == "a\n\n• b\n\n• c"


def test_items_of_paragraphs_hang_and_stand_apart() -> None:
    markup = "<ol><li><p>one two three four</p><p>more</p></li><li><p>next</p></li></ol>"
    assert drawn(markup, 12) == "1. one two\n   three\n   four\n\n   more\n\n2. next"


def test_quotes_nest() -> None:
    markup = "a<blockquote>b<blockquote>c<p>d</blockquote></blockquote>e"
    assert drawn(markup) == "a\n\n│ b\n│\n│ │ c\n│ │\n│ │ d\n\ne"


def test_code_keeps_its_columns() -> None:
    markup = "<p>x<pre class='language-Python'>\n\ndef f():\n\treturn <b>1</b>  # y\n\n</pre>"
    found = page(markup).blocks[1]
    assert isinstance(found, Verbatim) and found.language == "python"
    assert drawn(markup) == "x\n\n  def f():\n          return 1  # y"
    assert (
        drawn("<pre>\ta\tb\n日本\tx\ty\né<b>\tz</b></pre>") == "          a       b\n  日本    x       y\n  é       z"
    )
    rows = "<pre><code><div>a</div><div>  b</div></code>c<br>d</pre>"
    assert drawn(rows) == "  a\n    b\n  c\n  d"


def test_long_code_goes_on_below() -> None:
    assert drawn("<pre>" + "abcd " * 8 + "</pre>", 30) == "  abcd abcd abcd abcd abcd\n  ↪ abcd abcd abcd"


def test_the_address_of_links_may_be_stated_in_the_page() -> None:
    assert page("<base href='https://other.example/d/'><a href=x>x</a>").links[0].url == "https://other.example/d/x"


def test_headings_of_the_first_two_levels_have_a_rule_as_long_as_they_are() -> None:
    markup = "<h1>One</h1><h2>Two long words</h2><h3>Three</h3>"
    assert drawn(markup, 10) == "One\n═══\n\nTwo long\nwords\n────────\n\nThree"
    assert drawn(markup, 80).endswith("Two long words\n──────────────\n\nThree")


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a + b)/2"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><msqrt><mi>y</mi></msqrt></math>", "x^2 = √y"),
        ("<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover></math>",
         "∑_(i = 1)^n"),
        ("<math><mi>sin</mi><mi>x</mi></math>", "sin x"),
        ("<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd>3</mtd></mtr></mtable></math>",
         "[1, 2; 3]"),
        (r"so \(x^2\) and $$y$$", r"so \(x^2\) and $$y$$"),
        ("<q>a <q>b</q></q> <q lang=de>c</q> <q lang=fr>d</q> <span lang=ja><q>e</q></span>",
         "“a ‘b’” „c“ «\xa0d\xa0» 「e」"),
        ("x<sup>[<i>citation needed</i>]</sup> y<sub>(see it)</sub>", "x[citation needed] y(see it)"),
        ("<del>a <s>b</s></del> <s></s><s>$5</s>.", "~~a b~~ ~~$5~~."),
        ("<del><p>block</p></del>", "block"),
        ("<dialog>no</dialog><dialog open>yes</dialog><i popover>no</i><p style='visibility: hidden'>no", "yes"),
        ("see https://a.example/x, www.b.example or me@c.example; <code>https://d.example</code>",
         "see https://a.example/x [1], www.b.example [2] or\nme@c.example [3]; https://d.example"),
        ("<map><area href=/x alt='Left half'></map>", "Left half[1]"),
        ("<video src=m.mp4 type='video/mp4; codecs=x' duration=75.2></video>",
         "[video: example.org/news/m.mp4, video/mp4, 1:15][1]"),
        ("<audio data-duration=1:02:03><source src=a type=audio/x></audio>",
         "[audio: example.org/news/a, audio/x, 1:02:03][1]"),
        ("<p>吾輩は\n猫である。\nNo name\nyet", "吾輩は猫である。 No name yet"),
        ("<ol start=99999999999999999999><li>x</ol>", "1. x"),
    ],
)  # fmt: skip
def test_less_usual_elements(markup: str, seen: str) -> None:
    assert drawn(markup) == seen


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        ("<a href=x>a</a><img src=i.png alt=I>", ["link", "image"]),
        ("<a href=i.png>a</a><img src=i.png alt=I>", ["image"]),
        ("<iframe src=/f></iframe><video src=v></video><audio src=a></audio><embed src=e>",
         ["frame", "video", "audio", "embed"]),
        ("<a href=mailto:a@b.example>m</a>", ["mail"]),
    ],
)  # fmt: skip
def test_links_say_what_they_lead_to(markup: str, kinds: list[str]) -> None:
    assert [link.kind for link in page(markup).links] == kinds


def test_images_are_named_by_their_words_or_their_caption() -> None:
    made = page("<img src=a.png alt='A cat'><figure><img src=b.png><figcaption>A dog</figcaption></figure>")
    assert [(image.link, image.text) for image in made.images] == [(1, "A cat"), (2, "A dog")]


PIXELS = "data:image/png;base64," + "iVBO" * 60


@pytest.mark.parametrize(
    ("markup", "urls"),
    [
        ("<p><img src=a.png>", ["http://p.example/a.png"]),
        ("<img src=a.png alt=A><img src=a.png alt=B>", ["http://p.example/a.png"]),
        ("<a href=big.png><img src=big.png alt=A></a>", ["http://p.example/big.png"]),
        ("<img src='http://i.example/a.png?utm_source=feed' alt=A>", ["http://i.example/a.png?utm_source=feed"]),
        (f"<img src='{PIXELS}' alt=A>", [PIXELS]),
        (f"<img src='{PIXELS}' data-src=late.png alt=A>", ["http://p.example/late.png"]),
        ("<img src=a.png width=1 height=1 alt=A>", []),
        ("<img src=a.png class=emoji alt=':)'>", []),
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt=A>", []),
        ("<img src='data:text/html;base64," + "iVBO" * 60 + "' alt=A>", []),
        ("<img src='file:///etc/passwd' alt=A><img src='javascript:x' alt=A><img src='gopher://h/9' alt=A>", []),
        ("<div hidden><img src=a.png alt=A></div>", []),
        ("<p>none", []),
    ],
)  # fmt: skip
def test_the_images_of_a_page(markup: str, urls: list[str]) -> None:
    made = parse(markup, "html", "http://p.example/")
    assert [image.url for image in made.images] == urls
    assert made.below(()).images == made.images


@pytest.mark.parametrize(
    ("stated", "size"),
    [("width=640 height=480px", (640, 480)), ("width=100%", (None, None)), ("width=-3 height=x", (None, None))],
)
def test_the_size_of_an_image_is_as_stated(stated: str, size: tuple[int | None, int | None]) -> None:
    (image,) = page(f"<img src=a.png alt=A {stated}>").images
    assert (image.width, image.height) == size
