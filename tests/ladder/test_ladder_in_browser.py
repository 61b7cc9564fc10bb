"""The page of ladders in a real browser: everybody can use it, on a small screen too.

Where no Chromium is found the tests are skipped; ``XBORDER_BROWSER`` may name one.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, sync_playwright

from build_records import NOW, story
from xborder.ladder import Scope, assess
from xborder.ladder.picture.as_html import as_html

BROWSER = os.environ.get("XBORDER_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed, and XBORDER_BROWSER names none")

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(name="browser", scope="module")
def started_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.mark.parametrize("width", [1100, 400])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(browser: Browser, width: int, tmp_path: Path) -> None:
    records, links = story()
    scope = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"35", "36", "37", "46"}))
    file = tmp_path / "ladder.html"
    file.write_text(as_html(assess(records, links, now=NOW, scope=scope)), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # No text of the picture lies over the edge of its panel or the page.
    boxes = page.evaluate(
        "[...document.querySelectorAll('svg text')].map(each => each.getBBox().x + each.getBBox().width)"
    )
    assert max(boxes) <= 720
    context.close()
