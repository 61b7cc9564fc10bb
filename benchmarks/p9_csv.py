"""P9: a table to records, beside csv.reader and DictReader with pydantic.

python benchmarks/p9_csv.py

The job of the peers is smaller: they are given the canonical values of the
mapped record, nested and ready, but for what stands in the columns as it is.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from peers import pydantic_model
from side_by_side import Table, compare
from tables import HEADER, PLAIN, PLAIN_HEADER, PROFILE, plain_profile, plain_rows, rows

from xborder.files.csv_reader import open_rows
from xborder.formats import ReadContext, iter_records
from xborder.model.incident import Incident

ROWS = 2_000
FLOOR = "csv.reader to lists (floor)"
CONTEXT = ReadContext(force="46", year=2026)
VALIDATE = pydantic_model(Incident).model_validate


def tables() -> Iterator[Table]:
    """The tables. A call reads a file of two thousand rows and keeps none of them."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.csv"
        plain.write_text(_text(plain_rows(ROWS)), encoding="utf-8", newline="")
        (Path(folder) / f"{PLAIN}.yaml").write_text(plain_profile(), encoding="utf-8")
        yield compare(
            f"P9: {ROWS:,} rows of {len(PLAIN_HEADER)} columns to incidents: texts, a date and a count, as they are",
            {
                FLOOR: lambda: _lists(plain),
                "xborder open_rows (strict rows with their places)": lambda: _rows(plain),
                "xborder iter_records": lambda: _records(plain, PLAIN, [Path(folder)]),
                "DictReader + nesting by hand + pydantic": lambda: _pydantic(plain, _plainly_nested),
            },
            FLOOR,
            rounds=15,
        )
        path = Path(folder) / "log.csv"
        path.write_text(_text(rows(ROWS)), encoding="utf-8", newline="")
        yield compare(
            f"P9: {ROWS:,} rows of {len(HEADER)} columns to incidents: UK dates and times, names, numbers with check letters",
            {
                FLOOR: lambda: _lists(path),
                "xborder open_rows (strict rows with their places)": lambda: _rows(path),
                "xborder iter_records": lambda: _records(path, PROFILE),
                "DictReader + nesting by hand + pydantic": lambda: _pydantic(path, _nested),
            },
            FLOOR,
            rounds=15,
        )


def _text(made: Iterable[dict[str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for number, row in enumerate(made):
        if not number:
            writer.writerow(row)
        writer.writerow(row.values())
    return out.getvalue()


def _lists(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as handle:
        return sum(1 for _ in csv.reader(handle))


def _rows(path: Path) -> int:
    table = open_rows(path).value
    if table is None:
        raise RuntimeError
    with table:
        return sum(1 for _ in table)


def _records(path: Path, profile: str, folders: Iterable[Path] = ()) -> int:
    read = iter_records(path, profile, context=CONTEXT, folders=folders)
    made = sum(each.record is not None for each in read)
    if made != ROWS:
        raise RuntimeError
    return made


def _pydantic(path: Path, nested: Callable[[dict[str, str]], dict[str, Any]]) -> int:
    with path.open(encoding="utf-8", newline="") as handle:
        return sum(1 for row in csv.DictReader(handle) if VALIDATE(nested(row)))


def _nested(row: dict[str, str]) -> dict[str, Any]:
    """The record as somebody nests it who needs nothing but its shape."""
    family, _, given = row["Person (SURNAME, Forename)"].partition(", ")
    colour, make, model = row["Vehicle"].split(maxsplit=2)
    rank, collar, surname = row["Officer"].split(maxsplit=2)
    day, born, checked = (_iso(row[name]) for name in ("Date", "DOB", "Checked on"))
    person = {
        "name": {"family": family, "given": given.split()},
        "date_of_birth": born,
        "identifiers": {"pnc_id": {"scheme": "pnc_id", "value": row["PNC ID"], "raw": row["PNC ID"]}},
    }
    return {
        "schema": "xborder/incident/1",
        "ref": row["Log ref"],
        "provenance": {"force": "46", "reference": row["Log ref"], "verified_at": checked},
        "processing_restricted": row["Restricted (Y/N)"] == "Y",
        "subject_category": ["suspect"],
        "occurred_on": day,
        "occurred_at": f"{day}T{row['Time']}:00+00:00",
        "location": {
            "description": row["Location"],
            "district": row["District"],
            "postcode": {"scheme": "postcode", "value": row["Postcode"], "raw": row["Postcode"]},
        },
        "category": {"scheme": "incident_category", "value": "hare_coursing"},
        "persons": [{"ref": "P1", "role": "suspect", "person": person}],
        "vehicles": [
            {
                "vrm": {"scheme": "vrm", "value": row["VRM"], "raw": row["VRM"]},
                "colour": colour,
                "make": make,
                "model": model,
            }
        ],
        "dogs": int(row["Dogs"]),
        "summary": row["What was seen"],
        "effect": row["Effect on the locality"],
        "outcome": {"scheme": "incident_outcome", "raw": row["Action"]},
        "officers": [{"rank": rank, "collar_number": collar, "name": {"family": surname}}],
    }


def _plainly_nested(row: dict[str, str]) -> dict[str, Any]:
    place = {name: row[f"place {name}"] for name in ("description", "district", "county", "force", "grid_reference")}
    vehicle = {name: row[f"vehicle {name}"] for name in ("make", "model", "colour")}
    provenance = {name: row[name] for name in ("force", "system", "reference", "verified_at", "verified_by")}
    return {
        "schema": "xborder/incident/1",
        "ref": row["ref"],
        "provenance": provenance,
        "processing_restricted": row["restricted"] == "true",
        "occurred_on": row["occurred_on"],
        "location": place,
        "vehicles": [vehicle],
        "dogs": int(row["dogs"]),
        "summary": row["summary"],
        "effect": row["effect"],
    }


def _iso(text: str) -> str:
    day, month, year = text.split("/")
    return f"{year}-{month}-{day}"


if __name__ == "__main__":
    for table in tables():
        print(table.markdown())
