"""The questions of a draft, under the headings of the ICO's data sharing code (DPA 2018 s.121)."""

from enum import StrEnum

import attrs


class Heading(StrEnum):
    """What the code asks a data sharing agreement to settle."""

    PURPOSE = "Purpose of the sharing"
    PARTIES = "Organisations and controllers"
    DATA = "Data that is shared"
    BASIS = "Lawful basis"
    SENSITIVE = "Sensitive data and conditions"
    RIGHTS = "Rights of individuals"
    GOVERNANCE = "Governance: dates, retention, security"


@attrs.frozen(kw_only=True)
class Question:
    """One question; ``many`` may be answered several times. An answer left out stays open, or takes the default."""

    id: str
    heading: Heading
    text: str
    example: str
    many: bool = False
    default: str | None = None


def _one(heading: Heading, name: str, text: str, example: str, default: str | None = None) -> Question:
    return Question(id=name, heading=heading, text=text, example=example, default=default)


def _many(heading: Heading, name: str, text: str, example: str) -> Question:
    return Question(id=name, heading=heading, text=text, example=example, many=True)


QUESTIONS: tuple[Question, ...] = (
    _one(Heading.PURPOSE, "id", "Reference of the agreement", "ISA-EAST-001", "ISA-DRAFT"),
    _one(Heading.PURPOSE, "title", "Title", "Eastern forces hare coursing agreement"),
    _one(Heading.PURPOSE, "purpose", "What is it for?", "Prevent and detect hare coursing in three areas"),
    _one(
        Heading.PURPOSE, "law_enforcement", "Is that a law enforcement purpose (DPA 2018 s.31)? yes or no", "yes", "yes"
    ),
    _one(Heading.PURPOSE, "necessity", "Why is sharing necessary?", "Records of one area hide that conduct repeats."),
    _one(
        Heading.PURPOSE, "proportionality", "Why is it proportionate?", "Named people, named fields, nothing in bulk."
    ),
    _many(
        Heading.PARTIES,
        "party",
        "A party: id; name; kind; force code",
        "kent; Chief Constable of Kent; police_force; 46",
    ),
    _one(Heading.PARTIES, "contact_point", "Which party do data subjects turn to (DPA 2018 s.58(3))?", "kent"),
    _many(Heading.DATA, "flow", "Who sends what to whom: id -> id: record types", "kent -> cps: incident, offender"),
    _many(Heading.DATA, "fields", "Fields of a record type that are needed: type: paths", "offender: /name/**, /sex"),
    _one(Heading.DATA, "people", "Whose data", "suspect, convicted", "suspect, convicted, victim, witness, other"),
    _one(Heading.BASIS, "authority", "Which law is it based on (DPA 2018 s.35(2))?", "Common law powers of the police"),
    _one(Heading.BASIS, "outside_condition", "UK GDPR condition, for recipients outside Part 3", "6(1)(e)"),
    _one(
        Heading.BASIS, "outside_law", "Law that authorises it (DPA 2018 s.36(4))", "Crime and Disorder Act 1998 s.115"
    ),
    _many(
        Heading.SENSITIVE,
        "sensitive",
        "Sensitive processing: id; kinds; why strictly necessary; Schedule 8 paragraph; policy document; reviewed on",
        "SP-HEALTH; health; safety of officers; 1; APD-7; 2026-06-01",
    ),
    _one(
        Heading.SENSITIVE, "dpia", "Impact assessment (DPA 2018 s.64): reference; completed on", "DPIA-12; 2026-05-20"
    ),
    _one(Heading.RIGHTS, "sar_lead", "Who answers requests for access?", "originator", "originator"),
    _one(Heading.GOVERNANCE, "marking", "Marking of what is sent", "OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
    _one(Heading.GOVERNANCE, "channel", "How is it sent?", "secure_file_transfer", "secure_file_transfer"),
    _one(Heading.GOVERNANCE, "effective", "In force from (default: today)", "2026-09-01"),
    _one(Heading.GOVERNANCE, "expires", "Last day in force (default: two years on)", "2028-08-31"),
    _one(Heading.GOVERNANCE, "review_due", "Next review (default: a year on)", "2027-08-31"),
    _one(Heading.GOVERNANCE, "review_owner", "Who owns the review?", "kent:dpo"),
    _one(Heading.GOVERNANCE, "retention_months", "How many months may it be kept?", "72"),
)

#: The questions by their ids.
BY_ID = {question.id: question for question in QUESTIONS}
