"""The LCbundle definition of a built bundle: the pages of the court bundle, or on request each of the prosecutor's files."""

import itertools
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import attrs

from xborder.bundle.index import Entry
from xborder.bundle.pdf.page_number import PageNumber
from xborder.casefile import built_contents
from xborder.casefile.built_contents import Contents
from xborder.casefile.lcbundle import (
    LAST,
    LcBundle,
    LcContent,
    LcDefendant,
    LcDocument,
    LcItem,
    LcSection,
    LcSectionReference,
)
from xborder.casefile.lcbundle_writing import print_lcbundle
from xborder.files.json_reader import read_json
from xborder.files.writing import write_whole
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.case import CourtBundle
from xborder.schema.decode import decode

_PAGES = "data/index.json"
#: The sections of all that the prosecutor receives, and the kinds of entry in each.
_SECTIONS = {"form": "Forms", "statement": "Statements", "exhibit": "Exhibits", "supplied-form": "Forms supplied"}
_LONGEST_NAME = 255


@attrs.frozen(kw_only=True)
class LcHead:
    """What the records do not say: the CPS's numbers of its case and the bundle, and how the bundle is to be made.

    ``files_at`` is the folder in which the CPS's service finds the bag's files; the
    meanings of ``bundle_type`` are not published.
    """

    case_id: int
    bundle_id: int
    bundle_type: int
    priority: int = 5
    name: str = "Court bundle"
    marking: str = "OFFICIAL-SENSITIVE"
    version: str | None = None
    files_at: str = ""


def write_lcbundle(bundle: Path, out: Path, head: LcHead, *, unserved: bool = False, replace: bool = False) -> Report:
    """Write the definition of what may be served, or of all that the prosecutor receives; whole or not at all.

    Raises Refused if ``out`` is there and ``replace`` is not given, or cannot be written.
    """
    contents = built_contents.contents(bundle, unserved=unserved)
    if contents is None:
        return Report.of(finding("XB-FORMAT-170", Location(file=str(bundle))))
    made = _defined(contents, head, unserved=unserved)
    printed = Outcome(None, made.report) if made.value is None else print_lcbundle(made.value)
    if printed.value is not None:
        write_whole(out, printed.value, replace=replace)
    return printed.report


def _defined(contents: Contents, head: LcHead, *, unserved: bool) -> Outcome[LcBundle]:
    if len({built_contents.urn(each) for each in contents.charges}) > 1:
        return Outcome(None, Report.of(finding("XB-FORMAT-176", Location(), field="URN", rule="one for all charges")))
    changed = _changed(contents, _SECTIONS if unserved else ("court-bundle", "report"))
    if changed.has_errors:
        return Outcome(None, changed)
    sections = Outcome(_prosecutors(contents, head)) if unserved else _served(contents, head)
    if sections.value is None:
        return Outcome(None, sections.report)
    numbered = tuple(enumerate(sections.value.items(), 1))
    return Outcome(
        LcBundle(
            case_id=str(head.case_id),
            bundle_id=head.bundle_id,
            name=head.name,
            bundle_type=head.bundle_type,
            priority=head.priority,
            urn=built_contents.urn(contents.charges[0]),
            marking=head.marking,
            version=head.version,
            sections=tuple(LcSection(ref=number, items=tuple(items)) for number, (_, items) in numbered),
            body=tuple(
                LcItem(content=LcSectionReference(section=number), order=number, name=title)
                for number, (title, _) in numbered
            ),
            defendants=tuple(_defendants(contents.charges)),
        )
    )


def _changed(contents: Contents, kinds: Iterable[str]) -> Report:
    found = []
    for file in contents.files(*kinds):
        try:
            same = contents.unchanged(file)
        except OSError:
            same = False
        if not same:
            found.append(finding("XB-FORMAT-172", Location(file=file.path)))
    return Report(tuple(found))


def _served(contents: Contents, head: LcHead) -> Outcome[Mapping[str, Sequence[LcItem]]]:
    """The court bundle's own sections; its pages bear their numbers already."""
    path = contents.bag / _PAGES
    read = read_json(path)
    made = Outcome(None, read.report) if read.value is None else decode(read.value.root, CourtBundle)
    if not isinstance(made.value, CourtBundle):
        return Outcome(None, Report.of(finding("XB-FORMAT-170", Location(file=str(path)))))
    orders = itertools.count(1)
    volumes = [file.path for file in contents.files("court-bundle")]
    if any(not 1 <= (entry.volume or 1) <= len(volumes) for each in made.value.sections for entry in each.entries):
        return Outcome(None, Report.of(finding("XB-FORMAT-170", Location(file=str(path)))))
    return Outcome(
        {
            section.title: [
                _item(
                    LcDocument(
                        path=posixpath.join(head.files_at, volumes[(entry.volume or 1) - 1]),
                        first_page=entry.first_page,
                        last_page=str(entry.last_page),
                        file_type="pdf",
                    ),
                    next(orders),
                    entry.title,
                    paginate=False,
                    first=entry.numbers[0] if entry.numbers else None,
                )
                for entry in section.entries
            ]
            for section in made.value.sections
        }
    )


def _prosecutors(contents: Contents, head: LcHead) -> Mapping[str, Sequence[LcItem]]:
    orders = itertools.count(1)
    made: dict[str, list[LcItem]] = {}
    for kind, title in _SECTIONS.items():
        items = [
            _item(document, next(orders), entry.title or entry.entry, paginate=True, reference=_reference(entry))
            for entry in contents.index.entries
            if entry.kind == kind
            for document in _documents(entry, head)
        ]
        if items:
            made[title] = items
    return made


def _documents(entry: Entry, head: LcHead) -> Iterator[LcDocument]:
    for file in entry.files:
        kind = PurePosixPath(file.path).suffix.removeprefix(".").lower()
        yield LcDocument(path=posixpath.join(head.files_at, file.path), first_page=1, last_page=LAST, file_type=kind)


def _reference(entry: Entry) -> str | None:
    """What a table of contents says beside the name: of an exhibit, its reference."""
    return entry.entry if entry.kind == "exhibit" else None


def _item(
    content: LcContent,
    order: int,
    name: str,
    *,
    paginate: bool,
    reference: str | None = None,
    first: str | None = None,
) -> LcItem:
    """An item; ``first`` is the number printed on its first page, told where it has letters and so is no place in the file."""
    # A name is a label in a table of contents: where it is too long its end is marked as cut.
    cut = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}\N{HORIZONTAL ELLIPSIS}"
    number = PageNumber.read(first or "")
    lettered = number if number and str(number.number) != first else None
    return LcItem(
        content=content,
        order=order,
        name=cut,
        paginate=paginate,
        contents_reference=reference,
        prefix=(lettered.prefix or None) if lettered else None,
        start_page=first if lettered else None,
    )


def _defendants(charges: Sequence[Mapping[str, Any]]) -> Iterator[LcDefendant]:
    for order, charge in enumerate(charges, 1):
        yield LcDefendant(
            order=order,
            surname=built_contents.surname(charge) or None,
            forenames=built_contents.forenames(charge) or None,
        )
