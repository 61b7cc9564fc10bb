"""A bundle as the CPS's bundling service takes it: sections, items and page ranges, by reference to documents.

The shape is that of the XSD ``LCbundle-v-1-0`` (namespace Bundling/2011-06). No
document travels within a message: each stands in the CPS's system under a number,
or at a path that the service can reach.
"""

import attrs

from xborder.casefile.lcbundle_texts import BOOLEAN, MOMENT, needed, one_of, spelt, text, whole

NAMESPACE = "http://www.logica.com/Bundling/2011-06"
#: The last page of a document, whichever it is.
LAST = "Last"
_POSITION = one_of("TopLeft", "TopMiddle", "TopRight", "BottomLeft", "BottomMiddle", "BottomRight")


@attrs.frozen(kw_only=True)
class LcDocument:
    """Pages of a document: from ``first_page`` to ``last_page``, a number or ``Last``."""

    document_id: int | None = spelt("DocId", whole())
    path: str | None = spelt("ActualFilePath", text())
    first_page: int = needed("FromPage", whole())
    last_page: str = needed("ToPage", text())
    updated: str | None = spelt("UpdateDateTime", MOMENT)
    file_type: str = needed("FileType", text(0, 4))
    ocr_check: bool | None = spelt("OCRCheckRequired", BOOLEAN)


@attrs.frozen(kw_only=True)
class LcPage:
    """A page that the service makes itself: a cover, a table of contents, or a note of a call and the like."""

    page_type: str = needed("PageType", one_of("CoverPage", "TOC", "GeneratedPage"))
    template: str = needed("PageRef", text())
    date: str | None = spelt("CommunicationDate", text(0, 16), child=True)
    description: str | None = spelt("Description", text(), child=True)
    subject: str | None = spelt("Subject", text(0, 500), child=True)
    contents_text: str | None = spelt("TOCText", text(0, 255), child=True)
    type_text: str | None = spelt("TypeText", text(0, 255), child=True)
    unit_name: str | None = spelt("UnitName", text(), child=True)
    with_text: str | None = spelt("WithText", text(), child=True)
    user: str | None = spelt("User", text(), child=True)
    from_with_to: str | None = spelt("FromWithTo", text(), child=True)
    concerning: str | None = spelt("Concerning", text(), child=True)
    reviewer: str | None = spelt("Reviewer", text(), child=True)
    witness_count: str | None = spelt("WitnessCount", text(), child=True)
    witness_count_caveat: str | None = spelt("WitnessCountCaveat", text(), child=True)
    reliance_caveat: str | None = spelt("PRSCaveat", text(), child=True)


@attrs.frozen(kw_only=True)
class LcDocumentReference:
    """An item that stands in the table of contents and has no document."""

    dummy: int | None = spelt("Dummy", whole(-(2**31), 2**31 - 1))


@attrs.frozen(kw_only=True)
class LcSectionReference:
    """A section, at this place."""

    section: int | None = spelt("SectionRef", whole())


LcContent = LcDocument | LcPage | LcDocumentReference | LcSectionReference
#: The elements that an item holds one of.
CONTENTS: dict[str, type[LcContent]] = {
    "Page": LcPage,
    "Document": LcDocument,
    "DocumentReference": LcDocumentReference,
    "SectionReference": LcSectionReference,
}


@attrs.frozen(kw_only=True)
class LcItem:
    """One item of a bundle or section: what it is, and how its pages are numbered."""

    content: LcContent
    order: int = needed("Order", whole())
    item_id: int | None = spelt("ItemId", whole())
    name: str | None = spelt("Name", text(0, 255))
    paginate: bool | None = spelt("Paginate", BOOLEAN)
    start_page: str | None = spelt("StartPageNo", text())
    prefix: str | None = spelt("PaginationPrefix", text(0, 16))
    position: str | None = spelt("PaginationPosition", _POSITION)
    sub_paginate: bool | None = spelt("SubPaginate", BOOLEAN)
    multipaginate: bool | None = spelt("Multipaginate", BOOLEAN)
    multipagination_prefix: str | None = spelt("MultipaginationPrefix", text(0, 16))
    multipagination_position: str | None = spelt("MultipaginationPosition", _POSITION)
    contents_reference: str | None = spelt("TocReference", text())
    witness_party_id: int | None = spelt("WitnessPartyId", whole())
    contents_number: str | None = spelt("TocNumber", text())


@attrs.frozen(kw_only=True)
class LcSection:
    """A section, and the one that it stands in."""

    ref: int = needed("SectionRef", whole())
    parent: int | None = spelt("ParentRef", whole())
    items: tuple[LcItem, ...] = ()


@attrs.frozen(kw_only=True)
class LcDefendant:
    """A defendant, or a body that is charged."""

    order: int | None = spelt("Order", whole())
    surname: str | None = spelt("Surname", text(0, 50))
    forenames: str | None = spelt("Firstname", text(0, 50))


@attrs.frozen(kw_only=True)
class LcBundle:
    """The whole definition. ``priority`` is 1, the highest, to 9; what a ``bundle_type`` means is not published."""

    case_id: str = needed("CaseId", text())
    bundle_id: int = needed("BundleId", whole())
    name: str = needed("Name", text(1, 255))
    bundle_type: int = needed("BundleType", whole())
    priority: int = needed("Priority", whole(1, 9))
    urn: str = needed("URN", text(1, 61))
    marking: str | None = spelt("SecurityMarking", text(0, 18))
    version: str | None = spelt("Version", text())
    sections: tuple[LcSection, ...] = ()
    body: tuple[LcItem, ...] = ()
    defendants: tuple[LcDefendant, ...] = ()
