"""Digital case files for tests: everyone in them is fictional."""

import copy
import json
from functools import cache
from importlib import resources
from typing import Any

import jsonschema

_OFFICER = {"surname": "Marlowe", "given_name": "Ruth", "rank": "PC", "collar_number": "1428"}


@cache
def _validator() -> jsonschema.Draft202012Validator:
    text = (resources.files("xborder.formats") / "digital-case-file.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


def schema_faults(document: Any) -> list[str]:
    """What the published schema has against a document."""
    made = json.loads(document) if isinstance(document, str | bytes) else document
    return [fault.message for fault in _validator().iter_errors(made)]


def defendant() -> dict[str, Any]:
    """A defendant on conditional bail, charged after an arrest, who broke an order."""
    return {
        "name": {"surname": "Fenwright", "given_name": ["Daryl", "Lee"]},
        "date_of_birth": "1991-02-17",
        "occupation": "Driver",
        "pnc_id": "2002/0073319Z",
        "cro_number": "065656/91H",
        "case_markers": ["IdentifiedVictim", "DomesticViolence"],
        "cc_not_suitable_reasons": "Earlier notice was ignored.",
        "has_eec_passports": False,
        "foreign_national_offender": False,
        "interpreter_required": False,
        "dealt_with_in_welsh": False,
        "breach_of_order": True,
        "breach_order_title": "criminal_behaviour_order",
        "breach_order_date_issued": "2026-05-01",
        "breach_order_court_issued": "Fenmarsh Magistrates' Court",
        "breach_order_lapse_date": "2028-04-30",
        "pnc_check_performed": True,
        "pnc_convictions": "One: taking game, 2024.",
        "court_order_applications": [
            {
                "court_order_title": "other",
                "court_order_title_other": "Dog disqualification order",
                "reason_for_request": "Two dogs were used.",
                "draft_conditions": ["Not to keep a sighthound.", "Not to be with one."],
            },
            {"court_order_title": "football_banning_order"},
        ],
        "person_remand_status": "conditional_bail",
        "bail_conditions": [
            {"condition": "Not to enter farmland in Norfolk.", "reason": "To prevent offences."},
            {"condition": "To live at 4 Sluice Row."},
        ],
        "bail_conditions_provided": True,
        "signed_for_bail": True,
        "remand_application": [{"opposition_ground": "commit_offences_on_bail", "justification": "Three in a month."}],
        "given_charges": True,
        "initiation_type": "charge",
        "arrest": {"date": "2026-09-20", "place": "Long Drove"},
        "signed_charge_sheet": False,
        "interview": {
            "date": "2026-09-20",
            "defendant_legally_represented": True,
            "representative": "A. Solicitor",
            "firm": "Marsh Law",
            "special_warnings_given": False,
            "no_comment_response": True,
            "questions_asked": "Where the dogs came from.",
        },
        "domestic_violence": {
            "safeguarding_assessment": {"assessment_completed": True, "safeguarding_level": "standard"},
            "relationship": "Former partner",
            "demeanour": "Calm",
            "children_present": True,
            "ages": "7 and 9",
            "is_retraction_statement": False,
            "images_taken": True,
            "images_description": "Two photographs of a door",
        },
        "bad_character_notice": True,
        "bad_character_details": "Earlier conviction of the same kind.",
        "first_hearing_datetime": "2026-11-12T10:00:00",
        "first_hearing_location": {
            "top_level": "B",
            "second_level": "36",
            "third_level": "NC",
            "bottom_level": "00",
        },
        "offences": [
            {
                "sequence": 1,
                "cjs_offence_code": "PS22002",
                "offence_title": "Go equipped for searching for hares with dogs",
                "charge_wording": "On 20 September 2026 at Long Drove had two dogs with intent to pursue a hare.",
                "from_date": "2026-09-20",
                "to_date": "2026-09-20",
                "charge_date": "2026-10-02",
                "location": "Long Drove, Marsh Ferrers",
                "points_to_prove_met_by": "Statements of two witnesses.",
                "anticipated_plea": "not_guilty",
                "committed_on_bail": False,
            }
        ],
    }


def organisation() -> dict[str, Any]:
    """A defendant that is an organisation, summoned, and not interviewed."""
    made = defendant()
    for key in (
        *("name", "date_of_birth", "occupation", "pnc_id", "cro_number", "case_markers", "domestic_violence"),
        *("bail_conditions", "bail_conditions_provided", "signed_for_bail", "remand_application", "arrest"),
        *("signed_charge_sheet", "interview", "bad_character_notice", "bad_character_details", "pnc_convictions"),
    ):
        del made[key]
    for key in [key for key in made if key.startswith("breach_order")]:
        del made[key]
    return {
        "organisation_name": "Marsh Ferrers Transport Ltd",
        **made,
        "breach_of_order": False,
        "pnc_check_performed": False,
        "person_remand_status": "not_applicable",
        "initiation_type": "summons",
        "not_interviewed": {"reason": "Answered by letter."},
        "court_order_applications": [{"court_order_title": "no_orders_required"}],
    }


def victim() -> dict[str, Any]:
    """A victim who made a personal statement."""
    return {
        "witness_type": "victim",
        "witness": {
            "name": {"surname": "Thorneycroft", "given_name": ["Robert", "James"]},
            "date_of_birth": "1960-03-04",
            "occupation": "Farmer",
            "nature_of_involvement": "Owns the field.",
            "evidence_they_can_give": "Saw the car and the dogs.",
        },
        "has_made_statement": True,
        "victim_code_requirements_met": True,
        "has_the_victim_made_a_vps_isb": True,
        "victim_wish_to_attend_court": False,
        "is_hearsay": False,
        "special_measures": "Screens",
        "wish_to_use_video_link": False,
        "compensation_applications": [
            {
                "other_expenses": True,
                "other_expenses_details": "A gate",
                "other_losses": True,
                "other_losses_details": "Crops",
            }
        ],
    }


def arresting_officer() -> dict[str, Any]:
    """An officer as a witness, whose date of birth is not given."""
    return {
        "witness_type": "arresting_officer",
        "witness": {
            "name": {"surname": "Marlowe"},
            "reason_dob_not_provided": "Police officer",
            "rank": "PC",
            "collar_number": "1428",
            "nature_of_involvement": "Made the arrest.",
            "evidence_they_can_give": "The arrest and what was found.",
        },
    }


def recording() -> dict[str, Any]:
    """A recording that shows the defendant."""
    return {
        "id": "REM/2",
        "date": "2026-09-20",
        "type": "body-worn video",
        "evidential_value": True,
        "relied_upon_trial": True,
        "relied_upon_sentence": False,
        "description": "The stop at Long Drove",
        "total_duration": 540,
        "url": "https://media.example/clip/1",
        "defendant_shown": True,
        "comments": "Says it is him.",
        "admits": True,
    }


def _case(*defendants: dict[str, Any]) -> dict[str, Any]:
    return {
        "pti_urn": "36NC0412626",
        "version": "1",
        "officer_in_the_case": dict(_OFFICER),
        "signatory_name": {"surname": "Oakes", "rank": "PS", "collar_number": "77"},
        "date": "2026-10-05",
        "common_law_disclosure": {"material": "None", "reporting_officer": "PC 1428", "date": "2026-10-05"},
        "defendants": list(defendants),
        "witnesses": [victim(), arresting_officer()],
        "multimedia_evidence": [recording()],
    }


def first_hearing(*defendants: dict[str, Any]) -> dict[str, Any]:
    """A file for a first hearing at which a plea of not guilty is anticipated."""
    return {
        "schema_version": "1.2.2",
        "case": {
            **_case(*(defendants or (defendant(),))),
            "type": "ngap",
            "brief_description_of_case": "Two men and two dogs on stubble at Long Drove.",
            "likely_case_progression": "Trial in a magistrates' court.",
            "expert_evidence": False,
            "test_code": "full_code_test",
            "pca_cps": False,
        },
    }


def guilty_plea() -> dict[str, Any]:
    """A first hearing file for an anticipated guilty plea, without what belongs to a contested case."""
    made = first_hearing()
    made["case"]["type"] = "gap"
    for key in ("bad_character_notice", "bad_character_details"):
        del made["case"]["defendants"][0][key]
    for key in ("is_hearsay", "special_measures", "wish_to_use_video_link"):
        del made["case"]["witnesses"][0][key]
    return made


def breach_of_bail() -> dict[str, Any]:
    """A file for a breach of bail."""
    one = defendant()
    kept = ("name", "date_of_birth", "occupation", "pnc_check_performed", "pnc_convictions", "interview")
    made = {key: one[key] for key in (*kept, "first_hearing_datetime", "first_hearing_location")}
    made |= {
        "original_charge_wording": ["On 20 September 2026 had two dogs with intent to pursue a hare."],
        "list_of_conditions": ["Not to enter farmland in Norfolk."],
    }
    return {
        "schema_version": "1.2.2",
        "case": {
            **_case(made),
            "breach_details": "Was in a field at Long Drove.",
            "witness_statement_establishes_breach": True,
            "key_evidence": "Body-worn video.",
            "bailed_from": "Breckholme police station",
            "bailed_date": "2026-09-21",
            "to_appear_at": "Fenmarsh Magistrates' Court",
            "datetime": "2026-11-12T10:00:00",
        },
    }


def changed(document: dict[str, Any], path: str, *value: Any) -> dict[str, Any]:
    """A copy with one value put at a path, or, without a value, taken from there."""
    made = copy.deepcopy(document)
    *holders, last = path.split("/")
    here: Any = made["case"]
    for step in holders:
        here = here[int(step)] if isinstance(here, list) else here.setdefault(step, {})
    key: Any = int(last) if isinstance(here, list) else last
    if value:
        here[key] = value[0]
    else:
        del here[key]
    return made


def text(document: Any) -> str:
    """The document as a file."""
    return json.dumps(document, indent=2)
