"""The intelligence report: what was told or seen, how far it is believed, and who may have it.

A report never names its source. It is no evidence: a case file is built
without it, and what sharing agreements let go is decided by its handling code.
"""

import datetime as dt

import attrs

from xborder.model.codes import SubjectCategory
from xborder.model.described import optional, several
from xborder.model.header import (
    category_field,
    extensions_field,
    provenance_field,
    ref_field,
    restricted_field,
    schema_field,
)
from xborder.model.parts import LinkedRecord, Provenance
from xborder.model.values import Coded


@attrs.frozen(kw_only=True)
class Grading:
    """A 3x5x2 grading: three evaluations of the source, five of what it says, two handling codes."""

    source: Coded | None = optional("Evaluation of the source", codes="intelligence_source")
    assessment: Coded | None = optional("Assessment of the intelligence", codes="intelligence_assessment")
    handling: Coded | None = optional(
        "Handling code",
        description="P: lawful sharing permitted; C: permitted with conditions. Without one nothing is shared.",
        codes="intelligence_handling",
    )
    conditions: tuple[str, ...] = several("Handling conditions", example=["Ask the originator before any action."])
    conditions_met: bool | None = optional(
        "Handling conditions are met", description="Absent means not known, which refuses.", example=True
    )


@attrs.frozen(kw_only=True)
class Intelligence:
    """One intelligence report of one force.

    >>> report = Intelligence(ref="INT-1", provenance=Provenance(force="36"), processing_restricted=False)
    >>> report.schema, report.grading is None
    ('xborder/intelligence/1', True)
    """

    schema: str = schema_field("xborder/intelligence/1")
    ref: str = ref_field("INT/26/0417")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    made_on: dt.date | None = optional("Report made on", example="2026-02-09")
    grading: Grading | None = optional("Grading, 3x5x2")
    text_sanitised: str | None = optional(
        "Sanitised text",
        description="Written so that nothing in it leads to the source; shared whole or not at all.",
        example="A green estate car is used for coursing on Sunday mornings.",
    )
    text: str | None = optional(
        "Text as received",
        description="It may lead to the source, and say anything of anybody's health or beliefs.",
        sensitive=True,
        example="Told in passing; a green estate car is used for coursing on Sunday mornings.",
    )
    linked: tuple[LinkedRecord, ...] = several("Records it speaks of")
    review_on: dt.date | None = optional("To be reviewed on", basis="DPA 2018 s.39(2)", example="2027-02-09")
    extensions: dict[str, str] | None = extensions_field()
