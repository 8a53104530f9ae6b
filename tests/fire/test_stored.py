"""What is stored holds nothing that would run in another program that shows the library."""

from __future__ import annotations

import pytest

from tests.fire.variants import ATOM, RSS
from tuireader.importers.answer import read_answer
from tuireader.model.documents import Document

RUNNING = "&lt;script>PWN()&lt;/script>&lt;style>p{PWN:1}&lt;/style>&lt;b onclick='PWN()'>words&lt;/b>"


@pytest.mark.parametrize(
    "template", [RSS, ATOM, '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "Body @"}]}']
)
def test_no_script_gets_in(template: str) -> None:
    if template.startswith("{"):
        html = RUNNING.replace("&lt;", "<")
        content = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": 1, "content_html": "{html}"}}]}}'
    else:
        content = template.replace("Body @", RUNNING).replace("@", "x")
    found = read_answer(content.encode(), "https://a.example/feed")
    assert isinstance(found, Document)
    (draft,) = found.drafts
    assert "words" in draft.body
    assert "PWN" not in draft.body
