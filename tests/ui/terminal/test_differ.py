"""The differ against a judge: raw stream and differences must leave the same screen, cell by cell."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.decoded_screen import Decoder
from tuireader.ui.terminal.differ import ScreenDiffer

WORDS = [
    *("a", "Quiet news", " ", "    ", "x" * 30, "two  words", "é", "“so” …", "─────", "漢字", "かな", "한글"),
    *(
        "😀",
        "👨‍👩‍👧",
        "❤️",
        "🇩🇪",
        "e\u0301",
        "ไทยก็",
        "क्षि",
        "שלום",
        "سلام",
        "ｆｕｌｌ",
        "a漢b😀c",
        " " * 40,
    ),
]
SGR = [
    *("", "0", "1", "2", "3", "4", "7", "9", "31", "37", "44", "49", "39", "22", "27", "24", "91", "104"),
    *(
        "1;31",
        "0;1;2;7",
        "38;5;200",
        "48;5;17",
        "38;2;1;2;3",
        "48;2;9;8;7;4",
        "1;3;4;9;53;31;42",
        "0;37;40",
        "5;8",
    ),
]
LINKS = ["id=1;https://example.org/", ";https://example.org/a", ";"]

text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
small = st.one_of(st.integers(0, 41), st.integers(0, 9))
place = st.tuples(small, small).map(lambda at: f"\x1b[{at[0]};{at[1]}H")
piece = st.one_of(
    place,
    text,
    text,
    st.sampled_from(SGR).map(lambda codes: f"\x1b[{codes}m"),
    st.sampled_from(SGR).map(lambda codes: f"e\x1b[{codes}m\u0301"),
    st.sampled_from(["\r", "\r\n", "\b", "\x1b[3C", "\x1b[2D", "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[?2026h"]),
    st.sampled_from(LINKS).map(lambda link: f"\x1b]8;{link}\x1b\\"),
)
frame = st.lists(piece, min_size=1, max_size=12).map("".join)
size = st.one_of(  # the small ones so that writes meet
    st.tuples(st.integers(1, 40), st.integers(1, 12)),
    st.tuples(st.integers(1, 9), st.integers(1, 3)),
)


class Twins:
    """The same program on two terminals: one gets everything, the other only differences."""

    def __init__(
        self, columns: int, rows: int, *, bce: bool = True, by_lines: bool = False, sides: bool = False
    ) -> None:
        self.raw = Decoder(columns, rows, bce=bce)
        self.thin = Decoder(columns, rows, bce=bce, sides=sides)
        self.differ = ScreenDiffer(columns, rows, by_lines=by_lines, asks=True)
        self.sent = ""
        for terminal in (self.raw, self.thin):
            terminal.feed(b"\x1b[?7l")

    def write(self, data: str) -> None:
        self.raw.feed(data.encode())
        self.send(self.differ.feed(data))

    def take(self) -> str:
        self.sent = ""
        self.send(self.differ.take())
        return self.sent

    def send(self, text: str) -> None:
        self.sent += text
        for mode in re.findall(rb"\?([0-9]+);[123]\$y", self.thin.feed(text.encode())):
            self.differ.learn(int(mode))

    def compare(self) -> None:
        for y, (expected, got) in enumerate(zip(self.raw.screen.cells(), self.thin.screen.cells(), strict=True)):
            assert got == expected, f"row {y} after {self.sent!r}"
        assert self.cursor(self.thin) == self.cursor(self.raw), self.sent

    @staticmethod
    def cursor(terminal: Decoder) -> tuple[int, int]:
        screen = terminal.screen
        return min(screen.cursor.x, screen.columns - 1), screen.cursor.y


@given(size, st.lists(st.tuples(frame, st.booleans()), min_size=1, max_size=8), st.booleans(), st.booleans())
def test_random_frames_look_the_same(
    size: tuple[int, int], frames: list[tuple[str, bool]], bce: bool, by_lines: bool
) -> None:
    twins = Twins(*size, bce=bce, by_lines=by_lines)
    for data, taken in frames:
        twins.write(data)
        if taken:
            twins.take()
            twins.compare()
    twins.take()
    twins.compare()
    twins.differ.repaint()
    twins.take()
    twins.compare()


def document(rows: int, columns: int, offset: int, words: list[str], cursor: int, header: int) -> str:
    """A frame as a list draws it: a fixed header, rows of a long text, the row under the cursor reversed."""
    out = []
    for y in range(rows):
        line = f"header {y}" if y < header else f"{offset + y} {words[(offset + y) % len(words)]}"
        line = line[:columns]
        style = "7" if y == cursor else "0"
        out.append(f"\x1b[{y + 1};1H\x1b[0m{' ' * columns}\x1b[{y + 1};1H\x1b[{style}m{line}\x1b[0m")
    return "".join(out) + "\x1b[H"


@given(
    st.integers(10, 60),
    st.integers(4, 14),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 13)), min_size=1, max_size=6),
    st.integers(0, 2),
    st.booleans(),
)
def test_scrolling_looks_the_same(
    columns: int, rows: int, words: list[str], moves: list[tuple[int, int]], header: int, by_lines: bool
) -> None:
    twins = Twins(columns, rows, by_lines=by_lines)
    for offset, cursor in moves:
        twins.write(document(rows, columns, offset, words, cursor, header))
        twins.take()
        twins.compare()


def beside(left: str, right: str, column: int) -> str:
    """Two frames beside each other: the second from a column on."""
    return left + re.sub(r"\x1b\[(\d+);1H", lambda at: f"\x1b[{at[1]};{column + 1}H", right).removesuffix("\x1b[H")


@given(
    st.integers(12, 30),
    st.integers(12, 30),
    st.integers(4, 14),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
    st.lists(st.tuples(*[st.integers(0, 20), st.integers(0, 13)] * 2), min_size=1, max_size=6),
    st.booleans(),
)
def test_panes_beside_each_other_that_scroll_look_the_same(
    left: int, right: int, rows: int, words: list[str], moves: list[tuple[int, int, int, int]], sides: bool
) -> None:
    twins = Twins(left + right, rows, sides=sides)
    for offset, cursor, other_offset, other_cursor in moves:
        first = document(rows, left, offset, words, cursor, 0)
        twins.write(beside(first, document(rows, right, other_offset, words, other_cursor, 1), left))
        twins.take()
        twins.compare()


def started(columns: int = 80, rows: int = 24, **options: Any) -> Twins:
    twins = Twins(columns, rows, **options)
    titles = [f"Article {n} about {n * 7919 % 1000} quiet gardens" for n in range(200)]
    twins.write(document(rows, columns, 0, titles, -1, 1))
    twins.take()
    return twins


def test_nothing_new_sends_nothing() -> None:
    twins = started()
    twins.write(document(24, 80, 0, [f"Article {n} about {n * 7919 % 1000} quiet gardens" for n in range(200)], -1, 1))
    assert twins.take() == ""


def test_one_letter_sends_a_move_the_letter_and_a_move_back() -> None:
    twins = started()
    twins.write("\x1b[5;3H#\x1b[H")
    assert twins.take() == "\x1b[5;3H#\x1b[H"


def test_blanks_at_the_edge_are_written_where_that_is_shorter() -> None:
    twins = started()
    twins.write("\x1b[3;1H   \x1b[31mlater\x1b[5;1H \x1b[7mone\x1b[0m\x1b[H")
    twins.take()
    twins.write("\x1b[3;1H   \x1b[31mother\x1b[5;1H \x1b[7mtwo\x1b[0m\x1b[H")
    assert twins.take() == "\x1b[3;4H\x1b[31moth\x1bE\x1bE \x1b[7mtwo\x1b[m\x1b[H"
    twins.compare()


def test_a_shorter_row_ends_with_erase_line() -> None:
    twins = started()
    twins.write("\x1b[3;1H" + "short".ljust(80) + "\x1b[H")
    assert twins.take() == "\x1bE\x1bEshort\x1b[K\x1b[H"


def test_coloured_blanks_are_written_not_erased() -> None:
    twins = started()
    twins.write("\x1b[3;1H\x1b[44m" + " " * 80 + "\x1b[0m\x1b[H")
    assert twins.take() == "\x1bE\x1bE\x1b[44m" + " " * 80 + "\x1b[m\x1b[H"
    assert "\x1b[K" not in twins.sent and "X" not in twins.sent


def test_a_long_gap_is_erased_not_written() -> None:
    twins = started()
    twins.write("\x1b[3;1H" + "#" * 80 + "\x1b[H")
    twins.take()
    twins.write("\x1b[3;1H" + "left" + " " * 60 + "right".rjust(16) + "\x1b[H")
    assert twins.take() == "\x1bE\x1bEleft\x1b[K\x1b[71Cright\x1b[H"
    twins.compare()
    twins.write("\x1b[3;1H" + "#" * 80 + "\x1b[H")
    twins.take()
    twins.write("\x1b[3;1H" + "left" + " " * 60 + "a" + " " * 9 + "b" + " " * 5 + "\x1b[H")
    assert twins.take() == "\x1bE\x1bEleft\x1b[K\x1b[60Ca\x1b[9Cb\x1b[H"
    twins.compare()


def test_a_long_gap_before_what_stays_is_erased_alone() -> None:
    twins = started()
    twins.write("\x1b[3;1H" + "#" * 60 + "stays".rjust(20) + "\x1b[H")
    twins.take()
    twins.write("\x1b[3;1H" + "left" + " " * 60 + "right" + " " * 6 + "stays\x1b[H")
    twins.write("\x1b[3;1H" + "left".ljust(20) + "right".ljust(55) + "stays\x1b[H")
    assert twins.take() == "\x1bE\x1bEleft\x1b[16X\x1b[16Cright\x1b[35X\x1b[35C\x1b[H"
    twins.compare()


def test_scrolling_by_one_sends_a_region_and_one_row() -> None:
    twins = started()
    titles = [f"Article {n} about {n * 7919 % 1000} quiet gardens" for n in range(200)]
    twins.write(document(24, 80, 1, titles, -1, 1))
    sent = twins.take()
    twins.compare()
    assert "\x1b[2;24r\x1b[S\x1b[r" in sent
    assert len(sent) < 80
    twins.write(document(24, 80, 0, titles, -1, 1))
    assert "\x1b[2;24r\x1b[T\x1b[r" in twins.take()
    twins.compare()


def test_terminals_without_su_scroll_by_lines() -> None:
    twins = started(by_lines=True)
    titles = [f"Article {n} about {n * 7919 % 1000} quiet gardens" for n in range(200)]
    twins.write(document(24, 80, 3, titles, -1, 1))
    sent = twins.take()
    twins.compare()
    assert "\x1b[2;24r\x1b[2H\x1b[3M\x1b[r" in sent
    assert len(sent) < 200


@pytest.mark.parametrize(("sides", "most"), [(True, 120), (False, 900)])
def test_a_list_beside_another_scrolls_alone_or_takes_the_other_along(sides: bool, most: int) -> None:
    twins = Twins(120, 24, sides=sides)
    tags = document(24, 30, 0, [f"tag {n * 7919 % 1000}" for n in range(200)], -1, 0)
    titles = [f"Article {n} about {n * 7919 % 1000} quiet gardens in the outskirts of a town" for n in range(200)]
    costs = []
    for offset in range(5):
        twins.write(beside(tags, document(24, 90, offset, titles, -1, 1), 30))
        costs.append(len(twins.take()))
        twins.compare()
    assert ("\x1b[?69h" in twins.sent) is sides
    assert max(costs[2:]) < most < costs[0]


@pytest.mark.parametrize("before", ["x" * 19 + "漢", "x" * 17 + "👍🏽 x"], ids=["halved", "of doubtful width"])
def test_a_part_is_not_scrolled_through_what_cannot_be_cut(before: str) -> None:
    twins = Twins(80, 12, sides=True)
    for offset in (0, 0, 1, 2):
        words = [f"{(offset + y) * 7919 % 10007} quiet gardens in the outskirts of town" for y in range(12)]
        lefts = [before if y == 5 else "x" * 20 for y in range(12)]
        rows = [
            left + word if y != 5 else left + word[1:] for y, (left, word) in enumerate(zip(lefts, words, strict=True))
        ]
        twins.differ.learn(69)
        twins.write("".join(f"\x1b[{y + 1}H{row}" for y, row in enumerate(rows)) + "\x1b[H")
        twins.take()
        twins.compare()
        assert "\x1b[?69h" not in twins.sent


def test_a_mode_is_asked_for_when_it_would_help_and_once() -> None:
    twins = Twins(120, 24)
    asked = []
    for offset in range(6):
        tags, titles = document(24, 30, 0, ["tag"], -1, 0), document(24, 90, offset, ["a" * 80], -1, 1)
        twins.write(beside(tags, titles, 30))
        asked.append(re.findall(r"\?([0-9]+)\$p", twins.take()))
    assert asked == [["2026"], ["69"], [], [], [], []]


def test_many_frames_cost_no_more_than_the_last() -> None:
    twins = started()
    for letter in "abcdefgh":
        twins.write(f"\x1b[5;1H{letter * 80}\x1b[H")
    assert len(twins.take()) < 100
    twins.compare()


def test_a_line_that_was_drawn_before_is_drawn_as_it_is_now() -> None:
    twins = started()
    line = "\x1b[31mred\x1b[0m" + "x" * 77
    for before in ("", "", "\x1b[1;44m", ""):
        twins.write(f"{before}\x1b[3;1H{line}\x1b[H")
        twins.take()
        twins.compare()
        twins.write("\x1b[0m\x1b[3;5Hother\x1b[H")
        twins.take()
        twins.compare()


def test_a_look_goes_on_after_a_whole_line() -> None:
    twins = started()
    for _ in range(2):
        twins.write("\x1b[3;1H" + "x" * 77 + "\x1b[31mred\x1b[9;4Hred too\x1b[0m\x1b[H")
        twins.take()
        twins.compare()
        twins.write("\x1b[3;1H" + "y" * 80 + "\x1b[9;4Hplain\x1b[H")
        twins.take()
        twins.compare()


def test_a_line_that_was_drawn_before_is_cut_at_another_width() -> None:
    line = "\x1b[2;1H" + "漢字 " * 16 + "\x1b[H"
    differ, decoder = ScreenDiffer(80, 24), Decoder(60, 24)
    differ.feed(line)
    differ.take()
    differ.resize(60, 24)
    differ.feed("\x1b[2;1H" + "x" * 60 + line)
    decoder.feed(b"\x1b[?7l" + differ.take().encode())
    raw = Decoder(60, 24)
    raw.feed(b"\x1b[?7l\x1b[2;1H" + b"x" * 60 + line.encode())
    assert decoder.screen.cells() == raw.screen.cells()


def test_what_only_changes_ink_costs_nothing_on_blanks() -> None:
    twins = started()
    twins.write("\x1b[3;1H\x1b[31mred\x1b[0m \x1b[31mwords" + " " * 71 + "\x1b[0m\x1b[H")
    assert twins.take() == "\x1bE\x1bE\x1b[31mred words\x1b[m\x1b[K\x1b[H"
    twins.compare()


def test_a_large_update_is_synchronised_a_small_one_needs_not() -> None:
    twins = Twins(80, 24)
    twins.write("\x1b[?2026h")
    twins.write("".join(f"\x1b[{y};1H{'news ' * 16}" for y in range(1, 25)))
    twins.write("\x1b[?2026l")
    sent = twins.take()
    assert sent.startswith("\x1b[?2026h") and sent.endswith("\x1b[?2026l")
    twins.write("\x1b[?2026h\x1b[1;1Hx\x1b[?2026l")
    assert "2026" not in twins.take()


def test_modes_and_queries_pass_at_once_and_in_order() -> None:
    differ = ScreenDiffer(80, 24)
    for aside in (
        *(
            "\x1b[?25l",
            "\x1b[>25u",
            "\x1b[<u",
            "\x1b[?2026$p",
            "\x07",
            "\x1b]52;c;aGVq\x07",
            "\x1b[6n",
            "\x1b[c",
        ),
        *("\x1b[?1003h", "\x1b[2 q", "\x1b]22;pointer\x1b\\"),
    ):
        assert differ.feed(aside) == aside
        assert not differ.pending, aside
    assert differ.feed("\x1b[?1000h\x1b[5;5Hx\x07") == "\x1b[?1000h\x07"


def test_the_unknown_passes_untouched_and_everything_is_painted_next() -> None:
    twins = started()
    twins.write("\x1b[5;3H#")
    sixel = "\x1b[2;2H\x1bPq#0~~\x1b\\"
    assert twins.differ.feed(sixel).endswith(sixel)
    assert twins.differ.take() == ""  # what the unknown painted is not wiped away at once
    twins.differ.feed("\x1b[5;4H#")
    painted = twins.differ.take()
    assert painted.startswith("\x1b[m\x1b[r\x1b[2J")
    assert "Article 20" in painted


def test_leaving_the_alternate_screen_drops_what_was_pending() -> None:
    twins = started()
    twins.write("\x1b[5;3H#")
    assert twins.differ.feed("\x1b[?1049l") == "\x1b[?1049l"
    assert twins.differ.take() == ""


def test_repaint_paints_everything_though_nothing_changed() -> None:
    twins = started()
    twins.send("\x1b[10;10Hwall: the server goes down\r\n")
    twins.differ.repaint()
    twins.take()
    twins.compare()


def test_forget_waits_for_the_next_frame() -> None:
    twins = started()
    twins.differ.forget()
    assert twins.take() == ""
    twins.write("\x1b[H")
    assert "Article 20" in twins.take()


def test_a_new_size_paints_everything() -> None:
    twins = started()
    twins.differ.resize(60, 30)
    wider = Decoder(60, 30)
    wider.feed(b"\x1b[?7lrubbish after the resize\x1b[20;1Hmore")
    titles = [f"Title {n}" for n in range(99)]
    twins.differ.feed(document(30, 60, 5, titles, 3, 1))
    wider.feed(twins.differ.take().encode())
    raw = Decoder(60, 30)
    raw.feed(document(30, 60, 5, titles, 3, 1).encode())
    assert wider.screen.cells() == raw.screen.cells()


def test_text_after_a_cluster_of_doubtful_width_is_placed_anew() -> None:
    """A terminal that draws a family as three people: what follows still stands in its column."""
    differ = ScreenDiffer(40, 2)
    differ.feed("\x1b[1;1H" + "👨‍👩‍👧 Family news".ljust(37) + "\x1b[2;1Hplain")
    naive = Decoder(40, 2)
    naive.feed(differ.take().replace("\u200d", "").encode())
    assert naive.screen.buffer[0][3].data == "F"
    differ.feed("\x1b[1;1H" + "Quiet".ljust(40))
    naive.feed(differ.take().replace("\u200d", "").encode())
    assert naive.screen.rows() == ["Quiet", "plain"]


def test_what_a_cluster_of_doubtful_width_may_have_covered_is_drawn_again() -> None:
    differ = ScreenDiffer(40, 2)
    naive = Decoder(40, 2)
    for start in ("xx", "👨‍👩‍👧", "xx"):
        differ.feed(f"\x1b[1;1H{start} a long title")
        naive.feed(differ.take().replace("\u200d", "").encode())
        assert naive.screen.rows()[0].endswith(" a long title")


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ("漢字", "\x1b[1;2Hx", " x字"),
        ("漢字", "\x1b[1;1Hx", "x 字"),
        ("漢字", "\x1b[1;2H語", " 語"),
        ("a漢", "\x1b[1;1H語", "語"),
    ],
)
def test_half_a_wide_character_becomes_a_blank(first: str, second: str, left: str) -> None:
    twins = Twins(8, 1)
    for data in (f"\x1b[1;1H\x1b[44m{first}\x1b[0m", second):
        twins.write(data)
        twins.take()
        twins.compare()
    assert twins.thin.screen.rows()[0] == left
    twins.differ.repaint()
    twins.take()
    twins.compare()
