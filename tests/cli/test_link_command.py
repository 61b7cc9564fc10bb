import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from formats_world import KENT_FILE, NORFOLK_FILE, ORDERS_FILE, SUFFOLK_FILE
from xborder.cli.main import main
from xborder.files.yaml_reader import read_yaml
from xborder.model.links import LinksFile
from xborder.schema import decode

FILES = [str(path) for path in (NORFOLK_FILE, KENT_FILE, SUFFOLK_FILE, ORDERS_FILE)]
CHARGE, MISHEARD = "36:charge:36NC0412626/1", "37:incident:SFK/26/0311#P1"
DECIDED = ["--because", "The same man; seen by both.", "--by", "PC 1428 MARLOWE, Norfolk", "--on", "2026-10-06"]


def _run(*arguments: str, exit_code: int = 0) -> str:
    done = CliRunner().invoke(main, ["link", *arguments])
    assert done.exit_code == exit_code, done.output
    return done.output if exit_code else done.stdout


def _held(links: Path) -> LinksFile:
    read = read_yaml(links).value
    assert read is not None
    made = decode(read.root, LinksFile).value
    assert isinstance(made, LinksFile)
    return made


def _pairs(links: Path) -> list[Any]:
    found = json.loads(_run("propose", *FILES, "--links", str(links), "--report", "json"))
    pairs: list[Any] = found["pairs"]
    return pairs


def test_the_man_spelled_two_ways_is_found_and_never_without_reasons(tmp_path: Path) -> None:
    pairs = _pairs(tmp_path / "links.yaml")
    found = next(each for each in pairs if set(each["persons"]) == {CHARGE, MISHEARD})
    assert found["for"] == ["the same full date of birth", "names spelled much alike"]
    assert found["against"] == ["names are not the same"]
    assert all(each["for"] for each in pairs)


def test_numbers_come_first_and_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    pairs = _pairs(tmp_path / "links.yaml")
    bases = [each["basis"] for each in pairs]
    assert bases == sorted(bases, reverse=True)
    FILES.reverse()
    assert _pairs(tmp_path / "links.yaml") == pairs


def test_what_was_decided_is_not_asked_again(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    before = len(_pairs(links))
    _run("confirm", CHARGE, MISHEARD, "--basis", "document", *DECIDED, "--links", str(links))
    after = _pairs(links)
    assert len(after) == before - 1
    first = after[0]["persons"]
    _run("refuse", *first, *DECIDED, "--links", str(links))
    assert first not in [each["persons"] for each in _pairs(links)]


def test_a_decision_is_added_and_what_was_there_stays(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    links.write_text(
        '# Kept by the case builder.\nschema: "xborder/links/1"\nrefusals:\n'
        '  - persons: ["36:charge:A/1", "37:offender:B"]  # twins\n    explanation: "Twins."\n'
        '    refused_by: "PC 1 ROOK"\n    refused_on: "2026-01-02"\nlinks: []\n'
    )
    _run("confirm", CHARGE, MISHEARD, "--basis", "document", *DECIDED, "--links", str(links))
    _run("refuse", CHARGE, "46:incident:X#P1", *DECIDED, "--links", str(links))
    text = links.read_text()
    assert "# Kept by the case builder." in text
    assert "# twins" in text
    made = _held(links)
    assert [link.persons for link in made.links] == [(CHARGE, MISHEARD)]
    assert len(made.refusals) == 2
    assert made.links[0].confirmed_by == "PC 1428 MARLOWE, Norfolk"


def test_any_words_are_kept_as_they_were_said(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    words = 'He said: "that\'s me" \\ twice\nand again\ttoo'
    _run("refuse", CHARGE, MISHEARD, "--because", words, "--by", "DC 9 CHLOË O'BRIEN", "--links", str(links))
    refusal = _held(links).refusals[0]
    assert (refusal.explanation, refusal.refused_by) == (words, "DC 9 CHLOË O'BRIEN")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([CHARGE], "at least two"),
        ([CHARGE, CHARGE], "each once"),
        ([CHARGE, "the other one"], "names no person"),
        ([CHARGE, MISHEARD, "37:offender:B"], "exactly two"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(arguments: list[str], said: str, tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    assert said in _run("refuse", *arguments, *DECIDED, "--links", str(links), exit_code=2)
    assert not links.exists()


def test_a_file_that_is_wrong_is_not_written_over(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    links.write_text('schema: "xborder/links/1"\nlinks:\n  - persons: 5\n')
    before = links.read_text()
    out = _run("refuse", CHARGE, MISHEARD, *DECIDED, "--links", str(links), exit_code=2)
    assert "line 3" in out
    assert links.read_text() == before


def test_a_decision_against_another_is_not_written(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    third = "46:incident:EK/26/1042#P1"
    kept = ("--links", str(links))
    _run("confirm", CHARGE, MISHEARD, "--basis", "document", *DECIDED, *kept)
    _run("confirm", MISHEARD, third, "--basis", "document", *DECIDED, *kept)
    before = links.read_text(encoding="utf-8")
    # The two are joined over the third, so their refusal contradicts too.
    for pair in ((CHARGE, MISHEARD), (CHARGE, third)):
        assert "XB-LINK-008" in _run("refuse", *pair, *DECIDED, *kept, exit_code=2)
    assert links.read_text(encoding="utf-8") == before


def test_a_refused_pair_is_not_confirmed_not_even_over_somebody_else(tmp_path: Path) -> None:
    links = tmp_path / "links.yaml"
    third = "46:incident:EK/26/1042#P1"
    kept = ("--links", str(links))
    _run("refuse", CHARGE, third, *DECIDED, *kept)
    assert "XB-LINK-008" in _run("confirm", CHARGE, third, "--basis", "document", *DECIDED, *kept, exit_code=2)
    _run("confirm", CHARGE, MISHEARD, "--basis", "document", *DECIDED, *kept)
    assert "XB-LINK-008" in _run("confirm", MISHEARD, third, "--basis", "document", *DECIDED, *kept, exit_code=2)
    assert len(_held(links).links) == 1


@pytest.mark.parametrize("blank", ["--by", "--because"])
def test_nobody_decides_for_no_reason(blank: str, tmp_path: Path) -> None:
    given = {"--by": "PC 1428 MARLOWE, Norfolk", "--because": "Seen by both.", blank: " "}
    words = [part for pair in given.items() for part in pair]
    links = tmp_path / "links.yaml"
    told = _run("confirm", CHARGE, MISHEARD, "--basis", "document", *words, "--links", str(links), exit_code=2)
    assert "say who, and why" in told
    assert not links.exists()
