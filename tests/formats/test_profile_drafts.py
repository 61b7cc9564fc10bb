"""Drafts of profiles: they are well formed, they read their sample, and nothing of it but names stands in them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats_world import KENT_FILE, NORFOLK_FILE, SHARED, SUFFOLK_FILE, needs_samples
from workbooks import make_workbook
from xborder.files.yaml_reader import read_yaml
from xborder.formats import ReadContext, ReadResult, read
from xborder.formats.drafting.drafting import draft_profile
from xborder.formats.drafting.guess import Seen, guesses
from xborder.formats.drafting.naming import words
from xborder.formats.linting import lint_file

CONTEXT = ReadContext(force="36", year=2026)
CASES = [
    pytest.param(KENT_FILE, ["incident"], 8, id="csv"),
    pytest.param(SUFFOLK_FILE, ["offender", "incident"], 2, id="json"),
    pytest.param(NORFOLK_FILE, ["charge"], 1, id="xml"),
]


def drafted(sample: Path, types: list[str], folder: Path, name: str = "drafted") -> str:
    """Draft a profile, hold it to the lint, and put it where it is found."""
    made = draft_profile(sample, types, name)
    assert made.value is not None, [found.message for found in made.report]
    path = folder / f"{name}.yaml"
    path.write_text(made.value, encoding="utf-8")
    assert [f"{found.location}: {found.message}" for found in lint_file(path)] == []
    return made.value


def reading(sample: Path, folder: Path) -> ReadResult:
    return read(sample, "drafted", folders=[folder], context=CONTEXT)


def targets(folder: Path) -> dict[str, Any]:
    """The lines of the draft by canonical path."""
    read_back = read_yaml(folder / "drafted.yaml").value
    assert read_back is not None
    lines = [line for block in read_back.root["records"] for line in block["lines"]]
    return {line["to"]: line for line in lines if "to" in line}


@pytest.mark.parametrize(("sample", "types", "number"), CASES)
def test_a_draft_passes_lint_and_reads_its_sample(sample: Path, types: list[str], number: int, tmp_path: Path) -> None:
    drafted(sample, types, tmp_path)
    assert len(reading(sample, tmp_path).records) == number


def test_the_coursing_log_is_guessed_as_a_person_would(tmp_path: Path) -> None:
    drafted(KENT_FILE, ["incident"], tmp_path)
    lines = targets(tmp_path)
    wanted = {
        "ref": ("Log ref", None),
        "occurred_on": ("Date", "date-uk"),
        "occurred_at": (["Date", "Time"], "local-datetime"),
        "location/postcode": ("Postcode", "identifier"),
        "persons/0/person/name": ("Person (SURNAME, Forename)", "surname-comma-forenames"),
        "persons/0/person/date_of_birth": ("DOB", "date-uk"),
        "persons/0/person/identifiers/pnc_id": ("PNC ID", "identifier"),
        "vehicles/0": ("Vehicle", "vehicle"),
        "vehicles/0/vrm": ("VRM", "identifier"),
        "dogs": ("Dogs", "integer"),
        "outcome": ("Action", "coded"),
        "officers/0": ("Officer", "officer"),
        "processing_restricted": ("Restricted (Y/N)", "yes-no"),
        "summary": ("What was seen", None),
    }
    assert {path: (lines[path]["from"], lines[path].get("codec")) for path in wanted} == wanted


def test_keyed_lists_groups_and_facts_of_the_delivery_are_found(tmp_path: Path) -> None:
    text = drafted(SUFFOLK_FILE, ["offender", "incident"], tmp_path)
    assert 'from: "numbers[kind=PNC]/no", codec: identifier, with: {scheme: pnc_id}' in text
    assert "to: persons\n        each: parties" in text
    assert "{to: provenance/force, context: force, from: /export/force}" in text


def test_every_guess_says_how_sure_it_is_and_why() -> None:
    made = draft_profile(KENT_FILE, ["incident"], "drafted").value
    assert made is not None
    lines = made.splitlines()
    for number, line in enumerate(lines):
        if line.lstrip().startswith("- {to: occurred_on"):
            assert lines[number - 1].strip() == (
                "# guess: very likely, from its name and its values (dates as DD/MM/YYYY)"
            )
    assert made.count("# guess: ") >= 15


@pytest.mark.parametrize(
    ("name", "texts", "path", "codec"),
    [
        ("Surname", ["FENWRIGHT"], "name/family", "text"),
        ("last_name", ["Fenwright"], "name/family", "text"),
        ("FamilyName", [], "name/family", "text"),
        ("DOB", ["17-FEB-1991"], "date_of_birth", "date-mon"),
        ("birthDate", ["1991-02-17"], "date_of_birth", "date-iso"),
        ("PNCidentifier", ["2002/0073319Z"], "identifiers/pnc_id", "identifier"),
        ("CROnumber", [], "identifiers/cro_number", "identifier"),
        ("Reg", ["LV19 KRE", "AB12 CDE"], "vehicles/*/vrm", "identifier"),
        ("gender", ["M", "F"], "sex", "coded"),
        ("Tel", ["01632 960123"], "contact/telephone", "telephone"),
        ("column 7", ["PE30 1AA", "NR1 1AA"], "addresses/*/postcode", "identifier"),
    ],
)
def test_names_and_values_are_understood(name: str, texts: list[str], path: str, codec: str) -> None:
    best = guesses("offender", "", Seen(name=name, texts=texts))[0]
    assert (best.path, best.shape.codec) == (path, codec)


@pytest.mark.parametrize(
    ("name", "texts"), [("Date of birth", ["yes", "no"]), ("Weather", ["rain"]), ("Dogs", ["two"])]
)
def test_what_does_not_fit_is_not_guessed(name: str, texts: list[str]) -> None:
    assert not [guess for guess in guesses("incident", "", Seen(name=name, texts=texts)) if guess.score >= 0.6]


def test_abbreviations_are_written_out() -> None:
    assert words("personDOB") == ("person", "date", "birth")
    assert words("n1:PTIURN") == words("URN")


#: Marks that stand nowhere in the program: where one is in a draft, a value of the sample is.
MARKS = st.text("QZXJ", min_size=6, max_size=12).filter(lambda text: len(set(text)) > 1)


@given(values=st.lists(st.lists(MARKS, min_size=4, max_size=4), min_size=1, max_size=4))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_of_the_sample_stands_in_the_draft(values: list[list[str]], tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("\n".join(["Surname,Sex,Action,Notes", *(",".join(row) for row in values)]), encoding="utf-8")
    people = [
        {
            "surname": row[0],
            "gender": row[1],
            "category": row[2],
            "numbers": [{"kind": row[3], "no": row[0]}, {"kind": "PNC", "no": row[1]}],
            "seen": [row[2], row[3]],
        }
        for row in values
    ]
    document = tmp_path / "export.json"
    document.write_text(json.dumps({"made": values[0][0], "people": people}), encoding="utf-8")
    message = tmp_path / "message.xml"
    items = "".join(f'<Person kind="{row[0]}"><Surname>{row[1]}</Surname>{row[2]}</Person>' for row in values)
    message.write_text(f"<People>{items}</People>", encoding="utf-8")
    for sample, kind in ((table, "incident"), (document, "offender"), (message, "offender")):
        text = draft_profile(sample, [kind]).value
        assert text is not None
        assert not [mark for row in values for mark in row if mark in text]


def test_a_workbook_is_drafted_as_the_table_it_holds(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Ref", "Date", "Summary"], ["A1", dt.date(2026, 2, 8), "A dog"]]
    path = make_workbook(tmp_path / "log.xlsx", {"Log": rows})
    drafted(path, ["incident"], tmp_path)
    lines = targets(tmp_path)
    assert lines["occurred_on"]["codec"] == "date-uk"
    assert len(reading(path, tmp_path).records) == 1


def test_namespaces_attributes_and_repeats_of_xml(tmp_path: Path) -> None:
    path = tmp_path / "visits.xml"
    path.write_text(
        '<v:Visits xmlns:v="urn:v" xmlns:p="urn:p"><v:Visit no="A1" kind="x"><v:Date>2026-02-08</v:Date>'
        "<p:Person><p:Surname>Fen</p:Surname></p:Person><p:Person><p:Surname>Ouse</p:Surname></p:Person></v:Visit>"
        '<v:Visit no="A2"><v:Date>2026-02-09</v:Date></v:Visit></v:Visits>'
    )
    text = drafted(path, ["incident"], tmp_path)
    assert 'each: "p:Person"' in text
    records = reading(path, tmp_path).records
    assert [record.record.ref for record in records] == ["A1", "A2"]
    assert [person.person.name.family for person in records[0].record.persons] == ["Fen", "Ouse"]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("list.json", "[1, 2]", "not an object"),
        ("empty.csv", "a,b\n", "no row"),
        ("one.csv", "Ref\n1\n", "one column"),
        ("twice.json", '{"visits": [{"no": "1"}]}', "no list of records left"),
    ],
)
def test_a_sample_that_gives_no_draft_says_why(name: str, text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    (found,) = draft_profile(tmp_path / name, ["incident", "offender"]).report
    assert found.code == "XB-FORMAT-158"
    assert reason in found.message


@needs_samples
def test_every_published_sample_gives_a_draft_that_holds(tmp_path: Path) -> None:
    tried = 0
    for sample in sorted((SHARED / "samples").rglob("*")):
        if sample.suffix in {".xml", ".json", ".csv", ".xlsx"} and sample.stat().st_size < 300_000:
            if draft_profile(sample, ["charge"]).value is None:
                continue
            drafted(sample, ["charge"], tmp_path)
            assert reading(sample, tmp_path).records, sample
            tried += 1
    assert tried >= 20


def test_two_lists_of_people_and_lists_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "visits.json"
    people = [{"surname": "Fen", "forenames": ["Ada", "May"], "role": "suspect", "no": "1"}]
    visit = {"no": "A1", "suspects": people, "parties": people, "exhibits": ["RTM/1", "RTM/2"], "tags": ["x"]}
    path.write_text(json.dumps({"visits": [visit]}), encoding="utf-8")
    drafted(path, ["incident"], tmp_path)
    (record,) = reading(path, tmp_path).records
    assert [person.person.name.given for person in record.record.persons] == [("Ada", "May")]
    assert record.record.exhibit_refs == ("RTM/1", "RTM/2")
    assert sorted(record.data["extensions"].values()) == ["1", "Ada", "Fen", "May", "suspect", "x"]


def test_a_person_and_constants_stand_only_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Ref,Surname,DOB,Notes\nA1,Fen,17/02/1991,x\nA2,,,y\n", encoding="utf-8")
    drafted(path, ["incident"], tmp_path)
    first, second = (record.record for record in reading(path, tmp_path).records)
    assert [person.ref for person in first.persons] == ["P1"]
    assert second.persons == ()
