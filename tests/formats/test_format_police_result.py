"""Results that the Common Platform sends to the police: the hearing they tell of, and the orders made in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common_platform_heard import PERSON, for_police, hearing, identifier, session, text
from formats_world import CONTEXT, SHARED, codes, needs_samples, one, read_text
from xborder.formats import ReadResult, detect, read, write

POLICE, GATHERED = "police-result-json", "police-result-session"
SAMPLES = SHARED / "samples/cp-police-result-json"


def _read(folder: Path, document: Any, profile: str = POLICE) -> ReadResult:
    return read_text(folder, document if isinstance(document, str) else text(document), profile)


def _body() -> dict[str, Any]:
    """The results of an organisation."""
    made = for_police({"corporateDefendant": {"name": "Marsh Ferrers Transport Ltd", "presentAtHearing": "N"}})
    del made["defendant"]["pncId"]
    return made


# --- what is read ----------------------------------------------------------------------------------------------


def test_a_hearing_of_one_defendant(tmp_path: Path) -> None:
    result = _read(tmp_path, for_police())
    assert codes(result) == []
    heard = result.records[0].record
    assert (str(heard.held_on), heard.held_at, heard.court.value, heard.court_house.value) == (
        "2026-11-12",
        "10:00",
        "B36FN00",
        "1940",
    )
    assert (heard.urn.value, heard.provenance.force, heard.present.value) == ("36NC0412626", "36", "Y")
    assert (heard.bail_status.value, heard.defendant.name.given) == ("CB", ("Daryl", "Lee", "James"))
    first, second = heard.offences
    assert (first.verdict.value, first.plea.value, first.concluded, first.sequence) == ("G", "G", True, 1)
    assert first.results[0].details[0].value == "Not to enter farmland in Norfolk with a dog."
    assert second.results[0].next_hearing.time == "09:30"
    assert [each.label for each in heard.results] == ["Surcharge"]


def test_it_is_the_hearing_that_the_platform_tells_of(tmp_path: Path) -> None:
    whole = read_text(tmp_path, text(hearing()), "common-platform-hearing").records
    mine = _read(tmp_path, for_police()).records
    assert mine[0].record.ref == whole[0].record.ref == f"{identifier(1)}/{identifier(PERSON)}"
    assert attrs.evolve(mine[0].record.defendant, addresses=()).name == whole[0].record.defendant.name
    made, same = (next(each.record for each in records if each.type == "asb_order") for records in (mine, whole))
    assert (made.ref, made.requirements, made.ends_on, made.kind) == (
        same.ref,
        same.requirements,
        same.ends_on,
        same.kind,
    )


def test_an_organisation(tmp_path: Path) -> None:
    heard = _read(tmp_path, _body()).records[0].record
    assert (heard.defendant, heard.defendant_organisation.name) == (None, "Marsh Ferrers Transport Ltd")
    assert heard.present.value == "N"
    assert heard.extensions["/defendant/prosecutorReference"] == "2636NC0100000004512M"


def test_each_defendant_of_a_session_is_a_record(tmp_path: Path) -> None:
    result = _read(tmp_path, session(), GATHERED)
    assert codes(result) == []
    heard = [each.record for each in result.records if each.type == "court_hearing"]
    assert [each.urn.value for each in heard] == ["36NC0412626", "36NC0412726"]
    assert heard[0].ref == _read(tmp_path, for_police()).records[0].record.ref
    assert heard[0].organisation.value == "0360000"
    orders = [each.record for each in result.records if each.type == "asb_order"]
    assert [each.ref for each in orders] == [f"{urn}/{identifier(101)}/1" for urn in ("36NC0412626", "36NC0412726")]


def test_days_may_be_written_in_the_way_of_the_country(tmp_path: Path) -> None:
    uk = (
        text(for_police()).replace('"2028-11-11"', '"11/11/2028"').replace('te": "2026-11-12"\n', 'te": "12/11/2026"\n')
    )
    (made,) = [each.record for each in _read(tmp_path, uk).records if each.type == "asb_order"]
    assert str(made.ends_on) == "2028-11-11"


@pytest.mark.parametrize(("taken_back", "number"), [(True, 0), (False, 1)])
def test_a_result_that_was_taken_back_makes_no_order(taken_back: bool, number: int, tmp_path: Path) -> None:
    document = for_police()
    document["defendant"]["offences"][0]["judicialResults"][0]["isDeleted"] = taken_back
    result = _read(tmp_path, document)
    assert len([each for each in result.records if each.type == "asb_order"]) == number
    assert result.records[0].record.offences[0].results[0].withdrawn is taken_back


def test_an_offence_without_a_number_is_kept(tmp_path: Path) -> None:
    document = for_police()
    for each in document["defendant"]["offences"]:
        del each["offenceSequenceNumber"]
    result = _read(tmp_path, document)
    assert [each.sequence for each in result.records[0].record.offences] == [0, 0]
    assert "/offences/0/sequence" in {entry.path for entry in result.loss}


def test_large_sessions_are_read_as_small_ones_are(tmp_path: Path) -> None:
    document = session()
    many = [dict(document["cases"][0], urn=f"36NC04{number:03d}26") for number in range(100, 130)]
    document["cases"] = many
    assert len(text(document)) > 65_536  # from here on, what is plain takes the quick path
    result = _read(tmp_path, document, GATHERED)
    assert codes(result) == []
    assert [each.record.urn.value for each in result.records if each.type == "court_hearing"] == [
        each["urn"] for each in many
    ]
    single = _read(tmp_path, {**document, "cases": many[:1]}, GATHERED)
    assert single.records[0].data == result.records[0].data


# --- what is not done, and bad input ---------------------------------------------------------------------------


@pytest.mark.parametrize(("profile", "document"), [(POLICE, for_police()), (GATHERED, session())])
def test_it_is_detected_and_never_written(profile: str, document: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(text(document))
    assert detect(path) == profile
    written = write(read(path, profile).records, profile)
    assert (written.value, [found.code for found in written.report]) == (None, ["XB-FORMAT-201"])


def test_an_unknown_key_is_kept_and_told(tmp_path: Path) -> None:
    document = for_police()
    document["defendant"]["shoeSize"] = 9
    result = _read(tmp_path, document)
    assert one(result, "XB-FORMAT-014").location.pointer == "/defendant/shoeSize"
    assert result.records[0].data["extensions"]["/defendant/shoeSize"] == "9"


def test_a_code_that_no_list_knows_is_kept_as_written(tmp_path: Path) -> None:
    document = for_police()
    document["defendant"]["offences"][0]["finding"] = "Q"
    result = _read(tmp_path, document)
    assert result.records[0].record.offences[0].verdict.raw == "Q"
    assert one(result, "XB-FORMAT-013").location.pointer == "/offences/0/verdict"


@pytest.mark.parametrize(
    "wrong", [text(for_police())[:700], "[]", '{"defendant": 7}', '{"defendant": {"offences": 7}}']
)
def test_what_is_no_result_is_a_finding(wrong: str, tmp_path: Path) -> None:
    result = _read(tmp_path, wrong)
    assert result.records == ()
    assert result.report.has_errors


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict | list):
        yield path
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


@settings(max_examples=100, deadline=None)
@given(drawn=st.data())
def test_a_spoilt_document_gives_records_or_findings(drawn: st.DataObject) -> None:
    profile = drawn.draw(st.sampled_from([POLICE, GATHERED]))
    document = for_police() if profile == POLICE else session()
    path = drawn.draw(st.sampled_from(sorted(_leaves(document), key=str)))
    *holders, last = path[: drawn.draw(st.integers(1, len(path)))]
    here: Any = document
    for step in holders:
        here = here[step]
    here[last] = drawn.draw(
        st.none() | st.integers() | st.booleans() | st.just([]) | st.just({}) | st.text(max_size=12)
    )
    with TemporaryDirectory() as folder:
        result = _read(Path(folder), json.dumps(document), profile)
    assert result.records or result.report


# --- the published samples -------------------------------------------------------------------------------------


@needs_samples
def test_the_sample_of_one_defendant_is_read() -> None:
    path = SAMPLES / "public.results.police-result-generated.json"
    assert detect(path) == POLICE
    result = read(path, POLICE, context=attrs.evolve(CONTEXT, force="93"))
    (heard,) = [each.record for each in result.records]
    assert (str(heard.held_on), heard.held_at, len(heard.offences)) == ("2020-05-26", "10:00", 2)
    assert str(heard.offences[0].results[0].durations[0].ends_on) == "2021-10-28"
    assert heard.offences[0].results[0].next_hearing.court.value == "C05LV00"
    assert set(codes(result)) == {"XB-ASN-001", "XB-URN-001"}  # placeholders stand in their places


@needs_samples
def test_a_sample_without_its_force_says_so() -> None:
    assert "XB-FORMAT-018" in codes(read(SAMPLES / "public.results.police-result-generated.json", POLICE))


@needs_samples
def test_the_sample_of_a_session_is_read() -> None:
    path = SAMPLES / "results--create-results-1.json"
    assert detect(path) == GATHERED
    result = read(path, GATHERED, context=CONTEXT)
    (heard,) = [each.record for each in result.records]
    assert [each.mode_of_trial.value if each.mode_of_trial else None for each in heard.offences] == ["I", None, None]
    assert heard.defendant.contact.telephone.isdigit()  # it cannot be dialled, and is kept all the same
    assert set(codes(result)) == {"XB-ASN-001", "XB-FORMAT-014", "XB-PNC-001", "XB-URN-001"}
    unmapped = [found.location.pointer or "" for found in result.report if found.code == "XB-FORMAT-014"]
    assert all(pointer.startswith("/courtApplications/") for pointer in unmapped)
