"""A tag with thousands of attributes costs no more than its length; every other tag stays as it is."""

from __future__ import annotations

import time

import pytest

from tuireader.reading.attributes import MOST, few
from tuireader.reading.parse import parse

MANY = 40_000
FORMS = ("a{0}=1 ", "a{0}='<p>' ", 'a{0}=">"', "a{0} ", "a{0}/", "a{0}\n=\n1\n")


@pytest.mark.parametrize("form", FORMS)
def test_only_the_first_are_kept(form: str) -> None:
    attributes = "".join(form.format(number) for number in range(MANY))
    cut = few(f"<b>before</b><p {attributes}>text</p><i>after</i>")
    assert cut.startswith("<b>before</b><p a0") and cut.endswith(">text</p><i>after</i>")
    assert f"a{MOST - 1}" in cut and f"a{MOST}" not in cut


@pytest.mark.parametrize("form", FORMS)
def test_such_a_page_is_read_at_once(form: str) -> None:
    """Own time, and far above what it takes: it was 18 seconds."""
    attributes = "".join(form.format(number) for number in range(MANY))
    began = time.process_time()
    page = parse(f"<p {attributes}>text</p>", "html", None)
    assert time.process_time() - began < 5
    assert len(page.blocks) == 1


def test_other_markup_stays() -> None:
    whole = "<p class='a' title=\"x > y\">text = 'text' /a/ b</p>\n<img src=a alt='<b>'/> a < b " * 200
    assert few(whole) == whole
    assert few("<a " * 10) == "<a " * 10
