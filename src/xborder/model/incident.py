"""An incident: what happened, where, and who was met."""

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
from xborder.model.parts import Officer, Place, Provenance
from xborder.model.person import InvolvedPerson, Vehicle
from xborder.model.values import Coded


@attrs.frozen(kw_only=True)
class Incident:
    """One incident as one force recorded it."""

    schema: str = schema_field("xborder/incident/1")
    ref: str = ref_field("EK/26/1042")
    provenance: Provenance = provenance_field()
    processing_restricted: bool = restricted_field()
    subject_category: tuple[SubjectCategory, ...] = category_field()
    occurred_on: dt.date | None = optional("Date", example="2026-02-08")
    occurred_at: dt.datetime | None = optional("Date and time, where known", example="2026-02-08T07:45:00+00:00")
    location: Place | None = optional("Location")
    category: Coded | None = optional("Category", codes="incident_category")
    summary: str | None = optional("Summary", description="Free text: shared whole or not at all.")
    effect: str | None = optional("Effect on the locality", basis="ASBCPA 2014 s.43(1)")
    persons: tuple[InvolvedPerson, ...] = several("People met")
    vehicles: tuple[Vehicle, ...] = several("Vehicles")
    dogs: int | None = optional("Dogs", unit="dogs", example=2)
    officers: tuple[Officer, ...] = several("Officers who attended")
    outcome: Coded | None = optional("Outcome", codes="incident_outcome")
    exhibit_refs: tuple[str, ...] = several("Exhibits", example=["RTM/1"])
    extensions: dict[str, str] | None = extensions_field()

    @property
    def day(self) -> dt.date | None:
        """The day of the incident, however it was recorded."""
        return self.occurred_on or (self.occurred_at.date() if self.occurred_at else None)
