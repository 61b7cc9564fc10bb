"""What the tests of conversions share: sources with several records, and slips in some of them."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

import common_platform_made
from formats_world import KENT, KENT_FILE, NORFOLK_FILE, SUFFOLK, SUFFOLK_FILE
from xborder.cli.convert_wish import Wish
from xborder.cli.main import main

KENT_TEXT = KENT_FILE.read_text(encoding="utf-8")
_OCCURRENCE = json.loads(SUFFOLK_FILE.read_text(encoding="utf-8"))["occurrences"][0]


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    """Run ``xborder convert``."""
    return CliRunner().invoke(main, ["convert", *map(str, arguments)], input=stdin)


def lines(path: Path) -> list[Any]:
    """The records of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def refs(path: Path) -> list[str]:
    """The references of the records of a file of JSON Lines."""
    return [record["ref"] for record in lines(path)]


def csv_log(number: int) -> str:
    """A log of so many rows, each with a cell of two lines."""
    heading, first, *_ = KENT_TEXT.splitlines()
    text = first.replace("None reported.", '"None\nreported."')
    rows = (text.replace("EK/26/1018", f"EK/26/{index}") for index in range(1, number + 1))
    return "\n".join([heading, *rows]) + "\n"


def occurrences(number: int) -> str:
    """An export of the Suffolk system with so many occurrences and no nominal."""
    export = json.loads(SUFFOLK_FILE.read_text(encoding="utf-8"))
    made = [{**_OCCURRENCE, "occurrenceNo": f"SFK/26/{index}"} for index in range(1, number + 1)]
    return json.dumps({**export, "nominals": [], "occurrences": made}, indent=2, ensure_ascii=False) + "\n"


def incidents(number: int) -> str:
    """Incidents as JSON Lines, and a blank line among them."""
    made = [json.dumps(incident(index)) for index in range(1, number + 1)]
    return "\n".join([*made[:1], "", *made[1:]]) + "\n"


def incident(number: int) -> dict[str, Any]:
    """A small incident in the canonical form."""
    return {
        "schema": "xborder/incident/1",
        "ref": f"EK/26/{number}",
        "provenance": {"force": "46"},
        "processing_restricted": False,
        "occurred_on": "2026-02-08",
    }


def wrapper(number: int) -> str:
    """Incidents in one JSON document."""
    made = {"schema": "xborder/records/1", "records": [incident(index) for index in range(1, number + 1)]}
    return json.dumps(made, indent=1) + "\n"


XML_PROFILE = """\
name: visit-log
title: Visits to farms, a made-up log in XML
version: "1"
status: illustrative
format: xml
description: One element a visit. Nobody publishes such a layout; this one is made up.
detect: {root: Log}
namespaces: {"": "urn:example:visits"}
records:
  - type: incident
    each: Visit
    lines:
      - {to: ref, from: "@no", required: each visit has a number}
      - {to: provenance/force, from: /Force}
      - {to: processing_restricted, value: false}
      - {to: occurred_on, from: Day, codec: date-iso}
      - {to: summary, from: Seen}
"""


def visits(number: int) -> str:
    """A log of visits; the text of each stands on two lines, and one in a CDATA section."""
    made = [
        f'  <Visit no="EK/26/{index}">\n    <Day>2026-02-08</Day><Seen><![CDATA[two <men>\n]]>and dogs</Seen>\n  </Visit>'
        for index in range(1, number + 1)
    ]
    body = "\n".join(made)
    return f'<?xml version="1.0"?>\n<Log xmlns="urn:example:visits">\n<Force>46</Force>\n{body}\n</Log>\n'


def defendants(number: int) -> str:
    """A new case from the police with so many defendants: the number of each is part of its reference."""
    text = NORFOLK_FILE.read_text(encoding="utf-8")
    start, end = text.index("    <Defendant>"), text.index("  </Case>")
    return text[:start] + text[start:end] * number + text[end:]


def accused(number: int) -> str:
    """A submission to the Common Platform with so many defendants, numbered as in a new case."""
    return common_platform_made.text(
        common_platform_made.submission("charge", *(common_platform_made.person() for _ in range(number)))
    )


@attrs.frozen
class Kind:
    """A kind of source: its profile, its text with some records, and how to spoil the second of them."""

    profile: str
    suffix: str
    text: Any
    good: str
    slip: str


#: Each format that can be cut; ``good`` is in every record once.
KINDS = {
    "csv": Kind(KENT, ".csv", csv_log, "31/01/2026,08:20", "31/02/2026,08:20"),
    "json": Kind(SUFFOLK, ".json", occurrences, '"dogCount": 2', '"dogCount": [2]'),
    "jsonl": Kind("canonical-jsonl", ".jsonl", incidents, "2026-02-08", "2026-02-30"),
    "xml": Kind("visit-log", ".xml", visits, "2026-02-08", "2026-02-30"),
    "defendants": Kind("spi-new-case", ".xml", defendants, "1991-02-17", "1991-02-30"),
    "accused": Kind("common-platform-charge", ".json", accused, "2009-02-17", "2009-02-30"),
    "wrapper": Kind("canonical-json", ".json", wrapper, "2026-02-08", "2026-02-30"),
}


def spoilt(kind: Kind, number: int, *which: int) -> str:
    """A source in which some records, by their numbers from 1, hold a slip."""
    text: str = kind.text(number)
    pieces = text.split(kind.good)
    assert len(pieces) == number + 1
    joined = pieces[0]
    for index, piece in enumerate(pieces[1:], start=1):
        joined += (kind.slip if index in which else kind.good) + piece
    return joined


def written(folder: Path, kind: Kind, text: str, name: str = "source") -> Path:
    """The text as a file."""
    path = folder / f"{name}{kind.suffix}"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.fixture
def xml_profile(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the profile of the made-up log in XML, known to ``run``."""
    folder = tmp_path_factory.mktemp("profiles")
    (folder / "visit-log.yaml").write_text(XML_PROFILE, encoding="utf-8")
    monkeypatch.setattr("xborder.cli.convert_wish.Wish", lambda **given: Wish(**{**given, "folders": (folder,)}))
    return folder
