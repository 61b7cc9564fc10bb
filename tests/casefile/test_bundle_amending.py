"""Amendments, any number of them: no served page gets another number, and numbers sort as the pages lie."""

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.bundle.index import Index
from xborder.bundle.pdf.numbering import Block, Numbering
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Part
from xborder.casefile.bundles.addendum import amendment
from xborder.casefile.bundles.amend import Amended, amend
from xborder.casefile.bundles.earlier import Earlier
from xborder.casefile.bundles.filing import part_of
from xborder.casefile.bundles.merging import Line, merge
from xborder.casefile.bundles.record import given_numbers
from xborder.model.case import Amendment, BundleEntry, BundleSection, CourtBundle
from xborder.model.codes import BundleChangeKind

SECTIONS = ("Statements", "Exhibits", "Orders")
LETTERS = dict(zip(SECTIONS, "ABC", strict=True))
START = dt.date(2026, 10, 8)


@attrs.frozen
class Paper:
    """A document of a case in a test: its key, section, number of pages and what it shows."""

    key: str
    section: str
    pages: int
    content: int = 0

    @property
    def part(self) -> Part:
        return Part(key=self.key, title=self.key, source=b"", section=self.section)


@attrs.frozen
class Served:
    """A bundle as it was served, in a test: what it holds and how its pages are numbered."""

    papers: tuple[Paper, ...]
    numbers: dict[str, tuple[PageNumber, ...]]
    record: CourtBundle


def entry(key: str, numbers: tuple[PageNumber, ...], content: str | None, *, superseded: bool) -> BundleEntry:
    printed = tuple(map(str, numbers))
    return BundleEntry(
        key=key, title=key, first_page=1, last_page=1, numbers=printed, content=content, superseded=superseded
    )


def recorded(
    order: list[Line], numbers: dict[str, tuple[PageNumber, ...]], contents: dict[str, str], told: Any
) -> CourtBundle:
    sections: dict[str, list[BundleEntry]] = {}
    superseded, amendments = told
    for line in order:
        made = entry(line.key, numbers[line.key], contents.get(line.key), superseded=line.key in superseded)
        sections.setdefault(line.section, []).append(made)
    return CourtBundle(
        title="T",
        pages=0,
        sections=tuple(BundleSection(title=title, entries=tuple(entries)) for title, entries in sections.items()),
        amendments=amendments,
    )


def numbering(
    served: dict[str, tuple[PageNumber, ...]], *, per_section: bool, given: frozenset[PageNumber] = frozenset()
) -> Numbering:
    return Numbering(prefixes=LETTERS if per_section else {}, per_section=per_section, served=served, given=given)


def first(papers: list[Paper], *, per_section: bool) -> Served:
    numbers = numbering({}, per_section=per_section).number([Block(p.key, p.section, p.pages) for p in papers])
    order = [Line(paper.section, paper.key) for paper in papers]
    record = recorded(order, numbers, {p.key: str(p.content) for p in papers}, (frozenset(), ()))
    return Served(tuple(papers), numbers, record)


def earlier_of(record: CourtBundle) -> Earlier:
    index = Index(bundle_id="B", kind="served", case_urn=None, created_at="", software="", entries=())
    return Earlier(bag=Path("served"), index=index, record=record, digest="0" * 64)


def amended(before: Served, papers: list[Paper], on: dt.date, *, per_section: bool) -> tuple[Served, Amended]:
    contents = {paper.key: str(paper.content) for paper in papers}
    earlier = earlier_of(before.record)
    made = amend([paper.part for paper in papers], contents, earlier, on, marking="")
    pages = {paper.key: paper.pages for paper in papers}
    parts = [part_of(each) for each in made.documents]
    blocks = [Block(part.key, part.section, pages.get(part.key, 1)) for part in parts]
    given = frozenset(map(PageNumber.parse, given_numbers(before.record)))
    numbers = numbering(dict(made.served), per_section=per_section, given=given).number(blocks)
    kept = {key: own + made.served.get(key, ())[len(own) :] for key, own in numbers.items()}
    printed = {key: tuple(map(str, own)) for key, own in numbers.items()}
    told: tuple[Amendment, ...] = (*before.record.amendments, amendment(made, earlier, printed, on))
    order = [Line(part.section, part.key) for part in parts]
    record = recorded(order, kept, {**contents, **made.contents}, (made.superseded, told))
    return Served(tuple(papers), numbers, record), made


def in_order(numbers: dict[str, tuple[PageNumber, ...]], *, per_section: bool) -> None:
    runs = list(dict.fromkeys(number.prefix for own in numbers.values() for number in own)) if per_section else []
    places = [
        (runs.index(number.prefix) if per_section else 0, *number.place) for own in numbers.values() for number in own
    ]
    assert places == sorted(set(places))


WISHES = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "change", "remove", "move", "lengthen"]),
            st.integers(0, 30),
            st.integers(1, 3),
        ),
        max_size=5,
    ),
    min_size=1,
    max_size=5,
)


def changed(papers: list[Paper], wishes: list[tuple[str, int, int]], edition: int) -> list[Paper]:
    """A case as it is some weeks later."""
    held = list(papers)
    for number, (what, place, pages) in enumerate(wishes):
        if what == "add" or not held:
            held.append(Paper(f"N{edition}.{number}", SECTIONS[place % len(SECTIONS)], pages))
            held.insert(place % len(held), held.pop())
            continue
        at = place % len(held)
        paper = held.pop(at)
        if what == "move":
            held.insert(pages % (len(held) + 1), attrs.evolve(paper, section=SECTIONS[pages % len(SECTIONS)]))
        elif what != "remove":
            longer = pages if what == "lengthen" else 0
            held.insert(at, attrs.evolve(paper, content=edition * 100 + number + 1, pages=paper.pages + longer))
    return sorted(held, key=lambda paper: SECTIONS.index(paper.section))


@settings(max_examples=150)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), WISHES, st.booleans())
def test_every_served_page_keeps_its_number(
    lengths: list[int], wishes: list[list[tuple[str, int, int]]], per_section: bool
) -> None:
    papers = [Paper(f"D{at}", SECTIONS[at * 3 // len(lengths)], pages) for at, pages in enumerate(lengths)]
    served = first(papers, per_section=per_section)
    used: set[PageNumber] = set()
    for edition, wish in enumerate(wishes, 1):
        used |= {number for own in served.numbers.values() for number in own}
        before = served
        papers = changed(papers, wish, edition)
        served, _ = amended(before, papers, START + dt.timedelta(days=edition), per_section=per_section)
        in_order(served.numbers, per_section=per_section)
        shown_before = {(paper.key, paper.content): before.numbers[paper.key] for paper in before.papers}
        for paper in papers:
            known = shown_before.get((paper.key, paper.content))
            assert known in (None, served.numbers[paper.key])
            assert known or used.isdisjoint(served.numbers[paper.key]), "a number is given to one page, ever"
        # Whatever was served is there under its number, or a slip stands in its place.
        assert {own[0] for own in before.numbers.values()} <= {own[0] for own in served.numbers.values()}


def test_a_form_that_is_as_it_was_is_no_change() -> None:
    papers = [Paper("S1", "Statements", 2), Paper("E1", "Exhibits", 1)]
    _, made = amended(first(papers, per_section=True), papers, START, per_section=True)
    assert (made.changes, made.superseded) == ((), frozenset())


def test_what_changed_stands_behind_its_earlier_version() -> None:
    papers = [Paper("S1", "Statements", 2), Paper("S2", "Statements", 1)]
    served = first(papers, per_section=True)
    later = [attrs.evolve(papers[0], content=1), Paper("S3", "Statements", 1)]
    after, made = amended(served, later, START, per_section=True)
    printed = {key: [str(each) for each in own] for key, own in after.numbers.items()}
    assert printed == {"S1/1": ["A1"], "S1": ["A2a", "A2b"], "S3": ["A2c"], "S2/1": ["A3"]}
    assert [(change.kind, change.key) for change in made.changes] == [
        (BundleChangeKind.REPLACED, "S1"),
        (BundleChangeKind.CAME_IN, "S3"),
        (BundleChangeKind.WITHDRAWN, "S2"),
    ]
    told = after.record.amendments[0].changes
    assert [(change.numbers, change.old_numbers) for change in told] == [
        (("A2a", "A2b"), ("A1", "A2")),
        (("A2c",), ()),
        ((), ("A3",)),
    ]


def test_a_served_document_stays_also_where_it_would_be_filed_elsewhere_today() -> None:
    served = [Line("A", "1"), Line("A", "2"), Line("B", "3")]
    assert merge(served, [Line("B", "2"), Line("B", "3"), Line("C", "4")], {}) == [*served, Line("C", "4")]
