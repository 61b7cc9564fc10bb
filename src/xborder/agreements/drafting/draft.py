"""A whole draft from answers: it loads, and lint names only what is still open."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from xborder.agreements.drafting.answers import Answers
from xborder.agreements.drafting.draft_rules import draft_rules
from xborder.agreements.drafting.parts import (
    UnreadableAnswerError,
    date,
    dpia,
    fields,
    flow,
    months,
    party,
    people,
    sensitive,
    words,
    yes,
)
from xborder.agreements.drafting.questions import BY_ID
from xborder.agreements.open_points import OPEN
from xborder.findings import Finding, Outcome, Report, finding
from xborder.reference.clocks import add_months

T = TypeVar("T")


def draft_agreement(answers: Answers, today: dt.date) -> Outcome[dict[str, Any]]:
    """The draft as an agreement file has it; no value where an answer cannot be read (XB-AGR-044).

    A question without an answer leaves a text that begins with ``OPEN:``, which lint finds. Dates not given count
    from ``today``.
    """
    reader = _Reader(answers)
    made = _agreement(reader, today)
    faults = tuple(dict.fromkeys(reader.faults))
    return Outcome(None if faults else made, Report(faults))


class _Reader:
    """Answers, each read as its question wants; what cannot be read is kept as a fault."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.faults: list[Finding] = []

    def text(self, name: str) -> str:
        """The answer, the default, or the question left open."""
        given = self._answers.get(name)
        return given[0] if given else BY_ID[name].default or f"{OPEN}{BY_ID[name].text}"

    def given(self, name: str) -> bool:
        """True if somebody answered."""
        return bool(self._answers.get(name))

    def one(self, name: str, read: Callable[[str], T], instead: T) -> T:
        """The answer read; ``instead`` where there is none, or it cannot be read."""
        text = self._answers[name][0] if self.given(name) else BY_ID[name].default
        return instead if text is None else self._read(name, text, read, instead)

    def many(self, name: str, read: Callable[[str], T]) -> list[T]:
        """All answers that can be read."""
        made = [self._read(name, text, read, None) for text in self._answers.get(name, ())]
        return [each for each in made if each is not None]

    def _read(self, name: str, text: str, read: Callable[[str], T], instead: Any) -> Any:
        try:
            return read(text)
        except UnreadableAnswerError as error:
            self.faults.append(finding("XB-AGR-044", question=name, what=str(error)))
            return instead


def _agreement(reader: _Reader, today: dt.date) -> dict[str, Any]:
    effective = reader.one("effective", date, today)
    flows = _flows(reader)
    types = list(dict.fromkeys(name for each in flows for name in each["record_types"]))
    entries = reader.many("sensitive", sensitive)
    nobody: list[str] = []
    assessment: dict[str, Any] = reader.one("dpia", dpia, dict[str, Any]())
    kept = reader.one("retention_months", months, 72)
    return {
        "schema": "xborder/agreement/1",
        "id": reader.text("id"),
        "version": "0.1.0",
        "title": reader.text("title"),
        "status": "draft",
        "effective": effective.isoformat(),
        "expires": reader.one("expires", date, add_months(effective, 24)).isoformat(),
        "review": {
            "due": reader.one("review_due", date, add_months(effective, 12)).isoformat(),
            "owner": reader.text("review_owner"),
            "interval_months": 12,
            "if_overdue": "deny",
        },
        "marking": "OFFICIAL",
        "parties": _parties(reader),
        "purposes": [_purpose(reader)],
        "sensitive_processing": entries,
        **({"dpia": assessment} if assessment else {}),
        "data": {"subject_categories": reader.one("people", people, nobody), "record_types": types},
        "flows": flows,
        "rules": draft_rules(flows, dict(reader.many("fields", fields)), entries, _basis(reader)),
        "quality": {"require": ["verified_at", "fact_or_assessment", "subject.category"], "on_missing": "hold"},
        "obligations": _obligations(reader),
        "retention": [
            {
                "record_types": ["*"],
                "trigger": "received_at",
                "review_after_months": min(12, kept),
                "max_months": kept,
                "then": "review",
            }
        ],
        "onward_sharing": {"default": "refuse", "third_country": "refuse"},
        "transfer": {
            "channels": [{"id": reader.text("channel"), "max_marking": reader.text("marking")}],
            "require_encryption": True,
            "require_signature": True,
        },
        "rights": {
            "sar_lead": reader.text("sar_lead"),
            "notify_within_days": 2,
            "rectification_notice": "all_recipients",
        },
        "breach": {
            "notify_originator_hours": 24,
            "ico_deadline_hours": 72,
            "lead": "controller_that_became_aware",
        },
        "termination": {"notice_days": 30, "on_exit": "return_or_delete", "survives": ["breach", "rights", "logs"]},
        "changelog": [
            {
                "version": "0.1.0",
                "date": today.isoformat(),
                "change": "First draft",
                "approved_by": [f"{OPEN}who approves this version"],
            }
        ],
    }


def _parties(reader: _Reader) -> list[dict[str, Any]]:
    made = reader.many("party", party)
    forces = [each for each in made if each["kind"] == "police_force"]
    contact = reader.text("contact_point")
    for each in forces if len(forces) > 1 else ():
        each["role"] = "joint_controller"  # several forces that decide together: DPA 2018 s.58
    for each in made:
        if each["id"] == contact:
            each["data_subject_contact_point"] = True
    return made


def _flows(reader: _Reader) -> list[dict[str, Any]]:
    return [
        {
            "id": f"F{number}",
            "from_parties": [sender],
            "to_parties": [recipient],
            "purposes": ["main"],
            "record_types": list(types),
        }
        for number, (sender, recipient, types) in enumerate(reader.many("flow", flow), 1)
    ]


def _purpose(reader: _Reader) -> dict[str, Any]:
    enforcing = reader.one("law_enforcement", yes, instead=True)
    outside = reader.given("outside_condition") or reader.given("outside_law") or not enforcing
    basis: dict[str, Any] = {"s35_2": "necessary_for_task"} if enforcing else {}
    basis["authority"] = list(words(reader.text("authority")))
    if outside:
        basis["part_2"] = {
            "article_6": reader.text("outside_condition"),
            "authorised_by_law": reader.text("outside_law"),
        }
    return {
        "id": "main",
        "text": reader.text("purpose"),
        "law_enforcement": enforcing,
        "lawful_basis": basis,
        "necessity": reader.text("necessity"),
        "proportionality": reader.text("proportionality"),
    }


def _basis(reader: _Reader) -> list[str]:
    if reader.one("law_enforcement", yes, instead=True):
        return ["DPA 2018 s.35(2)(b)"]
    return [f"UK GDPR art. {reader.text('outside_condition')}", reader.text("outside_law")]


def _obligations(reader: _Reader) -> list[dict[str, Any]]:
    return [
        {"id": "O1", "do": "log_disclosure", "when": "always"},
        {
            "id": "O2",
            "do": "apply_marking",
            "marking": reader.text("marking"),
            "handling": "Parties to this agreement only",
        },
        {"id": "O3", "do": "attach_quality_statement"},
        {"id": "O4", "do": "stamp_retention"},
    ]
