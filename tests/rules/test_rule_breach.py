from typing import Any

import pytest

from build_records import NOW, at, breach, codes, day, incident, judged, notice, warning
from xborder.findings import Severity
from xborder.model.codes import AppealOutcome, RequirementKind
from xborder.model.order import Appeal, OrderVersion, Requirement

AFTER = incident("EK/2", "2026-03-22")


def found(changes: dict[str, Any] | None = None, **of_breach: Any) -> list[str]:
    return codes(warning(), notice(breaches=(breach(**of_breach),), **(changes or {})), AFTER)


def on(text: str, **more: Any) -> dict[str, Any]:
    return {"occurred_at": None, "occurred_on": day(text), **more}


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ({"occurred_at": at("2026-04-15T16:19:00+01:00")}, ["XB-ORDER-061"]),
        ({"occurred_at": at("2026-04-15T16:21:00+01:00")}, []),
        (on("2026-04-15"), ["XB-ORDER-062"]),
        (on("2026-04-14"), ["XB-ORDER-061", "XB-ORDER-063"]),
        (on("2027-04-14"), ["XB-CASE-002"]),
        (on("2027-04-15"), ["XB-CASE-002", "XB-ORDER-063"]),
        ({"occurred_at": None}, ["XB-ORDER-060"]),
    ],
)
def test_a_breach_lies_after_service_and_within_the_life(when: dict[str, Any], code: list[str]) -> None:
    # Laid on the day itself, so that the time limit has nothing to say.
    seen = when.get("occurred_on") or (when["occurred_at"].date() if when["occurred_at"] else None)
    laid: dict[str, Any] = {"information_laid_on": seen}
    if seen is not None and seen > NOW.date():
        code = ["XB-CASE-002", *code]
    assert found(**when, **laid) == code


def test_the_term_that_was_broken() -> None:
    assert found(requirement_number=None) == ["XB-ORDER-064"]
    assert found(requirement_number=3) == ["XB-ORDER-065"]
    short = Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Not before dawn.", applies_to=day("2026-09-19"))
    assert found({"requirements": (short,)}) == ["XB-ORDER-066"]


def appealed(outcome: AppealOutcome, determined: str | None) -> dict[str, Any]:
    decided = day(determined) if determined else None
    return {"appeal": Appeal(lodged_on=day("2026-05-04"), outcome=outcome, determined_on=decided)}


def test_during_an_appeal_only_prohibitions_bind() -> None:
    assert found(appealed(AppealOutcome.PENDING, None), requirement_number=2) == ["XB-ORDER-070"]
    assert found(appealed(AppealOutcome.PENDING, None), requirement_number=1) == []
    assert found(appealed(AppealOutcome.DISMISSED, "2026-09-20"), requirement_number=2) == []
    assert found(appealed(AppealOutcome.DISMISSED, "2026-09-21"), requirement_number=2) == ["XB-ORDER-070"]


def test_a_quashed_notice_cannot_be_broken() -> None:
    assert found(appealed(AppealOutcome.QUASHED, "2026-06-30")) == ["XB-ORDER-071"]
    assert found(appealed(AppealOutcome.QUASHED, "2026-09-30")) == []


def varied(on_day: str) -> dict[str, Any]:
    terms = (Requirement(number=1, kind=RequirementKind.PROHIBIT, text="Must not enter farmland with any dog."),)
    return {"versions": (OrderVersion(number=2, in_force_from=day(on_day), requirements=terms),)}


def test_the_words_in_force_on_the_day_are_charged() -> None:
    assert found(varied("2026-09-20"), version=2) == []
    assert found(varied("2026-09-20"), version=1) == ["XB-ORDER-080"]
    assert found(varied("2026-09-21"), version=1) == []
    assert found(varied("2026-09-21"), version=2) == ["XB-ORDER-080"]
    assert found(varied("2026-09-19")) == ["XB-ORDER-081"]
    assert found(varied("2026-09-19"), version=2, requirement_number=2) == ["XB-ORDER-065"]


def test_a_breach_is_charged_within_six_months() -> None:
    records = (warning(), notice(breaches=(breach(),)), AFTER)
    assert codes(*records, now=at("2027-02-19T09:00:00+00:00")) == []
    assert codes(*records, now=at("2027-02-20T09:00:00+00:00")) == ["XB-CHARGE-003"]
    assert codes(*records, now=at("2027-03-20T23:59:00+00:00")) == ["XB-CHARGE-003"]
    assert codes(*records, now=at("2027-03-21T00:00:00+00:00")) == ["XB-CHARGE-002"]
    later = {"now": at("2027-06-01T09:00:00+01:00")}
    assert codes(warning(), notice(breaches=(breach(information_laid_on=day("2027-03-20")),)), AFTER, **later) == []
    late = notice(breaches=(breach(information_laid_on=day("2027-03-21")),))
    assert codes(warning(), late, AFTER, **later) == ["XB-CHARGE-001"]


def test_these_findings_may_block() -> None:
    report = judged(warning(), notice(breaches=(breach(requirement_number=3),)), AFTER)
    assert [(one.severity, one.basis) for one in report] == [
        (Severity.ERROR, ("Anti-social Behaviour, Crime and Policing Act 2014 s.48(1), (2)",))
    ]
