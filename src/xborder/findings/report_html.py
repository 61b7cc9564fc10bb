"""Findings as one page that a case builder or a sergeant can read and print.

The page holds all that it needs and fetches nothing: its policy forbids it.
Without scripts everything is shown; with them it can be filtered by severity.
"""

from importlib import resources
from xml.etree import ElementTree as ET

from xborder import __version__
from xborder.findings.html_head import head_of
from xborder.findings.html_nodes import code_of, node, page
from xborder.findings.html_sections import main_part, sections
from xborder.findings.html_summary import contents, counts_in_words, filter_buttons, head_of_page
from xborder.findings.report import Report
from xborder.findings.showing import PLAIN, Showing

#: From how many findings on only what is in view is laid out.
_LONG = 300


def render(report: Report, showing: Showing = PLAIN) -> str:
    """The page, complete in itself, in British English.

    ``showing.values`` adds lines and corrections, and marks the page as
    OFFICIAL-SENSITIVE, on every page of a print too.

    >>> "Nothing was found" in render(Report())
    True
    """
    counting = sections("file", report.counting)
    listed = Report(tuple(finding for each in counting for finding in each.listed))
    waived = sections("waived", report.waived, 1 + len(listed))
    style, script = _own("page.css"), _own("page.js")
    body = node(
        "body",
        node("a", "Skip to the findings", href="#findings", class_="skip"),
        head_of_page(report, showing),
        contents([(each.id, each.group) for each in counting], report),
        node(
            "main", filter_buttons(listed), *main_part(report, showing, counting, waived), id="findings", tabindex="-1"
        ),
        _foot(),
        code_of("script", script),
        class_=" ".join(name for name, on in {"sensitive": showing.values, "long": len(report) > _LONG}.items() if on),
    )
    return page(
        node(
            "html",
            head_of(f"What the check found: {counts_in_words(report)}", style, script=script, dark=True),
            body,
            lang="en-GB",
        )
    )


def _foot() -> ET.Element:
    return node(
        "footer", node("p", f"Made by xborder {__version__}. This page is complete in itself: it fetches nothing.")
    )


def _own(name: str) -> str:
    return (resources.files("xborder.findings") / "html" / name).read_text(encoding="utf-8")
