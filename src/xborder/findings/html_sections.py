"""The main part of the page: the findings of each file, what is waived, and what is not listed."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

import attrs

from xborder.findings.about import about
from xborder.findings.finding import Finding
from xborder.findings.grouping import FileGroup, beyond, by_file, files_of, unlisted_files
from xborder.findings.html_finding import article
from xborder.findings.html_nodes import node
from xborder.findings.html_summary import counts_in_words
from xborder.findings.report import Report
from xborder.findings.showing import Showing

#: How many findings are listed of one file, and on the whole page; the worst are.
PER_FILE = 500
PER_PAGE = 5000


@attrs.frozen(kw_only=True)
class Section:
    """A file's findings as they stand on the page: which are listed, and the number of the first.

    ``id`` is where the contents lead.
    """

    id: str
    group: FileGroup
    listed: Sequence[Finding]
    start: int


def sections(name: str, findings: Sequence[Finding], start: int = 1) -> list[Section]:
    """Findings by file, numbered from ``start``, as many as a page may list.

    >>> sections("file", ())
    []
    """
    made = []
    left = PER_PAGE
    for at, group in enumerate(by_file(findings), 1):
        listed = group.findings[: min(PER_FILE, left)]
        made.append(Section(id=f"{name}-{at}", group=group, listed=listed, start=start))
        start += len(listed)
        left -= len(listed)
    return made


def main_part(
    report: Report, showing: Showing, counting: Sequence[Section], waived: Sequence[Section]
) -> Iterator[ET.Element]:
    """Every section, in the order in which they are worked through."""
    for section in counting:
        yield _file(section, showing)
    if report.unshown:
        yield _unlisted(report)
    if waived:
        yield node(
            "section",
            node("h2", "Waived", id="waived-heading"),
            node("p", "Somebody has decided to live with these for a time. They are shown, and do not count."),
            *(_waived(section, showing) for section in waived),
            *_more_waived(report),
            id="waived",
            aria_labelledby="waived-heading",
        )
    yield from _clean(report, showing)


def _file(section: Section, showing: Showing) -> ET.Element:
    group = section.group
    levels = [f"has-{level}" for level, count in group.counts.items() if count]
    return node(
        "section",
        node("h2", _name(group), id=f"{section.id}-heading"),
        node("p", counts_in_words(Report(group.findings)), class_="counts"),
        *_articles(section, showing),
        _rest(section),
        id=section.id,
        class_=" ".join(["file", *levels]),
        aria_labelledby=f"{section.id}-heading",
    )


def _waived(section: Section, showing: Showing) -> ET.Element:
    return node("div", node("p", _name(section.group), class_="name"), *_articles(section, showing), _rest(section))


def _articles(section: Section, showing: Showing) -> Iterator[ET.Element]:
    first: dict[str, int] = {}
    for at, finding in enumerate(section.listed, section.start):
        yield article(finding, at, first.setdefault(finding.code, at), showing)


def _rest(section: Section) -> ET.Element | None:
    """How many findings of a file the page leaves out."""
    rest = Report(tuple(section.group.findings[len(section.listed) :]))
    if not rest.findings:
        return None
    many = f"{len(rest.findings):,}"
    return node("p", f"And {many} more in this file, not listed on this page.", class_="more")


def _more_waived(report: Report) -> Iterator[ET.Element]:
    if report.more_waived:
        yield node("p", f"And {report.more_waived:,} more waived, not listed on this page.", class_="more")


def _unlisted(report: Report) -> ET.Element:
    rows = (
        node("li", f"{count:,} more: {about(code).title} (", node("code", code), ")")
        for code, _, count in beyond(report)
    )
    files = (node("li", f"Some are in {file}, of which none is listed.") for file in unlisted_files(report))
    return node(
        "section",
        node("h2", "And more", id="more-heading"),
        node("p", "These were counted too, and are not listed one by one:"),
        node("ul", *rows, *files, class_="more"),
        id="more",
        aria_labelledby="more-heading",
    )


def _clean(report: Report, showing: Showing) -> Iterator[ET.Element]:
    """The files in which nothing was found."""
    found = {finding.location.file for finding in report.findings} | report.more_in
    clean = [file for file in files_of(report, showing.checked) if file not in found]
    if clean:
        yield node(
            "section",
            node("h2", "Nothing was found in", id="clean-heading"),
            node("ul", *(node("li", file) for file in clean), class_="clean"),
            id="clean",
            aria_labelledby="clean-heading",
        )


def _name(group: FileGroup) -> str:
    return "In no file" if group.file is None else group.file
