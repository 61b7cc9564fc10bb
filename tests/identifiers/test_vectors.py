"""Worked examples of the published rules, number by number: what is right, and what it reads as; what is not."""

import pytest

from xborder.identifiers import SCHEMES, InvalidIdentifier, module_of

RIGHT = [
    ("pnc_id", "02/73319Z", "2002/0073319Z"),
    ("pnc_id", "79/163001B", "1979/0163001B"),
    ("pnc_id", "81/34U", "1981/0000034U"),
    ("pnc_id", "033Y", "2003/0000003Y"),
    ("cro_number", "65656/91H", "065656/91H"),
    ("cro_number", "SF05/482703J", "SF05/482703J"),
    ("cro_number", "SF83/50058Z", "SF83/50058Z"),
    ("asn", "1101ZD0100000448754K", "1101ZD0100000448754K"),
    ("asn", "1101ZD01448754K", "1101ZD0100000448754K"),
    ("asn", "11/01ZD/01/448754K", "1101ZD0100000448754K"),
    ("asn", "2005FF0500000000555P", "2005FF0500000000555P"),
    ("asn", "22FD112200001234560X", "22FD112200001234560X"),
    ("asn", "9700000000000123456K", "9700000000000123456K"),
    ("pti_urn", "01ZD0303208", "01ZD0303208"),
    ("court_case_ref", "97/1626/008395Q", "97/1626/008395Q"),
    ("cjs_offence_code", "AB11A02", "AB11A02"),
    ("cjs_offence_code", "COML025", "COML025"),
    ("cjs_offence_code", "PS22001C", "PS22001C"),
    ("ou_code", "B01EF01", "B01EF01"),
    ("ou_code", "01ZD00", "01ZD00"),
    ("driver_number", "MORGA657054SM9IJ", "MORGA657054SM9IJ"),
    ("nhs_number", "943 476 5870", "9434765870"),
    ("crn", "X320741", "X320741"),
    ("prisoner_number", "A7089EY", "A7089EY"),
    ("telephone", "07700 900123", "+447700900123"),
]

WRONG = [
    ("pnc_id", "20030011985Z", "check-letter"),
    ("pnc_id", "2001/0171310S", "check-letter"),
    ("cro_number", "85227/65G", "check-letter"),
    ("asn", "1101ZD0100000448754J", "check-letter"),
    ("asn", "2202XC0200000000021D", "check-letter"),
    ("nino", "BG123456A", None),
    ("nino", "AO123456A", None),
    ("nhs_number", "9434765871", None),
    ("postcode", "QA1 1AA", None),
]


def test_every_kind_that_is_asked_for_is_there() -> None:
    wanted = (
        "pnc cro asn urn court_case offence_code ho_class ou force court driver_number nino nhs_number postcode uprn "
        "vrm prisoner_number crn maat passport collar_number telephone exhibit crime_reference"
    )
    assert {scheme.module.rpartition(".")[2] for scheme in SCHEMES.values()} == set(wanted.split())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_module_says_who_issues_the_number_and_where_that_is_written(scheme: str) -> None:
    text = module_of(scheme).__doc__ or ""
    assert any(word in text for word in ("Issued", "Given", "Kept", "given by", "issued by"))
    assert "Source" in text
    assert ">>> " in text


@pytest.mark.parametrize(("scheme", "written", "canonical"), RIGHT)
def test_a_right_value_reads_as_its_canonical_form(scheme: str, written: str, canonical: str) -> None:
    assert module_of(scheme).validate(written) == canonical


@pytest.mark.parametrize(("scheme", "written", "reason"), WRONG)
def test_a_wrong_value_is_refused(scheme: str, written: str, reason: str | None) -> None:
    with pytest.raises(InvalidIdentifier) as caught:
        module_of(scheme).validate(written)
    assert reason in (None, caught.value.reason)


def test_the_values_that_a_reader_would_mistake_are_offered() -> None:
    assert "2001/0171310W" in module_of("pnc_id").suggest("2001/0171310S")
    assert "2003/0011985X" in module_of("pnc_id").suggest("20030011985Z")
    assert "085227/65L" in module_of("cro_number").suggest("85227/65G")
    assert module_of("asn").explain("2202XC0200000000021D").expected == "R"
