"""Hearings of the Common Platform: read, written as they were, valid, and every order made is an order."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common_platform_filled import filled
from common_platform_heard import BODY, PERSON, adjourned, body, case, hearing, identifier, offence, order, person, text
from common_platform_schemas import hearing_faults
from formats_world import CONTEXT, SHARED, codes, data, needs_samples, needs_standards, one, read_text
from xborder.findings import Sourced
from xborder.formats import ReadResult, WriteResult, detect, read, write
from xborder.formats.loss import LossKind

HEARING = "common-platform-hearing"
SAMPLES = SHARED / "samples/cp-hearing-laa"
HERE = attrs.evolve(CONTEXT, force="36")  # the URNs of samples and schemas name no force
#: Court applications are read into extensions only.
UNWRITTEN = frozenset({"courtApplications"})


def _read(folder: Path, document: Any, **more: Any) -> ReadResult:
    return read_text(folder, document if isinstance(document, str | bytes) else text(document), HEARING, **more)


@cache
def _known() -> ReadResult:
    with TemporaryDirectory() as folder:
        return _read(Path(folder), hearing())


def _hearings(result: ReadResult) -> list[Sourced]:
    return [each for each in result.records if each.type == "court_hearing"]


def _orders(result: ReadResult) -> list[Sourced]:
    return [each for each in result.records if each.type == "asb_order"]


def _write(changed: dict[str, Any], number: int = 0) -> WriteResult:
    return write([attrs.evolve(_hearings(_known())[number], data=changed)], HEARING)


# --- both directions -------------------------------------------------------------------------------------------


@needs_standards
def test_the_document_of_these_tests_is_valid_and_the_check_can_fail() -> None:
    assert hearing_faults(text(hearing())) == []
    broken = hearing()
    broken["hearing"]["prosecutionCases"][0]["initiationCode"] = "X"
    assert hearing_faults(text(broken))


def test_a_hearing_comes_back_as_it_was(tmp_path: Path) -> None:
    assert codes(_known()) == []
    written = write(_known().records, HEARING)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert json.loads(written.value) == hearing()
    assert data(_read(tmp_path, written.value)) == data(_known())


def test_it_is_detected(tmp_path: Path) -> None:
    path = tmp_path / "hearing.json"
    path.write_text(text(hearing()))
    assert detect(path) == HEARING


def test_cases_and_defendants_stay_apart(tmp_path: Path) -> None:
    other = case(person(5), number=6, urn="36NC0412726")
    other["caseMarkers"][0]["id"] = identifier(412)
    document = hearing(case(), other)
    result = _read(tmp_path, document)
    assert [each.record.urn.value for each in _hearings(result)] == ["36NC0412626", "36NC0412626", "36NC0412726"]
    assert [each.record.ref for each in _hearings(result)] == [f"{identifier(1)}/{identifier(n)}" for n in (3, 4, 5)]
    assert json.loads(write(result.records, HEARING).value or b"") == document


@needs_standards
@pytest.mark.parametrize("choice", [0, 1, 2])
def test_every_place_of_the_schema_comes_back(choice: int, tmp_path: Path) -> None:
    document = filled(choice, UNWRITTEN)
    assert hearing_faults(text(document)) == []
    result = _read(tmp_path, document, context=HERE)
    assert not {"XB-FORMAT-010", "XB-FORMAT-014", "XB-FORMAT-015", "XB-FORMAT-016"} & set(codes(result))
    assert {each.path for each in result.loss if each.kind is not LossKind.UNMAPPED} == {"/provenance/verified_at"}
    written = write(result.records, HEARING)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert json.loads(written.value) == document


# --- what is read ----------------------------------------------------------------------------------------------


def test_a_defendant_who_is_a_person() -> None:
    heard = _hearings(_known())[0].record
    assert heard.defendant.name.given == ("Daryl", "Lee", "James")
    assert (heard.defendant.sex.value, heard.youth, heard.present.value) == ("1", True, "Y")
    assert (heard.bail_status.value, heard.bail_conditions) == ("CB", ("Not to enter farmland in Norfolk.",))
    assert (heard.officer_in_case.display, heard.officer_location.value) == ("PC 1428 Ann MARLOWE", "36NC00")
    assert [each.value for each in heard.case_markers] == ["HC"]
    assert [each.label for each in heard.results] == ["Surcharge"]
    assert [each.label for each in heard.defendant_results] == ["Collection order"]


def test_a_defendant_that_is_an_organisation() -> None:
    heard = _hearings(_known())[1].record
    assert heard.defendant is None
    assert heard.defendant_organisation.name == "Marsh Ferrers Transport Ltd"
    assert heard.defendant_organisation.aliases == ("MF Transport",)
    assert (heard.present.value, heard.youth, heard.defendant_results) == ("N", False, ())


def test_a_number_with_an_extension_is_kept_and_comes_back(tmp_path: Path) -> None:
    document = hearing(case(body()))
    organisation = document["hearing"]["prosecutionCases"][0]["defendants"][0]["legalEntityDefendant"]["organisation"]
    organisation["contact"]["work"] = "01632 960123 ext. 7"
    result = _read(tmp_path, document)
    assert codes(result) == []
    assert result.records[0].record.defendant_organisation.contact.telephone == "01632 960123 ext. 7"
    assert json.loads(write(result.records, HEARING).value or b"")["hearing"] == document["hearing"]


def test_the_clock_is_that_of_london(tmp_path: Path) -> None:
    heard = _hearings(_known())[0].record
    assert (str(heard.held_on), heard.held_at, len(heard.sittings)) == ("2026-11-12", "10:00", 2)
    summer = text(hearing()).replace("2026-11-12T10:00", "2026-07-01T23:30")
    later = _hearings(_read(tmp_path, summer))[0].record
    assert (str(later.held_on), later.held_at) == ("2026-07-02", "00:30")


def test_what_became_of_an_offence() -> None:
    first, second = _hearings(_known())[0].record.offences
    assert (first.plea.value, first.verdict.value, first.mode_of_trial.value, first.concluded) == (
        "G",
        "G",
        "SUM",
        True,
    )
    assert first.results[0].details[0].reference == "orderDetails"
    assert str(first.results[0].durations[0].ends_on) == "2028-11-11"
    listed = second.results[0].next_hearing
    assert (str(listed.date), listed.time, listed.minutes, listed.reason) == ("2026-12-01", "09:30", 45, "For a report")
    assert (listed.kind.raw, listed.kind.value, listed.court.value) == ("Sentence", None, "B36FN00")
    assert second.results[0].bail_status.value == "CB"


@pytest.mark.parametrize(
    "listed",
    [
        {"weekCommencingDate": "2026-12-07", "estimatedMinutes": 45},
        {"dateToBeFixed": True},
        {"dateToBeFixed": True, "estimatedMinutes": 45},
    ],
    ids="-".join,
)
def test_a_next_hearing_may_have_no_date_yet(listed: dict[str, Any], tmp_path: Path) -> None:
    document = hearing(case({**person(), "offences": [offence(1, adjourned(**listed))]}))
    result = _read(tmp_path, document)
    assert _hearings(result)[0].record.offences[0].results[0].next_hearing.date is None
    assert json.loads(write(result.records, HEARING).value or b"") == document


# --- orders ----------------------------------------------------------------------------------------------------


def test_a_criminal_behaviour_order_is_an_order() -> None:
    (made,) = [each.record for each in _orders(_known())]
    assert made.ref == f"36NC0412626/{identifier(101)}/1"
    assert (made.kind.value, str(made.made_on), str(made.ends_on)) == ("cbo", "2026-11-12", "2028-11-11")
    assert (made.subject.name.family, made.subject.identifiers.pnc_id.value) == ("Fenwright", "2002/0073319Z")
    assert made.requirements[0].text.endswith("with a dog.")
    assert (made.court.value, made.offence_codes[0].value) == ("1940", "PS22002")


def test_an_interim_order_of_the_whole_case_is_one_too(tmp_path: Path) -> None:
    defendant = {**person(), "offences": [offence(1, adjourned())], "judicialResults": [order(cjsCode="1178")]}
    (made,) = [each.record for each in _orders(_read(tmp_path, hearing(case(defendant))))]
    assert (made.kind.value, made.title) == ("cbo_interim", "Interim criminal behaviour order")
    assert made.ref == f"36NC0412626/{identifier(PERSON)}/1"


def test_an_order_that_was_taken_back_is_none(tmp_path: Path) -> None:
    document = hearing(case({**person(), "offences": [offence(1, order(isDeleted=True))]}))
    result = _read(tmp_path, document)
    assert _orders(result) == []
    assert _hearings(result)[0].record.offences[0].results[0].withdrawn is True
    assert json.loads(write(result.records, HEARING).value or b"") == document


# --- what cannot be written is named ---------------------------------------------------------------------------


def test_a_record_of_another_system_lacks_what_the_platform_gives() -> None:
    changed = {name: value for name, value in _hearings(_known())[0].data.items() if name != "extensions"}
    written = _write(changed)
    assert written.value is None
    assert {found.code for found in written.report} == {"XB-FORMAT-020"}
    assert "/extensions/~1hearing~1id" in {found.location.pointer for found in written.report}


def test_two_dates_give_way_to_numbers_of_units() -> None:
    changed = copy.deepcopy(dict(_hearings(_known())[0].data))
    duration = changed["offences"][0]["results"][0]["durations"][0]
    duration |= {"value": 2, "unit": {"scheme": "duration_unit", "value": "Y"}}
    written = _write(changed)
    assert b"durationStartDate" not in (written.value or b"durationStartDate")
    lost = {entry.path for entry in written.loss if entry.kind is LossKind.LOST}
    assert lost == {f"/offences/0/results/0/durations/0/{name}" for name in ("starts_on", "ends_on")}


def test_what_records_share_is_written_once() -> None:
    written = json.loads(write(_known().records, HEARING).value or b"")["hearing"]
    assert len(written["judiciary"]) == len(written["defenceCounsels"]) == 1
    assert [each["defendantId"] for each in written["defendantAttendance"]] == [identifier(PERSON), identifier(BODY)]
    assert len(written["prosecutionCases"]) == 1


# --- any text at all -------------------------------------------------------------------------------------------

TEXTS = (
    st.text(st.characters(), max_size=40)
    | st.text("0123456789AZaz '-._@/,+€\t\n\x00", max_size=12)
    | st.sampled_from(["", " ", "7", "René", "x" * 36, "2026-11-12", "10:00", "true", "1e9", "CB", "-1", "\ud800"])
)


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict | list):
        yield path
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


def _with(value: Any, path: tuple[str | int, ...], put: Any) -> Any:
    made = copy.deepcopy(value)
    here = made
    for step in path[:-1]:
        here = here[step]
    if put is None:
        del here[path[-1]]
    else:
        here[path[-1]] = put
    return made


@needs_standards
@settings(max_examples=200, deadline=None)
@given(number=st.sampled_from([0, 1]), drawn=st.data())
def test_any_text_in_any_field_is_written_valid_or_refused(number: int, drawn: st.DataObject) -> None:
    full = dict(_hearings(_known())[number].data)
    path = drawn.draw(st.sampled_from(sorted(_leaves(full), key=str)))
    others = st.nothing() if path[0] == "extensions" else st.integers() | st.booleans()
    written = _write(_with(full, path, drawn.draw(TEXTS | st.none() | others)), number)
    if written.value is None:
        assert written.report.has_errors
        assert all(found.location.pointer for found in written.report)
    else:
        assert hearing_faults(written.value) == []


@settings(max_examples=100, deadline=None)
@given(drawn=st.data())
def test_a_spoilt_document_gives_records_or_findings(drawn: st.DataObject) -> None:
    document = hearing()
    path = drawn.draw(st.sampled_from(sorted(_leaves(document), key=str)))
    cut = drawn.draw(st.integers(1, len(path)))
    junk = drawn.draw(st.none() | st.integers() | st.booleans() | st.lists(st.integers(), max_size=2) | TEXTS)
    with TemporaryDirectory() as folder:
        result = _read(Path(folder), json.dumps(_with(document, path[:cut], junk)))
    assert result.records or result.report


# --- what is wrong in a source ---------------------------------------------------------------------------------


def test_a_key_that_the_platform_has_not_is_kept_told_and_not_written(tmp_path: Path) -> None:
    document = hearing(case(person()))
    document["hearing"]["prosecutionCases"][0]["defendants"][0]["shoeSize"] = 9
    document["hearing"]["judiciary"][0]["wig"] = True
    result = _read(tmp_path, document)
    assert sorted(each.location.pointer or "" for each in result.report) == [
        "/hearing/judiciary/0/wig",
        "/hearing/prosecutionCases/0/defendants/0/shoeSize",
    ]
    assert result.records[0].data["extensions"]["/hearing/judiciary[1]/wig"] == "true"
    written = write(result.records, HEARING)
    assert b"shoeSize" not in (written.value or b"shoeSize")
    assert {entry.kind for entry in written.loss} == {LossKind.LOST}


def test_court_applications_are_kept_and_listed(tmp_path: Path) -> None:
    document = hearing(case(body()))
    document["hearing"]["courtApplications"] = [{"id": identifier(70), "applicationReference": "APP-1"}]
    result = _read(tmp_path, document)
    assert result.records[0].data["extensions"]["/hearing/courtApplications[1]/applicationReference"] == "APP-1"
    assert "XB-FORMAT-014" in codes(result)


def test_attendance_of_nobody_is_kept_by_all(tmp_path: Path) -> None:
    document = hearing()
    document["hearing"]["defendantAttendance"][1]["defendantId"] = identifier(99)
    records = _hearings(_read(tmp_path, document))
    kept = [each.data["extensions"].get("/hearing/defendantAttendance[2]/defendantId") for each in records]
    assert kept == [identifier(99)] * 2
    assert records[1].record.present is None


def test_a_time_without_an_offset_is_placed(tmp_path: Path) -> None:
    document = text(hearing(case(body()))).replace("2026-11-13T10:00:00.000Z", "2026-11-13 10:00")
    result = _read(tmp_path, document)
    found = one(result, "XB-FORMAT-010")
    assert "2026-11-13 10:00" in document.splitlines()[(found.location.line or 0) - 1]


@pytest.mark.parametrize(
    "wrong", [text(hearing())[:900], "[]", "{}", '{"hearing": 7}', '{"hearing": {"prosecutionCases": 7}}']
)
def test_what_is_no_hearing_is_a_finding(wrong: str, tmp_path: Path) -> None:
    result = _read(tmp_path, wrong)
    assert result.records == ()
    assert result.report


def test_an_older_shape_keeps_what_it_called_otherwise(tmp_path: Path) -> None:
    document = hearing(case(body()))
    document["hearing"]["type"]["code"] = "FHG"
    result = _read(tmp_path, document)
    assert one(result, "XB-FORMAT-014").location.pointer == "/hearing/type/code"


# --- the published samples -------------------------------------------------------------------------------------


@needs_samples
@pytest.mark.parametrize("name", ["hearing-invalid", "hearing-valid"])
def test_a_sample_without_cases_says_so(name: str) -> None:
    path = SAMPLES / f"{name}.json"
    assert detect(path) == HEARING
    assert codes(read(path, HEARING)) == ["XB-FORMAT-008"]


@needs_samples
def test_the_sample_with_a_case_reads_and_names_what_its_schema_misses() -> None:
    path = SAMPLES / "hearing-with_prosecution_case.json"
    assert detect(path) == HEARING
    result = read(path, HEARING, context=CONTEXT)
    assert [each.type for each in result.records] == ["court_hearing"]
    assert not {"XB-FORMAT-014", "XB-FORMAT-015", "XB-FORMAT-016"} & set(codes(result))
    written = write(result.records, HEARING)
    assert written.value is None
    assert len(written.report.findings) == 14


@needs_samples
@needs_standards
def test_the_sample_of_a_case_comes_back_in_a_hearing(tmp_path: Path) -> None:
    sample = json.loads((SAMPLES / "prosecution_case-all_fields.json").read_text(encoding="utf-8"))
    document = hearing()
    document["hearing"]["prosecutionCases"] = [sample]
    del document["hearing"]["defendantAttendance"], document["hearing"]["defendantJudicialResults"]
    assert hearing_faults(text(document)) == []
    result = _read(tmp_path, document)
    written = write(result.records, HEARING)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert hearing_faults(written.value) == []
    assert data(_read(tmp_path, written.value)) == data(result)
