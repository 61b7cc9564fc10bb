"""One fault for each check of the content matrix: what spoils a clean case so that this check, and no other, finds it."""

from collections.abc import Callable

from casefile.clean_cases import CleanCase

Spoil = Callable[[CleanCase], None]


def _unsigned(case: CleanCase) -> None:
    case.record("statement", "S2")["signed"] = False


def _no_reason(case: CleanCase) -> None:
    del case.record("schedule", "U1")["not_held"]["previous_account"]


def _short(case: CleanCase) -> None:
    case.record("schedule", "U1")["items"][1]["description"] = "CAD 14 of the day"


def _disclosable(case: CleanCase) -> None:
    case.record("schedule", "U1")["items"][0]["passes_disclosure_test"] = True


def _no_enquiries(case: CleanCase) -> None:
    case.plan["narrative"]["lines_of_enquiry"] = []


def _no_outcome(case: CleanCase) -> None:
    case.plan["narrative"]["lines_of_enquiry"][0] = "House-to-house on Long Drove"


def _unknown_exhibit(case: CleanCase) -> None:
    case.record("statement", "S1")["exhibits"].append({"scheme": "exhibit_ref", "value": "CM/9"})


def _not_there(ref: str) -> Spoil:
    def spoil(case: CleanCase) -> None:
        case.without("exhibit", ref)
        made = case.record("statement", "S3")
        made["exhibits"] = [each for each in made["exhibits"] if each["value"] != ref]

    return spoil


def _media(ref: str, **changed: object) -> Spoil:
    """Change the recording of an exhibit; a field set to None is left out."""

    def spoil(case: CleanCase) -> None:
        recording = case.record("exhibit", ref)["multimedia"]
        recording.update(changed)
        for name in [name for name, value in changed.items() if value is None]:
            del recording[name]

    return spoil


def _without_form(number: str) -> Spoil:
    return lambda case: case.without("form", f"F-{number}")


def _not_medical(case: CleanCase) -> None:
    case.record("exhibit", "CM/1")["description"] = "Photograph of the arm"


def _no_draft(case: CleanCase) -> None:
    case.plan["orders_sought"][0]["requirements"] = []


def _drop(name: str, ref: str, field: str) -> Spoil:
    def spoil(case: CleanCase) -> None:
        del case.record(name, ref)[field]

    return spoil


def _care(number: int, field: str) -> Spoil:
    def spoil(case: CleanCase) -> None:
        del case.plan["care"][number][field]

    return spoil


def _police_charged(case: CleanCase) -> None:
    case.plan["charging"][0]["by"] = "police"


def _no_wording(case: CleanCase) -> None:
    del case.record("charge", case.charge_ref)["offences"][0]["wording"]


def _no_key_evidence(case: CleanCase) -> None:
    case.plan["narrative"]["key_evidence"] = []


def _no_interview(case: CleanCase) -> None:
    del case.plan["narrative"]["interview"]


def _answered(case: CleanCase) -> None:
    case.plan["narrative"]["interview"] = "He said that he had the occupier's leave."
    case.without("form", "F-MG15")


def _no_supervisor(case: CleanCase) -> None:
    del case.plan["supervisor"]


def _no_information(case: CleanCase) -> None:
    case.without("form", "F-MG6")
    case.plan["awaited"] = [{"kind": "other", "what": "Map of the farm", "expected_on": "2026-10-30"}]


def _leak(case: CleanCase) -> None:
    case.pages["exhibits/CM-1.pdf"] = "Drove End Farm, Long Drove"


def _no_address(case: CleanCase) -> None:
    del case.record("witness", "W2")["person"]["addresses"]


def _misconduct(case: CleanCase) -> None:
    case.plan["care"][2]["misconduct"] = True


def _in_custody(case: CleanCase) -> None:
    case.record("charge", case.charge_ref)["custody_status"]["value"] = "C"
    case.without("form", "F-MG7")


def _on_conditions(case: CleanCase) -> None:
    case.record("charge", case.charge_ref)["custody_status"]["value"] = "B"


def _no_breach_evidence(case: CleanCase) -> None:
    case.plan.get("bail_breach", {}).pop("key_evidence", None)


def _applies(item: str) -> Spoil:
    def spoil(case: CleanCase) -> None:
        case.plan["applies"] = [item]

    return spoil


_PROPRIETARY = "https://evidence.norfolk.police.example/clip.dav"

#: By check: the fault that it is to find.
DEFECTS: dict[str, Spoil] = {
    "presumption": _no_reason,
    "schedules_provided": lambda case: case.without("schedule", "U3"),
    "schedules_complete": _short,
    "disclosable": _disclosable,
    "enquiries_provided": _no_enquiries,
    "enquiries_enough": _no_outcome,
    "statements": _unsigned,
    "other_statements": lambda case: case.without("statement", "S3"),
    "exhibits": _unknown_exhibit,
    "exhibit_list": _drop("exhibit", "TP/1", "description"),
    "body_worn_provided": _not_there("AH/1"),
    "body_worn_clipped": _media("AH/1", clip_to_seconds=None),
    "body_worn_playable": _media("AH/1", link=_PROPRIETARY),
    "cctv_provided": _not_there("AH/2"),
    "cctv_clipped": _media("AH/2", clip_from_seconds=0, clip_to_seconds=1200),
    "cctv_playable": _media("AH/2", link=_PROPRIETARY),
    "media_clipped": _media("TP/1", clip_to_seconds=1300),
    "media_playable": _media("TP/1", link=None),
    "forensic": _without_form("MG22"),
    "medical": _not_medical,
    "orders": _no_draft,
    "special_measures": _drop("witness", "W2", "special_measures"),
    "other_needs": _care(0, "needs"),
    "personal_statement": _drop("witness", "W1", "statement_offered"),
    "charging": _police_charged,
    "charging_report": _without_form("MG3"),
    "charges": _no_wording,
    "summary": _no_key_evidence,
    "interview": _no_interview,
    "interview_record": _answered,
    "convictions": _without_form("PCN1"),
    "information": _no_information,
    "redaction": _leak,
    "supervision": _no_supervisor,
    "witness_convictions": _drop("witness", "W1", "previous_convictions_checked_on"),
    "witness_list": _no_address,
    "availability": _care(2, "availability_asked_on"),
    "misconduct": _misconduct,
    "remand_application": _in_custody,
    "bail_conditions": _on_conditions,
    "bail_breach": _no_breach_evidence,
    "bad_character": _applies("bad_character"),
    "considered": _applies("considered"),
    "compensation": _applies("compensation"),
    "plan_names": _applies("bad_charakter"),
}

#: Other findings that the same fault is bound to give, by the rules of records and files.
ALSO: dict[str, frozenset[str]] = {
    "statements": frozenset({"XB-STATEMENT-001"}),
    "exhibits": frozenset({"XB-STATEMENT-004"}),
    "redaction": frozenset({"XB-PERSON-011"}),
}
