"""A page that a person can read and print in a browser; it fetches nothing and runs no script."""

from collections.abc import Iterable, Sequence
from importlib import resources
from xml.etree import ElementTree as ET

from xborder.findings.html_head import head_of
from xborder.findings.html_nodes import node, page


def web_page(title: str, body: ET.Element) -> str:
    """The page with its title and style, complete in itself.

    >>> "<title>Nothing</title>" in web_page("Nothing", node("body"))
    True
    """
    style = (resources.files("xborder.casefile") / "templates" / "page.css").read_text(encoding="utf-8")
    return page(node("html", head_of(title, style), body, lang="en-GB"))


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
