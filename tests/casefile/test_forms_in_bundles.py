"""A case built with every form filled: each in its place for the prosecutor, and only what may be served in the other bag."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
import yaml

from casefile.clean_cases import clean_case
from casefile.filled_world import WITNESS, defined, every_answer
from xborder.casefile.build import build_case
from xborder.casefile.filled.definition import About, Kind
from xborder.casefile.filled.definitions import defined_forms
from xborder.casefile.form_register import form
from xborder.findings import Severity
from xborder.model.codes import FileType
from xborder.model.form_answers import FormAnswer
from xborder.schema import encode

FORMS = defined_forms()


def marked(number: str, told: FormAnswer) -> dict[str, Any]:
    """An answer whose words say which form they were typed into, and whether a copy may show them."""
    field = defined(number).field(told.field)
    assert field is not None
    words = f"word{'kept' if field.private else ''}{number}x"
    tree: dict[str, Any] = encode(told)
    if field.kind in (Kind.TEXT, Kind.PROSE, Kind.SIGNATURE):
        tree["value"] = words
    for row in tree.get("rows", ()):
        for cell, column in zip(row["cells"], field.columns, strict=True):
            cell["value"] = words if column.kind is Kind.TEXT else cell["value"]
    return tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("forms")
    made = clean_case(FileType.NGAP)
    made.plan["filled"] = [f"forms/{number}.yaml" for number in FORMS]
    folder = made.write(root / "case")
    for number in FORMS:
        answers = [marked(number, each) for each in every_answer(number)]
        tree: dict[str, Any] = {"schema": "xborder/form-answers/1", "form": number, "answers": answers}
        if defined(number).about is About.WITNESS:
            tree["about"] = WITNESS
        (folder / f"forms/{number}.yaml").write_text(yaml.safe_dump(tree), encoding="utf-8")
    outcome = build_case(folder, root / "out")
    assert outcome.value is not None, [
        each for each in outcome.report if each.severity is Severity.ERROR and "FORM" not in each.code
    ]
    return root / "out"


def words_of(bag: Path) -> str:
    files = sorted(path for path in bag.rglob("*") if path.is_file())
    return "".join("\n".join(_texts(path)) for path in files).replace("\n", "").replace(" ", "")


def _texts(path: Path) -> Iterator[str]:
    yield path.name
    if path.suffix == ".pdf":
        yield from (page.extract_text() for page in pypdf.PdfReader(path).pages)
    else:
        yield path.read_bytes().decode("utf-8", "replace")


def test_the_prosecutor_gets_every_form_in_the_file_and_by_itself(built: Path) -> None:
    words = words_of(built / "prosecution")
    for number in FORMS:
        assert f"word{number}x" in words
        assert list((built / "prosecution/data/forms").glob(f"{number.lower()}.pdf")) or list(
            (built / "prosecution/data/forms").glob(f"{number}.pdf")
        )


def test_what_may_not_be_served_is_nowhere_in_the_served_bag(built: Path) -> None:
    words = words_of(built / "served")
    served = {number for number in FORMS if f"word{number}x" in words}
    assert served == {number for number in FORMS if form(number).may_be_served} | {"MG19"}
    assert "wordkeptMG19x" not in words
    assert "DroveEndFarm" not in words
    names = {path.stem.upper() for path in (built / "served/data/forms").glob("*.pdf")}
    assert not names & (set(FORMS) - served)


def test_forms_stand_under_their_headings_in_the_order_of_the_suite(built: Path) -> None:
    reader = pypdf.PdfReader(built / "prosecution/data/case-file.pdf")
    titles = list(_flat(reader.outline))
    places = [
        next(place for place, title in enumerate(titles) if title.startswith(f"{n} ")) for n in FORMS if n != "SDC"
    ]
    assert len(set(places)) == len(places)
    first = {heading: titles.index(heading) for heading in {defined(number).heading for number in FORMS}}
    assert first["Charging decision"] < first["Case overview"] < first["Statements"] < first["Court preparation"]
    for earlier, later in (("MG2", "MG7"), ("MG7", "MG8"), ("MG8", "MG10"), ("MG10", "MG19"), ("MG15", "MG16")):
        assert _place(titles, earlier) < _place(titles, later)


def _place(titles: list[str], number: str) -> int:
    return next(place for place, title in enumerate(titles) if title.startswith(f"{number} "))


def _flat(outline: Any) -> Iterator[str]:
    for each in outline:
        if isinstance(each, list):
            yield from _flat(each)
        else:
            yield str(each.title).strip()


def test_what_a_form_lacks_is_told_to_the_prosecutor(built: Path) -> None:
    found = json.loads((built / "prosecution/data/findings.json").read_text(encoding="utf-8"))
    lacks = [each["message"] for each in found["findings"] if each["code"] == "XB-FORM-010"]
    assert [each for each in lacks if each.startswith("bailed_from of MG8")]
    assert not [each for each in lacks if "of MG10" in each]
