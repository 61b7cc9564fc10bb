"""The numbers that stand in the published sample messages: read in place, each by the name of its field."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[3] / "shared"
SAMPLES = SHARED / "samples"
STANDING_DATA = SHARED / "standing-data/bichard7-next-data"

_ELEMENT = re.compile(r"<(?:\w+:)?(\w+)(?:\s[^>]*)?>([^<]+)</(?:\w+:)?\1>")

#: The fields that hold a number of each kind, by the names that the messages give them.
FIELDS = {
    "asn": ("ASN", "ArrestSummonsNumber", "ProsecutorReference", "arrestSummonsNumber", "asn", "prosecutorReference"),
    "pnc_id": ("CourtPNCIdentifier", "PNCIdentifier", "PNCidentifier", "pncId", "pncIdentifier", "pnc_id"),
    "cro_number": ("CROnumber", "CRONumber", "croNumber", "cro_number"),
    "pti_urn": ("PTIURN", "URN", "caseURN", "urn"),
    "court_case_ref": ("CourtCaseReferenceNumber", "courtCaseReference"),
    "cjs_offence_code": ("OffenceCode", "cjsOffenceCode", "offenceCode", "resentencingActivationCode"),
    "ho_class": ("HomeOfficeClassification",),
    "ou_code": (
        "CPSorganisation", "CourtHearingLocation", "OUCode", "OrganisationUnitCode", "OriginatingOrganisation",
        "PoliceWorkerLocationCode", "courtHearingLocation", "cpsOrganisation", "originatingOrganisation",
        "prosecutionAuthorityOUCode",
    ),
    "force_code": ("SecondLevelCode",),
    "court_code": ("ConvictingCourt", "CourtHouseCode", "PSAcode", "ljaCode", "psaCode"),
    "driver_number": ("DriverNumber", "driverNumber"),
    "nino": ("nationalInsuranceNumber",),
    "postcode": ("PostCode", "pcode", "postcode"),
    "vrm": ("VehicleRegistrationMark", "vehicleRegistration", "vehicleRegistrationMark"),
    "collar_number": ("PoliceWorkerReferenceNumber", "policeWorkerReferenceNumber"),
    "telephone": (
        "FAXnumber", "TelephoneNumberBusiness", "TelephoneNumberHome", "TelephoneNumberMobile", "fax", "home",
        "homeTelephoneNumber", "mobile", "mobileTelephoneNumber", "phone", "work", "workTelephoneNumber",
    ),
}  # fmt: skip


def numbers(scheme: str, *kinds_of_message: str) -> set[str]:
    """The different numbers of one kind in the samples of some folders, or of all."""
    found: set[str] = set()
    for path in sorted(SAMPLES.rglob("*.*")):
        if path.suffix in (".xml", ".json") and (not kinds_of_message or path.parent.name in kinds_of_message):
            found |= {text for name, text in _fields(path) if name in FIELDS[scheme]}
    return found


def _fields(path: Path) -> Iterator[tuple[str, str]]:
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".xml":
        yield from _ELEMENT.findall(text)
    else:
        yield from _leaves("", json.loads(text))


def _leaves(name: str, data: Any) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from _leaves(key, inner)
    elif isinstance(data, list):
        for inner in data:
            yield from _leaves(name, inner)
    elif data is not None:
        yield name, str(data)


def table(name: str) -> Any:
    """One of the published tables."""
    return json.loads((STANDING_DATA / name).read_text(encoding="utf-8"))
