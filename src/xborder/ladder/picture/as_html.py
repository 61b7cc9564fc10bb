"""Ladders as one page of HTML: the picture of each, and the same in words. It fetches nothing and runs nothing."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from xborder import __version__
from xborder.findings.html_head import head_of
from xborder.findings.html_nodes import Child, node, page
from xborder.ladder.parts import Clock, Ladder, Proposal
from xborder.ladder.picture import draw
from xborder.ladder.words import date_in_words
from xborder.reference import forces

_STYLE = (
    "body{font:16px/1.5 'Noto Sans',Arial,sans-serif;color:#1d2733;background:#fff;margin:0 auto;max-width:70rem;"
    "padding:1rem}svg{width:100%;height:auto;border:1px solid #d5dae0}table{border-collapse:collapse;width:100%}"
    "td{overflow-wrap:anywhere}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #d5dae0}"
    "@media print{section{break-after:page}details{display:none}}"
)


def as_html(ladders: Sequence[Ladder]) -> str:
    """The page, complete in itself, in British English."""
    head = head_of(f"The ladder of {len(ladders)} {'person' if len(ladders) == 1 else 'people'}", _STYLE)
    body = node(
        "body",
        node(
            "header",
            node("h1", "The escalation ladder across forces"),
            node("p", "OFFICIAL-SENSITIVE. Proposals from records, not decisions: a named person decides."),
        ),
        node("main", *(node("section", *_person(number, each)) for number, each in enumerate(ladders, start=1))),
        node("footer", node("p", f"Made by xborder {__version__}. This page is complete in itself.")),
    )
    return page(node("html", head, body, lang="en-GB"))


def _person(number: int, ladder: Ladder) -> Iterator[Child]:
    yield node("h2", ladder.name)
    yield _drawn(number, ladder)
    yield node("h3", "What happened where")
    rows = [node("tr", *(node("th", words, scope="col") for words in ("Day", "Force", "Event", "Counts under")))]
    for step in ladder.steps:
        known = forces.force(step.force)
        day = step.on.isoformat() if step.on else "no date"
        cells = (day, known.name if known else step.force, step.title, step.counts_under or "")
        rows.append(node("tr", *(node("td", words) for words in cells)))
    yield node("table", node("caption", f"Events of {ladder.name}"), *rows)
    yield node("h3", "What the records support next")
    for made in ladder.proposals:
        yield from _step(made)
    yield from _listed("Days that matter", [_day(clock) for clock in ladder.clocks])
    yield from _listed("Not judged", ladder.unjudged)


def _listed(title: str, entries: Sequence[str]) -> Iterator[Child]:
    if entries:
        yield node("h3", title)
        yield node("ul", *(node("li", words) for words in entries))


def _day(clock: Clock) -> str:
    passed = " (passed)" if clock.passed else ""
    note = f" {clock.note}" if clock.note else ""
    return f"{date_in_words(clock.last_day)}{passed}: {clock.title}.{note}"


def _step(made: Proposal) -> Iterator[Child]:
    yield node("h4", f"{made.title}: {made.status.value.replace('_', ' ')}")
    lines = [
        *(f"Needs: {words}" for words in made.missing),
        *(f"Look at: {words}" for words in made.warnings),
        *made.cautions,
    ]
    if lines:
        yield node("ul", *(node("li", words) for words in lines))
    if made.law:
        yield node("p", f"Law: {'; '.join(row.source for row in made.law)}.")


def _drawn(number: int, ladder: Ladder) -> ET.Element:
    """The picture as elements of the page; its ids are those of this person alone."""
    svg = (
        draw(ladder)
        .svg.replace("ladder-title", f"ladder-title-{number}")
        .replace("ladder-desc", f"ladder-desc-{number}")
    )
    made = ET.fromstring(svg)  # noqa: S314 # our own text, made a line above
    for each in made.iter():
        each.tag = each.tag.rpartition("}")[2]
    return made
