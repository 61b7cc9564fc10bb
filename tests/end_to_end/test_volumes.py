"""The demonstration court bundle in volumes with lettered sections, and amended: proved, searched, and sent on."""

import datetime as dt
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from end_to_end.late_papers import add_late_papers, entries
from xborder.bundle.verify import verify
from xborder.casefile.build import build_case
from xborder.casefile.demo import copy_case
from xborder.casefile.lcbundle_of_built import LcHead, write_lcbundle
from xborder.casefile.lcbundle_reading import read_lcbundle

LATER = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
DEFINITION = """\
schema: xborder/bundle-definition/1
ref: trial
kind: served
numbering: per_section
dividers: true
volumes: {pages: 14}
sections:
  - {title: Charges, prefix: A, forms: [MG4, MG5]}
  - {title: Statements, prefix: B, forms: [MG9], categories: [statements]}
  - {title: Exhibits, prefix: J, categories: [exhibits]}
  - {title: The rest, prefix: P, categories: [orders_sought, supplied]}
"""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("volumes")
    case = folder / "case"
    copy_case(case, key_id="norfolk-demo-2026")
    (case / "court.yaml").write_text(DEFINITION, encoding="utf-8")
    with (case / "case.yaml").open("a", encoding="utf-8") as plan:
        plan.write("\nbundle_definitions: [court.yaml]\n")
    first = build_case(case, folder / "first")
    assert first.value is not None, [(found.code, found.message) for found in first.report]
    add_late_papers(case)
    second = build_case(case, folder / "second", amends=folder / "first", now=LATER)
    assert second.value is not None, [(found.code, found.message) for found in second.report]
    assert [path.name for path in second.value.paths if path.name.startswith("court")] == [
        f"court-bundle-{number}.pdf" for number in range(1, 5)
    ]
    return folder / "first", folder / "second"


def test_each_volume_keeps_the_limit_and_both_bags_hold_the_same(editions: tuple[Path, Path]) -> None:
    for bundle in editions:
        for path in (bundle / "served/data").glob("court-bundle-*.pdf"):
            assert len(PdfReader(path).pages) <= 14
            assert path.read_bytes() == (bundle / "prosecution/data" / path.name).read_bytes()
        assert verify(bundle / "served", trust=None, at=LATER).integrity


def test_labels_of_all_volumes_are_the_numbers_of_the_record(editions: tuple[Path, Path]) -> None:
    for bundle in editions:
        for number in (1, 2, 3):
            held = [entry for entry in entries(bundle / "served") if entry.get("volume") == number]
            printed = [n for entry in held for n in entry["numbers"][: entry["last_page"] - entry["first_page"] + 1]]
            assert PdfReader(bundle / f"served/data/court-bundle-{number}.pdf").page_labels == printed


def test_no_served_document_gets_another_number(editions: tuple[Path, Path]) -> None:
    before, after = ({entry["key"]: entry["numbers"] for entry in entries(each / "served")} for each in editions)
    documents = [key for key in before if not key.startswith(("volume/", "index"))]
    assert {key: after.get(f"{key}/1", after[key]) for key in documents} == {key: before[key] for key in documents}
    record = json.loads((editions[1] / "served/data/index.json").read_text(encoding="utf-8"))
    assert {n for own in before.values() for n in own} <= {n for own in after.values() for n in own} | {
        *record.get("retired", ())
    }


def test_the_message_to_the_cps_names_the_file_of_each_document(editions: tuple[Path, Path], tmp_path: Path) -> None:
    head = LcHead(case_id=7, bundle_id=3, bundle_type=2)
    assert not write_lcbundle(editions[0], tmp_path / "m.xml", head).has_errors
    made = read_lcbundle(tmp_path / "m.xml").value
    assert made is not None
    items = [item for section in made.sections for item in section.items]
    assert {getattr(item.content, "path", "") for item in items} == {
        f"data/court-bundle-{number}.pdf" for number in (1, 2, 3)
    }
    assert {item.prefix for item in items} == {None, "A", "B", "J", "P"}
