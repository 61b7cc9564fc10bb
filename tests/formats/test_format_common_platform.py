"""Prosecutions submitted to the Common Platform: what is written is valid, what is read comes back as it was."""

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common_platform_made import AUTHORITY, made, organisation, person, single_justice, submission, text
from common_platform_schemas import schema_faults
from formats_world import (
    CONTEXT,
    NORFOLK_FILE,
    SHARED,
    SPI,
    codes,
    data,
    needs_samples,
    needs_standards,
    one,
    read_text,
)
from xborder.findings import Sourced
from xborder.formats import ReadContext, ReadResult, WriteResult, detect, read, write
from xborder.formats.loss import LossKind
from xborder.formats.paths import escaped
from xborder.rules import RuleContext, check_many

WAYS = ["charge", "requisition", "summons", "sjp"]
SAMPLES = SHARED / "samples/cp-prosecutor-submission"
INITIATIONS = {"charge": "C", "requisition": "Q", "summons": "S", "sjp": "J"}


def _name(way: str) -> str:
    return f"common-platform-{way}"


def _read(folder: Path, document: Any, way: str, **more: Any) -> ReadResult:
    return read_text(folder, document if isinstance(document, str) else text(document), _name(way), **more)


@cache
def _records(way: str) -> tuple[Sourced, ...]:
    with TemporaryDirectory() as folder:
        read_made = _read(Path(folder), made(way), way)
        assert codes(read_made) == []
        return tuple(attrs.evolve(record, data=record.data) for record in read_made.records)


def _write(way: str, changed: Mapping[str, Any]) -> WriteResult:
    return write([attrs.evolve(_records(way)[0], data=changed)], _name(way))


# --- both directions -------------------------------------------------------------------------------------------


@needs_standards
@pytest.mark.parametrize("way", WAYS)
def test_the_documents_of_these_tests_are_valid_and_the_check_can_fail(way: str) -> None:
    assert schema_faults(way, text(made(way))) == []
    broken = made(way)
    broken["prosecutionSubmissionDetails"]["prosecutingAuthority"] = "B36"
    assert schema_faults(way, text(broken))


@pytest.mark.parametrize("way", WAYS)
def test_a_submission_comes_back_as_it_was(way: str, tmp_path: Path) -> None:
    written = write(_records(way), _name(way))
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert json.loads(written.value) == made(way)
    assert data(_read(tmp_path, written.value.decode(), way)) == [record.data for record in _records(way)]


def test_many_defendants_are_written_as_few_are(tmp_path: Path) -> None:
    document = submission("charge", *([person(), organisation()] * 20))
    assert len(text(document)) > 65_536  # from here on, what is plain takes the quick path
    result = _read(tmp_path, document, "charge")
    assert len(result.records) == 40
    assert json.loads(write(result.records, _name("charge")).value or b"") == document


@pytest.mark.parametrize("way", WAYS)
def test_each_way_is_detected(way: str, tmp_path: Path) -> None:
    path = tmp_path / "submission.json"
    path.write_text(text(made(way)))
    assert detect(path) == _name(way)


def test_each_defendant_is_a_record_of_a_person_or_an_organisation() -> None:
    first, second = (record.record for record in _records("charge"))
    assert (first.ref, second.ref) == ("36NC0412626/1", "36NC0412626/2")
    assert first.defendant.name.display == "Daryl Lee FENWRIGHT"
    assert [alias.family for alias in first.defendant.aliases] == ["Holt", "Fen"]
    assert first.defendant.addresses[0].lines == ("4 Sluice Row", "Marsh Ferrers")
    assert first.defendant.identifiers.nino.value == "AB123456C"
    assert [each.value for each in first.defendant.nationalities] == ["GBR", "IRL"]
    assert first.bail_conditions == ("Not to enter farmland in Norfolk.", "To live at 4 Sluice Row.")
    assert [each.value for each in first.case_markers] == ["DV", "HC"]
    assert (first.custody_status.value, first.defendant.sex.value, first.hearing_language.value) == ("B", "1", "W")
    assert (second.defendant, second.defendant_organisation.name) == (None, "Marsh Ferrers Transport Ltd")
    assert second.defendant_organisation.addresses[0].lines == ("Drove Yard", "Marsh Ferrers")


@pytest.mark.parametrize("way", WAYS)
def test_the_way_says_how_the_case_began(way: str) -> None:
    assert {record.data["initiation"]["value"] for record in _records(way)} == {INITIATIONS[way]}


def test_numbers_and_flags_are_no_texts() -> None:
    written = json.loads(write(_records("sjp"), _name("sjp")).value or b"")["defendant"]
    assert written["numPreviousConvictions"] == 2
    assert written["offences"][0]["prosecutorOfferAOCP"] is True
    assert written["defendantPerson"]["selfDefinedInformation"]["gender"] == 1


def test_an_organisation_of_the_single_justice_procedure(tmp_path: Path) -> None:
    document = single_justice("organisation")
    result = _read(tmp_path, document, "sjp")
    assert result.records[0].record.defendant_organisation.contact.email == "post@example.com"
    written = write(result.records, _name("sjp"))
    assert json.loads(written.value or b"") == document


def test_the_facts_have_a_place_except_in_a_charge() -> None:
    facts = {way: [record.data["offences"][0].get("facts") for record in _records(way)] for way in WAYS}
    assert facts["charge"] == [None, None]
    assert facts["requisition"] == facts["summons"] == ["Two dogs were slipped."] * 2
    lost = write(_records("summons"), _name("charge"))
    assert lost.value is None
    assert {"XB-FORMAT-192"} <= {found.code for found in lost.report}


# --- what cannot be written is named ---------------------------------------------------------------------------


def _copy(record: Sourced) -> dict[str, Any]:
    return copy.deepcopy(dict(record.data))


def _without(way: str, *paths: str) -> dict[str, Any]:
    changed = _copy(_records(way)[0])
    for path in paths:
        *holders, last = path.split("/")
        here: Any = changed
        for step in holders:
            here = here[int(step)] if isinstance(here, list) else here[step]
        del here[last]
    return changed


@pytest.mark.parametrize(
    ("way", "gone", "pointer"),
    [
        ("charge", "urn", "/urn"),
        ("charge", "organisation", "/organisation"),
        ("charge", "custody_status", "/custody_status"),
        ("charge", "defendant/ethnicity", "/defendant/ethnicity"),
        ("charge", "defendant/ethnicity_observed", "/defendant/ethnicity_observed"),
        ("charge", "defendant/nationalities", "/defendant/nationalities/0"),
        ("charge", "defendant/date_of_birth", "/defendant/date_of_birth"),
        ("charge", "defendant/addresses", "/defendant/addresses/0/lines"),
        ("charge", "offences/0/arrested_on", "/offences/0/arrested_on"),
        ("charge", "first_hearing/time", "/first_hearing/time"),
        ("summons", "informant", "/informant"),
    ],
)
def test_what_the_interface_needs_is_named(way: str, gone: str, pointer: str) -> None:
    written = _write(way, _without(way, gone))
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [("XB-FORMAT-020", pointer)]


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ("requisition", "/prosecutionSubmissionDetails/writtenChargePostingDate"),
        ("summons", "/prosecutionSubmissionDetails/summonsCode"),
        ("sjp", "/prosecutionSubmissionDetails/writtenChargePostingDate"),
        ("sjp", "/defendant/prosecutorCosts"),
    ],
)
def test_what_no_field_holds_is_named_as_an_extension(way: str, place: str) -> None:
    changed = _copy(_records(way)[0])
    del changed["extensions"][place]
    written = _write(way, changed)
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-020", f"/extensions/{escaped(place)}")
    ]


def test_a_defendant_is_one_or_the_other() -> None:
    both = {
        **_records("charge")[0].data,
        "defendant_organisation": _records("charge")[1].data["defendant_organisation"],
    }
    assert "XB-FORMAT-191" in {found.code for found in _write("charge", both).report}
    nameless = {**both, "defendant_organisation": {"contact": {"email": "post@example.com"}}}
    assert [(found.code, found.location.pointer) for found in _write("charge", nameless).report] == [
        ("XB-FORMAT-191", "/defendant_organisation")
    ]
    neither = _without("charge", "defendant")
    assert {found.location.pointer for found in _write("charge", neither).report} >= {
        "/defendant/name/family",
        "/defendant_organisation/name",
    }


@pytest.mark.parametrize(
    ("taken", "pointer"),
    [
        ("individual/nameDetails/surname", "/defendants/individual/parentGuardian/individual/nameDetails/surname"),
        ("individual/gender", "/defendants/individual/parentGuardian/individual/gender"),
        ("address/address1", "/defendants/individual/parentGuardian/address/address1"),
    ],
)
def test_half_of_a_guardian_is_not_written(taken: str, pointer: str) -> None:
    changed = _copy(_records("charge")[0])
    del changed["extensions"][f"/defendants/individual/parentGuardian/{taken}"]
    written = _write("charge", changed)
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-020", f"/extensions/{escaped(pointer)}")
    ]


def test_a_record_that_began_otherwise_is_refused() -> None:
    changed = {**_records("charge")[0].data, "initiation": {"scheme": "case_initiation", "value": "S"}}
    written = _write("charge", changed)
    assert [(found.code, found.location.pointer) for found in written.report] == [("XB-FORMAT-192", "/initiation")]
    plain = {**_records("charge")[0].data, "initiation": {"scheme": "case_initiation", "raw": "C"}}
    assert _write("charge", plain).value is not None


def test_a_requisition_of_the_data_standards_is_taken() -> None:
    changed = {**_records("requisition")[0].data, "initiation": {"scheme": "case_initiation", "value": "R"}}
    written = _write("requisition", changed)
    assert written.value is not None
    assert [(entry.kind, entry.path) for entry in written.loss] == [(LossKind.NARROWED, "/initiation/value")]


def test_two_cases_do_not_fit_into_one_document() -> None:
    one_case = _records("sjp")[0]
    written = write([one_case, one_case], _name("sjp"))
    assert [found.code for found in written.report] == ["XB-FORMAT-190"]


def test_a_record_without_an_identifier_of_the_prosecutor_lends_its_reference(tmp_path: Path) -> None:
    changed = _copy(_records("charge")[0])
    del changed["extensions"]["/defendants/defendantDetails/prosecutorDefendantId"]
    written = _write("charge", changed)
    assert written.value is not None
    assert b'"36NC0412626-1"' in written.value
    assert data(_read(tmp_path, written.value.decode(), "charge")) == [changed]


@needs_standards
def test_a_case_of_the_police_interface_is_submitted_as_it_is() -> None:
    records = read(NORFOLK_FILE, SPI, context=CONTEXT).records
    written = write(records, _name("charge"))
    assert written.value is not None, list(written.report)
    assert schema_faults("charge", written.value) == []
    lost = {entry.path.split("/")[1] for entry in written.loss if entry.kind is LossKind.LOST}
    # The interface asks for no officer and no CPS unit, and has no facts and no hour of an offence that is charged.
    assert lost == {
        "cps_organisation",
        "offender_code",
        "officer_in_case",
        "officer_location",
        "offences",
        "extensions",
    }


# --- any text at all -------------------------------------------------------------------------------------------

TEXTS = (
    st.text(st.characters(), max_size=40)
    | st.text("0123456789AZaz '-._@/,+€\t\n\x00", max_size=12)
    | st.sampled_from(
        ["", " ", "7", "0", "René", "a  b", "x" * 36, "PE9 3WZ", "2002/0073319Z", "true", "1e9", "\u2028"]
    )
)


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, str):
        yield path
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


def _with(value: Any, path: tuple[str | int, ...], put: str) -> Any:
    if not path:
        return put
    step, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {**value, step: _with(value[step], rest, put)}
    return [_with(inner, rest, put) if index == step else inner for index, inner in enumerate(value)]


@needs_standards
@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=120)
@given(drawn=st.data())
def test_any_text_in_any_field_is_written_valid_or_refused(way: str, drawn: st.DataObject) -> None:
    full = drawn.draw(st.sampled_from(_records(way))).data
    path = drawn.draw(st.sampled_from(sorted(_leaves(full), key=str)))
    written = _write(way, _with(full, path, drawn.draw(TEXTS)))
    if written.value is None:
        assert written.report.has_errors
        assert all(found.location.pointer for found in written.report)
    else:
        assert schema_faults(way, written.value) == []


@needs_standards
@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60)
@given(drawn=st.data())
def test_any_part_may_be_missing(way: str, drawn: st.DataObject) -> None:
    full = drawn.draw(st.sampled_from(_records(way))).data
    gone = drawn.draw(st.sets(st.sampled_from(sorted(_leaves(full), key=str)), min_size=1, max_size=4))
    changed = copy.deepcopy(full)
    for path in sorted(gone, key=str, reverse=True):
        here: Any = changed
        for step in path[:-1]:
            here = here[step]
        if isinstance(here, dict):
            del here[path[-1]]
    written = _write(way, changed)
    assert written.value is None or schema_faults(way, written.value) == []


@settings(max_examples=60)
@given(drawn=st.data())
def test_a_spoilt_document_gives_records_or_findings(drawn: st.DataObject) -> None:
    way = drawn.draw(st.sampled_from(WAYS))
    document = made(way)
    path = drawn.draw(st.sampled_from(sorted(_leaves(document), key=str)))
    junk: Any = drawn.draw(st.none() | st.integers() | st.booleans() | st.lists(st.integers(), max_size=2) | TEXTS)
    with TemporaryDirectory() as folder:
        result = _read(Path(folder), json.dumps(_with(document, path[:-1] or path, junk)), way)
    assert result.records or result.report.has_errors


REFUSED = [
    ("charge", "/defendant/name/family", "a  b"),
    ("charge", "/defendant/name/family", ""),
    ("charge", "/defendant/name/given/0", "a  b"),
    ("charge", "/defendant/aliases/0/family", "a  b"),
    ("charge", "/defendant/sex/value", "M"),
    ("charge", "/defendant/ethnicity_observed/value", "x"),
    ("charge", "/defendant/contact/email", "d at example.com"),
    ("charge", "/defendant/identifiers/pnc_id/value", "02/73319Z"),
    ("charge", "/defendant/identifiers/cro_number/value", "73319/02Z"),
    ("charge", "/defendant/identifiers/nino/value", "BG123456C"),
    ("charge", "/defendant/addresses/0/postcode/value", "pe99 3wz"),
    ("charge", "/defendant/addresses/0/lines/1", ""),
    ("charge", "/urn/value", "36/NC"),
    ("charge", "/organisation/value", "36NC00"),
    ("charge", "/documentation_language/value", "F"),
    ("charge", "/custody_status/value", " "),
    ("charge", "/offences/0/date_code/value", "7"),
    ("charge", "/extensions/~1defendants~1defendantDetails~1prosecutorCosts", "85"),
    ("charge", "/extensions/~1defendants~1individual~1occupationCode", "09"),
    ("charge", "/extensions/~1defendants~1individual~1parentGuardian~1individual~1nameDetails~1title", "Dr"),
    ("requisition", "/extensions/~1prosecutionSubmissionDetails~1writtenChargePostingDate", "3 October"),
    ("sjp", "/defendant/ethnicity/value", "A4"),
    ("sjp", "/defendant/identifiers/driver_number/value", "FENWR002179DL"),
    ("sjp", "/extensions/~1defendant~1offences[1]~1prosecutorOfferAOCP", "yes"),
]


@pytest.mark.parametrize(("way", "pointer", "put"), REFUSED)
def test_a_text_that_the_schema_refuses_is_named_without_its_value(way: str, pointer: str, put: str) -> None:
    full = _records(way)[0].data
    path = next(path for path in _leaves(full) if "".join(f"/{escaped(str(step))}" for step in path) == pointer)
    written = _write(way, _with(full, path, put))
    assert written.value is None
    assert {found.code for found in written.report} == {"XB-FORMAT-021"}
    field = written.report.findings[0].location.pointer or ""
    assert pointer.removeprefix(field) in {"", "/value", "/1"}
    assert len(put) < 3 or put not in written.report.findings[0].message


@pytest.mark.parametrize(
    ("pointer", "most"), [("informant", 92), ("offences/0/wording", 2500), ("offences/0/location", 80)]
)
def test_a_text_too_long_is_not_cut(pointer: str, most: int) -> None:
    path = tuple(int(step) if step.isdigit() else step for step in pointer.split("/"))
    assert _write("charge", _with(_records("charge")[0].data, path, "x" * most)).value is not None
    written = _write("charge", _with(_records("charge")[0].data, path, "x" * (most + 1)))
    assert [found.code for found in written.report] == ["XB-FORMAT-024"]


def test_half_a_character_is_left_out_and_listed() -> None:
    written = _write("charge", {**_records("charge")[0].data, "informant": "a\ud800b"})
    assert b'"informant": "ab"' in (written.value or b"")
    assert [(entry.path, entry.kind) for entry in written.loss] == [("/informant", LossKind.NARROWED)]


# --- what is wrong in a source ---------------------------------------------------------------------------------


def test_a_key_that_the_interface_has_not_is_kept_and_told(tmp_path: Path) -> None:
    document = submission("charge", person())
    document["defendants"][0]["individual"]["shoeSize"] = 9
    result = _read(tmp_path, document, "charge")
    assert one(result, "XB-FORMAT-014").location.pointer == "/defendants/0/individual/shoeSize"
    assert result.records[0].data["extensions"]["/defendants/individual/shoeSize"] == "9"


def test_a_date_that_is_none_is_placed(tmp_path: Path) -> None:
    document = submission("charge", organisation())
    document["defendants"][0]["offences"][0]["arrestDate"] = "02/10/2026"
    result = _read(tmp_path, document, "charge")
    found = one(result, "XB-FORMAT-010")
    assert found.location.pointer == "/offences/0/arrested_on"
    assert "02/10/2026" in text(document).splitlines()[(found.location.line or 0) - 1]


# --- the published samples -------------------------------------------------------------------------------------


@needs_samples
@needs_standards
@pytest.mark.parametrize(
    ("sample", "number"), [("individual-all", 1), ("individual-mandatory", 1), ("fail-fast-errors", 2)]
)
def test_a_sample_comes_back_as_it_was(sample: str, number: int, tmp_path: Path) -> None:
    path = SAMPLES / f"stagingprosecutors.submit-charge-{sample}.json"
    # The samples have a word in the place of the authority, which their own tests replace.
    filled = path.read_text(encoding="utf-8").replace("PROSECUTING_AUTHORITY", AUTHORITY)
    assert detect(path) == _name("charge")
    assert schema_faults("charge", filled) == []
    context = ReadContext(force="01", year=2026)
    result = _read(tmp_path, filled, "charge", context=context)
    assert len(result.records) == number
    assert not {"XB-FORMAT-014", "XB-FORMAT-015", "XB-FORMAT-016"} & set(codes(result))
    written = write(result.records, _name("charge"))
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert schema_faults("charge", written.value) == []
    assert data(_read(tmp_path, written.value.decode(), "charge", context=context)) == data(result)


@needs_samples
def test_a_word_in_the_place_of_an_authority_is_refused() -> None:
    path = SAMPLES / "stagingprosecutors.submit-charge-individual-mandatory.json"
    written = write(read(path, _name("charge"), context=ReadContext(force="01")).records, _name("charge"))
    assert [(found.code, found.location.pointer) for found in written.report] == [("XB-FORMAT-024", "/organisation")]


@needs_samples
def test_the_business_errors_of_a_sample_are_found() -> None:
    import datetime as dt

    path = SAMPLES / "stagingprosecutors.submit-charge-fail-fast-errors.json"
    result = read(path, _name("charge"), context=ReadContext(force="01", year=2026))
    now = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    found = {each.code for each in check_many(result.records, RuleContext(now=now))}
    assert {"XB-CHARGE-033", "XB-CHARGE-020", "XB-CASE-004"} <= found
    assert "XB-URN-001" in codes(result)


@needs_samples
@pytest.mark.parametrize("path", sorted((SHARED / "samples").glob("cp-*/*.json")), ids=lambda path: path.name)
def test_other_documents_of_the_platform_are_not_taken_for_submissions(path: Path) -> None:
    if "submit-charge" not in path.name:
        assert detect(path) not in {_name(way) for way in WAYS}


@needs_standards
@pytest.mark.parametrize(
    "more",
    [
        {"custody_status": {"scheme": "custody_status", "value": "B"}},
        {"bail_conditions": ["Not to enter farmland in Norfolk."]},
        {"extensions": {"/defendants/individual/languageRequirement": "Welsh"}},
    ],
    ids=["custody", "bail", "kept"],
)
def test_what_is_said_of_a_person_alone_makes_no_half_person_beside_a_body(
    more: dict[str, Any], tmp_path: Path
) -> None:
    (record,) = _read(tmp_path, submission("charge", organisation()), "charge").records
    extensions = {**record.data["extensions"], **more.get("extensions", {})}
    written = _write("charge", {**record.data, **more, "extensions": extensions})
    assert written.value is not None, list(written.report)
    assert schema_faults("charge", written.value.decode()) == []
    assert {entry.path.split("/")[1] for entry in written.loss} == set(more)


def test_the_numbers_of_a_body_have_their_fields(tmp_path: Path) -> None:
    document = submission("charge", organisation())
    document["defendants"][0]["defendantDetails"] |= {"pncIdentifier": "2002/0073319Z", "croNumber": "073319/02G"}
    (record,) = _read(tmp_path, document, "charge").records
    numbers = record.record.defendant.identifiers
    assert [each.value for each in (numbers.pnc_id, numbers.cro_number)] == ["2002/0073319Z", "073319/02G"]
    written = write([record], _name("charge"))
    assert json.loads(written.value or b"") == document
    assert not list(written.loss)
