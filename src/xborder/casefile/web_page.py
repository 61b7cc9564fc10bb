"""A page that a person can read and print in a browser; it fetches nothing and runs no script."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib import resources
from xml.etree import ElementTree as ET

from xborder.findings.html_nodes import code_of, node, page


def web_page(title: str, body: ET.Element) -> str:
    """The page with its title and style, complete in itself.

    >>> "<title>Nothing</title>" in web_page("Nothing", node("body"))
    True
    """
    return page(node("html", _head(title), body, lang="en-GB"))


def web_table(header: Sequence[str], rows: Iterable[Sequence[str | ET.Element]]) -> ET.Element:
    """A table with a head. A cell is a text, each of its lines on its own, or a finished ``td``."""
    head = node("thead", node("tr", *(node("th", cell, scope="col") for cell in header)))
    body = node("tbody", *(node("tr", *(_cell(cell) for cell in row)) for row in rows))
    return node("table", head, body)


def _cell(cell: str | ET.Element) -> ET.Element:
    if not isinstance(cell, str):
        return cell
    first, *others = cell.split("\n")
    return node("td", first, *(each for line in others for each in (node("br"), line)))


def _head(title: str) -> ET.Element:
    style = (resources.files("xborder.casefile") / "templates" / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", http_equiv="Content-Security-Policy", content=policy),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("title", title),
        code_of("style", style),
    )
