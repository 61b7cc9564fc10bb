"""People, organisations and vehicles."""

import attrs

from xborder.model.codes import Role
from xborder.model.described import described, optional, several
from xborder.model.parts import Address, Contact, PersonName
from xborder.model.values import Coded, Identifier, PartialDate


@attrs.frozen(kw_only=True)
class Identifiers:
    """The numbers a person is known by."""

    pnc_id: Identifier | None = optional("PNC ID", codes="pnc_id")
    cro_number: Identifier | None = optional("CRO number", codes="cro_number")
    asn: Identifier | None = optional("Arrest/summons number", codes="asn")
    driver_number: Identifier | None = optional("Driver number", codes="driver_number")
    nino: Identifier | None = optional("National Insurance number", codes="nino")
    prisoner_number: Identifier | None = optional("Prisoner number", codes="prisoner_number")
    crn: Identifier | None = optional("Probation case reference", codes="crn")
    maat_id: Identifier | None = optional("Legal aid application (MAAT)", codes="maat_id")
    passport: Identifier | None = optional("Passport number", codes="passport_number")


@attrs.frozen(kw_only=True)
class Person:
    """A person as one record describes them."""

    name: PersonName | None = optional("Name")
    aliases: tuple[PersonName, ...] = several("Other names")
    date_of_birth: PartialDate | None = optional("Date of birth", example="1991-02-17")
    sex: Coded | None = optional("Sex", codes="sex")
    ethnicity: Coded | None = optional("Self-defined ethnicity", codes="ethnicity_self_defined", sensitive=True)
    ethnicity_observed: Coded | None = optional(
        "Officer-observed ethnicity", codes="ethnicity_observed", sensitive=True
    )
    addresses: tuple[Address, ...] = several("Addresses", description="The latest last.")
    identifiers: Identifiers | None = optional("Identifiers")
    nationalities: tuple[Coded, ...] = several("Nationalities", codes="nationality")
    occupation: str | None = optional("Occupation", example="Driver")
    contact: Contact | None = optional("Contact")


@attrs.frozen(kw_only=True)
class Organisation:
    """A body: a company, a council, a landowner's firm."""

    name: str = described("Name", example="Marsh Ferrers Farms Ltd")
    aliases: tuple[str, ...] = several("Other names", example=["MF Farms"])
    addresses: tuple[Address, ...] = several("Addresses")
    contact: Contact | None = optional("Contact")


@attrs.frozen(kw_only=True)
class Vehicle:
    """A vehicle seen or stopped."""

    vrm: Identifier | None = optional("Registration mark", codes="vrm")
    make: str | None = optional("Make", example="Subaru")
    model: str | None = optional("Model", example="Forester")
    colour: str | None = optional("Colour", example="green")


@attrs.frozen(kw_only=True)
class InvolvedPerson:
    """A person and their part in an incident."""

    ref: str = described("Reference within the incident", example="P1")
    role: Role = described("Role", example="suspect")
    person: Person = described("Person")


@attrs.frozen(kw_only=True)
class WarningMarker:
    """A marker that warns officers; it may say something of a person's health."""

    code: Coded = described("Marker", codes="warning_marker", sensitive=True)
    note: str | None = optional("Note", sensitive=True)
