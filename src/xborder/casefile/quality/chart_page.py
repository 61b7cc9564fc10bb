"""The figures as a page of HTML: the picture, and the same as a table. It fetches nothing and runs nothing."""

from xml.etree import ElementTree as ET

from xborder import __version__
from xborder.casefile.quality.chart import chart
from xborder.casefile.quality.figures import Figures
from xborder.findings.html_head import head_of
from xborder.findings.html_nodes import node, page

_STYLE = (
    "body{font:16px/1.5 'Noto Sans',Arial,sans-serif;color:#1d2733;background:#fff;margin:0 auto;max-width:70rem;"
    "padding:1rem}svg{width:100%;height:auto;border:1px solid #d5dae0}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d5dae0}"
)
_HEADINGS = ("Would be sent back", "Of files decided", "Per cent", "Cannot be told")


def chart_page(figures: Figures) -> str:
    """The page, complete in itself, in British English."""
    title = f"Files that a reviewer would send back, by {figures.by}"
    head = head_of(title, _STYLE)
    unread = [node("li", name) for name in figures.unread]
    named = (node("h2", "Could not be read or judged, and not counted"), node("ul", *unread)) if unread else ()
    body = node(
        "body",
        node("header", node("h1", title)),
        node("main", _picture(figures), _table(figures), *named),
        node("footer", node("p", f"Made by xborder {__version__}. This page is complete in itself.")),
    )
    return page(node("html", head, body, lang="en-GB"))


def _picture(figures: Figures) -> ET.Element:
    made = ET.fromstring(chart(figures))  # noqa: S314 # our own text, made here
    for each in made.iter():
        each.tag = each.tag.rpartition("}")[2]
    return made


def _table(figures: Figures) -> ET.Element:
    titles = (figures.by.capitalize(), *_HEADINGS)
    rows = [node("tr", *(node("th", words, scope="col") for words in titles))]
    for row in (*figures.rows, figures.total):
        rate = "" if row.rate is None else f"{row.rate:.1f}"
        cells = (str(row.failed), str(row.decided), rate, str(row.unknown))
        rows.append(node("tr", node("th", row.label, scope="row"), *(node("td", words) for words in cells)))
    return node("table", node("caption", "The same as a table, reasons for which no file fails included"), *rows)
