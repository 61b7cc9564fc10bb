"""Parts that many records share: names, addresses, places, officers, provenance."""

import datetime as dt

import attrs

from xborder.model.codes import FactOrAssessment
from xborder.model.described import described, optional, several
from xborder.model.values import Identifier, PartialDate


@attrs.frozen(kw_only=True)
class PersonName:
    """A person's name, in parts."""

    family: str | None = optional("Family name", example="Fenwright")
    given: tuple[str, ...] = several("Given names", example=["Daryl", "Lee"])
    title: str | None = optional("Title", example="Mr")
    suffix: str | None = optional("Suffix", example="Jr")

    @property
    def display(self) -> str:
        """Given names and the family name in capitals, as police papers write it.

        >>> PersonName(family="Fenwright", given=("Daryl", "Lee")).display
        'Daryl Lee FENWRIGHT'
        """
        return " ".join([*self.given, *([self.family.upper()] if self.family else [])])


@attrs.frozen(kw_only=True)
class Address:
    """Where somebody lives or can be found, and from when to when."""

    lines: tuple[str, ...] = several("Address lines", example=["4 Sluice Row", "Marsh Ferrers"])
    postcode: Identifier | None = optional("Postcode", codes="postcode")
    kind: str | None = optional("Kind", description="home, work or other.", example="home")
    valid_from: PartialDate | None = optional("From", example="2024-03")
    valid_to: PartialDate | None = optional("To", example="2026-01-31")

    @property
    def display(self) -> str:
        """The address on one line."""
        return ", ".join([*self.lines, *([self.postcode.text] if self.postcode else [])])


@attrs.frozen(kw_only=True)
class Contact:
    """How to reach a person."""

    telephone: str | None = optional("Telephone", example="+441632960123")
    email: str | None = optional("Email", example="a.person@example.org")


@attrs.frozen(kw_only=True)
class Place:
    """Where something happened."""

    description: str | None = optional("Description", example="Field north of Long Drove")
    district: str | None = optional("District", example="Breckholme")
    county: str | None = optional("County", example="Norfolk")
    force: str | None = optional("Force area", description="The two-digit force code.", codes="force", example="36")
    postcode: Identifier | None = optional("Postcode", codes="postcode")
    grid_reference: str | None = optional("Grid reference", example="TL 512 934")

    @property
    def display(self) -> str:
        """The place in words."""
        return ", ".join(part for part in (self.description, self.district, self.county) if part)


@attrs.frozen(kw_only=True)
class Officer:
    """A police officer or member of staff."""

    name: PersonName | None = optional("Name")
    rank: str | None = optional("Rank", example="PC")
    collar_number: str | None = optional("Collar number", example="1428")
    force: str | None = optional("Force", codes="force", example="36")
    role: str | None = optional(
        "Role", description="constable, council officer, designated person.", example="constable"
    )

    @property
    def display(self) -> str:
        """Rank, collar number and name."""
        return " ".join(
            part for part in (self.rank, self.collar_number, self.name.display if self.name else None) if part
        )


@attrs.frozen(kw_only=True)
class Provenance:
    """Whose record it is, from which system, and how far it was checked."""

    force: str = described("Originating force", description="Two-digit force code.", codes="force", example="36")
    system: str | None = optional("System", example="custody")
    reference: str | None = optional("Reference in that system", example="CU/26/004512")
    extracted_at: dt.datetime | None = optional("Extracted at", example="2026-10-05T09:30:00+01:00")
    verified_at: dt.date | None = optional("Quality checked on", basis="DPA 2018 s.38(5)(a)", example="2026-10-05")
    verified_by: str | None = optional("Quality checked by", example="Records, Norfolk")
    fact_or_assessment: FactOrAssessment | None = optional(
        "Fact or assessment", basis="DPA 2018 s.38(2)", example="fact"
    )


@attrs.frozen(kw_only=True)
class LinkedRecord:
    """Another record that a force says this one belongs to, by its key; a person in it is named with ``#P1``."""

    key: str = described("Key of the record, or of a person in it", example="36:incident:EK/26/1042#P1")
    how: str | None = optional("How they are linked", example="driven by")
    linked_on: dt.date | None = optional("Linked on", example="2026-02-09")
