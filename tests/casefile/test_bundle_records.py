"""The record of a bundle in volumes: a document that lies in several of them is one document to an amendment."""

from pathlib import Path

from bundle.pdf import made
from xborder.bundle.pdf.assemble import Assembled, assemble
from xborder.bundle.pdf.numbering import Numbering
from xborder.bundle.pdf.page_number import PageNumber
from xborder.bundle.pdf.sources import Part
from xborder.bundle.pdf.volumes import Limits
from xborder.casefile.bundles.record import Recorded, given_numbers, record, whole_entries
from xborder.model.case import CourtBundle
from xborder.model.codes import PageNumbering


def part(key: str, pages: int) -> Part:
    return Part(key=key, title=f"Title {key}", source=made.text_file(*["x"] * pages), section="Exhibits")


def bound(folder: Path, parts: list[Part], numbering: Numbering) -> Assembled:
    outcome = assemble(
        parts,
        folder / "bundle.pdf",
        title="T",
        reference="R",
        now=made.NOW,
        numbering=numbering,
        limits=Limits(pages=6),
    )
    assert outcome.value is not None, [(found.code, found.message) for found in outcome.report]
    return outcome.value


def recorded(assembled: Assembled, parts: list[Part], given: tuple[str, ...] = ()) -> CourtBundle:
    known = Recorded(
        title="T",
        numbering=PageNumbering.CONTINUOUS,
        parts={each.key: each for each in parts},
        contents={each.key: each.key for each in parts},
        given=given,
    )
    return record(assembled, known)


def test_pieces_are_one_document_and_keep_their_numbers(tmp_path: Path) -> None:
    parts = [part("A", 1), part("B", 10), part("C", 1)]
    first = recorded(bound(tmp_path, parts, Numbering()), parts)
    whole = {entry.key: entry for _, entry in whole_entries(first)}
    assert set(whole) >= {"A", "B", "C"}
    assert not any("/part" in key for key in whole)
    assert (len(whole["B"].numbers), whole["B"].content) == (10, "B")
    served = {key: tuple(map(PageNumber.parse, entry.numbers)) for key, entry in whole.items()}
    given = given_numbers(first)
    later = [part("A", 1), part("N", 1), part("B", 10), part("C", 1)]
    numbering = Numbering(served=served, given=frozenset(map(PageNumber.parse, given)))
    second = recorded(bound(tmp_path, later, numbering), later, given)
    again = {entry.key: entry for _, entry in whole_entries(second)}
    assert [again[key].numbers for key in "ABC"] == [whole[key].numbers for key in "ABC"]
    assert set(given) <= set(given_numbers(second))
    assert set(again["N"].numbers).isdisjoint(given)
