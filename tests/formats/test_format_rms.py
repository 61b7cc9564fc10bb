"""The two illustrative records-management formats: both directions, one into the other, and whatever is spoilt."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from convert_world import run
from formats_world import (
    CONTEXT,
    KENT_FILE,
    NORFOLK_FILE,
    ORDERS_FILE,
    ROOT,
    SUFFOLK_FILE,
    codes,
    data,
    meant,
    read_text,
    sourced,
)
from rms_made import CONNECT, NICHE, STYLES, TYPES, full, made
from spoiling import judged, mutated
from strategies import records
from xborder.cli.main import main
from xborder.findings import Severity, Sourced
from xborder.formats import ReadResult, WriteResult, detect, load_profile, mapped_reading, read, write, writing
from xborder.formats.loss import LossKind
from xborder.formats.profile import Profile
from xborder.model.codes import OrderKind
from xborder.model.register import RECORD_TYPES

SAMPLES = {CONNECT: "rms-connect-style.xml", NICHE: "rms-niche-style.json"}
FILES = {name: Path(__file__).parent / "samples" / file for name, file in SAMPLES.items()}
#: What the cell of another name has no place for: all that either format loses of a record with every field.
NO_PLACE = {"title", "suffix"}


def _profile(name: str) -> Profile:
    loaded = load_profile(name).value
    assert loaded is not None
    return loaded


@cache
def _records(name: str) -> tuple[Sourced, ...]:
    result = read(FILES[name], name, context=CONTEXT)
    assert codes(result) == []
    return tuple(result.records)


def _text(name: str) -> str:
    return FILES[name].read_text(encoding="utf-8")


def _again(folder: Path, written: WriteResult, name: str) -> ReadResult:
    assert written.value is not None, list(written.report)
    return read_text(folder, written.value, name)


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each value with its JSON Pointer; how a number was spelled is none where it is known what it is."""
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from _leaves(inner, f"{path}/{str(step).replace('~', '~0').replace('/', '~1')}")
    else:
        yield path, value


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    old, new = dict(_leaves(meant(dict(before)))), dict(_leaves(meant(dict(after))))
    return {path for path in old.keys() | new.keys() if old.get(path, ...) != new.get(path, ...)}


# --- what they say of themselves -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STYLES)
def test_the_docs_say_that_no_product_has_such_a_schema(name: str) -> None:
    assert _profile(name).status == "illustrative"
    page = " ".join((ROOT / f"docs/formats/{name}.md").read_text(encoding="utf-8").split())
    assert "no public schema of" in page
    assert "no such system reads or writes this layout" in page


@pytest.mark.parametrize("name", STYLES)
def test_it_is_sound_and_passes_its_trial(name: str) -> None:
    assert CliRunner().invoke(main, ["profile", "lint", name]).exit_code == 0
    tried = CliRunner().invoke(main, ["profile", "test", name, str(FILES[name])])
    assert tried.exit_code == 0, tried.output
    assert not _profile(name).hooks


def test_they_differ_as_real_systems_do() -> None:
    connect, niche = _text(CONNECT), _text(NICHE)
    assert "<FullName>TREGARVEN, Silas John</FullName>" in connect
    assert '"forenames": ["Ottoline", "Mae"], "surname": "Varrick"' in niche
    assert "<StartDate>12/07/2026</StartDate><StartTime>05:40</StartTime>" in connect
    assert '"start": "2026-02-14T06:05:00+00:00"' in niche
    shared = set(_profile(CONNECT).tables) & set(_profile(NICHE).tables)
    for table in shared:
        assert not set(_profile(CONNECT).tables[table]) & set(_profile(NICHE).tables[table]), table


@pytest.mark.parametrize("name", STYLES)
def test_every_kind_of_order_has_a_word(name: str) -> None:
    table = _profile(name).tables["order_type" if name == CONNECT else "instrument"]
    assert sorted(table.values()) == sorted(kind.value for kind in OrderKind)


# --- what is read ----------------------------------------------------------------------------------------------


def test_an_event_holds_its_persons() -> None:
    nominal, incident, order, charge = (record.record for record in _records(CONNECT))
    assert (nominal.ref, nominal.provenance.force, nominal.provenance.reference) == ("N/36/204417", "36", "204417")
    assert nominal.provenance.extracted_at.isoformat() == "2026-10-05T09:30:00+01:00"
    assert nominal.name.display == "Silas John TREGARVEN"
    assert (str(nominal.date_of_birth), str(nominal.addresses[0].valid_from)) == ("1988-03", "2024")
    assert nominal.identifiers.pnc_id.value == "2009/0318274L"
    assert nominal.health.safety_markers[0].note == "Keeps two large dogs."
    assert [each.value for each in nominal.subject_category] == ["suspect", "convicted"]
    assert nominal.extensions == {"/Nominals/Nominal/EnteredBy": "Desk 4"}
    assert incident.occurred_at.isoformat() == "2026-07-12T05:40:00+01:00"
    assert [(each.ref, each.role.value) for each in incident.persons] == [("P1", "suspect"), ("P2", "witness")]
    assert (incident.outcome.value, incident.outcome.raw) == ("words_of_advice", "ADVICE")
    assert (order.kind, order.time_allowed) == (OrderKind.CPN, "14 days")
    assert order.services[0].served_at.isoformat() == "2026-07-20T16:05:00+01:00"
    assert order.breaches[0].requirement_number == 1
    assert (charge.initiation.value, charge.custody_status.value, charge.offences[0].date_code.value) == ("C", "U", "1")


def test_a_person_holds_the_link() -> None:
    nominal, order, charge, occurrence = (record.record for record in _records(NICHE))
    assert nominal.processing_restricted is True
    assert nominal.provenance.extracted_at.isoformat() == "2026-10-06T07:15:00+00:00"
    assert (nominal.aliases[0].title, nominal.aliases[0].display) == ("Dr", "Otty VARICK")
    assert nominal.identifiers.prisoner_number.value == "A1234AA"
    assert (order.kind, order.subject.name.family) == (OrderKind.CBO, "Varrick")
    assert (order.time_allowed, order.until_further_order) == ("36 hours", True)
    assert order.requirements[0].kind.value == "require"
    assert order.services[0].method.value == "pronounced_in_presence"
    assert (charge.defendant, charge.defendant_organisation.name) == (None, "Peatling Game Ltd")
    assert (charge.initiation.value, charge.offences[0].began_at) == ("S", "06:05")
    assert [each.role.value for each in occurrence.persons] == ["suspect", "informant"]
    assert occurrence.exhibit_refs == ("AQ/1", "AQ/2")


@pytest.mark.parametrize("name", STYLES)
def test_it_is_known_without_being_named(name: str, tmp_path: Path) -> None:
    assert detect(FILES[name]) == name
    out = tmp_path / "out.json"
    assert run(FILES[name], "-o", out).exit_code == 0
    assert [record["ref"] for record in json.loads(out.read_text())["records"]] == [
        record.data["ref"] for record in _records(name)
    ]


@pytest.mark.parametrize("name", STYLES)
def test_it_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    written = write(_records(name), name)
    assert list(written.report) == []
    assert list(written.loss) == []
    assert meant(data(_again(tmp_path, written, name))) == meant([record.data for record in _records(name)])


@pytest.mark.parametrize("source", [KENT_FILE, SUFFOLK_FILE, NORFOLK_FILE, ORDERS_FILE], ids=lambda path: path.name)
@pytest.mark.parametrize("name", STYLES)
def test_what_four_forces_write_is_taken_but_for_their_own_extensions(name: str, source: Path) -> None:
    written = write(read(source, detect(source) or "", context=CONTEXT).records, name)
    assert list(written.report) == []
    assert all(entry.path.startswith("/extensions/") for entry in written.loss)


def test_records_of_several_forces_stand_in_one_file(tmp_path: Path) -> None:
    changed = [made(kind, {**full(kind).data, "provenance": {"force": force}}) for kind, force in _both_forces()]
    for name in STYLES:
        found = _again(tmp_path, write(changed, name), name)
        assert sorted(record.record.provenance.force for record in found.records) == ["36", "36", "46", "46"]


def _both_forces() -> Iterator[tuple[str, str]]:
    for number, kind in enumerate(TYPES):
        yield kind, ("36", "46")[number % 2]


# --- every field, and any part of it ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TYPES)
def test_every_field_of_the_model_has_a_place(kind: str, tmp_path: Path) -> None:
    before = full(kind)
    for name in STYLES:
        written = write([before], name)
        assert list(written.report) == []
        lost = {entry.path for entry in written.loss}
        assert {path.rpartition("/")[2] for path in lost if "/aliases/" in path} == lost_of(name)
        assert all("/aliases/" in path for path in lost)
        (after,) = data(_again(tmp_path, written, name))
        assert _differences(before.data, after) == lost


def lost_of(name: str) -> set[str]:
    return NO_PLACE if name == CONNECT else set()


@pytest.mark.parametrize("kind", TYPES)
def test_one_into_the_other_and_back_loses_only_what_is_named(kind: str, tmp_path: Path) -> None:
    first = full(kind)
    connect = write([first], CONNECT)
    before = _again(tmp_path, connect, CONNECT).records
    niche = write(before, NICHE)
    assert list(niche.loss) == []
    back = write(_again(tmp_path, niche, NICHE).records, CONNECT)
    assert list(back.loss) == []
    assert back.value == connect.value
    (after,) = data(_again(tmp_path, back, CONNECT))
    assert _differences(first.data, after) == {entry.path for entry in connect.loss}


def test_the_sample_goes_through_the_other_format_and_back(tmp_path: Path) -> None:
    there = write(_records(CONNECT), NICHE)
    assert [(entry.kind, entry.path) for entry in there.loss] == [
        (LossKind.LOST, "/extensions/~1Nominals~1Nominal~1EnteredBy")
    ]
    assert '"hoursAllowed": "336"' in (there.value or b"").decode()
    back = write(_again(tmp_path, there, NICHE).records, CONNECT)
    assert b"<DaysAllowed>14</DaysAllowed>" in (back.value or b"")
    assert list(back.loss) == []
    after = sorted(data(_again(tmp_path, back, CONNECT)), key=lambda record: record["ref"])
    before = sorted((record.data for record in _records(CONNECT)), key=lambda record: record["ref"])
    assert meant([{key: held for key, held in each.items() if key != "extensions"} for each in before]) == meant(after)


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=40)
@given(drawn=st.data())
def test_any_part_may_be_missing(name: str, drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    kind = drawn.draw(st.sampled_from(TYPES))
    whole = full(kind)
    optional = [each.name for each in attrs.fields(RECORD_TYPES[kind]) if each.default is not attrs.NOTHING]
    gone = drawn.draw(st.sets(st.sampled_from([each for each in optional if each != "schema"])))
    before = made(kind, {key: held for key, held in whole.data.items() if key not in gone})
    written = write([before], name)
    (after,) = data(_again(tmp_path_factory.mktemp("rms"), written, name))
    assert _differences(before.data, after) == {entry.path for entry in written.loss}
    assert all("/aliases/" in entry.path for entry in written.loss)


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=120)
@given(drawn=st.data())
def test_any_record_comes_back_but_for_what_the_losses_name(
    name: str, drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kind = drawn.draw(st.sampled_from(TYPES))
    before = sourced(kind, drawn.draw(records(RECORD_TYPES[kind])))
    written = write([before], name)
    if written.value is None:  # only what the record cannot be read without
        refused = [found for found in written.report if found.severity is Severity.ERROR]
        assert {found.code for found in refused} <= {"XB-FORMAT-020", "XB-FORMAT-021", "XB-FORMAT-202"}
        return
    found = data(_again(tmp_path_factory.mktemp("rms"), written, name))
    after = found[0] if found else {}
    assert _differences(before.data, after) <= {entry.path for entry in written.loss}


# --- what has no place, or not this one ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        (CONNECT, "name", {"family": "TREGARVEN, OF BRECKHOLME", "given": ["Silas"]}),
        (CONNECT, "addresses", [{"lines": ["1", "2", "3", "4", "5", "6"]}]),
        (NICHE, "contact", {"telephone": "ask at the desk"}),
        (NICHE, "sex", {"scheme": "sex", "value": "7"}),
    ],
)
def test_a_value_that_its_place_cannot_hold_is_left_out_and_named(
    name: str, path: str, value: Any, tmp_path: Path
) -> None:
    record = made("offender", {**full("offender").data, path: value})
    written = write([record], name)
    left = [found for found in written.report if found.code == "XB-FORMAT-028"]
    assert len(left) == 1
    assert left[0].severity is Severity.WARNING
    assert (left[0].location.pointer or "").startswith(f"/{path}")
    assert {entry.kind for entry in written.loss if entry.path.startswith(f"/{path}")} == {LossKind.LOST}
    assert len(_again(tmp_path, written, name).records) == 1


def test_what_a_record_cannot_do_without_is_refused_all_the_same() -> None:
    whole = full("charge")
    offence = {**whole.data["offences"][0], "sequence": 10**12}
    written = write([made("charge", {**whole.data, "offences": [offence]})], CONNECT)
    assert written.value is None
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-021", "/offences/0/sequence")
    ]


def test_strict_refuses_a_loss_and_the_loss_file_names_it(tmp_path: Path) -> None:
    out, loss = tmp_path / "out.xml", tmp_path / "loss.json"
    done = run(FILES[NICHE], "--to", CONNECT, "-o", out, "--loss", loss)
    assert done.exit_code == 0, done.output
    paths = {path["path"] for path in json.loads(loss.read_bytes())["written"]["paths"]}
    # A London clock shows the moment, and no longer the offset at which it was written.
    assert paths == {"/aliases/0/title", "/extensions/~1nominals~1gpmsMarking", "/provenance/extracted_at"}
    strict = run(FILES[NICHE], "--to", CONNECT, "-o", tmp_path / "strict.xml", "--strict")
    assert strict.exit_code != 0
    assert not (tmp_path / "strict.xml").exists()


UNKNOWN = {
    CONNECT: ("<Restricted>N</Restricted>", "<Restricted>N</Restricted><ShoeSize>9</ShoeSize>", "/ShoeSize"),
    NICHE: ('"locked":', '"shoeSize": 9, "locked":', "/shoeSize"),
}


@pytest.mark.parametrize("name", STYLES)
def test_what_the_profile_does_not_know_is_kept(name: str, tmp_path: Path) -> None:
    old, new, end = UNKNOWN[name]
    result = read_text(tmp_path, _text(name).replace(old, new), name)
    assert codes(result) == ["XB-FORMAT-014"] * 4
    for record in result.records:
        (path,) = [path for path in record.record.extensions if path.endswith(end)]
        assert record.record.extensions[path] == "9"


@pytest.mark.parametrize("name", STYLES)
def test_what_is_kept_and_known_is_written_again(name: str) -> None:
    assert (b"Desk 4" if name == CONNECT else b"O-S") in (write(_records(name), name).value or b"")


def test_a_date_without_its_time_is_no_moment_and_is_kept(tmp_path: Path) -> None:
    text = _text(CONNECT).replace("<StartTime>05:40</StartTime>", "")
    result = read_text(tmp_path, text, CONNECT)
    incident = next(record for record in result.records if record.type == "incident")
    assert (incident.record.occurred_on.isoformat(), incident.record.occurred_at) == ("2026-07-12", None)
    assert incident.record.extensions == {"/Events/Incident/StartDate": "12/07/2026"}
    written = write(result.records, CONNECT)
    assert list(written.loss) == []


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("kind", TYPES)
def test_no_text_of_a_file_is_passed_over_in_silence(name: str, kind: str, tmp_path: Path) -> None:
    text = (write([full(kind)], name).value or b"").decode()
    leaf = re.compile(r">([^<>\n]+)</" if name == CONNECT else r'": ("[^"]*"|[a-z0-9]+)|^ +("[^"]*")', re.MULTILINE)
    spans = [found.span(found.lastindex or 1) for found in leaf.finditer(text)]
    assert len(spans) > 40
    for start, end in spans:
        put = "zzz" if name == CONNECT else '"zzz"'
        result = read_text(tmp_path, f"{text[:start]}{put}{text[end:]}", name)
        told = [found for found in result.report if found.code not in {"XB-FORMAT-014", "XB-FORMAT-015"}]
        assert told or "zzz" in json.dumps(data(result)), text[start - 60 : end]


# --- bad input -------------------------------------------------------------------------------------------------

SLIPS = [
    (CONNECT, "12/07/2026</StartDate>", "31/02/2026</StartDate>", "XB-FORMAT-010"),
    (CONNECT, "<StartDate>12/07/2026</StartDate><StartTime>05:40<", "<StartDate>25/10/2026</StartDate><StartTime>01:30<",
     "XB-FORMAT-011"),
    (CONNECT, "<Sex>M</Sex>", "<Sex>Man</Sex>", "XB-FORMAT-013"),
    (CONNECT, "<Dogs>3</Dogs>", "<Dogs>three</Dogs>", "XB-FORMAT-010"),
    (CONNECT, "<DaysAllowed>14<", "<DaysAllowed>a fortnight<", "XB-FORMAT-010"),
    (CONNECT, "09/318274L", "09/318724L", "XB-PNC-002"),
    (NICHE, '"2026-02-14T06:05:00+00:00"', '"2026-02-14T06:05:00"', "XB-FORMAT-010"),
    (NICHE, '"2026-02-14T06:05:00+00:00"', '"14/02/2026 06:05"', "XB-FORMAT-010"),
    (NICHE, '"gender": "Female"', '"gender": "F"', "XB-FORMAT-013"),
    (NICHE, '"dogCount": 2', '"dogCount": [2]', "XB-FORMAT-016"),
    (NICHE, '"1993-11"', '"11/1993"', "XB-FORMAT-010"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "code"), SLIPS)
def test_a_slip_is_named_at_its_place_and_its_record_stays(
    name: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    assert old in _text(name)
    result = read_text(tmp_path, _text(name).replace(old, new), name)
    assert len(result.records) == 4
    for found in result.report:
        assert found.location.line, found
    assert {found.code for found in result.report} - {"XB-FORMAT-014"} == {code}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (CONNECT, "<OrderType>CPN</OrderType>", "<OrderType>POLITE LETTER</OrderType>"),
        (CONNECT, "<IncidentNumber>36/26/77120</IncidentNumber>", ""),
        (NICHE, '"instrument": "Criminal behaviour order",', ""),
        (NICHE, '"source": {"force": "37"},\n        "locked": false,\n        "begun"', '"locked": false, "begun"'),
    ],
)
def test_a_record_that_cannot_be_made_leaves_the_others(name: str, old: str, new: str, tmp_path: Path) -> None:
    assert old in _text(name)
    result = read_text(tmp_path, _text(name).replace(old, new), name)
    assert len(result.records) == 3
    assert result.report.has_errors


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("share", [0.1, 0.6, 0.97])
def test_a_truncated_file_is_located(name: str, share: float, tmp_path: Path) -> None:
    text = _text(name)
    result = read_text(tmp_path, text[: int(len(text) * share)], name)
    assert result.report.has_errors
    assert any(found.location.line for found in result.report)


def test_another_version_of_the_layout_is_not_taken_for_this_one(tmp_path: Path) -> None:
    other = read_text(tmp_path, _text(CONNECT).replace("connect-style:1", "connect-style:2"), CONNECT)
    assert other.records == ()
    assert other.report.has_errors
    kept = read_text(tmp_path, _text(NICHE).replace('{"layout": "1"}', '{"layout": "2"}'), NICHE)
    assert all(record.record.extensions["/poleExport/layout"] == "2" for record in kept.records)


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=120)
@given(drawn=st.data())
def test_a_spoilt_file_gives_records_or_findings(
    name: str, drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("rms") / "spoilt"
    path.write_bytes(mutated(drawn, FILES[name].read_bytes()))
    detect(path)
    judged(read(path, name, context=CONTEXT))


# --- both speeds -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=60)
@given(drawn=st.data())
def test_the_quick_path_reads_the_same(
    name: str, drawn: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = _text(name)
    for mark in drawn.draw(st.sets(st.sampled_from(["2026", "N</", "M<", "true", "Y<", "14", '"1"', "P1", "36"]))):
        text = text.replace(mark, drawn.draw(st.sampled_from(["", "x", "31/02/2026", "0"])), 1)
    path = tmp_path_factory.mktemp("rms") / "file"
    path.write_text(text, encoding="utf-8")
    told = []
    with pytest.MonkeyPatch.context() as patch:
        for start in (0, 10**9):
            patch.setattr(mapped_reading, "QUICK_FROM", start)
            result = read(path, name, context=CONTEXT)
            places = [dict(record.places) for record in result.records]
            told.append((data(result), places, list(result.report), [(each.path, each.kind) for each in result.loss]))
    assert told[0] == told[1]


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=60)
@given(drawn=st.data())
def test_the_quick_path_writes_the_same(name: str, drawn: st.DataObject) -> None:
    kind = drawn.draw(st.sampled_from(TYPES))
    many = [full(kind), sourced(kind, drawn.draw(records(RECORD_TYPES[kind])))]
    told = []
    with pytest.MonkeyPatch.context() as patch:
        for start in (0, 10**9):
            patch.setattr(writing, "QUICK_FROM", start)
            result = write(many, name)
            told.append((result.value, list(result.report)))
    assert told[0] == told[1]


@pytest.mark.parametrize("name", STYLES)
def test_plain_records_take_the_quick_path(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    many = [made(kind, {**full(kind).data, "ref": f"R{number}"}) for kind in TYPES for number in range(5)]
    monkeypatch.setattr("xborder.formats.mapping_writer.FrameWriter._lines", _refused)
    written = write(many, name)
    monkeypatch.setattr(mapped_reading, "QUICK_FROM", 0)
    monkeypatch.setattr("xborder.formats.mapping_reader.BlockReader.read", _refused)
    assert len(_again(tmp_path, written, name).records) == 20


def _refused(*_: object) -> None:
    raise AssertionError("the careful path was taken")


def test_a_finding_of_what_was_left_out_holds_no_value() -> None:
    record = made("offender", {**full("offender").data, "name": {"family": "TREGARVEN, OF FEN"}})
    found = [each for each in write([record], CONNECT).report if each.code == "XB-FORMAT-028"]
    assert found
    assert all("TREGARVEN" not in each.message + each.hint for each in found)
