"""``xborder log query``, ``report``, ``recall`` and ``subject``: what they print and write, and that they go on record."""

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from disclosures_made import INCIDENT, OFFENDER, made_log, run_log

BY = ["--by", "Insp 12 MARCHANT"]
PERIOD = ["--from", "2026-10-01", "--to", "2026-10-31"]
NAMES = ("OAKSHOTT", "36NC0412626")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return made_log(tmp_path)[0]


def last(log: Path) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(log.read_bytes().splitlines()[-1])
    return entry


def test_a_query_needs_a_purpose_of_the_act_and_a_name(log: Path) -> None:
    before = log.read_bytes()
    assert run_log("query", log, *BY).exit_code == 2
    assert run_log("query", log, *BY, "--for", "curiosity").exit_code == 2
    assert run_log("query", log, "--for", "security").exit_code == 2
    assert run_log("query", log, "--for", "security", "--by", " ").exit_code == 2
    assert run_log("query", log, *BY, "--for", "security", "--record", "NF-77").exit_code == 2
    assert run_log("query", log, *BY, "--for", "security", "--since", "yesterday").exit_code == 2
    assert log.read_bytes() == before


def test_a_query_lists_entries_and_is_on_record(log: Path) -> None:
    done = run_log("query", log, *BY, "--for", "self-monitoring", "--record", OFFENDER, "--until", "2026-10-06")
    assert done.exit_code == 0
    assert "3 entries." in done.output
    assert "to essex, prevent_detect: 36:offender:NF-77 (taken back by entry 4)" in done.output
    assert (last(log)["purpose"], last(log)["actor"], last(log)["verb"]) == (
        "self-monitoring",
        "Insp 12 MARCHANT",
        "query",
    )

    done = run_log("query", log, *BY, "--for", "lawfulness", "--to", "cps", "--report", "json")
    [found] = json.loads(done.stdout)
    assert (found["seq"], found["recipient"]) == (2, "cps")


def test_a_broken_log_answers_nothing(log: Path, tmp_path: Path) -> None:
    log.write_bytes(log.read_bytes().replace(b"essex", b"devon"))
    before = log.read_bytes()
    for verb, more in (
        ("query", ["--for", "security"]),
        ("report", [*PERIOD, "-o", tmp_path / "r.json"]),
        ("recall", [OFFENDER, "--because", "erased", "-o", tmp_path / "n"]),
        ("subject", [OFFENDER]),
    ):
        done = run_log(verb, log, *more, *BY)
        assert (done.exit_code, "XB-LOG-004" in done.output, OFFENDER in done.stdout) == (1, True, False), verb
    assert log.read_bytes() == before
    assert not (tmp_path / "r.json").exists()
    assert not (tmp_path / "n").exists()


@pytest.mark.parametrize("ending", ["json", "csv", "html", "pdf"])
def test_a_period_is_reported_in_each_form(log: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"october.{ending}"
    done = run_log("report", log, *PERIOD, "-o", file, *BY)

    assert done.exit_code == 0, done.output
    assert "2 disclosures; 1 more taken back before anything left." in done.output
    text = _text(file)
    # A narrow column parts a reference at its hyphen; the table marks cells with a sign that nobody sees.
    packed = "".join(text.split()).replace("\u200b", "")
    assert all(word in packed for word in ("prosecute", OFFENDER, INCIDENT, "OAKSHOTT"))
    assert "\\n" not in text
    assert "10 November" not in text
    assert "2026-11-10" not in text
    assert last(log)["verb"] == "report"


def _text(file: Path) -> str:
    if file.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    return file.read_text()


def test_a_report_names_the_entry_that_tells_of_it(log: Path, tmp_path: Path) -> None:
    run_log("report", log, *PERIOD, "-o", tmp_path / "r.json", *BY)
    head = json.loads((tmp_path / "r.json").read_text())["head"]
    assert run_log("verify", log, "--receipt", head).exit_code == 3
    assert f"It ends at receipt {head}" in run_log("verify", log).output


@pytest.mark.parametrize(
    "arguments",
    [
        [*PERIOD, "-o", "r.docx"],
        ["--from", "2026-10-02", "--to", "2026-10-01", "-o", "r.json"],
        ["--from", "2026-10-32", "--to", "2026-10-01", "-o", "r.json"],
        [*PERIOD],
    ],
)
def test_a_wrong_argument_is_refused(log: Path, arguments: list[str]) -> None:
    before = log.read_bytes()
    assert run_log("report", log, *arguments, *BY).exit_code == 2
    assert log.read_bytes() == before


def test_a_report_is_not_written_over_the_log(log: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "log.json"
    log.rename(renamed)
    before = renamed.read_bytes()
    assert run_log("report", renamed, *PERIOD, "-o", renamed, *BY).exit_code == 2
    assert renamed.read_bytes() == before


def test_a_recall_writes_a_notice_to_each_and_no_more_than_it_needs(log: Path, tmp_path: Path) -> None:
    folder = tmp_path / "notices"
    more = ["--because", "inaccurate", "--sender", "norfolk", "--contact", "dpo@norfolk.example", "-o", folder]
    done = run_log("recall", log, OFFENDER, *more, *BY)

    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in folder.iterdir()) == [
        f"notice-36-offender-NF-77-{to}.{ending}" for to in ("cps", "kent") for ending in ("pdf", "txt")
    ]
    for path in folder.iterdir():
        text = _text(path)
        assert "section 38(5)(c)" in text
        assert "/date_of_birth" in text
        assert not [
            word for word in (*NAMES, INCIDENT, "Essex", "Kent" if "cps" in path.name else "CPS") if word in text
        ]
    assert "1 taken back before anything left: no notice is due." in done.output
    assert (last(log)["verb"], last(log)["asked"]["records"]) == ("recall", [OFFENDER])


def test_notices_are_not_written_over_others(log: Path, tmp_path: Path) -> None:
    more = ["--because", "unlawful", "-o", tmp_path / "n", *BY]
    assert run_log("recall", log, OFFENDER, *more).exit_code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "n").iterdir()}
    done = run_log("recall", log, OFFENDER, *more)
    assert (done.exit_code, "XB-OUT-001" in done.output) == (2, True)
    assert {path: path.read_bytes() for path in (tmp_path / "n").iterdir()} == before


def test_a_record_that_nobody_was_sent_needs_no_notice(log: Path) -> None:
    done = run_log("recall", log, "36:offender:NOBODY", "--because", "erased", *BY)
    assert (done.exit_code, "Nobody was sent this record." in done.output) == (0, True)


@pytest.mark.parametrize("ending", ["txt", "json", "pdf", ""])
def test_a_subject_is_answered(log: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"answer.{ending}"
    done = run_log("subject", log, OFFENDER, *BY, *(["-o", file] if ending else []))
    assert done.exit_code == 0
    text = _text(file) if ending else done.output
    assert "date of birth" in text
    assert "kent" in text.casefold()
    assert "essex" not in text.casefold()
    assert not [word for word in NAMES if word in text]
    assert last(log)["verb"] == "subject"


def test_an_answer_that_cannot_be_written_says_so(log: Path, tmp_path: Path) -> None:
    (tmp_path / "answer.txt").mkdir()
    assert run_log("subject", log, OFFENDER, *BY, "-o", tmp_path / "answer.txt").exit_code == 2
    assert run_log("subject", log, OFFENDER, *BY, "-o", tmp_path / "answer.docx").exit_code == 2
