"""Every number of the published samples and tables: what is right passes, and each refusal is accounted for.

The samples are made up, so some numbers in them are not right: made-up check
letters, and words where a test of another system put any text at all.
"""

import pytest

from identifiers.published import FIELDS, SAMPLES, STANDING_DATA, numbers, table
from xborder.identifiers import InvalidIdentifier, court, force, module_of, offence_code, ou

needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples are not here")
needs_tables = pytest.mark.skipif(not STANDING_DATA.is_dir(), reason="the published tables are not here")

BICHARD = ("spi-new-case", "spi-resulted-case", "aho")

#: Numbers of the samples that are refused, and why. Made-up check letters:
LETTERS = {
    "asn": {"1900NP0004361000203N"},
    "pnc_id": {"2000/0448754K", "2023/0012345P", "2024/1234567X"},
    "court_case_ref": {"23/1234/012345P"},
}
#: Any text, where a test of another system needed some:
WORDS = {
    "asn": {"170909936254731460", "SummonsNumber001", "TFL", "XVITYX8RAIHZ", "cps-asn"},
    "pnc_id": {"1111.11111111", "33629585-8", "PNCidentifier", "SF20/123456M"},
    "cro_number": {"B0000W4DP6", "aaaaaaaaaa11", "aaaaaaaaaaaa"},
    "pti_urn": {"25SepVTC301", "25SepVTC749", "TVL54321", "URN_DEFAULT_VALUE", "caseURN"},
    "cjs_offence_code": {"1245", "OFCODE12"},
    "ou_code": {"Goldner, Prohaska and Hauck"},
    "driver_number": {"ABCDE0,0010BCFAA", "Vitae et quis consequatur."},
    "postcode": {"35848-9420", "51314-0859"},
    # too few or too many digits; the United States' 1; no trunk zero; an extension
    "telephone": {
        "0117911911", "0117995999", "020111222", "020111223", "0917894278022", "1-275-412-9791 x8048",
        "1-867-889-8179", "1-893-936-4102", "1231231230", "1234567890", "640-287-7987", "7778888345", "9991231230",
    },
}  # fmt: skip


def refused(scheme: str, values: set[str], profile: str = "strict") -> dict[str, str]:
    """The values that are refused, and the reason of each."""
    found = {}
    for value in values:
        try:
            module_of(scheme).validate(value, profile=profile)
        except InvalidIdentifier as fault:
            found[value] = fault.reason
    return found


@needs_samples
@pytest.mark.parametrize("scheme", FIELDS)
def test_each_number_of_the_samples_that_is_refused_is_accounted_for(scheme: str) -> None:
    made_up = {value for value in numbers(scheme) if scheme in ("asn", "pti_urn") and value[:3] in ("ASN", "URN")}
    expected = LETTERS.get(scheme, set()) | WORDS.get(scheme, set()) | made_up
    assert set(refused(scheme, numbers(scheme))) == expected


@needs_samples
def test_the_samples_hold_as_many_numbers_as_are_judged_here() -> None:
    found = {scheme: len(numbers(scheme)) for scheme in FIELDS}
    assert found["asn"] > 20
    assert found["pti_urn"] > 20
    assert found["ou_code"] > 15
    assert found["postcode"] > 20
    assert all(found[scheme] for scheme in set(FIELDS) - {"force_code"})


@needs_samples
@pytest.mark.parametrize("scheme", LETTERS)
def test_a_made_up_check_letter_is_all_that_is_wrong(scheme: str) -> None:
    assert set(refused(scheme, LETTERS[scheme]).values()) <= {"check-letter", "letter-differs"}
    assert refused(scheme, LETTERS[scheme], "form") == {}


@needs_samples
def test_every_asn_of_a_bichard_message_is_right() -> None:
    asns = numbers("asn", *BICHARD) - {"TFL"}  # another prosecutor's reference, in a message for Common Platform
    assert len({asn.upper() for asn in asns}) == 6
    assert refused("asn", asns) == {}


@needs_samples
@pytest.mark.parametrize(
    ("scheme", "profile", "folders", "but"),
    [
        ("asn", "spi", ("spi-new-case", "spi-resulted-case"), set()),
        ("asn", "bichard", ("aho",), set()),
        ("pnc_id", "bichard", ("aho",), set()),
        ("pti_urn", "spi", ("spi-new-case", "spi-resulted-case"), set()),
        ("pti_urn", "bichard", BICHARD, set()),
        ("cjs_offence_code", "spi", ("spi-new-case", "spi-resulted-case"), set()),
        ("driver_number", "spi", ("spi-new-case",), set()),
        ("telephone", "spi", ("spi-new-case",), set()),
        ("collar_number", "spi", ("spi-new-case",), set()),
        ("court_case_ref", "bichard", ("aho",), set()),
        ("asn", "common-platform", ("cp-initiate-prosecution", "cp-hearing-laa", "cp-police-result-json"), set()),
        ("pti_urn", "common-platform", ("cp-hearing-laa", "cp-prosecutor-submission"), set()),
        # named after the fault that they are to provoke there
        ("pnc_id", "common-platform", ("cp-initiate-prosecution",), {"1111.11111111", "SF20/123456M"}),
        ("cro_number", "common-platform", ("cp-initiate-prosecution",), {"aaaaaaaaaa11", "aaaaaaaaaaaa"}),
    ],
)
def test_a_receiver_takes_what_its_own_samples_hold(
    scheme: str, profile: str, folders: tuple[str, ...], but: set[str]
) -> None:
    values = numbers(scheme, *folders)
    assert values or scheme == "pnc_id"
    assert set(refused(scheme, values, profile)) <= but


@needs_tables
def test_every_national_offence_code_is_right_and_leaves_no_doubt() -> None:
    for name in ("offence-code--cjs-offences.json", "offence-code--pnc-ccjs-cjs-offences.json"):
        codes = {row["cjsCode"] for row in table(f"input-data/{name}")}
        assert len(codes) > 15_000
        assert refused("cjs_offence_code", codes) == {}
        assert [code for code in codes if offence_code.doubts(code)] == []


@needs_tables
def test_every_local_offence_code_with_its_area_is_taken_by_its_profile() -> None:
    codes = set(table("input-data/offence-code--b7-overrides.json"))
    assert len(codes) == 1408
    # four have no area: one has the letter O for a zero, three are a digit short of the national form
    assert set(refused("cjs_offence_code", codes, "local")) == {"PCO2501", "YC9924", "YJ9924", "YY0051"}


@needs_tables
def test_every_force_of_the_published_list_is_right_and_known() -> None:
    codes = {row["code"] for row in table("output-data/forces.json")} - {"B01DU"}  # a court among the forces
    assert len(codes) == 83
    assert refused("force_code", codes) == {}
    assert [code for code in codes if force.doubts(code)] == []


@needs_tables
def test_every_unit_and_court_of_the_published_table_is_right() -> None:
    rows = table("output-data/organisation-unit.json")
    levels = ("topLevelCode", "secondLevelCode", "thirdLevelCode", "bottomLevelCode")
    units = {"".join(row[level] for level in levels) for row in rows}
    assert len(units) > 6000
    assert refused("ou_code", units) == {}
    forces = {row["code"] for row in table("output-data/forces.json")}
    doubted = {unit for unit in units if ou.doubts(unit)}
    assert doubted == {unit for unit in units if len(unit) == 6 and unit[:2] not in forces}
    assert len(doubted) == 34
    courts = {row["thirdLevelPsaCode"] for row in rows if row["thirdLevelPsaCode"]}
    assert refused("court_code", courts) == {}
    assert [code for code in courts if court.doubts(code)] == []
