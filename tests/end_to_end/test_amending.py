"""A late statement, a new copy of an exhibit and a withdrawn one, joined to the demonstration bundle that was served."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from end_to_end.late_papers import add_late_papers, entries
from xborder.bundle.verify import verify
from xborder.casefile.build import build_case
from xborder.casefile.demo import copy_case
from xborder.casefile.demo.keys import demo_signer
from xborder.cli.main import main
from xborder.files.refused import Refused

KEY_ID = "norfolk-demo-2026"
LATER = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def amended(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("amending")
    copy_case(folder / "case", key_id=KEY_ID)
    add_late_papers(folder / "case")
    signers = [demo_signer(KEY_ID)]
    built = build_case(folder / "case", folder / "out", amends=bundle, now=LATER, signers=signers)
    assert built.value is not None, [(found.code, found.message) for found in built.report]
    return folder / "out"


@pytest.mark.parametrize("bag", ["prosecution", "served"])
def test_every_served_page_has_its_number(bundle: Path, amended: Path, bag: str) -> None:
    now = {entry["key"]: entry for entry in entries(amended / bag)}
    for entry in entries(bundle / bag):
        held = now.get(f"{entry['key']}/1") or now[entry["key"]]
        assert held["numbers"][: len(entry["numbers"])] == entry["numbers"]


def test_late_papers_stand_at_their_place(amended: Path) -> None:
    numbers = {entry["key"]: entry["numbers"] for entry in entries(amended / "served")}
    assert numbers["36.statement.S9"] == ["11a", "11b"]
    assert numbers["35.exhibit.JSK/2"] == ["16a"]
    assert (numbers["MG12/1"], numbers["MG12"]) == (["14"], ["14a"])


def test_label_stamp_and_record_agree_on_every_page(amended: Path) -> None:
    for bag, name in (("served", "court-bundle"), ("prosecution", "case-file")):
        reader = PdfReader(amended / bag / "data" / f"{name}.pdf")
        printed = [
            number
            for entry in entries(amended / bag)
            for number in entry["numbers"][: entry["last_page"] - entry["first_page"] + 1]
        ]
        assert reader.page_labels == printed
        assert all(
            page.extract_text().rstrip().endswith(f"Page {n}") for page, n in zip(reader.pages, printed, strict=True)
        )


def test_the_addendum_says_what_came_in_and_a_slip_leads_there(amended: Path) -> None:
    pages = dict(enumerate(PdfReader(amended / "served/data/court-bundle.pdf").pages))
    labels = PdfReader(amended / "served/data/court-bundle.pdf").page_labels
    text = {label: " ".join(pages[at].extract_text().split()) for at, label in enumerate(labels)}
    assert "Amended on 2 November 2026" in text["1a"]
    assert "Came in S9 Statement of Robert James THORNEYCROFT 11a" in text["1a"]
    assert "came in on 2 Nov 2026" in text["2"]
    assert "replaced on 2 November 2026" in text["16"]
    assert "page 16a" in text["16"]


@pytest.mark.parametrize("bag", ["prosecution", "served"])
def test_it_verifies_and_its_log_names_the_earlier_bundle(amended: Path, bag: str) -> None:
    verdict = verify(amended / bag, trust=None, at=LATER)
    assert verdict.integrity
    told = json.loads((amended / bag / "xborder/custody.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert told["type"] == "derived"
    assert told["exhibit"] == f"36NC0412626-{bag}-2"
    assert told["reason"] == "Bundle amended: 1 came in, 3 replaced"


def codes(case: Path, out: Path, amends: Path, now: dt.datetime = LATER) -> list[str]:
    built = build_case(case, out, amends=amends, now=now)
    assert not out.exists() or built.value is not None
    return [found.code for found in built.report if found.code.startswith("XB-VOLUME")]


def test_a_bundle_that_was_changed_cannot_be_amended(case: Path, bundle: Path, tmp_path: Path) -> None:
    shutil.copytree(bundle, tmp_path / "changed")
    with (tmp_path / "changed/served/data/index.json").open("ab") as file:
        file.write(b" ")
    assert codes(case, tmp_path / "out", tmp_path / "changed") == ["XB-VOLUME-020"]


def test_other_letters_than_those_served_are_refused(case: Path, bundle: Path, tmp_path: Path) -> None:
    definition = "schema: xborder/bundle-definition/1\nref: court\nkind: served\nnumbering: per_section\n"
    definition += "sections: [{title: All, prefix: A, categories: [case_overview, statements, exhibits]}]\n"
    (case / "court.yaml").write_text(definition, encoding="utf-8")
    plan = case / "case.yaml"
    plan.write_text(f"{plan.read_text(encoding='utf-8')}\nbundle_definitions: [court.yaml]\n", encoding="utf-8")
    assert codes(case, tmp_path / "out", bundle) == ["XB-VOLUME-006"] * 3 + [
        "XB-VOLUME-024"
    ]  # orders, convictions and the claim have no section


def test_the_bundle_of_another_case_is_refused(case: Path, bundle: Path, tmp_path: Path) -> None:
    plan = case / "case.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("36NC0412626", "36NC0412726"), encoding="utf-8")
    assert codes(case, tmp_path / "out", bundle) == ["XB-VOLUME-021"] * 2


def test_an_amendment_of_the_same_day_is_pointed_out(case: Path, bundle: Path, tmp_path: Path) -> None:
    at = dt.datetime(2026, 10, 8, 8, tzinfo=dt.UTC)
    assert codes(case, tmp_path / "out", bundle, at) == ["XB-VOLUME-023"] * 2


def test_a_bundle_never_takes_the_place_of_the_one_it_amends(case: Path, bundle: Path) -> None:
    with pytest.raises(Refused) as refusal:
        build_case(case, bundle, amends=bundle, replace=True)
    assert [found.code for found in refusal.value.report] == ["XB-VOLUME-025"]


def test_the_command_amends_or_leaves_nothing(case: Path, bundle: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["bundle", "amend", str(bundle), str(case), "-o", str(out), "--now", "2026-11-02T09:00:00+00:00"]
    made = CliRunner().invoke(main, words)
    assert made.exit_code == 0, made.output
    assert str(out / "served/data/court-bundle.pdf") in made.output
    shutil.rmtree(out)
    shutil.copytree(bundle, tmp_path / "changed")
    (tmp_path / "changed/prosecution/bagit.txt").unlink()
    refused = CliRunner().invoke(main, [*words[:2], str(tmp_path / "changed"), *words[3:]])
    assert (refused.exit_code, out.exists()) == (1, False), refused.output
    assert "Nothing was written" in refused.output
