"""Annotated hearing outcomes and PNC update datasets: what is read comes back, to the last attribute."""

import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aho_made
from formats_world import CONTEXT, SHARED, SPI, codes, data, meant, needs_samples, one, read_text, sourced
from xborder.findings import Sourced
from xborder.formats import ReadResult, detect, read, write
from xborder.formats.codecs import CODECS, Notes, Unprintable
from xborder.formats.hooks.aho import blank_late_declaration
from xborder.formats.loss import LossKind
from xborder.model.codes import FactOrAssessment, SubjectCategory
from xborder.model.hearing import Amount, CourtHearing, Duration, HeardOffence, NextHearing, Result
from xborder.model.parts import Address, PersonName, Provenance
from xborder.model.person import Identifiers, Organisation, Person
from xborder.model.values import Coded, Identifier, PartialDate

AHO, PNC = "aho", "aho-pnc-update"
SAMPLES = SHARED / "samples/aho"
ASN = "2636NC0100000004512M"


def _read(folder: Path, text: str | bytes, profile: str = AHO) -> ReadResult:
    return read_text(folder, text, profile, suffix=".xml")


def _hearing(result: ReadResult) -> Any:
    (record,) = [each for each in result.records if each.type == "court_hearing"]
    return record.record


def _changed(record: Sourced, **changes: Any) -> Sourced:
    return attrs.evolve(record, data={**record.data, **changes})


# --- both directions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (aho_made.document(), AHO),
        (aho_made.document(aho_made.body()), AHO),
        (aho_made.document(aho_made.outcome(aho_made.offence(reason=aho_made.INDICTMENT))), AHO),
        (aho_made.document(aho_made.outcome(aho_made.offence(reason=aho_made.LOCAL))), AHO),
        (aho_made.dataset(), PNC),
    ],
    ids=["person", "organisation", "indictment", "local", "dataset"],
)
def test_a_document_comes_back_as_it_was(text: str, profile: str, tmp_path: Path) -> None:
    first = _read(tmp_path, text, profile)
    assert not {"XB-FORMAT-014", "XB-FORMAT-015"} & set(codes(first))
    written = write(first.records, profile)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert aho_made.said(written.value) == aho_made.said(text.encode())
    assert data(_read(tmp_path, written.value, profile)) == data(first)


def test_a_document_of_many_offences_is_no_other(tmp_path: Path) -> None:
    text = aho_made.document(aho_made.outcome(*(aho_made.offence(number=number) for number in range(1, 40))))
    assert len(text) > 65_536  # from here on, what is plain takes the quick path
    first = _read(tmp_path, text)
    assert [offence.sequence for offence in _hearing(first).offences] == list(range(1, 40))
    written = write(first.records, AHO)
    assert aho_made.said(written.value or b"") == aho_made.said(text.encode())


def test_each_format_is_detected(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    for text, profile in ((aho_made.document(), AHO), (aho_made.dataset(), PNC)):
        path.write_text(text)
        assert detect(path) == profile


def test_what_the_court_did_is_told(tmp_path: Path) -> None:
    hearing = _hearing(_read(tmp_path, aho_made.document()))
    assert (hearing.ref, hearing.provenance.force) == (f"{ASN}/2026-11-12", "36")
    assert (hearing.court.value, hearing.court_house.value, hearing.court_name) == ("B36FN00", "1442", "Fenmarsh")
    assert (str(hearing.held_on), hearing.held_at, hearing.present.value) == ("2026-11-12", "10:00", "Y")
    assert hearing.defendant.name.given == ("Daryl", "Lee")
    assert hearing.bail_conditions == ("Not to enter farmland in Norfolk.", "To live at 4 Sluice Row.")
    first, second = hearing.offences
    assert (first.code.value, second.code.value) == ("PS22002A", "COML025")
    assert (first.plea.value, first.verdict.value, first.mode_of_trial.value) == ("NG", "G", "SUM")
    fined, order = first.results
    assert [(amount.kind, amount.pounds) for amount in fined.amounts] == [("Fine", "120.00"), ("Costs", "85.50")]
    assert [(each.value, each.unit.value) for each in order.durations] == [(3, "Y")]
    assert [qualifier.value for qualifier in order.qualifiers] == ["JV"]
    assert (order.next_hearing.court.value, str(order.next_hearing.date)) == ("B36FN00", "2026-12-03")
    assert (order.code.value, order.pnc_disposal.value) == ("1177", "1177")


def test_an_organisation_is_a_defendant(tmp_path: Path) -> None:
    hearing = _hearing(_read(tmp_path, aho_made.document(aho_made.body())))
    assert hearing.defendant_organisation.name == "Marsh Ferrers Transport Ltd"
    assert hearing.defendant_organisation.addresses[0].lines == ("4 Sluice Row", "Marsh Ferrers")


@pytest.mark.parametrize(("code", "kind"), [("1177", "cbo"), ("1178", "cbo_interim")])
def test_a_criminal_behaviour_order_is_told_as_an_order_too(code: str, kind: str, tmp_path: Path) -> None:
    made = aho_made.outcome(
        aho_made.offence(aho_made.result(), aho_made.result(code, "Not to course hares."), number=4)
    )
    first = _read(tmp_path, aho_made.document(made))
    (order,) = [record for record in first.records if record.type == "asb_order"]
    assert (order.record.kind, order.record.ref, str(order.record.made_on)) == (kind, f"{ASN}/4", "2026-11-12")
    assert order.record.subject.name.display == "Daryl FENWRIGHT"
    assert [term.text for term in order.record.requirements] == ["Not to course hares."]
    assert order.data.get("extensions") is None
    assert order.at("/requirements/0/text").line is not None
    assert list(write(first.records, AHO).loss) == []


def test_a_code_that_is_changed_loses_its_label(tmp_path: Path) -> None:
    (record, *_) = _read(tmp_path, aho_made.document()).records
    offences = copy.deepcopy(record.data["offences"])
    offences[0]["plea"] = {"scheme": "plea_cjs", "value": "G"}
    identifiers = {**record.data["defendant"]["identifiers"], "asn": {"scheme": "asn", "value": "2636NC0100000000001X"}}
    changed = _changed(record, offences=offences, defendant={**record.data["defendant"], "identifiers": identifiers})
    written = write([changed], AHO)
    assert written.value is not None
    assert written.value.count(b"<ds:PleaStatus>G</ds:PleaStatus>") == 2
    assert b"<br7:ArrestSummonsNumber>2636NC0100000000001X<" in written.value
    assert written.value.count(b'<ds:PleaStatus Literal="Not Guilty">NG</ds:PleaStatus>') == 1


def test_a_result_that_says_otherwise_keeps_its_own(tmp_path: Path) -> None:
    other = aho_made.result("1016", "No plea taken.").replace('Literal="Not Guilty">NG<', 'Literal="No Plea">NONE<')
    text = aho_made.document(aho_made.outcome(aho_made.offence(aho_made.result(), other)))
    first = _read(tmp_path, text)
    assert _hearing(first).offences[0].plea.value == "NG"
    written = write(first.records, AHO)
    assert aho_made.said(written.value or b"") == aho_made.said(text.encode())


def test_a_result_that_says_nothing_is_given_what_its_offence_has(tmp_path: Path) -> None:
    plea = '<ds:PleaStatus Literal="Not Guilty">NG</ds:PleaStatus>'
    results = aho_made.result(), aho_made.result().replace(plea, "")
    first = _read(tmp_path, aho_made.document(aho_made.outcome(aho_made.offence(*results))))
    written = write(first.records, AHO)
    assert (written.value or b"").count(b">NG</ds:PleaStatus>") == 2
    assert list(written.loss) == []


def test_a_fault_is_told_once_though_an_order_has_it_too(tmp_path: Path) -> None:
    result = _read(tmp_path, aho_made.document().replace("2002/0073319Z", "2002/0073319Y"))
    assert [record.type for record in result.records] == ["court_hearing", "asb_order"]
    assert codes(result) == ["XB-PNC-002"]


def test_an_exception_without_a_value_stays(tmp_path: Path) -> None:
    text = aho_made.document().replace(
        "<ds:OffenceReasonSequence>001</ds:OffenceReasonSequence>", '<ds:OffenceReasonSequence Error="HO100310"/>'
    )
    written = write(_read(tmp_path, text).records, AHO)
    assert aho_made.said(written.value or b"") == aho_made.said(text.encode())


# --- what stands around a document -----------------------------------------------------------------------------

COMMENTS = ["<!-- from a test -->\n", "<!-- one -->\n<!-- two\n-- of it -->\n".replace("-- of", "of"), "\n <!--x-->"]


@pytest.mark.parametrize("comment", COMMENTS)
def test_comments_before_the_declaration_are_no_harm(comment: str, tmp_path: Path) -> None:
    plain = _read(tmp_path, aho_made.document())
    assert data(_read(tmp_path, comment + aho_made.document())) == data(plain)


@pytest.mark.parametrize("comment", ["", *COMMENTS])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_are_those_of_the_file(comment: str, end: str, tmp_path: Path) -> None:
    text = (comment + aho_made.document().replace("1991-02-17", "17 February")).replace("\n", end)
    found = one(_read(tmp_path, text), "XB-FORMAT-010")
    line = text.split(end)[(found.location.line or 0) - 1]
    assert line[(found.location.column or 0) - 1 :].startswith("17 February")


def test_a_record_has_places_behind_a_declaration_on_one_line(tmp_path: Path) -> None:
    text = f"<!-- a --> {aho_made.DECLARATION} {aho_made.outcome()}"
    (record, *_) = _read(tmp_path, text).records
    place = record.at("/urn")
    assert text.splitlines()[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith("36NC0412626")


@pytest.mark.parametrize(
    "text",
    [
        f"{aho_made.DECLARATION}<a/>",
        "<!-- x --><a/>",
        "<a/>",
        "",
        "<!-- x",
        "text <!-- x --><?xml version='1.0'?><a/>",
        "<!-- x --><?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        "<!-- a -- b --><?xml version='1.0'?><a/>",
    ],
)
def test_any_other_beginning_is_left_alone(text: str) -> None:
    assert blank_late_declaration(text.encode()) == text.encode()


@given(before=st.text("<!-x> \n", max_size=12), after=st.binary(max_size=40))
def test_nothing_moves(before: str, after: bytes) -> None:
    content = before.encode() + b"<!-- x --><?xml version='1.0'?>" + after
    made = blank_late_declaration(content)
    assert len(made) == len(content)
    assert [index for index, sign in enumerate(made) if sign == 10] == [
        index for index, sign in enumerate(content) if sign == 10
    ]


GLUED = [
    f"{aho_made.document()}{aho_made.document()}",
    f'{aho_made.document()}", "annotatedHearingOutcome": "{aho_made.document()}',
    f"<!-- one -->\n{aho_made.document()}<!-- two -->\n{aho_made.document()}",
    f"{aho_made.document()}{aho_made.outcome()}",
]


@pytest.mark.parametrize("text", GLUED, ids=["twice", "key", "comments", "no-declaration"])
def test_two_documents_in_one_file_are_placed(text: str, tmp_path: Path) -> None:
    result = _read(tmp_path, text)
    assert result.records == ()
    (found,) = result.report
    assert found.code == "XB-XML-001"
    first_ends = text[: text.index("</br7:AnnotatedHearingOutcome>")].count("\n") + 1
    assert first_ends <= (found.location.line or 0) <= first_ends + 3


def test_an_outcome_asked_for_as_a_dataset_is_refused(tmp_path: Path) -> None:
    assert codes(_read(tmp_path, aho_made.document(), PNC)) == ["XB-FORMAT-006"]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (
            "<br7:CourtHouseCode>",
            "<br7:Colour>red</br7:Colour><br7:CourtHouseCode>",
            "/br7:HearingOutcome/br7:Hearing/Colour",
        ),
        ('NameSequence="1">Daryl', 'Script="l">Daryl', "GivenName[1]/@Script"),
    ],
)
def test_what_is_not_known_is_kept_and_told(old: str, new: str, path: str, tmp_path: Path) -> None:
    result = _read(tmp_path, aho_made.document().replace(old, new, 1))
    assert path in one(result, "XB-FORMAT-014").message
    assert any(name.endswith(path) for name in result.records[0].data["extensions"])


def test_operations_that_no_dataset_has_are_told(tmp_path: Path) -> None:
    result = _read(tmp_path, aho_made.dataset().replace("DISARR", "DISMAY"), PNC)
    assert result.records
    assert {entry.kind for entry in result.loss} == {LossKind.UNMAPPED}


# --- any hearing that the format can hold ----------------------------------------------------------------------

WORDS = st.text("ABCDEFG abcdefg'-&<>", min_size=1, max_size=20).map(str.strip).filter(bool)
DAYS = st.dates()
UNITS = st.sampled_from(["B36FN00", "36NC00", "B01EF01", "0137FN0"])


def _code(scheme: str, values: list[str]) -> st.SearchStrategy[Coded]:
    return st.sampled_from(values).map(lambda value: Coded(scheme=scheme, value=value, raw=value))


def _unit() -> st.SearchStrategy[Coded]:
    return UNITS.map(lambda value: Coded(scheme="ou_code", value=value, raw=value))


def _number(scheme: str, value: str) -> Identifier:
    return Identifier(scheme=scheme, value=value, raw=value)


RESULTS = st.builds(
    Result,
    code=_code("court_results", ["1015", "3052", "4576"]),
    text=st.none() | WORDS,
    ordered_on=st.none() | DAYS,
    qualifiers=st.lists(_code("result_qualifier", ["JV", "CG"]), max_size=2).map(tuple),
    durations=st.lists(
        st.builds(Duration, value=st.integers(1, 999), unit=_code("duration_unit", ["D", "Y"]), kind=st.none() | WORDS),
        max_size=2,
    ).map(tuple),
    amounts=st.lists(st.builds(Amount, pounds=st.just("12.50"), kind=st.none() | WORDS), max_size=2).map(tuple),
    pnc_disposal=st.none() | _code("pnc_disposal", ["1015", "3052"]),
    next_hearing=st.none()
    | st.builds(NextHearing, court=_unit(), date=st.none() | DAYS, time=st.none() | st.just("10:00")),
)
OFFENCES = st.builds(
    HeardOffence,
    sequence=st.integers(0, 999),
    code=st.sampled_from(["PS22002", "SX03001A", "COML025", "XX00501"]).map(
        lambda code: _number("cjs_offence_code", code)
    ),
    title=st.none() | WORDS,
    wording=st.none() | WORDS,
    date_code=st.none() | _code("offence_date_code", ["1", "4"]),
    began_on=st.none() | DAYS,
    began_at=st.none() | st.just("06:50"),
    ended_on=st.none() | DAYS,
    charged_on=st.none() | DAYS,
    arrested_on=st.none() | DAYS,
    location=st.none() | WORDS,
    plea=st.none() | _code("plea_cjs", ["G", "NG", "NONE"]),
    verdict=st.none() | _code("verdict_cjs", ["G", "NG"]),
    mode_of_trial=st.none() | _code("mode_of_trial_cjs", ["SUM", "I"]),
    convicted_on=st.none() | DAYS,
    results=st.lists(RESULTS, min_size=1, max_size=3).map(tuple),
)
NAMES = st.builds(
    PersonName, family=WORDS, given=st.lists(WORDS, max_size=3).map(tuple), title=st.none() | st.just("Ms")
)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(lambda lines: (Address(lines=tuple(lines)),))


@st.composite
def hearings(draw: st.DrawFn) -> CourtHearing:
    held = draw(DAYS)
    person = st.builds(
        Person,
        name=NAMES,
        date_of_birth=st.none() | DAYS.map(PartialDate.of),
        sex=st.none() | _code("sex", ["0", "1", "2", "9"]),
        addresses=st.just(()) | LINES,
        identifiers=st.just(Identifiers(asn=_number("asn", ASN))),
    )
    return CourtHearing(
        ref=f"{ASN}/{held}",
        provenance=Provenance(
            force="36", system="court results", reference="36NC0412626", fact_or_assessment=FactOrAssessment.FACT
        ),
        processing_restricted=False,
        subject_category=(SubjectCategory.SUSPECT,),
        court=draw(_unit()),
        court_name=draw(st.none() | WORDS),
        held_on=held,
        held_at=draw(st.times().map(lambda time: f"{time:%H:%M}")),
        present=draw(_code("present_at_hearing", ["Y", "N", "A"])),
        urn=_number("pti_urn", "36NC0412626"),
        organisation=draw(st.none() | _unit()),
        defendant=draw(person),
        bail_status=draw(st.none() | _code("remand_cjs", ["CB", "UB", "NA"])),
        bail_conditions=draw(st.lists(WORDS, max_size=2).map(tuple)),
        offences=tuple(draw(st.lists(OFFENCES, max_size=3))),
    )


@settings(max_examples=60)
@given(made=hearings(), profile=st.sampled_from([AHO, PNC]))
def test_any_hearing_that_fits_reads_back_equal(made: CourtHearing, profile: str) -> None:
    written = write([sourced("court_hearing", made)], profile)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    with TemporaryDirectory() as folder:
        result = _read(Path(folder), written.value, profile)
    assert meant(data(result)) == meant([sourced("court_hearing", made).data])


def test_what_an_outcome_needs_is_named() -> None:
    bare = CourtHearing(ref="x", provenance=Provenance(force="36"), processing_restricted=False)
    written = write([sourced("court_hearing", bare)], AHO)
    assert written.value is None
    assert {found.location.pointer for found in written.report if found.code == "XB-FORMAT-020"} == {
        "/court",
        "/held_on",
        "/held_at",
        "/present",
        "/urn",
        "/defendant/identifiers/asn",
        "/defendant/name/family",
    }
    company = attrs.evolve(bare, defendant_organisation=Organisation(name="Marsh Ferrers Transport Ltd"))
    assert "/defendant/name/family" not in {
        found.location.pointer for found in write([sourced("court_hearing", company)], AHO).report
    }


def test_two_outcomes_do_not_fit_into_one_document(tmp_path: Path) -> None:
    (record, *_) = _read(tmp_path, aho_made.document()).records
    assert codes_of(write([record, record], AHO).report) == ["XB-FORMAT-190"]


def codes_of(report: Any) -> list[str]:
    return [found.code for found in report]


@settings(max_examples=80)
@given(drawn=st.data())
def test_a_spoilt_document_gives_a_record_or_a_finding(drawn: st.DataObject) -> None:
    text = aho_made.document()
    at, length = drawn.draw(st.integers(0, len(text))), drawn.draw(st.integers(0, 40))
    junk = drawn.draw(st.text("<>/&;\"' abrds:7=", max_size=12))
    with TemporaryDirectory() as folder:
        result = _read(Path(folder), text[:at] + junk + text[at + length :])
    assert result.records or result.report.has_errors


# --- codes in parts --------------------------------------------------------------------------------------------

_UNIT = CODECS["organisation-unit"].make({"scheme": "ou_code"}, {})
_CODE = CODECS["offence-code"].make({}, {})


@given(code=st.from_regex(r"[A-Z0-9]?[A-Z0-9]{6}", fullmatch=True).filter(str.isascii))
def test_a_unit_is_its_levels(code: str) -> None:
    texts = _UNIT.print({"value": code})
    assert "".join(text or "" for text in texts[:4]) == texts[4] == code
    assert _UNIT.parse(texts, Notes())["value"] == code


def test_levels_that_are_another_unit_are_told() -> None:
    notes = Notes()
    assert _UNIT.parse(("B", "36", "FN", "00", "B36FN01"), notes)["value"] == "B36FN01"
    assert [kind for kind, _ in notes.losses] == [LossKind.NARROWED]
    assert _UNIT.parse(("B", "36", "FN", "00", None), Notes())["value"] == "B36FN00"
    assert _UNIT.parse((None, " ", None, None, None), Notes()) is None


@given(
    code=st.from_regex(r"(?:[A-Z]{2}[0-9]{2}|COML|XX00)[0-9]{3}[A-Z]?", fullmatch=True).filter(str.isascii)
    | st.just("3601AP001")
)
def test_an_offence_code_is_its_parts(code: str) -> None:
    texts = _CODE.print({"raw": code})
    parsed = _CODE.parse(texts, Notes())
    assert (parsed.get("value") or parsed["raw"]) == code
    assert _CODE.print(parsed) == texts


@pytest.mark.parametrize("code", ["", "PS", "PS2200", "ps22002", "COML", "XX0", "36", "PS22002AB"])
def test_what_is_no_offence_code_is_refused(code: str) -> None:
    with pytest.raises(Unprintable):
        _CODE.print({"raw": code})


# --- the published samples -------------------------------------------------------------------------------------


@needs_samples
@pytest.mark.parametrize(
    ("sample", "profile", "moved"),
    [
        ("AnnotatedHO1.xml", AHO, 0),
        ("AnnotatedHO1-with-exceptions.xml", AHO, 0),
        # Its fourth address line is missing, and the fifth becomes the fourth.
        ("PncUpdateDataSet-with-operations.xml", PNC, 1),
    ],
)
def test_a_sample_comes_back_as_it_was(sample: str, profile: str, moved: int, tmp_path: Path) -> None:
    path = SAMPLES / sample
    assert detect(path) == profile
    first = read(path, profile, context=CONTEXT)
    assert [record.type for record in first.records] == ["court_hearing"]
    assert not {code for code in codes(first) if code.startswith("XB-FORMAT")}
    written = write(first.records, profile)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert data(_read(tmp_path, written.value, profile)) == data(first)
    before, after = aho_made.said(blank_late_declaration(path.read_bytes())), aho_made.said(written.value)
    assert (sum((before - after).values()), sum((after - before).values())) == (moved, moved)
    assert len([entry for entry in first.loss if entry.kind is LossKind.NARROWED]) == moved


@needs_samples
@pytest.mark.parametrize("path", sorted((SHARED / "samples").glob("*/*.xml")), ids=lambda path: path.name)
def test_other_messages_are_not_taken_for_outcomes(path: Path) -> None:
    assert (detect(path) in {AHO, PNC}) == (path.parent.name == "aho")
    assert detect(path) != SPI or path.parent.name == "spi-new-case"


def test_a_record_that_nobody_could_read_again_is_not_written(tmp_path: Path) -> None:
    (record, *_) = _read(tmp_path, aho_made.document(aho_made.body())).records
    assert write([record], AHO).value is not None
    defendant = {key: value for key, value in record.data.get("defendant", {}).items() if key != "identifiers"}
    written = write([_changed(record, defendant=defendant)], AHO)
    assert [(found.code, found.location.pointer) for found in written.report] == [
        ("XB-FORMAT-020", "/defendant/identifiers/asn")
    ]
