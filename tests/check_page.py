"""Working the page that checks a record, and what the model says of the same text."""

import json
from typing import Any

from playwright.sync_api import Page

from schema_samples import VALID
from xborder.files.json_reader import parse_json
from xborder.findings import Report
from xborder.model.register import DOCUMENTS
from xborder.schema import decode, decode_json

NAME = "reference/check-a-record.html"
GOOD: dict[str, Any] = json.loads((VALID[0].parents[1] / "incident" / "smallest.json").read_text(encoding="utf-8"))


def paste(page: Page, text: str) -> list[str]:
    """The codes that are found in a text."""
    page.evaluate("text => { document.getElementById('check-text').value = text }", text)
    return run(page)


def run(page: Page) -> list[str]:
    page.evaluate("document.getElementById('check-status').removeAttribute('data-outcome')")
    page.click("#check-run")
    page.wait_for_selector("#check-status[data-outcome]", timeout=60_000)
    return page.locator("#check-findings li .check-head a").all_text_contents()


def by_the_model(data: bytes) -> Report:
    """What the model finds in a file; the record itself says which it is."""
    read = parse_json(data, "a.json")
    if read.value is None:
        return read.report
    root = read.value.root
    name = str(root.get("schema")) if isinstance(root, dict) else ""
    return decode_json(data, DOCUMENTS[name], file="a.json").report if name in DOCUMENTS else decode(root).report


def said(page: Page) -> str:
    return page.inner_text("#check-status")
