"""Papers that agree with the records give no finding; with one difference, its check finds it and nothing else does."""

from pathlib import Path

import pikepdf
import pytest

from casefile.clean_cases import CleanCase
from casefile.cross_defects import CM1, DEFECTS, S1, speaking_case
from xborder.casefile.prepare import prepare
from xborder.findings import Finding
from xborder.model.codes import FileType


def found_in(case: CleanCase, folder: Path) -> list[Finding]:
    made = prepare(case.write(folder / "case"))
    assert made.value is not None, made.report
    return list(made.report)


@pytest.mark.parametrize("kind", FileType)
def test_papers_that_agree_give_no_finding(kind: FileType, tmp_path: Path) -> None:
    assert found_in(speaking_case(kind), tmp_path) == []


@pytest.mark.parametrize(("code", "spoil"), DEFECTS.values(), ids=DEFECTS)
def test_a_difference_is_found_by_its_check_and_by_no_other(code: str, spoil: object, tmp_path: Path) -> None:
    case = speaking_case()
    assert callable(spoil)
    spoil(case)
    assert [each.code for each in found_in(case, tmp_path)] == [code]


def test_a_page_of_a_statement_without_a_place_to_sign_is_named(tmp_path: Path) -> None:
    case = speaking_case()
    made = case.record("statement", "S1")
    made["pages"], made["files"][0]["front_pages"] = 2, [1, 2]
    case.pages[S1] = case.pages[S1].replace("of 1 page each", "of 2 pages each")
    folder = case.write(tmp_path / "case")
    with pikepdf.open(folder / S1, allow_overwriting_input=True) as pdf, pikepdf.open(folder / CM1) as more:
        pdf.pages.extend(more.pages)
        pdf.save(folder / S1)
    (found,) = prepare(folder).report
    assert (found.code, found.location.file, found.location.page) == ("XB-CROSS-024", S1, 2)


def test_the_right_spelling_is_proposed_and_stands_in_no_message(tmp_path: Path) -> None:
    case = speaking_case()
    DEFECTS["defendant misspelt after a title"][1](case)
    (found,) = found_in(case, tmp_path)
    assert found.suggestions == ("QUARRELL",)
    assert "QUAR" not in f"{found.message} {found.hint}".upper()


@pytest.mark.parametrize(
    "text",
    [
        "Silas Quarrell's sister, Miss Quarrel-Smythe-Jones, was not there.",
        "He is also known as Silas Quarrel.",
        "A quarrel arose; the Quarrels public house was shut. Quarry Lane.",
        "SILAS QUARRELL and Mr QUARRELL and R v Quarrell.",
        "URN 36NC0500126 and 36 NC 05001 26; PNC ID: 11/123456H.",
        "He said that he was born on a farm on 1 May, and Quarrell laughed.",
    ],
)
def test_what_is_no_difference_is_not_reported(text: str, tmp_path: Path) -> None:
    case = speaking_case()
    case.pages[CM1] = text
    assert found_in(case, tmp_path) == []


def test_a_name_that_a_record_gives_as_an_alias_is_no_slip(tmp_path: Path) -> None:
    case = speaking_case()
    person = case.record("charge", case.charge_ref)["defendant"]
    person["aliases"] = [{"family": "QUARELL", "given": ["Silas"]}]
    DEFECTS["defendant misspelt after a title"][1](case)
    assert found_in(case, tmp_path) == []


@pytest.mark.parametrize(
    "told",
    [
        "There is no CCTV in the yard and no body-worn video. No forensic examination was asked for.",
        "I produce exhibit AH/9, a rope, later returned.",
        "Log CF/26/0500, form MG/11, exhibits room 4, exhibit PC 1428 saw, section 34/2.",
    ],
)
def test_what_is_accounted_for_is_not_missing(told: str, tmp_path: Path) -> None:
    case = speaking_case()
    items = case.record("schedule", "U1")["items"]
    items[1]["description"] += " Rope, exhibit AH/9, returned to its owner."
    case.pages["statements/S3.pdf"] += f" {told}"
    assert found_in(case, tmp_path) == []


def test_people_whom_the_records_know_may_be_called_by_name(tmp_path: Path) -> None:
    case = speaking_case()
    case.plan["narrative"]["summary"] += (
        " Mrs Merridew rang Mr Tom Pellow, PC 2291 Hollis came, Mr Quarrell left. Mr Bly, his solicitor, was told."
    )
    assert found_in(case, tmp_path) == []


def test_without_statements_a_summary_may_tell_what_witnesses_say(tmp_path: Path) -> None:
    case = speaking_case(FileType.GAP)
    case.plan["narrative"]["summary"] += " Mr Anton Bly saw it from the road."
    assert found_in(case, tmp_path) == []


def test_a_charge_may_name_the_day_of_its_order_and_one_within_its_span(tmp_path: Path) -> None:
    case = speaking_case()
    offence = case.record("charge", case.charge_ref)["offences"][1]
    offence["began_on"] = "2026-09-19"
    offence["wording"] = (
        "Between 19 and 20 September 2026 entered farmland, which an order made on 3 June 2025 forbade."
    )
    assert found_in(case, tmp_path) == []
