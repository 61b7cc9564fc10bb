"""Hearings and results of the courts through ``xborder convert``: into each canonical form, and back where they go."""

import json
from pathlib import Path
from typing import Any

import pytest

import aho_made
from common_platform_heard import for_police, hearing, session, text
from convert_world import refs, run
from formats_world import SHARED, needs_samples

HEARING = "common-platform-hearing"
SAMPLES = [
    ("cp-hearing-laa/hearing-with_prosecution_case.json", 1),
    ("cp-police-result-json/public.results.police-result-generated.json", 1),
    ("cp-police-result-json/results--create-results-1.json", 1),
]


def _saved(folder: Path, document: Any) -> Path:
    path = folder / "court.json"
    path.write_text(text(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml", "xml"])
def test_a_hearing_goes_into_the_canonical_form_and_comes_back(form: str, tmp_path: Path) -> None:
    there, back = tmp_path / f"out.{form}", tmp_path / "back.json"
    assert run(_saved(tmp_path, hearing()), "--to", f"canonical-{form}", "-o", there).exit_code == 0
    assert run(there, "--to", HEARING, "-o", back).exit_code == 0
    assert json.loads(back.read_text(encoding="utf-8")) == hearing()


@pytest.mark.parametrize(("document", "number"), [(for_police(), 2), (session(), 4), (hearing(), 3)])
def test_a_document_is_known_and_what_it_keeps_is_listed(document: Any, number: int, tmp_path: Path) -> None:
    out, losses = tmp_path / "out.jsonl", tmp_path / "loss.json"
    result = run(_saved(tmp_path, document), "--to", "canonical-jsonl", "-o", out, "--loss", losses)
    assert result.exit_code == 0, result.output
    assert len(refs(out)) == number
    totals = json.loads(losses.read_text(encoding="utf-8"))["totals"]
    assert {kind for kind, count in totals.items() if count} == {"defaulted", "unmapped"}


def test_an_order_is_not_converted_before_the_defendant_it_was_made_against(tmp_path: Path) -> None:
    bad, out, aside = tmp_path / "court.json", tmp_path / "out.jsonl", tmp_path / "aside"
    document = json.loads(text(session()))  # apart from each other
    person = document["cases"][1]["defendants"][0]["individualDefendant"]["person"]
    right, person["dateOfBirth"] = person["dateOfBirth"], "31/02/1990"
    bad.write_text(json.dumps(document), encoding="utf-8")
    way = (bad, "--to", "canonical-jsonl", "-o", out, "--quarantine", aside)
    assert "2 converted, 2 could not be" in run(*way).output
    person["dateOfBirth"] = right
    bad.write_text(json.dumps(document), encoding="utf-8")
    assert run(*way, "--resume").exit_code == 0
    assert len(refs(out)) == len(set(refs(out))) == 4


def test_results_for_the_police_are_never_written(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    result = run(_saved(tmp_path, for_police()), "--to", "police-result-json", "-o", out)
    assert result.exit_code == 2
    assert "XB-FORMAT-201" in result.output
    assert not out.exists()


def test_what_is_wrong_around_records_is_told_where_there_is_none(tmp_path: Path) -> None:
    path = _saved(tmp_path, {"hearing": {"prosecutionCases": [{"defendants": 5}]}})
    result = run(path, "--from", HEARING, "--to", "canonical-json", "-o", tmp_path / "out.json")
    assert result.exit_code != 0
    assert "/hearing/prosecutionCases/0/defendants" in result.output


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b'{"hearing": {"prosecutionCases": [{"defendants": 5}]}}', b"\xff{"]
)
def test_rubbish_is_told_and_nothing_is_written(content: bytes, tmp_path: Path) -> None:
    path, out = tmp_path / "court.json", tmp_path / "out.json"
    path.write_bytes(content)
    result = run(path, "--from", HEARING, "--to", "canonical-json", "-o", out)
    assert result.exit_code in {1, 2}
    assert "XB-" in result.output
    assert not out.exists()


@needs_samples
@pytest.mark.parametrize(("sample", "number"), SAMPLES)
def test_the_samples_go_into_the_canonical_form(sample: str, number: int, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run(SHARED / "samples" / sample, "--force", "36", "--to", "canonical-jsonl", "-o", out)
    assert f"{number} converted, 0 could not be" in result.output
    assert len(refs(out)) == number


# --- what one message says twice: a result, and the order that it makes ------------------------------------------


def test_a_hearing_and_its_order_go_into_one_message(tmp_path: Path) -> None:
    source, there, back = tmp_path / "aho.xml", tmp_path / "there.json", tmp_path / "back.xml"
    source.write_text(aho_made.document(), encoding="utf-8")
    assert run(source, "--to", "canonical-json", "-o", there).exit_code == 0
    result = run(there, "--to", "aho", "-o", back)
    assert result.exit_code == 0, result.output
    assert aho_made.said(back.read_bytes()) == aho_made.said(source.read_bytes())


def test_hearings_in_a_folder_take_their_orders_with_them(tmp_path: Path) -> None:
    for name, urn in (("a", "36NC0412626"), ("b", "36NC0412627")):
        text = aho_made.document()
        assert "36NC0412626" in text
        (tmp_path / f"{name}.xml").write_text(text.replace("36NC0412626", urn), encoding="utf-8")
    there, made = tmp_path / "there.jsonl", tmp_path / "made"
    assert run(tmp_path / "a.xml", tmp_path / "b.xml", "--to", "canonical-jsonl", "-o", there).exit_code == 0
    result = run(there, "--to", "aho", "-o", f"{made}/", "--quarantine", tmp_path / "bad")
    assert result.exit_code == 0, result.output
    assert "4 converted, 0 could not be" in result.output
    assert "written: nothing lost" in result.output
    assert [aho_made.said(path.read_bytes()) for path in sorted(made.iterdir())] == [
        aho_made.said((tmp_path / f"{name}.xml").read_bytes()) for name in "ab"
    ]


@pytest.mark.parametrize("profile", ["aho", "spi-result", HEARING])
def test_an_order_alone_makes_no_empty_message(profile: str, tmp_path: Path) -> None:
    source, there, out = tmp_path / "aho.xml", tmp_path / "there.jsonl", tmp_path / "out"
    source.write_text(aho_made.document(), encoding="utf-8")
    run(source, "--to", "canonical-jsonl", "-o", there)
    orders = [line for line in there.read_text(encoding="utf-8").splitlines() if "asb-order" in line]
    assert orders
    there.write_text("\n".join(orders), encoding="utf-8")
    result = run(there, "--to", profile, "-o", out)
    assert result.exit_code == 1
    assert "XB-FORMAT-023" in result.output
    assert not out.exists()
