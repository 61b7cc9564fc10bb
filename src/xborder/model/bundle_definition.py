"""The definition of a bundle: its sections in order, what goes into each, and how its pages are numbered."""

import attrs

from xborder.model.codes import BundleCategory, BundleKind, PageNumbering
from xborder.model.described import described, optional, several
from xborder.model.header import schema_field


@attrs.frozen(kw_only=True)
class DefinedSection:
    """One section and what goes into it. A form that is named goes there whatever group it is in."""

    title: str = described("Title", example="Statements")
    prefix: str | None = optional(
        "Letters before the page number",
        description="One to four capital letters; every section has its own where each is numbered by itself.",
        example="B",
    )
    categories: tuple[BundleCategory, ...] = several("Groups of documents", example=["statements"])
    forms: tuple[str, ...] = several("Forms", description="Numbers of the register of forms.", example=["MG9", "MG11"])


@attrs.frozen(kw_only=True)
class VolumeLimits:
    """When a bundle is parted into volumes. No document is parted unless it is longer than a volume."""

    pages: int | None = optional("Most pages in a volume", unit="pages", example=350)
    megabytes: int | None = optional(
        "Largest file", description="Of 1,000,000 bytes each.", unit="megabytes", example=20
    )


@attrs.frozen(kw_only=True)
class BundleDefinition:
    """How one of the two bundles of a case is laid out."""

    schema: str = schema_field("xborder/bundle-definition/1")
    ref: str = described("Reference", example="court")
    kind: BundleKind = described("Which bundle it is for", example="served")
    numbering: PageNumbering = described(
        "How pages are numbered", default=PageNumbering.CONTINUOUS, example="per_section"
    )
    dividers: bool = described("A divider before each section", default=False, example=True)
    marking: str = described("Protective marking", default="OFFICIAL-SENSITIVE", example="OFFICIAL-SENSITIVE")
    volumes: VolumeLimits | None = optional("Volumes")
    sections: tuple[DefinedSection, ...] = several("Sections, in order")
