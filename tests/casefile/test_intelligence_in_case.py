"""Intelligence that lies in a case folder is said to be there, and nothing of it goes any further."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import xborder.casefile
from xborder.casefile.gather import gather
from xborder.casefile.prepare import prepare
from xborder.model.register import key_of

DEMO = Path(xborder.casefile.__file__).parent / "demo" / "case"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "valid"
SOURCE = '  - {path: "records/norfolk/evidence.yaml"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The demonstration with an intelligence report and a vehicle in it, the report not even well graded."""
    case = tmp_path / "case"
    shutil.copytree(DEMO, case)
    report = json.loads((FIXTURES / "intelligence" / "every-field.json").read_text(encoding="utf-8"))
    report |= {"ref": "CANARY-1", "text": "CANARY", "text_sanitised": "CANARY", "made_on": "2031-01-01"}
    report["grading"]["source"] = {"scheme": "intelligence_source", "value": "CANARY"}
    vehicle = json.loads((FIXTURES / "vehicle" / "every-field.json").read_text(encoding="utf-8"))
    vehicle["linked"] = [{"key": "36:incident:NK/26/9999"}]
    _add(case, {"intelligence": report, "vehicle": vehicle})
    return case


def _add(case: Path, documents: dict[str, Any]) -> None:
    plan = (case / "case.yaml").read_text(encoding="utf-8")
    for name, document in documents.items():
        (case / "records" / "norfolk" / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
        line = f'  - {{path: "records/norfolk/{name}.json", profile: "canonical-json", force: "36"}}\n'
        plan = plan.replace(SOURCE, line + SOURCE, 1)
    (case / "case.yaml").write_text(plan, encoding="utf-8")


def test_it_is_taken_out_before_anything_judges_it(folder: Path) -> None:
    made = gather(folder)
    assert made.value is not None
    assert "intelligence" not in {each.type for each in made.value.records}
    assert "36:vehicle:VEH/26/0031" in {key_of(each.record) for each in made.value.records}
    (said,) = [each for each in made.report if each.code == "XB-BUILD-025"]
    assert (said.location.file or "").endswith("intelligence.json")


def test_no_finding_and_no_part_of_the_case_says_anything_of_it(folder: Path) -> None:
    made = prepare(folder)
    assert made.value is not None
    assert "CANARY" not in str(made.report)
    assert not [each for each in made.report if "intelligence" in str(each.location) and each.code != "XB-BUILD-025"]
    assert {each.type for each in made.value.case.records.values()}.isdisjoint({"intelligence", "vehicle"})
    assert "CANARY" not in str(made.value.shared.document)
    assert [each.code for each in made.report].count("XB-BUILD-026") == 1
