"""What is a private detail in a text and what only looks like one: every category, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.casefile.redaction.searcher import _DETECTORS
from xborder.casefile.redaction.spots import Category
from xborder.casefile.texts.plain import plain
from xborder.identifiers import nhs_number


def categories(text: str) -> set[str]:
    return {spot.category.value for detector in _DETECTORS for spot in detector(plain(text))}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I live at 14 Mill Road with my mother.", "address"),
        ("Flat 3, 27 Saltern Terrace", "address"),
        ("Her home is at NR99 4QH.", "address"),
        ("Address: The Old Barn, Thornley, ip99 9zz".upper(), "address"),
        ("I told the police that I live at 14 Mill Road.", "address"),
        ("Delivered to\nA Person\n14 Mill Road\nThornley", "address"),
        ("You can ring me on 07700 900123.", "telephone"),
        ("Telephone 01632 960417", "telephone"),
        ("Tel: +44 (0)1632 960 417", "telephone"),
        ("mobile 07700-900-123,", "telephone"),
        ("I rang the police on my mobile 07700 900123; police came at once.", "telephone"),
        ("Number withheld? No: 02079460123", "telephone"),
        ("From: a.person@mail.example", "email"),
        ("write to a_person+farm@drove-end.example.", "email"),
        ("Date of birth 30 May 1958", "date_of_birth"),
        ("DOB: 30/05/58", "date_of_birth"),
        ("D.O.B. 30.05.1958", "date_of_birth"),
        ("Name: A Person\nDate of birth:\n30-05-1958", "date_of_birth"),
        ("she was born on 30th May 1958", "date_of_birth"),
        ("My own car, AB12 CDE, stood behind it.", "vrm"),
        ("index AB12CDE", "vrm"),
        ("a trailer, registration A123 BCD", "vrm"),
        ("reg. no. ABC 123D", "vrm"),
        ("NI number: AA 12 34 56 C", "nino"),
        ("AA123456C", "nino"),
        ("NHS number 943 476 5870", "nhs_number"),
        ("NHS No: 9434765871", "nhs_number"),
        ("Patient details: 943 476 5870, seen by the hospital", "nhs_number"),
        ("Sort code 01-02-03", "bank"),
        ("Sort Code: 010203 Account number: 12345678", "bank"),
        ("a/c 12345678", "bank"),
        ("IBAN GB82 WEST 1234 5698 7654 32", "bank"),
        ("card 4000 0000 0000 0002", "bank"),
        ("NR994QH", "address"),
        ("NR99\u00a04QH", "address"),
        ("0 7 7 0 0 is not, 07700\u2013900\u2013123 is", "telephone"),
    ],
)
def test_a_private_detail_is_found(text: str, category: str) -> None:
    assert category in categories(text)


@pytest.mark.parametrize(
    "text",
    [
        "On 20 September 2026 at 0710 hours I was on Long Drove; PC 1428 Marlowe came at 07:10:22.",
        "On 20 September Long Lane was shut, and in 2026 High Street too.",
        "Breckholme Police Station, 1 Market Street, NR99 1AA, telephone 01632 960101",
        "PC 2291 HOLLIS\nBreckholme Police Station\nTelephone 01632 960101",
        "Fenmarsh Magistrates' Court\n3 Assize Road\nFenmarsh\nNR99 2BB",
        "Crown Prosecution Service, 5 Queen Street, NR99 3CC. Telephone 01632 960200",
        "Telephone 01632 960101 (Breckholme Police Station)",
        "Hollis & Dray Ltd, Unit 3, Saltern Yard, NR99 5DD",
        "Ring 101, or 0300 123 4567, or 0800 111 1111.",
        "ruth.hollis@norfolk.police.uk and desk@cps.gov.uk",
        "URN 36 NC 04126 26, ASN 26/36NC/01/123456A, PNC ID 2009/0318274L, exhibit RTM/1, form MG11, CBO-2025-0007",
        "Crime reference 36/12345/26, CAD 0123456789, serial 07700900123, IMEI 01 234567 890123 4",
        "BWV 1428 20-09-2026 07:10:22 to 20-09-2026 07:12:05",
        "On 14 April 2026 I served it, and on 15/04/2026 I wrote this.",
        "Sentencing Code s.331; PS22002; level 4; Game Act 1831 s.30; Estimate 2026/118",
        "The parcel number was 9434765870, weight 010203, of 20-09-26, log 20260920.",
        "Reference 943 476 5870 stood on the crate.",
        "I paid 12345678 pence from the account of the farm.",
        "He was born in Norfolk. The calf was seen on 1 May 2026.",
        "0.9 ha £640.00, 2.1 ha £525.00, TL 512 934, 52.12345 0.54321",
        "Form MG22 SFR and MG22 of the laboratory; court B10JQ, force B01DU, unit B01EF00.",
        "HELD AT10 THE GATE 4000 1234 5678 9012",
        "tractor JD 6155, field 12 Acre Wood, section 34 Highways Act 1980",
        "He drove at 30 Miles an hour down Mill Road.",
    ],
)
def test_what_only_looks_like_one_is_not_found(text: str) -> None:
    assert categories(text) == set()


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_plain_number_is_no_nhs_number_even_if_its_check_digit_is_right(number: int) -> None:
    nine = f"{number:09d}"
    digit = nhs_number.check_digit(nine)
    if digit is not None:
        assert Category.NHS_NUMBER.value not in categories(f"Receipt {nine}{digit}.")
        assert Category.NHS_NUMBER.value in categories(f"NHS number: {nine}{digit}.")


@given(st.text(max_size=300))
def test_no_text_stops_the_search(text: str) -> None:
    categories(text)
