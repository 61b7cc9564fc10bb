"""The built site: every link leads somewhere, nothing is fetched, everybody can use it, what is searched is found.

``XBORDER_SITE`` names the folder that it was built into; without it these tests are skipped.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from site_samples import BROWSER, SITE, WCAG

pytestmark = pytest.mark.skipif(not SITE.is_dir(), reason="XBORDER_SITE names no built site")
in_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed, and XBORDER_BROWSER names none")

#: Pages of each kind: written by hand, made of a table, made of code, and one of very many.
KINDS = (
    "index",
    "start/first-bundle",
    "start/schema-and-sample",
    "reference/schemas/incident",
    "reference/law/cpn",
    "findings/XB-PNC-002",
)


def pages() -> list[Path]:
    return sorted(SITE.rglob("*.html"))


def test_every_link_leads_to_a_file_and_a_place_in_it() -> None:
    found = {path.resolve(): html.parse(str(path)) for path in pages()}
    marks = {path: {*tree.xpath("//@id"), *tree.xpath("//@name")} for path, tree in found.items()}
    dead = []
    for path, tree in found.items():
        for link in tree.xpath("//a/@href"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            lost = not target.is_file() or (
                parts.fragment and target in marks and unquote(parts.fragment) not in marks[target]
            )
            if lost:
                dead.append((path.name, link))
    assert len(found) > 500
    assert dead == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in pages():
        tree = html.parse(str(path))
        fetched = [
            *tree.xpath("//script/@src"),
            *tree.xpath("//link[@rel='stylesheet']/@href"),
            *tree.xpath("//img/@src"),
        ]
        assert [each for each in fetched if urlsplit(each).netloc] == [], path
    for style in SITE.rglob("*.css"):
        assert "url(http" not in style.read_text(encoding="utf-8"), style


@pytest.fixture(name="browser", scope="module")
def started_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


def opened(browser: Browser, name: str, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto((SITE / f"{name}.html").absolute().as_uri())
    return page


@in_browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(browser: Browser, name: str, width: int) -> None:
    page = opened(browser, name, width)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@in_browser
@pytest.mark.parametrize(
    ("words", "title"), [("check letter PNC", "XB-PNC-002"), ("coursing log", "kent-coursing-log")]
)
def test_what_is_searched_is_found(browser: Browser, words: str, title: str) -> None:
    page = opened(browser, "search", 1280)
    page.goto(f"{(SITE / 'search.html').absolute().as_uri()}?q={words.replace(' ', '+')}")
    page.wait_for_selector("#search-results li")
    page.wait_for_function("document.querySelectorAll('#search-results li').length > 0")
    assert title in page.inner_text("#search-results")
    page.context.close()


@in_browser
def test_a_command_is_copied_whole(browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((SITE / "start" / "first-bundle.html").absolute().as_uri())
    page.hover("div.highlight >> nth=0")
    page.click("button.copybtn >> nth=0")
    assert page.evaluate("navigator.clipboard.readText()").strip() == "xborder demo fenline"
    context.close()


@in_browser
def test_the_stranger_gets_from_the_home_page_to_a_schema_and_a_sample(browser: Browser) -> None:
    page = opened(browser, "index", 1280)
    page.click("article >> text=a schema and one sample")
    targets = page.eval_on_selector_all("article a", "links => links.map(each => each.getAttribute('href'))")
    files = {
        (SITE / "start" / each).resolve()
        for each in targets
        if each and not each.startswith(("#", "http")) and ".html" not in each
    }
    assert {each.name for each in files} == {"1.schema.json", "1.xsd", "incident.json", "incident.xml"}
    assert all(each.is_file() for each in files)
    page.context.close()
