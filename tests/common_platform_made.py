"""Prosecutions that nobody began: submissions to the Common Platform about invented people."""

import json
from typing import Any

AUTHORITY, URN = "GAFEN00", "36NC0412626"


def person() -> dict[str, Any]:
    """A defendant who is a person, with everything that a charge has a place for."""
    return {
        "defendantDetails": {
            "prosecutorDefendantId": "CU-26-004512",
            "asn": "2636NC0100000004512M",
            "pncIdentifier": "2002/0073319Z",
            "croNumber": "073319/02G",
            "documentationLanguage": "E",
            "hearingLanguage": "W",
            "address": {"address1": "4 Sluice Row", "address2": "Marsh Ferrers", "postcode": "PE99 3WZ"},
            "numPreviousConvictions": 2,
            "prosecutorCosts": "85.00",
        },
        "individual": {
            "nameDetails": {"title": "Mr", "forename": "Daryl", "forename2": "Lee", "surname": "Fenwright"},
            "contactDetails": {
                "workTelephoneNumber": "01632 960101",
                "mobileTelephoneNumber": "07700900148",
                "primaryEmail": "d.fenwright@example.com",
            },
            "nationality": "GBR",
            "additionalNationality": "IRL",
            "dateOfBirth": "2009-02-17",
            "gender": 1,
            "occupation": "Farm hand",
            "occupationCode": 912,
            "observedEthnicity": 1,
            "ethnicity": "W1",
            "driverNumber": "FENWR002179DL9AB",
            "nationalInsuranceNumber": "AB123456C",
            "parentGuardian": {
                "individual": {
                    "nameDetails": {"title": "Ms", "forename": "Rosa", "surname": "Fenwright"},
                    "dateOfBirth": "1980-07-01",
                    "gender": 2,
                    "observedEthnicity": 1,
                    "selfDefinedEthnicity": "W1",
                },
                "address": {"address1": "4 Sluice Row", "address2": "Marsh Ferrers"},
            },
            "aliases": [{"forename": "Dan", "surname": "Holt"}, {"forename": "D", "forename2": "L", "surname": "Fen"}],
            "languageRequirement": "None",
            "specificRequirements": "A hearing loop",
            "custodyStatus": "B",
            "bailConditions": "Not to enter farmland in Norfolk.\nTo live at 4 Sluice Row.",
        },
        "offences": [offence()],
    }


def offence(number: int = 1) -> dict[str, Any]:
    """An offence that is charged, with every particular."""
    return {
        "offenceDetails": {
            "cjsOffenceCode": "PS22002",
            "offenceSequenceNo": number,
            "offenceCommittedDate": "2026-09-20",
            "offenceDateCode": 4,
            "offenceCommittedEndDate": "2026-09-21",
            "offenceLocation": "Long Drove, Marsh Ferrers",
            "alcoholRelatedOffence": {"alcoholOrDrugLevelMethod": "B", "alcoholOrDrugLevelAmount": 41},
            "offenceWording": "Went equipped to search for or pursue a hare with dogs.",
            "offenceWordingWelsh": "Geiriad yn Gymraeg.",
            "prosecutorCompensation": "250.00",
            "backDuty": "35.50",
            "backDutyDateFrom": "2026-01-01",
            "backDutyDateTo": "2026-03-31",
            "vehicleMake": "Subaru",
            "vehicleRegistrationMark": "LV19KRE",
        },
        "chargeDate": "2026-10-02",
        "arrestDate": "2026-09-21",
    }


def organisation() -> dict[str, Any]:
    """A defendant that is an organisation."""
    return {
        "defendantDetails": {
            "prosecutorDefendantId": "CU-26-004513",
            "documentationLanguage": "E",
            "hearingLanguage": "E",
            "address": {"address1": "Drove Yard", "address2": "Marsh Ferrers"},
        },
        "organisation": {
            "organisationName": "Marsh Ferrers Transport Ltd",
            "companyTelephoneNumber": "01632960123",
            "aliasOrganisationNames": ["MF Transport", "Ferrers Haulage"],
        },
        "offences": [offence()],
    }


def submission(way: str, *defendants: dict[str, Any]) -> dict[str, Any]:
    """A case that began by charge, requisition or summons; each way leaves out what it has no place for."""
    details: dict[str, Any] = {
        "prosecutingAuthority": AUTHORITY,
        "informant": "PC 1428 Marlowe",
        "hearingDetails": {
            "courtHearingLocation": "B36FN00",
            "dateOfHearing": "2026-11-12",
            "timeOfHearing": "10:00:00",
        },
        "urn": URN,
        "caseMarker": "DV HC",
    }
    if way == "requisition":
        details["writtenChargePostingDate"] = "2026-10-03"
    if way == "summons":
        details["summonsCode"] = "M"
    taken = [_as_begun(way, each) for each in defendants or (person(), organisation())]
    return {"prosecutionSubmissionDetails": details, "defendants": taken}


def _as_begun(way: str, defendant: dict[str, Any]) -> dict[str, Any]:
    if way == "charge":
        return defendant
    gone = {"observedEthnicity", "custodyStatus", "bailConditions"}
    made = {**defendant, "offences": [_offence_as_begun(way, each) for each in defendant["offences"]]}
    if "individual" in made:
        made["individual"] = {name: value for name, value in made["individual"].items() if name not in gone}
    return made


def _offence_as_begun(way: str, each: dict[str, Any]) -> dict[str, Any]:
    gone = {"arrestDate", "chargeDate"} if way == "summons" else {"arrestDate"}
    kept = {name: value for name, value in each.items() if name not in gone}
    return {**kept, "statementOfFacts": "Two dogs were slipped.", "statementOfFactsWelsh": "Yn Gymraeg."}


def single_justice(defendant: str = "defendantPerson") -> dict[str, Any]:
    """A case of the single justice procedure, against a person or an organisation."""
    full, details = person()["individual"], person()["defendantDetails"]
    address = details["address"]
    persons: dict[str, Any] = {
        **full["nameDetails"],
        **{name: full[name] for name in ("dateOfBirth", "occupation", "occupationCode", "driverNumber")},
        "nationalInsuranceNumber": full["nationalInsuranceNumber"],
        "address": address,
        "contactDetails": full["contactDetails"],
        "selfDefinedInformation": {
            "nationality": "GBR",
            "additionalNationality": "IRL",
            "gender": 1,
            "ethnicity": "W1",
        },
    }
    body: dict[str, Any] = {
        "organisationName": "Marsh Ferrers Transport Ltd",
        "contactDetails": {"workTelephoneNumber": "01632960123", "primaryEmail": "post@example.com"},
        "address": address,
    }
    inner = {name: value for name, value in offence()["offenceDetails"].items() if name != "alcoholRelatedOffence"}
    charged = {**inner, "chargeDate": "2026-10-02", "statementOfFacts": "No licence.", "prosecutorOfferAOCP": True}
    return {
        "prosecutionSubmissionDetails": {
            "prosecutingAuthority": AUTHORITY,
            "informant": "PC 1428 Marlowe",
            "urn": URN,
            "writtenChargePostingDate": "2026-10-03",
        },
        "defendant": {
            "asn": details["asn"],
            defendant: persons if defendant == "defendantPerson" else body,
            **{name: details[name] for name in ("documentationLanguage", "hearingLanguage", "prosecutorDefendantId")},
            "languageRequirement": "None",
            "specificRequirements": "A hearing loop",
            "prosecutorCosts": "85.00",
            "numPreviousConvictions": 2,
            "offences": [charged],
        },
    }


def made(way: str) -> dict[str, Any]:
    """A valid document of each way to begin a case."""
    return single_justice() if way == "sjp" else submission(way)


def text(document: dict[str, Any]) -> str:
    """A document as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2)
