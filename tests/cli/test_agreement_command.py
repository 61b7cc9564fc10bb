"""``xborder agreement`` as a data protection officer types it: lint, show, explain."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from xborder.cli.main import main

ROOT = Path(__file__).parents[2]
CASE = ROOT / "src/xborder/casefile/demo/case"
FILE, TRUST = CASE / "agreement.yaml", CASE / "keys/trust.yaml"
KENT = CASE / "records/kent/coursing-log.csv"
DAY = "2026-05-08T09:00:00+01:00"


def run(*arguments: object, exit_code: int = 0) -> str:
    done = CliRunner().invoke(main, ["agreement", *map(str, arguments)])
    assert done.exit_code == exit_code, done.output
    return done.output


def test_an_agreement_in_order_has_no_finding() -> None:
    assert "Nothing found" in run("lint", FILE, "--trust", TRUST, "--at", DAY)


def test_a_fault_is_told_with_line_and_column(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / "agreement.yaml"
    file.write_text(text.replace('"/date_of_birth", "/sex", "/identifiers', '"/date_of_brith", "/sex", "/identifiers'))
    line = next(number for number, each in enumerate(file.read_text().splitlines(), 1) if "brith" in each)

    told = run("lint", file, "--trust", TRUST, "--signatures", CASE / "signatures", "--at", DAY, exit_code=1)
    assert f"line {line}, character" in told
    assert "XB-AGR-023" in told
    assert "XB-AGR-040" in told


@pytest.mark.parametrize(
    ("at", "code", "ends"),
    [
        ("2025-12-31T12:00:00+00:00", "XB-AGR-063", 1),
        ("2028-01-01T12:00:00+00:00", "XB-AGR-064", 1),
        ("2027-01-02T12:00:00+00:00", "XB-AGR-065", 1),
        ("2027-01-01T12:00:00+00:00", "Nothing found", 0),
    ],
)
def test_the_dates_are_judged_by_the_day(at: str, code: str, ends: int) -> None:
    assert code in run("lint", FILE, "--trust", TRUST, "--at", at, exit_code=ends)


@pytest.mark.parametrize("verb", ["lint", "show"])
def test_what_is_no_agreement_is_refused(verb: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("schema: xborder/agreement/1\nid: &a x\nversion: *a\n")
    assert "XB-AGR-001" in run(verb, file, exit_code=2)
    assert "XB-FILE-001" in run(verb, tmp_path / "none.yaml", exit_code=2)


def test_show_tells_the_agreement_in_plain_english() -> None:
    told = run("show", FILE)
    assert "Chief Constable of Essex Police (essex, force 42): joint controller" in told
    assert "Cut to the first half of the postcode: addresses: postcode" in told


def test_explain_says_for_each_field_what_happens_by_which_rule_and_basis() -> None:
    told = run("explain", FILE, "kent", "cps", KENT, "--trust", TRUST, "--at", DAY, exit_code=1)
    assert "kent to cps, for prosecute, by secure_file_transfer" in told
    assert "/location/postcode (location: postcode): withheld by R22" in told
    assert "basis: DPA 2018 s.37" in told
    assert "Nothing leaves under this agreement today" not in told


def test_explain_prints_no_value_unless_asked(tmp_path: Path) -> None:
    for printed in ("text", "json", f"sarif={tmp_path / 'out.sarif'}"):
        told = run("explain", FILE, "46", "cps", KENT, "--trust", TRUST, "--at", DAY, "--report", printed, exit_code=1)
        assert "PARDOE" not in told
        assert "CT99" not in told
    told = run("explain", FILE, "46", "cps", KENT, "--trust", TRUST, "--at", DAY, "--show-values", exit_code=1)
    assert "says: 'PARDOE'" in told


def test_explain_shows_what_is_left_of_a_field_that_is_cut(tmp_path: Path) -> None:
    record = {
        "schema": "xborder/offender/1",
        "ref": "SR-7",
        "provenance": {"force": "42", "verified_at": "2026-05-01", "fact_or_assessment": "fact"},
        "processing_restricted": False,
        "subject_category": ["suspect"],
        "addresses": [{"postcode": {"scheme": "postcode", "value": "CM99 4AA", "raw": "cm994aa"}}],
        "occupation": "Glassblower",
    }
    file = tmp_path / "record.json"
    file.write_text(json.dumps(record))
    told = run("explain", FILE, "essex", "kent", file, "--purpose", "prevent_detect", "--at", DAY, "--show-values")

    assert "'value': 'CM99'" in told
    assert "/occupation (occupation): withheld: no rule lets it go" in told
    assert "Nothing leaves under this agreement today" in told  # no key is trusted


def test_explain_as_json_holds_paths_and_bases_and_says_whether_the_agreement_is_usable() -> None:
    asked = ["explain", FILE, "kent", "cps", KENT, "--at", DAY, "--report", "json"]
    told = json.loads(CliRunner().invoke(main, ["agreement", *map(str, asked)]).stdout)
    assert told["usable"] is False
    assert told["unusable_because"] == ["XB-AGR-060", "XB-AGR-062"]
    field = next(each for each in told["records"][0]["fields"] if each["path"] == "/location/postcode")
    assert field["rules"] == ["R22"]
    assert field["basis"] == ["DPA 2018 s.37"]


def test_explain_asks_for_the_purpose_where_there_are_several() -> None:
    assert "prevent_detect, prosecute" in run("explain", FILE, "kent", "essex", KENT, exit_code=2)


@pytest.mark.parametrize(
    ("parties", "code"), [(("kent", "lincolnshire"), "XB-REQ-001"), (("cps", "kent"), "XB-REQ-002")]
)
def test_explain_refuses_what_no_flow_carries(parties: tuple[str, str], code: str) -> None:
    assert code in run("explain", FILE, *parties, KENT, "--purpose", "prosecute", "--at", DAY, exit_code=1)


def test_two_records_of_one_key_are_a_finding(tmp_path: Path) -> None:
    record = {
        "schema": "xborder/offender/1",
        "ref": "SR-7",
        "provenance": {"force": "42"},
        "processing_restricted": False,
        "subject_category": ["suspect"],
    }
    file = tmp_path / "records.jsonl"
    file.write_text(f"{json.dumps(record)}\n{json.dumps(record)}\n")
    assert "XB-REQ-009" in run("explain", FILE, "essex", "cps", file, "--at", DAY, exit_code=1)


def test_diff_says_what_a_new_version_discloses_and_a_pipeline_can_stop_on_it(tmp_path: Path) -> None:
    new = tmp_path / "agreement.yaml"
    text = FILE.read_text(encoding="utf-8").replace('version: "2.0.0"', 'version: "2.1.0"')
    new.write_text(
        text.replace('"/spent_convictions_considered"]', '"/spent_convictions_considered", "/occupation"]', 1)
    )
    told = run("diff", FILE, new, "--at", DAY)
    assert "Newly discloses" in told
    assert "occupation" in told
    assert "XB-AGR-050" in run("diff", FILE, new, "--at", DAY, "--fail-on", "warning", exit_code=1)
    assert "Both say the same." in run("diff", FILE, FILE, "--at", DAY)
    written = json.loads(run("diff", FILE, new, "--at", DAY, "--report", "json").partition("\n}\n")[0] + "}")
    assert {each["direction"] for each in written["changes"]} == {"newly disclosed"}
