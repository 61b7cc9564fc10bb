"""Hearings that nobody held: what the Common Platform says of invented people at an invented court."""

import json
from typing import Any

URN = "36NC0412626"
PERSON, BODY = 3, 4


def identifier(number: int) -> str:
    """An identifier of the platform."""
    return f"36000000-0000-4000-8000-{number:012d}"


def user(number: int) -> dict[str, Any]:
    """Somebody who works for a court."""
    return {"userId": identifier(number), "firstName": "Wyn", "lastName": "Orford"}


def court(number: int) -> dict[str, Any]:
    """A court with its address."""
    return {
        "id": identifier(number),
        "code": "B36FN00",
        "name": "Fenmarsh Magistrates' Court",
        "roomId": identifier(number + 1),
        "roomName": "2",
        "address": {"address1": "1 Assize Lane", "address2": "Fenmarsh", "postcode": "PE30 1AB"},
        "psaCode": 1940,
        "lja": {"ljaCode": "1940", "ljaName": "Norfolk"},
    }


def result(code: str, label: str, text: str, **more: Any) -> dict[str, Any]:
    """A result that convicts and does not adjourn."""
    return {
        "judicialResultId": identifier(500),
        "orderedHearingId": identifier(1),
        "label": label,
        "isAdjournmentResult": False,
        "isFinancialResult": False,
        "isConvictedResult": True,
        "isAvailableForCourtExtract": True,
        "resultText": text,
        "cjsCode": code,
        "rank": 8500,
        "orderedDate": "2026-11-12",
        "category": "FINAL",
        "usergroups": ["Clerks"],
        "postHearingCustodyStatus": "A",
        "courtClerk": user(501),
        **more,
    }


def order(**more: Any) -> dict[str, Any]:
    """A criminal behaviour order of two years."""
    prompt = {
        "judicialResultPromptTypeId": identifier(510),
        "label": "Order details",
        "isAvailableForCourtExtract": True,
        "value": "Not to enter farmland in Norfolk with a dog.",
        "promptSequence": 100,
        "promptReference": "orderDetails",
        "usergroups": ["Clerks", "Probation"],
    }
    dates = {"durationStartDate": "2026-11-12", "durationEndDate": "2028-11-11"}
    text = "Criminal behaviour order. Not to enter farmland in Norfolk with a dog."
    made = result("1177", "Criminal behaviour order", text, durationElement=dates, judicialResultPrompts=[prompt])
    return {**made, **more}


def adjourned(**listed: Any) -> dict[str, Any]:
    """A result that puts an offence over to another hearing."""
    return result(
        "4004",
        "Adjourned",
        "Adjourned for sentence.",
        category="INTERMEDIARY",
        postHearingCustodyStatus="B",
        nextHearing={
            "type": {"id": identifier(520), "description": "Sentence"},
            "adjournmentReason": "For a report",
            "courtCentre": court(530),
            **(listed or {"listedStartDateTime": "2026-12-01T09:30:00.000Z", "estimatedMinutes": 45}),
        },
    )


def offence(number: int, *results: dict[str, Any]) -> dict[str, Any]:
    """An offence with a plea and a verdict."""
    own = identifier(100 + number)
    return {
        "id": own,
        "offenceDefinitionId": identifier(200),
        "offenceCode": "PS22002",
        "offenceTitle": "Go equipped for searching for or pursuing hares",
        "offenceLegislation": "Police, Crime, Sentencing and Courts Act 2022, section 63",
        "wording": "Was found with two dogs and a catapult.",
        "startDate": "2026-09-20",
        "endDate": "2026-09-21",
        "arrestDate": "2026-09-21",
        "chargeDate": "2026-10-02",
        "orderIndex": number,
        "convictionDate": "2026-11-12",
        "allocationDecision": {
            "offenceId": own,
            "motReasonId": identifier(210),
            "motReasonDescription": "Summary-only offence",
            "motReasonCode": "01",
            "sequenceNumber": 10,
        },
        "plea": {"offenceId": own, "pleaDate": "2026-11-12", "pleaValue": "GUILTY"},
        "verdict": {
            "offenceId": own,
            "verdictDate": "2026-11-12",
            "verdictType": {"id": identifier(220), "category": "Guilty", "categoryType": "GUILTY"},
        },
        "judicialResults": list(results) or [order()],
        "proceedingsConcluded": True,
        "offenceDateCode": 4,
        "victims": [{"lastName": "Marsh", "gender": "FEMALE", "address": {"address1": "Drove Farm"}}],
    }


def person(number: int = PERSON) -> dict[str, Any]:
    """A defendant who is a person."""
    return {
        "id": identifier(number),
        "masterDefendantId": identifier(number + 1000),
        "prosecutionCaseId": identifier(2),
        "offences": [offence(1), offence(2, adjourned())],
        "personDefendant": {
            "personDetails": {
                "title": "Mr",
                "firstName": "Daryl",
                "middleName": "Lee James",
                "lastName": "Fenwright",
                "dateOfBirth": "2009-02-17",
                "nationalityCode": "GBR",
                "gender": "MALE",
                "ethnicity": {"selfDefinedEthnicityCode": "W1", "selfDefinedEthnicityId": identifier(300)},
                "nationalInsuranceNumber": "AB123456C",
                "occupation": "Farm hand",
                "address": {"address1": "4 Sluice Row", "address2": "Marsh Ferrers", "postcode": "PE30 1AB"},
                "contact": {"mobile": "07700900148", "primaryEmail": "d.fenwright@example.com"},
            },
            "bailStatus": {"id": identifier(310), "code": "B", "description": "Conditional bail"},
            "bailConditions": "Not to enter farmland in Norfolk.",
            "driverNumber": "FENWR002179DL9AB",
            "arrestSummonsNumber": "2636NC0100000004512M",
        },
        "aliases": [{"firstName": "Dan", "lastName": "Holt"}],
        "judicialResults": [result("1100", "Surcharge", "To pay a surcharge.", isFinancialResult=True)],
        "croNumber": "073319/02G",
        "pncId": "2002/0073319Z",
        "proceedingsConcluded": False,
        "isYouth": True,
    }


def body(number: int = BODY) -> dict[str, Any]:
    """A defendant that is an organisation."""
    return {
        "id": identifier(number),
        "masterDefendantId": identifier(number + 1000),
        "prosecutionCaseId": identifier(2),
        "offences": [offence(3, result("1015", "Fine", "Fined 120 pounds."))],
        "legalEntityDefendant": {
            "organisation": {
                "name": "Marsh Ferrers Transport Ltd",
                "incorporationNumber": "01234567",
                "address": {"address1": "Drove Yard", "address2": "Marsh Ferrers"},
                "contact": {"work": "01632960123", "primaryEmail": "post@example.com"},
            }
        },
        "aliases": [{"legalEntityName": "MF Transport"}],
        "isYouth": False,
    }


def case(*defendants: dict[str, Any], number: int = 2, urn: str = URN) -> dict[str, Any]:
    """A case with its officer and a marker."""
    made = [{**each, "prosecutionCaseId": identifier(number)} for each in defendants or (person(), body())]
    return {
        "id": identifier(number),
        "prosecutionCaseIdentifier": {
            "caseURN": urn,
            "prosecutionAuthorityId": identifier(400),
            "prosecutionAuthorityCode": "NORF",
            "prosecutionAuthorityOUCode": "0360000",
        },
        "initiationCode": "C",
        "policeOfficerInCase": {
            "personDetails": {"firstName": "Ann", "lastName": "Marlowe", "gender": "FEMALE"},
            "policeOfficerRank": "PC",
            "policeWorkerReferenceNumber": "1428",
            "policeWorkerLocationCode": "36NC00",
        },
        "defendants": made,
        "caseMarkers": [
            {
                "id": identifier(410),
                "markerTypeid": identifier(411),
                "markerTypeCode": "HC",
                "markerTypeDescription": "Hare coursing",
            }
        ],
    }


def hearing(*cases: dict[str, Any]) -> dict[str, Any]:
    """A hearing of two days with its cases, as it was shared."""
    held = list(cases) or [case()]
    people = [each for one in held for each in one["defendants"]]
    attended = [("IN_PERSON", "2026-11-12"), ("NOT_PRESENT", "2026-11-12")]
    return {
        "hearing": {
            "id": identifier(1),
            "jurisdictionType": "MAGISTRATES",
            "courtCentre": court(10),
            "hearingLanguage": "ENGLISH",
            "prosecutionCases": held,
            "defendantJudicialResults": [
                {
                    "masterDefendantId": people[0]["masterDefendantId"],
                    "judicialResult": result("3107", "Collection order", "Collection order made.", level="D"),
                }
            ],
            "hasSharedResults": True,
            "type": {"id": identifier(20), "description": "First hearing"},
            "hearingDays": [
                {"sittingDay": "2026-11-12T10:00:00.000Z", "listingSequence": 1, "listedDurationMinutes": 20},
                {"sittingDay": "2026-11-13T10:00:00.000Z", "listedDurationMinutes": 5},
            ],
            "judiciary": [
                {
                    "judicialId": identifier(30),
                    "lastName": "Sedge",
                    "judicialRoleType": {"judiciaryType": "Magistrate"},
                    "isBenchChairman": True,
                }
            ],
            "defenceCounsels": [
                {
                    "id": identifier(40),
                    "lastName": "Carr",
                    "defendants": [people[0]["id"]],
                    "attendanceDays": ["2026-11-12"],
                }
            ],
            "defendantAttendance": [
                {"defendantId": each["id"], "attendanceDays": [{"day": day, "attendanceType": how}]}
                for each, (how, day) in zip(people, attended, strict=False)
            ],
            "isBoxHearing": False,
        },
        "sharedTime": "2026-11-13T15:54:09.871Z",
    }


def for_police(defendant: dict[str, Any] | None = None) -> dict[str, Any]:
    """The results of one defendant as they go to the police: the person of the hearing, or an organisation."""
    full = person()
    details = full["personDefendant"]["personDetails"]
    told = ("title", "firstName", "middleName", "lastName", "dateOfBirth", "gender", "address", "contact")
    individual = {
        "person": {name: details[name] for name in told},
        "bailStatus": full["personDefendant"]["bailStatus"],
        "bailConditions": "Not to enter farmland in Norfolk.",
        "presentAtHearing": "Y",
    }
    place = court(10)
    return {
        "id": identifier(1),
        "caseId": identifier(2),
        "urn": URN,
        "courtCentreWithLJA": {
            "courtCentre": {name: place[name] for name in ("id", "code", "name", "roomId", "roomName", "address")},
            "courtHearingLocation": "B36FN00",
            "psaCode": 1940,
        },
        "sessionDays": [{"sittingDay": "2026-11-12T10:00:00.000Z", "listedDurationMinutes": 20, "listingSequence": 0}],
        "defendant": {
            "defendantId": identifier(PERSON),
            "prosecutorReference": "2636NC0100000004512M",
            "pncId": "2002/0073319Z",
            "attendanceDays": [{"day": "2026-11-12", "attendanceType": "IN_PERSON"}],
            "associatedPerson": [],
            "judicialResults": full["judicialResults"],
            "offences": [_to_police(each) for each in full["offences"]],
            **(defendant or {"individualDefendant": individual}),
        },
    }


def _to_police(each: dict[str, Any]) -> dict[str, Any]:
    same = ("id", "offenceCode", "wording", "startDate", "endDate", "arrestDate", "chargeDate", "convictionDate")
    made = {name: each[name] for name in (*same, "plea", "allocationDecision", "judicialResults", "offenceDateCode")}
    return {**made, "offenceSequenceNumber": each["orderIndex"], "finding": "G", "finalDisposal": "Y"}


def session() -> dict[str, Any]:
    """A session with two cases, as the platform gathers results for the police."""
    one = for_police()
    parts = ("id", "courtCentreWithLJA", "sessionDays")
    other = {**one["defendant"], "defendantId": identifier(7)}
    return {
        "session": {**{name: one[name] for name in parts}, "sourceType": "CC"},
        "cases": [
            {
                "caseId": identifier(2),
                "urn": URN,
                "originatingOrganisation": "0360000",
                "defendants": [one["defendant"]],
            },
            {"caseId": identifier(6), "urn": "36NC0412726", "defendants": [other]},
        ],
        "jurisdictionType": "MAGISTRATES",
    }


def text(document: dict[str, Any]) -> str:
    """A document as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2)
