"""The page of a profile in a real browser: everybody can use it, in light and dark, on a small screen and on paper.

Where no Chromium is found the tests are skipped; ``XBORDER_BROWSER`` may name one.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

from formats_world import KENT, SPI
from xborder.formats import load_profile
from xborder.formats.showing.as_html import as_html

BROWSER = os.environ.get("XBORDER_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed, and XBORDER_BROWSER names none")

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(name="browser", scope="module")
def started_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(name="file", scope="module", params=[SPI, KENT])
def page_of_a_profile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    profile = load_profile(request.param).value
    assert profile is not None
    path = tmp_path_factory.mktemp("page") / f"{profile.name}.html"
    path.write_text(as_html(profile), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 400])
def test_axe_finds_nothing(browser: Browser, file: Path, scheme: Literal["light", "dark"], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(file.as_uri())
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found] == []
    # Only the table scrolls sideways, in a region of its own.
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_every_field_is_on_paper(browser: Browser, file: Path, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    page.pdf(path=str(tmp_path / "printed.pdf"), prefer_css_page_size=True)
    context.close()
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    text = "".join("".join(each.extract_text().split()) for each in pages)
    profile = load_profile(file.stem).value
    assert profile is not None
    for line in profile.blocks[0].lines:
        if line.to is not None:
            assert line.to in text
