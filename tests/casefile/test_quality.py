"""The failure rate over many files: exact, with what it is a part of, and nothing that is unknown taken for a pass."""

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from casefile.clean_cases import clean_case
from casefile.defects import DEFECTS
from xborder.casefile.failure_reasons import failure_reasons
from xborder.casefile.quality.assessed import NO_REASON, Assessed
from xborder.casefile.quality.chart import chart
from xborder.casefile.quality.figures import figures
from xborder.cli.main import main
from xborder.model.codes import FileType
from xborder.model.readiness import Verdict

REASONS = [str(each.id) for each in failure_reasons()]


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def saved(folder: Path, number: int, verdict: str = "ready", **more: Any) -> Path:
    failures = [_failure(reason) for reason in more.pop("reasons", ())]
    told = {
        "schema": "xborder/readiness/1",
        "urn": f"36NC{number:05}26",
        "lead_force": "36",
        "as_of": "2026-10-08T09:00:00+01:00",
        "verdict": verdict,
        "failures": failures,
        "items": [],
        "charges": [],
    }
    folder.mkdir(exist_ok=True)
    path = folder / f"{number:03}.json"
    path.write_text(json.dumps(told | more), encoding="utf-8")
    return path


def _failure(reason: int | None) -> dict[str, Any]:
    told = {"item": "x", "check": "x", "state": "missing", "detail": "x", "settles": "x", "place": "case.yaml"}
    return told | ({"reason": reason} if reason else {})


def rows(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return {row["key"]: row for row in csv.DictReader(text)}


def test_a_rate_is_of_the_files_that_could_be_decided(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    saved(folder, 1)
    saved(folder, 2, "not_ready", reasons=[7, 8, None])
    saved(folder, 3, "not_ready", reasons=[7, 7])
    saved(folder, 4, "cannot_tell")
    (folder / "005.json").write_text("{", encoding="utf-8")
    out = tmp_path / "out.csv"
    code, words = run("quality", *sorted(folder.iterdir()), "--csv", out)
    made = rows(out)
    assert code == 1
    assert (made["7"]["failed"], made["7"]["decided"], made["7"]["rate_percent"]) == ("2", "3", "66.7")
    assert (made["8"]["failed"], made[NO_REASON]["failed"], made["1"]["failed"]) == ("1", "1", "0")
    assert (made["all"]["failed"], made["all"]["decided"], made["all"]["cannot_tell"]) == ("2", "3", "1")
    assert made["not_read"]["cannot_tell"] == "1"
    assert set(REASONS) <= set(made)
    assert "2 of 3 (66.7 %)  and 1 that cannot be told" in words
    assert "could not be read or judged: 1.\n  " in words
    assert "005.json" in words
    assert "XB-QUALITY-001" in words


def test_a_file_that_contradicts_itself_is_no_pass(tmp_path: Path) -> None:
    saved(tmp_path, 1, "ready", reasons=[7])
    items = [{"id": "x", "title": "X", "state": "cannot_tell"}]
    saved(tmp_path, 2, "ready", items=items)
    out = tmp_path / "out.csv"
    run("quality", *sorted(tmp_path.glob("*.json")), "--by", "force", "--csv", out)
    assert (rows(out)["36"]["failed"], rows(out)["36"]["decided"], rows(out)["36"]["cannot_tell"]) == ("1", "1", "1")


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("force", ["36", "46", "not said"]),
        ("unit", ["36KL", "36NC", "46MD", "not said"]),
        ("month", ["2026-09", "2026-10", "not said"]),
    ],
)
def test_files_are_told_apart_by_force_unit_and_month(by: str, keys: list[str], tmp_path: Path) -> None:
    saved(tmp_path, 1, "not_ready", reasons=[7])
    saved(tmp_path, 2, urn="36KL0000226")
    # Half past eleven of the evening in UTC is the next month in London.
    saved(tmp_path, 3, urn="46MD0000326", lead_force="46", as_of="2026-09-30T23:30:00+00:00")
    saved(tmp_path, 4, urn="46MD0000426", lead_force="46", as_of="2026-09-29T23:30:00+00:00")
    bare = json.loads((tmp_path / "001.json").read_text(encoding="utf-8"))
    bare = {name: value for name, value in bare.items() if name not in ("urn", "lead_force", "as_of")}
    (tmp_path / "bare.json").write_text(json.dumps(bare), encoding="utf-8")
    saved(tmp_path, 6, urn="=1+1", lead_force="=cmd") if by == "force" else None
    out = tmp_path / "out.csv"
    code, words = run("quality", *sorted(tmp_path.glob("*.json")), "--by", by, "--csv", out)
    assert code == 0, words
    assert list(rows(out)) == [*keys, "all", "not_read"]
    assert "=" not in out.read_text(encoding="utf-8")


def test_a_case_that_is_given_twice_counts_once_and_is_told(tmp_path: Path) -> None:
    saved(tmp_path, 1, "not_ready", reasons=[7])
    twin = tmp_path / "twin.json"
    twin.write_bytes((tmp_path / "001.json").read_bytes())
    code, words = run("quality", tmp_path / "001.json", twin)
    assert code == 0
    assert "1 of 1 (100.0 %)" in words
    assert "XB-QUALITY-002" in words


def test_case_folders_are_judged_and_the_broken_one_is_named(tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    clean_case(FileType.NGAP).write(cases / "a")
    spoiled = clean_case(FileType.NGAP)
    spoiled.plan["urn"] = "36NC0500226"
    DEFECTS["cctv_clipped"](spoiled)
    spoiled.write(cases / "b")
    unjudged = clean_case(FileType.NGAP)
    unjudged.plan["urn"] = "36NC0500326"
    unjudged.without("charge", unjudged.charge_ref)
    unjudged.write(cases / "c")
    (cases / "d").mkdir()
    (cases / "d/case.yaml").write_text("schema: [", encoding="utf-8")
    out = tmp_path / "out.csv"
    code, words = run("quality", cases, "--csv", out)
    assert code == 1
    assert (rows(out)["13"]["failed"], rows(out)["13"]["decided"]) == ("1", "2")
    assert rows(out)["not_read"]["cannot_tell"] == "2"
    assert "XB-BUILD-023" in words
    saved_too = tmp_path / "b.json"
    run("case", "check", cases / "b", "--readiness", saved_too)
    run("quality", saved_too, "--csv", out)
    assert (rows(out)["13"]["failed"], rows(out)["13"]["decided"]) == ("1", "1")


def test_nothing_readable_ends_with_2(tmp_path: Path) -> None:
    assert run("quality", tmp_path / "absent.json")[0] == 2
    assert run("quality", tmp_path)[0] == 2


def test_the_chart_says_in_words_what_it_shows(tmp_path: Path) -> None:
    saved(tmp_path, 1, "not_ready", reasons=[7, 19])
    saved(tmp_path, 2)
    for name in ("chart.svg", "chart.html"):
        assert run("quality", *sorted(tmp_path.glob("*.json")), "--chart", tmp_path / name)[0] == 0
    root = ET.parse(tmp_path / "chart.svg").getroot()  # noqa: S314 # our own picture
    space = "{http://www.w3.org/2000/svg}"
    told = root.find(f"{space}desc")
    title = root.find(f"{space}title")
    assert root.get("role") == "img"
    assert title is not None
    assert told is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
    assert "7. A statement is missing or not in order: 1 of 2 (50.0 %)." in (told.text or "")
    texts = [each.text or "" for each in root.iter(f"{space}text")]
    assert texts.count("1 of 2 (50.0 %)") == 3
    assert not [words for words in texts if words.endswith("…")]
    html = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert html.count("<tr>") == 1 + len(REASONS) + 2


def test_no_label_of_a_reason_is_cut_in_the_chart() -> None:
    failed = Assessed(
        source="a",
        urn=None,
        verdict=Verdict.NOT_READY,
        reasons=frozenset([*REASONS, NO_REASON]),
        force="36",
        unit="36NC",
        month="2026-10",
    )
    assert "…" not in chart(figures([failed], "reason"))


def test_a_chart_is_of_a_kind_that_can_be_drawn_and_never_over_what_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, 1)
    assert run("quality", path, "--chart", tmp_path / "chart.png")[0] == 2
    before = path.read_bytes()
    assert run("quality", path, "--csv", path)[0] == 2
    assert path.read_bytes() == before


FILES = st.builds(
    Assessed,
    source=st.just("x"),
    urn=st.none(),
    verdict=st.sampled_from(Verdict),
    reasons=st.frozensets(st.sampled_from(REASONS)),
    force=st.sampled_from(["36", "37", "46"]),
    unit=st.sampled_from(["36NC", "46MD"]),
    month=st.sampled_from(["2026-09", "2026-10"]),
)


@given(st.lists(FILES, max_size=30), st.sampled_from(["force", "unit", "month"]))
def test_the_lines_of_a_table_add_up_to_the_total(files: list[Assessed], by: str) -> None:
    made = figures(files, by)
    for name in ("failed", "decided", "unknown"):
        assert sum(getattr(row, name) for row in made.rows) == getattr(made.total, name)
    assert made.total.decided + made.total.unknown == len(files)
    assert all(row.failed <= row.decided for row in (*made.rows, made.total))
