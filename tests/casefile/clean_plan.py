"""The plan of a clean case, and its links."""

from casefile.clean_parts import AS_OF, CHARGE, OFFICER, ORDER, URN, Tree
from xborder.model.codes import FileType


def links() -> Tree:
    return {
        "schema": "xborder/links/1",
        "links": [
            {
                "persons": [CHARGE, ORDER],
                "basis": "document",
                "explanation": "The order names the date of birth and address of the custody record.",
                "confirmed_by": "PC 2291 HOLLIS, Norfolk",
                "confirmed_on": "2026-09-21",
            }
        ],
    }


def plan(kind: FileType) -> Tree:
    plan: Tree = {
        "schema": "xborder/case/1",
        "urn": URN,
        "title": "R v Silas QUARRELL",
        "lead_force": "36",
        "file_type": kind.value,
        "as_of": AS_OF,
        "purposes": {"between_forces": ["prevent_detect", "prosecute"], "to_prosecutor": "prosecute"},
        "agreement": "agreement.yaml",
        "trust": "keys/trust.yaml",
        "links": "links.yaml",
        "records": [{"path": "records/norfolk.yaml", "profile": "canonical-yaml", "force": "36"}],
        "reporting_officer": OFFICER,
        "supervisor": {**OFFICER, "rank": "PS", "collar_number": "0455", "name": {"family": "Tarrant"}},
        "narrative": {
            "headline": "On 20 September 2026 the defendant coursed hares at Long Drove and struck the occupier.",
            "summary": "The occupier saw the defendant with two dogs and told him to leave. He struck her arm with a slip "
            "lead. Body-worn video and the CCTV of the farm yard show part of it. DNA was looked for on the lead.",
            "key_evidence": ["The occupier (statement S1) saw him.", "The gamekeeper (statement S2) knew him."],
            "interview": "No comment to all questions.",
            "lines_of_enquiry": ["House-to-house on Long Drove: no other witness.", "Second man: not identified."],
        },
        "orders_sought": [_sought()],
        "charging": [{"charge": CHARGE, "by": "cps", "on": "2026-09-21", "test": "full_code"}],
        "care": [
            {
                "witness": "36:witness:W1",
                "needs": "None; asked.",
                "personal_statement_made": True,
                "personal_statement_on": "2026-09-24",
            },
            {"witness": "36:witness:W2", "needs": "None; asked.", "availability_asked_on": "2026-10-01"},
            {"witness": "36:witness:W3", "availability_asked_on": "2026-10-01"},
        ],
    }
    if kind is FileType.BAIL_BREACH:
        plan["bail_breach"] = {
            "details": "Was on farmland with two dogs.",
            "bailed_from": "Breckholme Police Station",
            "bailed_on": "2026-09-10",
            "to_appear_at": "Fenmarsh Magistrates' Court",
            "to_appear_on": "2026-11-12T10:00:00+00:00",
            "conditions": ["Not to enter farmland in Norfolk."],
            "key_evidence": "Statement S1",
            "statement_proves_breach": True,
        }
    return plan


def _sought() -> Tree:
    return {
        "kind": "cbo",
        "basis": "Sentencing Code s.331",
        "reason": "The order in force did not hold him; a map of the farms will.",
        "duration": "3 years",
        "area": "Norfolk",
        "behaviour_refs": [CHARGE],
        "requirements": [
            {
                "number": 1,
                "kind": "prohibit",
                "text": "You must not enter farmland in Norfolk with a dog unless you carry the occupier's written leave.",
                "area": "Norfolk",
            }
        ],
    }
