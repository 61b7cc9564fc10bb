"""The page in a real browser: what is seen, that everybody can use it, and that nothing leaves it.

Where no Chromium is found the tests are skipped; where ``XBORDER_BROWSER``
names one, as it does in CI, they run with it or fail.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pypdf import PdfReader

from findings.world import NOW, WAIVER, checked_case, line_of, slip
from xborder.findings import Location, Report, Severity, Showing
from xborder.findings.html_sections import PER_FILE
from xborder.findings.report_html import render

BROWSER = os.environ.get("XBORDER_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed, and XBORDER_BROWSER names none")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A real report with something of every kind in it."""
    found, _ = checked_case(tmp_path_factory.mktemp("browser") / "case")
    more = {("XB-PNC-002", Severity.ERROR): 240, ("XB-PNC-003", Severity.INFO): 12}
    added = (
        slip("XB-PNC-003", detail="two readings", location=Location(file="suffolk.json", line=3, pointer="/0/pnc_id")),
        slip("XB-PNC-004", detail="1853", location=Location(file=f"a/{'very-' * 30}long-name.xlsx", cell="B7")),
        attrs.evolve(slip(), waiver=WAIVER),
    )
    return Report((*found.findings, *added), more)


@pytest.fixture(scope="module")
def file(report: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    showing = Showing(values=True, line_of=line_of_any, checked=("clean.csv",), now=NOW)
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(render(report, showing), encoding="utf-8")
    return path


def line_of_any(file: str, line: int) -> str | None:
    return line_of(file, line) if Path(file).is_file() else None


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    yield opened(context, file)
    context.close()


def opened(context: BrowserContext, file: Path) -> Page:
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def test_as_many_findings_are_seen_as_the_report_holds(page: Page, report: Report) -> None:
    assert page.locator("article.finding:visible").count() == len(report.counting) > 5
    assert page.locator("article.waived:visible").count() == len(report.waived) == 1
    assert page.locator("article.finding.error").count() + 240 == report.counts["error"]
    assert "OFFICIAL-SENSITIVE" in page.locator(".marking").inner_text()


@pytest.mark.parametrize("width", [1100, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_and_nothing_runs_out_of_the_page(
    browser: Browser, file: Path, scheme: Any, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = opened(context, file)
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(255, 255, 255)") == (scheme == "light")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not results.response["violations"], results.generate_report()
    passed = {rule["id"] for rule in results.response["passes"]}
    assert {"color-contrast", "target-size", "html-has-lang", "skip-link"} <= passed
    unsure = [each["id"] for each in results.response["incomplete"]]
    assert "color-contrast" not in unsure
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_axe_would_find_a_fault(page: Page) -> None:
    page.evaluate("document.querySelector('.message').style.color = '#aaaaaa'")
    results = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert results.violations_count == 1


def test_the_keyboard_reaches_the_skip_link_the_contents_and_the_buttons(page: Page) -> None:
    reached = []
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break  # past the last
        text, outline, top = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.textContent, s.outlineStyle, e.getBoundingClientRect().top]; })()"
        )
        assert outline != "none", text
        assert top >= 0, text
        reached.append(text)
    assert reached[0] == "Skip to the findings"
    assert "Waived" in reached
    assert next(text for text in reached if text.startswith("All ("))
    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_a_button_shows_one_severity_alone_and_says_so(page: Page, report: Report) -> None:
    errors = sum(finding.severity is Severity.ERROR for finding in report.counting)
    button = page.get_by_role("button", name="Errors")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("article.finding:visible").count() == errors
    assert page.locator("article.finding.warning:visible").count() == 0
    assert page.get_by_role("heading", name="suffolk.json").count() == 0
    assert f"{errors} of {len(report.counting)} listed findings are shown" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="All").click()
    assert page.locator("article.finding:visible").count() == len(report.counting)


def test_without_scripts_all_is_shown_and_no_button_that_does_nothing(
    browser: Browser, file: Path, report: Report
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context, file)
    assert page.locator("article.finding:visible").count() == len(report.counting)
    assert page.locator("button:visible").count() == 0
    context.close()


def test_contents_lead_to_their_files(page: Page) -> None:
    links = page.locator("nav a")
    for at in range(links.count()):
        target = links.nth(at).get_attribute("href") or ""
        links.nth(at).click()
        assert page.locator(target).bounding_box() is not None
        assert page.evaluate("document.querySelector(':target')") is not None


def test_it_prints_every_finding_on_marked_pages(page: Page, report: Report, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    page.pdf(path=target, prefer_css_page_size=True, format="A4")
    pages = [each.extract_text() for each in PdfReader(target).pages]
    text = " ".join(" ".join(pages).split())
    assert all(f"{at}. " in text for at in range(1, len(report) + 1))
    assert "All (" not in text  # nobody can press a button on paper
    assert all(each.count("OFFICIAL-SENSITIVE") >= 2 for each in pages)
    assert f"1 of {len(pages)}" in pages[0]


def test_nothing_leaves_the_page_and_its_policy_refuses_nothing_of_its_own(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    asked: list[str] = []
    said: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    for button in page.locator("button").all():
        button.click()
    page.wait_for_load_state("networkidle")
    assert asked == [file.as_uri()]
    assert said == []
    context.close()


def test_the_policy_stops_a_script_that_is_not_the_pages_own(browser: Browser, tmp_path: Path, report: Report) -> None:
    path = tmp_path / "spoilt.html"
    path.write_text(render(report).replace("</main>", "<script>document.title='owned'</script></main>"))
    context = browser.new_context()
    assert opened(context, path).title().startswith("What the check found")
    context.close()


def test_a_page_of_five_thousand_findings_opens_quickly(browser: Browser, tmp_path: Path) -> None:
    slips = [slip(location=Location(file=f"{at % 20}.csv", row=at)) for at in range(1, 5001)]
    path = tmp_path / "long.html"
    path.write_text(render(Report(tuple(slips))), encoding="utf-8")
    context = browser.new_context()
    page = opened(context, path)
    assert page.locator("article.finding").count() == 5000
    assert PER_FILE >= 5000 / 20
    took = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert took < 5000, took  # milliseconds; a busy machine needs some of them
    context.close()
