"""Missed redaction in a whole case: what is served, of whom, and what the findings say."""

from pathlib import Path

import pytest

from casefile.clean_cases import CleanCase, clean_case
from xborder.casefile.build import build_case
from xborder.casefile.prepare import prepare
from xborder.casefile.readiness import Verdict
from xborder.casefile.redaction.search import search_bundle
from xborder.casefile.redaction.searcher import CODES
from xborder.casefile.redaction.spots import Category
from xborder.findings import Finding, Severity
from xborder.model.codes import FileType

PRIVATE = {
    Category.ADDRESS: "My neighbour lives at 14 Mill Road.",
    Category.TELEPHONE: "My neighbour has the number 07700 900123.",
    Category.EMAIL: "He wrote from a.person@mail.example.",
    Category.DATE_OF_BIRTH: "My neighbour, date of birth 30 May 1958, saw it.",
    Category.VRM: "My neighbour came in a van, AB12 CDE.",
    Category.NINO: "The payslip says AA123456C.",
    Category.NHS_NUMBER: "The letter gives NHS number 943 476 5870.",
    Category.BANK: "Pay to sort code 01-02-03.",
}


def found_in(case: CleanCase, folder: Path) -> list[Finding]:
    made = prepare(case.write(folder / "case"))
    assert made.value is not None
    return [each for each in made.report if each.code.startswith(("XB-REDACT-", "XB-PERSON-"))]


@pytest.fixture
def case() -> CleanCase:
    return clean_case(FileType.NGAP)


@pytest.mark.parametrize("category", Category)
def test_each_category_is_found_on_its_page_and_never_quoted(
    category: Category, case: CleanCase, tmp_path: Path
) -> None:
    case.pages["exhibits/CM-1.pdf"] = PRIVATE[category]
    made = prepare(case.write(tmp_path / "case"))
    (found,) = [each for each in made.report if each.code != "XB-READY-042"]
    assert found.code == CODES[category]
    assert found.severity is Severity.WARNING
    assert (found.location.file, found.location.page) == ("exhibits/CM-1.pdf", 1)
    said = f"{found}".casefold()
    assert not [word for word in PRIVATE[category].casefold().split() if any(map(str.isdigit, word)) and word in said]
    assert made.value is not None
    assert made.value.readiness.verdict is Verdict.CANNOT_TELL
    assert [item.id for item in made.value.readiness.open] == ["redaction"]


def test_the_defendants_own_details_are_no_finding(case: CleanCase, tmp_path: Path) -> None:
    person = case.record("charge", case.charge_ref)["defendant"]
    person["addresses"][0]["postcode"] = {"scheme": "postcode", "value": "NR99 7GG"}
    person["contact"] = {"telephone": "+447700900555", "email": "s.quarrell@mail.example"}
    person["identifiers"] = {"nino": {"scheme": "nino", "value": "AA654321B"}}
    case.pages["exhibits/CM-1.pdf"] = (
        "Silas Quarrell, born 4 March 1990, of 9 Dyke Bank, Fenmarsh NR99 7GG, 07700 900 555, S.Quarrell@mail.example, "
        "AA 65 43 21 B."
    )
    assert found_in(case, tmp_path) == []


def test_what_is_charged_and_where_it_happened_is_no_finding(case: CleanCase, tmp_path: Path) -> None:
    offence = case.record("charge", case.charge_ref)["offences"][0]
    offence["wording"] = "Used a vehicle, AB12 CDE, on land at 3 Farm Road to search for hares."
    offence["location"] = "3 Farm Road, NR99 8HH"
    case.pages["statements/S1.pdf"] = "The van AB12CDE stood at 3 Farm Road, NR99 8HH."
    assert found_in(case, tmp_path) == []


def test_a_vehicle_of_an_order_is_no_finding(case: CleanCase, tmp_path: Path) -> None:
    case.record("asb-order", "CBO-2025-0007")["breaches"][0]["summary"] = "On farmland with two dogs and AB12 CDE."
    case.pages["statements/S1.pdf"] = "The van AB12CDE."
    assert found_in(case, tmp_path) == []


def test_a_page_that_is_not_served_is_not_searched(case: CleanCase, tmp_path: Path) -> None:
    case.pages["forms/MG6.pdf"] = "Source at 14 Mill Road, 07700 900123; witness at 2 Keepers Cottages, Warren Lane."
    assert found_in(case, tmp_path) == []


def test_the_summary_and_the_exhibit_list_are_served_too(case: CleanCase, tmp_path: Path) -> None:
    case.plan["narrative"]["summary"] += " A neighbour rang from 07700 900123."
    case.record("exhibit", "CM/1")["description"] = "Photograph of the injury, sent from a.person@mail.example"
    found = found_in(case, tmp_path)
    assert {(each.code, each.location.pointer) for each in found} == {
        ("XB-REDACT-002", "/narrative/summary"),
        ("XB-REDACT-003", "/description"),
    }


def test_a_known_witness_is_told_once_and_stops_the_build(case: CleanCase, tmp_path: Path) -> None:
    case.pages["exhibits/CM-1.pdf"] = "Sent to 2 Keepers Cottages, Warren Lane."
    folder = case.write(tmp_path / "case")
    built = build_case(folder, tmp_path / "out")
    assert built.value is None
    codes = [each.code for each in built.report if each.code.startswith(("XB-REDACT-", "XB-PERSON-"))]
    assert codes == ["XB-PERSON-011"]
    assert not (tmp_path / "out").exists()


def test_a_finished_bundle_is_searched_again_as_its_readers_see_it(case: CleanCase, tmp_path: Path) -> None:
    folder = case.write(tmp_path / "case")
    made = prepare(folder)
    assert made.value is not None
    case.pages["exhibits/CM-1.pdf"] = "Sent to 2 Keepers Cottages, Warren Lane."
    bundle = case.write(tmp_path / "other") / "exhibits/CM-1.pdf"
    found = search_bundle(bundle, made.value.case, made.value.gathered.records)
    assert [(each.code, each.location.page) for each in found] == [("XB-PERSON-011", 1)]
    assert list(search_bundle(folder / "exhibits/CM-1.pdf", made.value.case, made.value.gathered.records)) == []


def test_what_only_looks_private_warns_and_is_built(case: CleanCase, tmp_path: Path) -> None:
    case.pages["exhibits/CM-1.pdf"] = PRIVATE[Category.VRM]
    built = build_case(case.write(tmp_path / "case"), tmp_path / "out")
    assert built.value is not None
    assert [each.code for each in built.report if each.code.startswith("XB-REDACT-")] == ["XB-REDACT-005"]
