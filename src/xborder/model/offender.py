"""The offender record: what one force holds on a person."""

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
from xborder.model.parts import Provenance
from xborder.model.person import Person, Vehicle, WarningMarker


@attrs.frozen(kw_only=True)
class Health:
    """Health facts that keep officers and detainees safe."""

    safety_markers: tuple[WarningMarker, ...] = several("Safety markers", sensitive=True)


@attrs.frozen(kw_only=True)
class OffenderRecord(Person):
    """A person as one force knows them, with where the knowledge comes from."""

    schema: str = schema_field("xborder/offender/1")
    ref: str = ref_field("SR-2026-0088")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    vehicles: tuple[Vehicle, ...] = several("Vehicles used")
    health: Health | None = optional("Health", sensitive=True)
    spent_convictions_considered: bool | None = optional("Spent convictions considered before disclosure", example=True)
    extensions: dict[str, str] | None = extensions_field()
