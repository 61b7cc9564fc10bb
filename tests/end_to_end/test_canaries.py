"""A text of its own stands in every field that the agreement withholds: none of them is in any byte that is made.

A few copies of the incidents run with the suite; ``pytest -m soak`` runs a case of hundreds of records.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from canaries import plant
from disclosures_made import run_log
from end_to_end.pdf_text import everything
from xborder.casefile.demo import copy_case
from xborder.cli.main import main

BY = ["--by", "Insp 12 MARCHANT"]
DEFENDANT = "37:offender:SR-2026-0088"
MARK = b"CANARY-"


def _run(*arguments: object) -> bytes:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert done.exit_code in (0, 1), done.output
    return done.stdout.encode() + done.stderr.encode()


def _all_that_is_made(case: Path, place: Path) -> Iterator[tuple[str, bytes]]:
    """What every command about the case prints, and then what is in every file that was written."""
    out, log = place / "out", place / "norfolk.jsonl"
    agreement = ["--agreement", case / "agreement.yaml", "--on", "2040-01-01"]
    for name in ("text", "json", "sarif", "junit", "github", "html"):
        yield f"case check, {name}", _run("case", "check", case, "--report", name)
    for ending in ("json", "html", "pdf"):
        yield f"readiness as {ending}", _run("case", "check", case, "--readiness", place / f"readiness.{ending}")
    yield "share decide", _run("share", "decide", case, "--decision", place / "decision.json")
    yield "case build", _run("case", "build", case, "-o", out, "--log", log)
    yield "retention due", _run("retention", "due", case, *agreement, "--all")
    for ending in ("json", "csv", "html", "pdf"):
        period = ["--from", "2026-10-01", "--to", "2026-10-31", "-o", place / f"report.{ending}"]
        yield f"log report as {ending}", run_log("report", log, *period, *BY).output.encode()
    yield "log query", run_log("query", log, "--for", "lawfulness", "--report", "json", *BY).output.encode()
    more = ["--because", "erased", "-o", place / "notices"]
    yield "log recall", run_log("recall", log, DEFENDANT, *more, *BY).output.encode()
    yield "log subject", run_log("subject", log, DEFENDANT, "-o", place / "answer.pdf", *BY).output.encode()
    yield "log verify", run_log("verify", log).output.encode()
    assert (out / "prosecution/data/case-file.pdf").exists()
    for file in sorted(place.rglob("*")):
        if file.is_file() and not file.is_relative_to(case):
            yield str(file), everything(file) if file.suffix == ".pdf" else file.read_bytes()


def _search(place: Path, copies: int) -> tuple[int, int]:
    """How many canaries were planted, and in how many files and outputs they were looked for."""
    case = place / "case"
    copy_case(case, key_id="norfolk-demo-2026")
    planted = plant(case, copies=copies)
    searched = 0
    for name, content in _all_that_is_made(case, place):
        searched += 1
        if MARK in content:
            found = [where for canary, where in planted.items() if canary.encode() in content]
            raise AssertionError(f"{name}: {found[:20]}")
    return len(planted), searched


def test_nothing_that_is_withheld_is_in_any_byte(tmp_path: Path) -> None:
    planted, searched = _search(tmp_path, copies=2)
    assert planted > 1000
    assert searched > 80


@pytest.mark.soak
def test_nothing_that_is_withheld_is_in_any_byte_of_a_large_run(tmp_path: Path) -> None:
    print(*_search(tmp_path, copies=40))  # noqa: T201 - the figures of a soak are what it is run for
