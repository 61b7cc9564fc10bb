"""One finding as an article of the page."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from xborder.findings.about import about
from xborder.findings.finding import Finding
from xborder.findings.html_nodes import Child, node
from xborder.findings.showing import Showing
from xborder.findings.source_line import Marked, blamed, fault_in, line_at, marked
from xborder.findings.words import number, place, waived

#: What each severity is called on the page.
NAMES = {"error": "Error", "warning": "Warning", "info": "Note"}


def article(finding: Finding, at: int, first: int, showing: Showing) -> ET.Element:
    """The finding with number ``at``; ``first`` is the number of the first of its code in this file.

    Why it matters and how to avoid it are told once in a file: the findings
    after the first lead there, so that a long page stays short enough to print.
    """
    waiver = finding.waiver
    rows = [
        ("Where", _where(finding)),
        *_there(finding, showing),
        ("What to do", finding.hint),
        *_corrections(finding, showing),
        *(_guidance(finding) if at == first else _earlier(finding, first)),
        ("Waived", waived(waiver).removeprefix("Waived ") if waiver else ""),
    ]
    level = finding.severity.value
    return node(
        "article",
        node(
            "h3",
            node("span", NAMES[level], class_="level"),
            " ",
            node("span", f"{at:,}.", class_="number"),
            " ",
            about(finding.code).title,
            id=f"h{at}",
        ),
        node("p", finding.message, class_="message"),
        node("dl", *_pairs(rows)),
        node("p", "Code ", node("code", finding.code), class_="code"),
        id=f"f{at}",
        class_=f"waived {level}" if waiver else f"finding {level}",
        aria_labelledby=f"h{at}",
    )


def _where(finding: Finding) -> Child:
    where = place(finding.location)
    return where[:1].upper() + where[1:]


def _corrections(finding: Finding, showing: Showing) -> Iterator[tuple[str, Child]]:
    """The corrections where they may be shown, else that there are some."""
    count = len(finding.suggestions)
    if count and showing.values:
        yield "It may be", _listed([node("code", each) for each in finding.suggestions])
    elif count:
        them = "it" if count == 1 else "them"
        yield "It may be", f"{number(count, 'possible correction')}: check again with --show-values to see {them}."


def _there(finding: Finding, showing: Showing) -> Iterator[tuple[str, Child]]:
    if not showing.values:
        return
    line = line_at(finding, showing)
    fault = None if line is None else fault_in(line, finding)
    if line is not None:
        yield f"Line {finding.location.line}", _quoted(marked(line, fault, room=160))
    if finding.excerpt is not None and fault is None:
        yield "Written there", _quoted(marked(finding.excerpt, blamed(finding) if finding.span else None, room=400))


def _quoted(text: Marked) -> ET.Element:
    fault = node("mark", text.fault) if text.fault else None
    return node("code", text.before, fault, text.after, class_="quoted")


def _guidance(finding: Finding) -> list[tuple[str, Child]]:
    text = about(finding.code)
    basis = finding.basis or text.basis
    return [
        ("Why it matters", text.why),
        ("How to avoid it", text.avoid),
        ("Rests on", _listed(basis)),
    ]


def _listed(items: Sequence[Child]) -> Child:
    """One thing as it is, more as a list."""
    if len(items) < 2:
        return items[0] if items else None
    return node("ul", *(node("li", item) for item in items))


def _earlier(finding: Finding, first: int) -> list[tuple[str, Child]]:
    text = about(finding.code)
    if not (text.why or text.avoid or finding.basis or text.basis):
        return []
    link = node("a", f"finding {first:,}", href=f"#f{first}")
    return [("Why, and how to avoid it", node("span", "As for ", link, "."))]


def _pairs(rows: list[tuple[str, Child]]) -> Iterator[ET.Element]:
    for name, said in rows:
        if said is not None and said != "":
            yield node("div", node("dt", name), node("dd", said))
