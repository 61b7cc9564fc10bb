"""The vehicle record: what one force holds on a vehicle, where it was seen, and to whom it leads."""

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
from xborder.model.parts import LinkedRecord, Place, Provenance
from xborder.model.person import Vehicle


@attrs.frozen(kw_only=True)
class Sighting:
    """One time that the vehicle was seen, stopped or read by a camera."""

    seen_on: dt.date | None = optional("Date", example="2026-02-08")
    seen_at: dt.datetime | None = optional("Date and time, where known", example="2026-02-08T07:45:00+00:00")
    location: Place | None = optional("Location")
    how: str | None = optional("How it was seen", example="stopped by officers")


@attrs.frozen(kw_only=True)
class VehicleRecord(Vehicle):
    """A vehicle as one force knows it; who keeps it is told by category, and by the key of a record that may be asked for.

    >>> record = VehicleRecord(ref="V-1", provenance=Provenance(force="36"), processing_restricted=False)
    >>> record.schema, record.linked
    ('xborder/vehicle/1', ())
    """

    schema: str = schema_field("xborder/vehicle/1")
    ref: str = ref_field("VEH/26/0031")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    sightings: tuple[Sighting, ...] = several("When and where it was seen")
    linked: tuple[LinkedRecord, ...] = several("People and incidents it is linked to")
    keeper_category: SubjectCategory | None = optional(
        "Category of the keeper",
        description="The keeper of a vehicle is often not the one who drove it.",
        basis="DPA 2018 s.38(3)",
        example="other",
    )
    extensions: dict[str, str] | None = extensions_field()
