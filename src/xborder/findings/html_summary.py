"""The top of the page: what was found in a sentence, in figures, and where to read on."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from xborder.findings.grouping import FileGroup, files_of
from xborder.findings.html_nodes import node
from xborder.findings.report import Report
from xborder.findings.showing import Showing
from xborder.findings.words import day, number

_NOUNS = {"error": "error", "warning": "warning", "info": "note"}
_MEANS = {
    "error": "to put right",
    "warning": "to look at",
    "info": "to know",
}


def counts_in_words(report: Report) -> str:
    """How many findings there are of each kind.

    >>> counts_in_words(Report())
    'nothing'
    """
    parts = [number(count, _NOUNS[level]) for level, count in report.counts.items() if count]
    return ", ".join(parts) or "nothing"


def head_of_page(report: Report, showing: Showing) -> ET.Element:
    """The heading, the result in a sentence, and the figures."""
    return node(
        "header",
        _marking() if showing.values else None,
        node("h1", "What the check found"),
        node("p", _verdict(report), class_="lead"),
        node("ul", *_figures(report, showing), class_="figures"),
        node("p", f"Checked on {day(showing.now)} at {showing.now:%H:%M}.", class_="when") if showing.now else None,
    )


def contents(sections: Sequence[tuple[str, FileGroup]], report: Report) -> ET.Element | None:
    """A link to each file with its counts, the worst first."""
    links = [
        _entry(name, group.file or "In no file", counts_in_words(Report(group.findings)), group)
        for name, group in sections
    ]
    if report.unshown:
        links.append(_entry("more", "And more", f"{report.unshown:,} counted, not listed"))
    if report.waived:
        links.append(_entry("waived", "Waived", f"{report.waived_count:,}, not counted"))
    if not links:
        return None
    return node("nav", node("h2", "Contents"), node("ol", *links), aria_label="Contents")


def filter_buttons(listed: Report) -> ET.Element | None:
    """Buttons that show one severity alone; hidden until the script that serves them runs."""
    counts = {level: count for level, count in listed.counts.items() if count}
    if len(counts) < 2:
        return None
    every = _button("", f"All ({sum(counts.values()):,})", pressed=True)
    buttons = (_button(level, f"{_NOUNS[level].title()}s ({count:,})") for level, count in counts.items())
    return node(
        "div",
        node("div", every, *buttons, role="group", aria_label="Show only"),
        node("p", id="filter-status", role="status"),
        id="filter",
        hidden="hidden",
    )


def _marking() -> ET.Element:
    return node(
        "p",
        node("strong", "OFFICIAL-SENSITIVE"),
        " This page shows values from the records, which may be personal data.",
        class_="marking",
    )


def _verdict(report: Report) -> str:
    counts = report.counts
    said = []
    if counts["error"]:
        said.append(f"{number(counts['error'], 'error')} must be put right.")
    if counts["warning"]:
        said.append(f"{number(counts['warning'], 'warning')} should be looked at.")
    if not said:
        waived = " that counts" if report.waived else ""
        notes = f" {number(counts['info'], 'note')} may be worth knowing." if counts["info"] else ""
        return f"Nothing was found{waived} that must be put right.{notes}" if notes else f"Nothing was found{waived}."
    return " ".join(said)


def _figures(report: Report, showing: Showing) -> Iterator[ET.Element]:
    for level, count in report.counts.items():
        noun = number(count, _NOUNS[level]).split(" ")[1]
        yield _figure(f"{count:,}", noun, _MEANS[level], level if count else "none")
    if report.waived:
        yield _figure(f"{report.waived_count:,}", "waived", "not counted", "none")
    files = len(files_of(report, showing.checked))
    if files:
        yield _figure(f"{files:,}", number(files, "file").split(" ")[1], "looked at", "none")


def _figure(count: str, noun: str, means: str, kind: str) -> ET.Element:
    return node(
        "li", node("strong", count), " ", node("span", noun, class_="noun"), " ", node("span", means), class_=kind
    )


def _entry(name: str, title: str, counts: str, group: FileGroup | None = None) -> ET.Element:
    levels = [f"has-{level}" for level, count in group.counts.items() if count] if group else []
    link = node("a", title, href=f"#{name}")
    return node("li", link, " ", node("span", counts, class_="counts"), class_=" ".join(levels))


def _button(level: str, text: str, *, pressed: bool = False) -> ET.Element:
    return node("button", text, type="button", value=level or "all", aria_pressed="true" if pressed else "false")
