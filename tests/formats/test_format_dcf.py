"""Digital case files: what is read comes back, what is written is valid, and each conditional rule is held."""

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dcf_made import (
    arresting_officer,
    breach_of_bail,
    changed,
    defendant,
    first_hearing,
    guilty_plea,
    organisation,
    schema_faults,
    text,
    victim,
)
from formats_world import CONTEXT, NORFOLK_FILE, ROOT, SPI, codes, data, one, read_text
from xborder.findings import Severity, Sourced
from xborder.formats import ReadResult, WriteResult, detect, load_profile, read, write
from xborder.formats.loss import LossKind
from xborder.formats.profile_lint import lint

DCF = "dcf"
FILES: dict[str, Callable[[], dict[str, Any]]] = {
    "first hearing": first_hearing,
    "two defendants": lambda: first_hearing(defendant(), organisation()),
    "guilty plea": guilty_plea,
    "breach of bail": breach_of_bail,
}


def _read(document: Any) -> ReadResult:
    with TemporaryDirectory() as folder:
        result = read_text(Path(folder), document if isinstance(document, str) else text(document), DCF)
        return attrs.evolve(result, records=tuple(attrs.evolve(each, data=each.data) for each in result.records))


@cache
def _records(name: str) -> tuple[Sourced, ...]:
    return tuple(_read(FILES[name]()).records)


def _rewritten(document: Any) -> WriteResult:
    return write(_read(document).records, DCF)


def _refused(document: Any) -> set[tuple[str, str | None]]:
    """What keeps a document that was read from being written again."""
    written = _rewritten(document)
    assert written.value is None
    return {(found.code, found.location.pointer) for found in written.report}


# --- both directions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_file_comes_back_as_it_was(name: str) -> None:
    document = FILES[name]()
    assert schema_faults(document) == []
    result = _read(document)
    assert codes(result) == []
    written = write(result.records, DCF)
    assert written.value is not None, list(written.report)
    assert list(written.loss) == []
    assert json.loads(written.value) == document
    assert schema_faults(written.value) == []
    assert data(_read(written.value.decode())) == data(result)


def test_many_defendants_are_written_as_few_are() -> None:
    document = first_hearing(*([defendant(), organisation()] * 20))
    assert json.loads(_rewritten(document).value or b"") == document


def test_a_file_is_detected(tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text(text(first_hearing()))
    assert detect(tmp_path / "file.json") == DCF


def test_the_profile_has_nothing_to_tell_of() -> None:
    profile = load_profile(DCF).value
    assert profile is not None
    assert list(lint(profile)) == []


def test_what_has_a_field_is_in_it() -> None:
    by_type: dict[str, list[Any]] = {}
    for record in _records("first hearing"):
        by_type.setdefault(record.type, []).append(record.record)
    (charge,), (order,), (recording,) = by_type["charge"], by_type["asb_order"], by_type["exhibit"]
    assert (charge.ref, charge.urn.value, charge.initiation.value) == ("36NC0412626/1", "36NC0412626", "C")
    assert charge.defendant.name.display == "Daryl Lee FENWRIGHT"
    assert charge.bail_conditions == ("Not to enter farmland in Norfolk.", "To live at 4 Sluice Row.")
    assert (charge.custody_status.value, charge.hearing_language.value) == ("B", "E")
    assert (str(charge.first_hearing.date), charge.first_hearing.time) == ("2026-11-12", "10:00")
    assert charge.first_hearing.court.value == "B36NC00"
    assert (str(charge.offences[0].arrested_on), charge.offences[0].code.value) == ("2026-09-20", "PS22002")
    assert charge.officer_in_case.display == "PC 1428 Ruth MARLOWE"
    assert (order.kind, str(order.made_on), str(order.ends_on)) == ("cbo", "2026-05-01", "2028-04-30")
    assert order.subject.name.family == "Fenwright"
    assert [(each.kind, each.person.name.family) for each in by_type["witness"]] == [
        ("victim", "Thorneycroft"),
        ("police", "Marlowe"),
    ]
    assert (recording.exhibit_ref.value, recording.multimedia.duration_seconds) == ("REM/2", 540)


def test_the_officer_in_the_case_is_written_as_a_police_witness() -> None:
    records = [
        attrs.evolve(each, data={**each.data, "kind": "officer_in_case"}) if each.data.get("kind") == "police" else each
        for each in _records("first hearing")
    ]
    for each in records:
        (each.data.get("extensions") or {}).pop("/case/witnesses/witness_type", None)
    written = write(records, DCF)
    assert json.loads(written.value or b"")["case"]["witnesses"][1]["witness_type"] == "police"
    assert ("/kind", LossKind.NARROWED) in {(entry.path, entry.kind) for entry in written.loss}


def test_a_requisition_of_the_common_platform_is_one_here() -> None:
    document = changed(first_hearing(), "defendants/0/initiation_type", "requisition")
    document = changed(document, "defendants/0/requisition/date_sent", "2026-10-03")
    records = [
        attrs.evolve(each, data={**each.data, "initiation": {"scheme": "case_initiation", "value": "Q"}})
        if each.type == "charge"
        else each
        for each in _read(document).records
    ]
    assert json.loads(write(records, DCF).value or b"") == document


# --- the schema ------------------------------------------------------------------------------------------------


def test_the_schema_is_published() -> None:
    published = json.loads((ROOT / "schemas/digital-case-file/1.2.2.schema.json").read_text(encoding="utf-8"))
    own = json.loads((ROOT / "src/xborder/formats/digital-case-file.schema.json").read_text(encoding="utf-8"))
    assert published == own


# --- the conditional rules: what breaks each, and what satisfies it otherwise ----------------------------------

D, W, M = "defendants/0", "witnesses/0", "multimedia_evidence/0"
X = "/extensions/~1case~1defendants~1"
XW, XM = "/extensions/~1case~1witnesses~1", "/extensions/~1case~1multimedia_evidence~1"
GONE: tuple[Any, ...] = ()
Change = tuple[str, tuple[Any, ...]]


def _x(*steps: str) -> str:
    return X + "~1".join(steps)


# The file, the changes that break a rule, and the pointer that the finding names.
NEEDED: list[tuple[str, list[Change], str]] = [
    *(
        ("first hearing", [(f"{D}/breach_order_{part}", GONE)], _x(f"breach_order_{part}"))
        for part in ("title", "date_issued", "court_issued", "lapse_date")
    ),
    ("first hearing", [(f"{D}/breach_order_title", ("other",))], _x("breach_order_title_other")),
    ("first hearing", [(f"{D}/signed_charge_sheet", GONE)], _x("signed_charge_sheet")),
    ("first hearing", [(f"{D}/arrest/place", GONE)], _x("arrest", "place")),
    ("first hearing", [(f"{D}/arrest/date", GONE)], "/offences/0/arrested_on"),
    ("first hearing", [(f"{D}/initiation_type", ("requisition",))], _x("requisition", "date_sent")),
    (
        "first hearing",
        [
            (f"{D}/initiation_type", ("requisition",)),
            (f"{D}/requisition", ({"date_sent": "2026-10-03", "parent_copy": True},)),
        ],
        _x("requisition", "parent_copy_date_sent"),
    ),
    ("first hearing", [(f"{D}/bail_conditions", GONE)], "/bail_conditions"),
    ("first hearing", [(f"{D}/bail_conditions_provided", GONE)], _x("bail_conditions_provided")),
    ("first hearing", [(f"{D}/signed_for_bail", GONE)], _x("signed_for_bail")),
    (
        "first hearing",
        [(f"{D}/person_remand_status", ("unconditional_bail",)), (f"{D}/signed_for_bail", GONE)],
        _x("signed_for_bail"),
    ),
    ("first hearing", [(f"{D}/pnc_convictions", GONE)], _x("pnc_convictions")),
    ("first hearing", [(f"{D}/interview/representative", GONE)], _x("interview", "representative")),
    ("first hearing", [(f"{D}/interview/firm", GONE)], _x("interview", "firm")),
    ("first hearing", [(f"{D}/interview/questions_asked", GONE)], _x("interview", "questions_asked")),
    *(
        ("first hearing", [(f"{D}/interview/{part}", GONE)], _x("interview", part))
        for part in ("defendant_legally_represented", "special_warnings_given", "no_comment_response")
    ),
    ("first hearing", [(f"{D}/interview", GONE)], _x("interview", "date")),
    *(
        ("first hearing", [(f"{D}/domestic_violence/{part}", GONE)], _x("domestic_violence", part))
        for part in ("relationship", "demeanour", "children_present", "ages", "is_retraction_statement")
    ),
    (
        "first hearing",
        [(f"{D}/domestic_violence/safeguarding_assessment", GONE)],
        _x("domestic_violence", "safeguarding_assessment", "assessment_completed"),
    ),
    (
        "first hearing",
        [(f"{D}/domestic_violence/safeguarding_assessment/safeguarding_level", GONE)],
        _x("domestic_violence", "safeguarding_assessment", "safeguarding_level"),
    ),
    (
        "first hearing",
        [(f"{D}/domestic_violence/safeguarding_assessment", ({"assessment_completed": False},))],
        _x("domestic_violence", "safeguarding_assessment", "reasons"),
    ),
    (
        "first hearing",
        [(f"{D}/domestic_violence/images_description", GONE)],
        _x("domestic_violence", "images_description"),
    ),
    ("first hearing", [(f"{D}/domestic_violence/images_taken", (False,))], _x("domestic_violence", "images_reason")),
    ("first hearing", [(f"{D}/bad_character_details", GONE)], _x("bad_character_details")),
    ("first hearing", [(f"{D}/court_order_applications", GONE)], _x("court_order_applications[1]")),
    (
        "first hearing",
        [(f"{D}/court_order_applications/0/court_order_title_other", GONE)],
        _x("court_order_applications[1]", "court_order_title_other"),
    ),
    *(
        ("first hearing", [(f"{W}/{part}", GONE)], f"{XW}{part}")
        for part in ("victim_code_requirements_met", "has_the_victim_made_a_vps_isb", "victim_wish_to_attend_court")
    ),
    ("first hearing", [(f"{W}/witness/date_of_birth", GONE)], f"{XW}witness~1reason_dob_not_provided"),
    *(
        (
            "first hearing",
            [(f"{W}/compensation_applications/0/{part}_details", GONE)],
            f"{XW}compensation_applications[1]~1{part}_details",
        )
        for part in ("other_expenses", "other_losses")
    ),
    *(("first hearing", [(f"{M}/{part}", GONE)], f"{XM}{part}") for part in ("comments", "admits")),
    *(
        ("first hearing", [(f"{M}/defendant_shown", (False,)), (f"{M}/{other}", ("x",))], f"{XM}{part}")
        for part, other in (("reasons", "how_identified"), ("how_identified", "reasons"))
    ),
    *(
        ("first hearing", [(part, GONE)], f"/extensions/~1case~1{part}")
        for part in (
            *("type", "version", "brief_description_of_case", "likely_case_progression", "expert_evidence"),
            *("test_code", "pca_cps", "date"),
        )
    ),
    *(
        ("breach of bail", [(part, GONE)], f"/extensions/~1case~1{part}")
        for part in (
            *("witness_statement_establishes_breach", "key_evidence", "bailed_from", "bailed_date"),
            *("to_appear_at", "datetime"),
        )
    ),
    ("breach of bail", [(f"{D}/original_charge_wording", GONE)], _x("original_charge_wording[1]")),
    ("first hearing", [(f"{D}/occupation", GONE)], "/defendant/occupation"),
    ("first hearing", [(f"{D}/offences", GONE)], "/offences"),
    ("first hearing", [(f"{D}/first_hearing_datetime", GONE)], "/first_hearing"),
    ("first hearing", [("officer_in_the_case/rank", GONE)], "/officer_in_case/rank"),
]


def _with_changes(name: str, changes: list[Change]) -> dict[str, Any]:
    document = FILES[name]()
    for path, value in changes:
        document = changed(document, path, *value)
    return document


@pytest.mark.parametrize(("name", "changes", "pointer"), NEEDED, ids=[each[2] for each in NEEDED])
def test_what_a_rule_asks_for_is_named(name: str, changes: list[Change], pointer: str) -> None:
    document = _with_changes(name, changes)
    assert schema_faults(document)
    found = _refused(document)
    assert pointer in {each[1] for each in found}
    assert {each[0] for each in found} <= {"XB-FORMAT-020", "XB-FORMAT-021"}


# What satisfies a rule in its other branch.
SATISFIED: list[tuple[str, list[Change]]] = [
    (
        "first hearing",
        [
            (f"{D}/breach_of_order", (False,)),
            *((f"{D}/breach_order_{part}", GONE) for part in ("title", "date_issued", "court_issued", "lapse_date")),
        ],
    ),
    (
        "first hearing",
        [(f"{D}/breach_order_title", ("other",)), (f"{D}/breach_order_title_other", ("Community protection notice",))],
    ),
    (
        "first hearing",
        [
            (f"{D}/person_remand_status", ("custody",)),
            (f"{D}/bail_conditions", GONE),
            (f"{D}/bail_conditions_provided", GONE),
            (f"{D}/signed_for_bail", GONE),
        ],
    ),
    ("first hearing", [(f"{D}/initiation_type", ("summons",)), (f"{D}/signed_charge_sheet", GONE)]),
    ("first hearing", [(f"{D}/pnc_check_performed", (False,)), (f"{D}/pnc_convictions", GONE)]),
    ("first hearing", [(f"{D}/interview", GONE), (f"{D}/not_interviewed", ({"reason": "In hospital."},))]),
    (
        "first hearing",
        [
            (f"{D}/interview/defendant_legally_represented", (False,)),
            (f"{D}/interview/representative", GONE),
            (f"{D}/interview/firm", GONE),
        ],
    ),
    ("first hearing", [(f"{D}/interview/no_comment_response", (False,)), (f"{D}/interview/questions_asked", GONE)]),
    ("first hearing", [(f"{D}/case_markers", (["IdentifiedVictim"],)), (f"{D}/domestic_violence", GONE)]),
    (
        "first hearing",
        [
            (f"{D}/domestic_violence/children_present", (False,)),
            (f"{D}/domestic_violence/ages", GONE),
            (f"{D}/domestic_violence/images_taken", (False,)),
            (f"{D}/domestic_violence/images_description", GONE),
            (f"{D}/domestic_violence/images_reason", ("No marks.",)),
            (
                f"{D}/domestic_violence/safeguarding_assessment",
                ({"assessment_completed": False, "reasons": "No address."},),
            ),
        ],
    ),
    ("first hearing", [(f"{D}/bad_character_notice", (False,)), (f"{D}/bad_character_details", GONE)]),
    (
        "first hearing",
        [(f"{W}/has_the_victim_made_a_vps_isb", (False,)), (f"{W}/victim_wish_to_attend_court", GONE)],
    ),
    (
        "first hearing",
        [(f"{W}/witness/date_of_birth", GONE), (f"{W}/witness/reason_dob_not_provided", ("Not asked.",))],
    ),
    (
        "first hearing",
        [
            (f"{M}/defendant_shown", (False,)),
            (f"{M}/comments", GONE),
            (f"{M}/admits", GONE),
            (f"{M}/reasons", ("Shows the car.",)),
            (f"{M}/how_identified", ("By the number plate.",)),
        ],
    ),
    ("breach of bail", [(f"{D}/list_of_conditions", GONE)]),
]


@pytest.mark.parametrize(("name", "changes"), SATISFIED, ids=[str(each[1][0][0]) for each in SATISFIED])
def test_the_other_branch_of_a_rule_is_written(name: str, changes: list[Change]) -> None:
    document = _with_changes(name, changes)
    assert schema_faults(document) == []
    written = _rewritten(document)
    assert written.value is not None, list(written.report)
    assert json.loads(written.value) == document


BANNED: list[tuple[str, list[Change], str]] = [
    ("guilty plea", [(f"{D}/bad_character_notice", (False,))], _x("bad_character_notice")),
    ("guilty plea", [(f"{D}/bad_character_details", ("Earlier.",))], _x("bad_character_details")),
    ("guilty plea", [(f"{W}/is_hearsay", (True,))], f"{XW}is_hearsay"),
    ("guilty plea", [(f"{W}/special_measures", ("Screens",))], "/special_measures"),
    ("guilty plea", [(f"{W}/wish_to_use_video_link", (True,))], f"{XW}wish_to_use_video_link"),
    ("breach of bail", [("brief_description_of_case", ("x",))], "/extensions/~1case~1brief_description_of_case"),
    ("breach of bail", [("pca_cps", (True,))], "/extensions/~1case~1pca_cps"),
    ("breach of bail", [("type", ("gap",))], "/extensions/~1case~1type"),
    ("first hearing", [("key_evidence", ("x",))], "/extensions/~1case~1key_evidence"),
    ("first hearing", [(f"{D}/list_of_conditions", (["x"],))], _x("list_of_conditions[1]")),
    ("first hearing", [(f"{D}/not_interviewed", ({"reason": "x"},))], _x("not_interviewed", "reason")),
    ("first hearing", [(f"{W}/witness/reason_dob_not_provided", ("x",))], f"{XW}witness~1reason_dob_not_provided"),
    *(
        ("two defendants", [(f"defendants/1/breach_order_{part}", (value,))], _x(f"breach_order_{part}"))
        for part, value in (
            ("title", "parenting_order"),
            ("date_issued", "2026-05-01"),
            ("court_issued", "x"),
            ("lapse_date", "2026-05-01"),
            ("title_other", "x"),
        )
    ),
]


@pytest.mark.parametrize(("name", "changes", "pointer"), BANNED, ids=[each[2] for each in BANNED])
def test_what_a_rule_forbids_is_named(name: str, changes: list[Change], pointer: str) -> None:
    document = _with_changes(name, changes)
    assert schema_faults(document)
    assert ("XB-FORMAT-194", pointer) in _refused(document)


def test_the_finding_gives_the_rule_in_words() -> None:
    written = _rewritten(_with_changes(*NEEDED[0][:2]))
    assert "an order that was breached is named with its title, date, court and last day" in " ".join(
        found.message for found in written.report
    )


# --- the whole file --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["charge", "witness"])
def test_a_file_without_a_defendant_or_witness_is_not_written(kind: str) -> None:
    written = write([each for each in _records("first hearing") if each.type != kind], DCF)
    assert written.value is None
    assert "XB-FORMAT-195" in {found.code for found in written.report}


def test_a_breach_of_bail_is_of_one_defendant() -> None:
    document = breach_of_bail()
    document["case"]["defendants"] *= 2
    assert schema_faults(document)
    assert {each[0] for each in _refused(document)} == {"XB-FORMAT-196"}


def test_half_of_a_note_on_disclosure_is_not_written() -> None:
    document = changed(breach_of_bail(), "common_law_disclosure/date")
    assert _refused(document) == {("XB-FORMAT-020", "/extensions/~1case~1common_law_disclosure~1date")}
    document = changed(breach_of_bail(), "common_law_disclosure")
    assert json.loads(_rewritten(document).value or b"") == document


def test_a_file_of_another_version_is_not_written_as_one_of_this() -> None:
    assert {each[1] for each in _refused({**first_hearing(), "schema_version": "1.3"})} == {
        "/extensions/~1schema_version"
    }


@pytest.mark.parametrize("place", ["initiation_type", "person_remand_status"])
def test_a_word_that_the_format_has_not_is_not_written(place: str) -> None:
    assert "XB-FORMAT-021" in {each[0] for each in _refused(changed(first_hearing(), f"{D}/{place}", "elsewhere"))}


def test_the_order_of_records_does_not_matter() -> None:
    written = write(list(reversed(_records("guilty plea"))), DCF)
    assert written.value is not None, list(written.report)
    hearsay = [
        attrs.evolve(each, data={**each.data, "special_measures": "Screens"}) if each.type == "witness" else each
        for each in reversed(_records("guilty plea"))
    ]
    assert {found.code for found in write(hearsay, DCF).report} == {"XB-FORMAT-194"}


def test_defendants_of_two_cases_do_not_fit_into_one_file() -> None:
    other = changed(first_hearing(), "pti_urn", "36NC0412726")
    written = write([*_records("first hearing"), *_read(other).records], DCF)
    assert "XB-FORMAT-022" in {found.code for found in written.report}


def test_a_case_of_the_police_interface_is_told_what_it_lacks() -> None:
    written = write(read(NORFOLK_FILE, SPI, context=CONTEXT).records, DCF)
    assert written.value is None
    found = {found.location.pointer: found.message for found in written.report}
    assert {
        "/extensions/~1case~1test_code",
        "/extensions/~1case~1defendants~1breach_of_order",
        "/extensions/~1case~1defendants~1court_order_applications[1]",
    } <= found.keys()
    assert "/extensions/~1case~1key_evidence" not in found


# --- any text at all -------------------------------------------------------------------------------------------

TEXTS = (
    st.text(st.characters(), max_size=40)
    | st.text("0123456789AZaz '-._@/,+€\t\n\x00", max_size=12)
    | st.sampled_from(["", " ", "7", "0", "true", "false", "gap", "other", "custody", "36NC0412626-M", "2026-02-30"])
    | st.sampled_from(["victim", "x" * 1201, "2026-11-12T25:00:00", "DomesticViolence", "\u2028", "1e9", "0012"])
)


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict | list):
        yield path
    for step, inner in steps:
        yield from _leaves(inner, (*path, step))


def _put(value: Any, path: tuple[Any, ...], put: Any, *, gone: bool = False) -> Any:
    made = copy.deepcopy(value)
    here = made
    for step in path[:-1]:
        here = here[step]
    if gone:
        del here[path[-1]]
    else:
        here[path[-1]] = put
    return made


@settings(max_examples=250)
@given(drawn=st.data())
def test_any_text_in_any_field_is_written_valid_or_refused(drawn: st.DataObject) -> None:
    records = list(_records(drawn.draw(st.sampled_from(sorted(FILES)))))
    which = drawn.draw(st.integers(0, len(records) - 1))
    texts = [path for path in _leaves(records[which].data) if isinstance(_at(records[which].data, path), str)]
    path = drawn.draw(st.sampled_from(sorted(texts, key=str)))
    records[which] = attrs.evolve(records[which], data=_put(records[which].data, path, drawn.draw(TEXTS)))
    _valid_or_refused(write(records, DCF))


@settings(max_examples=150)
@given(drawn=st.data())
def test_any_part_may_be_missing(drawn: st.DataObject) -> None:
    document = FILES[drawn.draw(st.sampled_from(sorted(FILES)))]()
    for _ in range(drawn.draw(st.integers(1, 3))):
        path = drawn.draw(st.sampled_from(sorted(_leaves(document), key=str)))
        document = _put(document, path, None, gone=True)
    _valid_or_refused(_rewritten(document))


def test_an_assessment_without_its_answer_is_refused_though_no_marker_asks_for_one() -> None:
    document = _put(first_hearing(), ("case", "defendants", 0, "case_markers"), None, gone=True)
    place = ("case", "defendants", 0, "domestic_violence", "safeguarding_assessment", "assessment_completed")
    written = _rewritten(_put(document, place, None, gone=True))
    assert written.value is None
    assert {found.code for found in written.report if found.severity is Severity.ERROR} == {"XB-FORMAT-194"}


@settings(max_examples=200)
@given(drawn=st.data())
def test_a_spoilt_document_gives_records_or_findings(drawn: st.DataObject) -> None:
    document = FILES[drawn.draw(st.sampled_from(sorted(FILES)))]()
    path = drawn.draw(st.sampled_from(sorted(_leaves(document), key=str)))
    junk: Any = drawn.draw(st.none() | st.integers() | st.booleans() | st.lists(st.integers(), max_size=2) | TEXTS)
    result = _read(_put(document, path[: drawn.draw(st.integers(1, len(path)))], junk))
    assert result.records or list(result.report)
    if result.records:
        _valid_or_refused(write(result.records, DCF))


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def _valid_or_refused(written: WriteResult) -> None:
    if written.value is None:
        assert written.report.has_errors
    else:
        assert schema_faults(written.value) == []


# --- what is wrong in a source ---------------------------------------------------------------------------------


def test_a_key_that_the_format_has_not_is_kept_and_told() -> None:
    result = _read(changed(first_hearing(), f"{D}/shoe_size", 9))
    assert one(result, "XB-FORMAT-014").location.pointer == "/case/defendants/0/shoe_size"
    assert "/case/defendants/shoe_size" in result.records[0].data["extensions"]


def test_a_type_of_witness_that_is_none_is_placed() -> None:
    document = first_hearing()
    document["case"]["witnesses"] = [{**victim(), "witness_type": "bystander"}, arresting_officer()]
    result = _read(document)
    found = one(result, "XB-FORMAT-010")
    assert found.location.pointer == "/kind"
    assert "bystander" in text(document).splitlines()[(found.location.line or 0) - 1]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (f"{D}/date_of_birth", "17/02/1991", "XB-FORMAT-010"),
        (f"{D}/first_hearing_datetime", "2026-11-12T25:00:00", "XB-FORMAT-010"),
        (f"{D}/offences", "none", "XB-FORMAT-016"),
        (f"{M}/total_duration", "nine minutes", "XB-FORMAT-010"),
    ],
)
def test_a_value_of_the_wrong_kind_is_placed(path: str, value: Any, code: str) -> None:
    found = one(_read(changed(first_hearing(), path, value)), code)
    assert found.location.line
