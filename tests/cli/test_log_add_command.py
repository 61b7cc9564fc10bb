"""``xborder log add``: an operation on record, or refused with the reason."""

import json
from pathlib import Path

from disclosures_made import made_log, run_log

ENTRY = """
type: "consultation"
by: {party: "norfolk", actor: "PC 1101 LISTER", role: "analyst"}
records: ["36:offender:NF-77"]
purpose: "prevent_detect"
"""


def test_an_operation_is_put_on_record(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    entry = tmp_path / "entry.yaml"
    entry.write_text(ENTRY)
    done = run_log("add", log, entry)

    assert (done.exit_code, "receipt sha256:" in done.output) == (0, True)
    made = json.loads(log.read_bytes().splitlines()[-1])
    assert (made["type"], made["seq"], made["records"]) == ("consultation", 6, ["36:offender:NF-77"])
    assert made["at"]
    assert run_log("verify", log).exit_code == 3


def test_a_first_entry_begins_a_log(tmp_path: Path) -> None:
    entry = tmp_path / "entry.json"
    entry.write_text(json.dumps({"type": "erasure", "by": {"party": "n", "actor": "a", "role": "r"}, "reason": "x"}))
    done = run_log("add", tmp_path / "new.jsonl", entry)
    assert done.exit_code == 2
    assert {"XB-LOG-017", "XB-LOG-020"} <= set(done.output.replace(":", " ").split())
    assert not (tmp_path / "new.jsonl").exists()
    entry.write_text(ENTRY)
    assert run_log("add", tmp_path / "new.jsonl", entry).exit_code == 0


def test_what_cannot_be_read_or_written_to_ends_with_two(tmp_path: Path) -> None:
    log, _ = made_log(tmp_path)
    entry = tmp_path / "entry.yaml"
    assert run_log("add", log, entry).exit_code == 2
    entry.write_text("type: yes")
    assert run_log("add", log, entry).exit_code == 2
    entry.write_text(ENTRY)
    damaged = log.read_bytes() + b"nothing\n"
    log.write_bytes(damaged)
    done = run_log("add", log, entry)
    assert (done.exit_code, "XB-LOG-021" in done.output) == (2, True)
    assert log.read_bytes() == damaged
    assert run_log("add", tmp_path, entry).exit_code == 2
