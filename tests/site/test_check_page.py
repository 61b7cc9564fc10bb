"""The page that checks a pasted record: it says what the command says, to everybody, and sends nothing anywhere.

It is built by Node before the site is; where the site was built without it, these tests are skipped.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, sync_playwright

from check_page import GOOD, NAME, by_the_model, paste, run, said
from schema_samples import INVALID, VALID, name_of, spoilt
from site_samples import BROWSER, SITE, WCAG

pytestmark = [
    pytest.mark.skipif(not (SITE / "check/checker.js").is_file(), reason="XBORDER_SITE names no site with the checker"),
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed, and XBORDER_BROWSER names none"),
]


@pytest.fixture(name="browser", scope="module")
def started_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture(name="page", scope="module")
def opened_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.goto((SITE / NAME).absolute().as_uri())
    yield page
    page.close()


def test_a_good_record_is_told_to_be_good(page: Page) -> None:
    assert paste(page, json.dumps(GOOD)) == []
    assert said(page) == "Nothing is wrong: 1 record checked."


def test_the_example_is_a_good_one(page: Page) -> None:
    page.click("#check-example")
    page.wait_for_selector("#check-status[data-outcome=good]")
    assert "xborder/incident/1" in page.input_value("#check-text")


@pytest.mark.parametrize("path", [each for each in (*VALID, *INVALID) if each.suffix == ".json"], ids=name_of)
def test_the_page_and_the_model_find_the_same(page: Page, path: Path) -> None:
    found = paste(page, path.read_bytes().decode())
    assert sorted(found) == sorted(entry.code for entry in by_the_model(path.read_bytes()))


@settings(max_examples=80, deadline=None)
@given(made=spoilt(), escaped=st.booleans())
def test_the_page_and_the_model_find_the_same_in_what_nobody_thought_of(
    page: Page, made: tuple[type[Any], dict[str, Any]], *, escaped: bool
) -> None:
    text = json.dumps(made[1], ensure_ascii=escaped)
    assume(text.isascii() or text.encode(errors="replace") == text.encode(errors="surrogatepass"))
    assert sorted(paste(page, text)) == sorted(entry.code for entry in by_the_model(text.encode()))


def test_each_finding_has_the_words_and_the_place_of_the_command(page: Page) -> None:
    text = json.dumps({**GOOD, "occurred_on": "20/02/2026", "persns": []}, indent=2)
    paste(page, text)
    shown = page.inner_text("#check-findings")
    for entry in by_the_model(text.encode()):
        place = entry.location
        assert f"at {place.pointer}, line {place.line}, column {place.column}" in shown
        assert entry.message in shown
        assert entry.hint in shown
    assert "Perhaps persons is meant" in shown


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ("xborder/incident/2", "This page knows the kind, as xborder/incident/1"),
        ("xborder/incident/1.7", "from before or after this page was made"),
        ("xborder/incidnet/1", "Perhaps xborder/incident/1 is meant."),
        ("acme/invoice/1", "No kind of document of that name"),
    ],
)
def test_a_schema_that_is_not_known_is_told_with_what_is(page: Page, schema: str, words: str) -> None:
    assert paste(page, json.dumps({**GOOD, "schema": schema})) == ["XB-SCHEMA-002"]
    shown = page.inner_text("#check-findings")
    assert words in shown
    assert "Known are xborder/asb-order/1, xborder/offender/1" in shown
    assert "at /schema, line 1" in shown


def test_a_record_that_does_not_say_what_it_is(page: Page) -> None:
    assert paste(page, json.dumps({"ref": "EK/26/1"})) == ["XB-SCHEMA-001"]
    assert "xborder/incident/1" in page.inner_text("#check-findings")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Two men with two dogs", ["XB-JSON-001"]),
        ("<incident/>", ["XB-JSON-001"]),
        ("{'schema': 1}", ["XB-JSON-001"]),
        ('{"schema": "xborder/incident/1",}', ["XB-JSON-001"]),
        ('{"schema": NaN}', ["XB-JSON-003"]),
        ('{"schema": 1e400}', ["XB-JSON-003"]),
        (f'{{"schema": {"9" * 101}}}', ["XB-JSON-004"]),
        ('{"schema": "xborder/incident/1" /* a note */}', ["XB-JSON-001"]),
        ("[" * 100_000, ["XB-JSON-006"]),
        (json.dumps("x" * 100_001), ["XB-JSON-007"]),
        ("7", ["XB-SCHEMA-007"]),
        ("null", ["XB-SCHEMA-006"]),
        ('{"__proto__": 1}', ["XB-SCHEMA-001"]),
        ('{"schema": "toString"}', ["XB-SCHEMA-002"]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_rubbish_is_a_finding(page: Page, text: str, codes: list[str]) -> None:
    assert paste(page, text) == codes
    assert [entry.code for entry in by_the_model(text.encode())] == codes


@pytest.mark.parametrize("text", ["", "  \n", "[]"])
def test_nothing_is_told_as_nothing(page: Page, text: str) -> None:
    assert paste(page, text) == []
    assert said(page).startswith("There is no record in it.")


def test_several_records_are_checked_one_by_one(page: Page) -> None:
    bad = {**GOOD, "dogs": "two"}
    for text, line in ((json.dumps([GOOD, bad]), 1), (f"{json.dumps(GOOD)}\n\n{json.dumps(bad)}\n", 3)):
        assert paste(page, text) == ["XB-SCHEMA-007"]
        assert said(page) == "1 finding in 2 records, listed below."
        assert f"Record 2, at /dogs, line {line}" in page.inner_text("#check-findings")


def test_a_broken_line_keeps_no_other_from_being_checked(page: Page) -> None:
    assert paste(page, f'{{"schema": \n{json.dumps(GOOD)}\n{{"ref": null}}') == ["XB-JSON-001", "XB-SCHEMA-001"]


def test_what_is_pasted_is_shown_as_text_and_never_as_markup(page: Page) -> None:
    paste(page, json.dumps({**GOOD, "<img src=x onerror=document.title='lost'>": 1}))
    assert page.query_selector("#check-findings img") is None
    assert "/<img src=x" in page.inner_text("#check-findings")


@pytest.mark.parametrize("indent", [None, 1])
def test_five_megabytes_are_pasted_and_checked(browser: Browser, indent: int | None) -> None:
    record = {**GOOD, "summary": "Two men with two dogs were seen. " * 20}
    records = [*[record] * (5_000_000 // len(json.dumps(record))), {}]
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((SITE / NAME).absolute().as_uri())
    page.evaluate("text => navigator.clipboard.writeText(text)", json.dumps(records, indent=indent))
    page.click("#check-text")
    page.keyboard.press("Control+V")
    page.wait_for_function("document.getElementById('check-text').value.length > 4900000")
    assert run(page) == ["XB-SCHEMA-001"]
    assert said(page) == f"1 finding in {len(records)} records, listed below."
    context.close()


def test_more_findings_than_anybody_reads_are_counted(page: Page) -> None:
    assert len(paste(page, json.dumps([{}] * 5000))) == 200
    assert said(page) == "5000 findings in 5000 records, listed below."
    assert "and 4800 more" in page.inner_text("#check-findings")


def test_a_file_is_taken_and_one_that_is_no_text_is_told_of(page: Page, tmp_path: Path) -> None:
    for name, data, outcome in (
        ("good.json", json.dumps(GOOD).encode(), "good"),
        ("bad.json", json.dumps({**GOOD, "summary": "é"}, ensure_ascii=False).encode("latin-1"), "findings"),
    ):
        (tmp_path / name).write_bytes(data)
        page.click("#check-clear")
        page.set_input_files("#check-file", tmp_path / name)
        page.wait_for_selector(f"#check-status[data-outcome={outcome}]")
    assert "XB-FILE-008" in page.inner_text("#check-findings")


def test_it_is_worked_by_the_keyboard_and_says_what_it_found(page: Page) -> None:
    page.click("#check-clear")
    page.keyboard.type('{"ref": null}')
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#check-status[data-outcome=findings]")
    assert page.get_attribute("#check-status", "aria-live") == "polite"


def test_no_request_leaves_the_page_and_none_could(browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((SITE / NAME).absolute().as_uri())
    before = len(asked)
    paste(page, json.dumps({**GOOD, "dogs": "two"}))
    assert asked[before:] == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    send = "url => fetch(url).then(() => 'sent', () => 'refused')"
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    assert page.evaluate(send, "https://collector.example/") == "refused"
    assert any("Content Security Policy" in text for text in refused)
    page.close()


def test_each_finding_leads_to_its_page_and_the_rest_of_the_site_is_still_reached(browser: Browser) -> None:
    page = browser.new_page()
    page.goto((SITE / NAME).absolute().as_uri())
    paste(page, json.dumps({**GOOD, "dogs": "two"}))
    page.click("#check-findings a")
    page.wait_for_url("**/findings/XB-SCHEMA-007.html")
    page.go_back()
    page.fill(".sidebar-search", "coursing")
    page.press(".sidebar-search", "Enter")
    page.wait_for_url("**/search.html?q=coursing**")
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_off_the_screen(browser: Browser, width: int, scheme: Any) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto((SITE / NAME).absolute().as_uri())
    paste(page, json.dumps({**GOOD, "dogs": "two", "persns": [], "x" * 200: 1}))
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
