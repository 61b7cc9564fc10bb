"""One page first: a schema and one sample, for those who send JSON and for those who send XML."""

import json
from pathlib import Path
from typing import Any

from site_pages import markdown
from xborder.formats.canonical_xml_target import write_xml
from xborder.schema import decode

#: An incident as small as it may be and still of use; the people and places are invented.
SAMPLE: dict[str, Any] = {
    "schema": "xborder/incident/1",
    "ref": "EK/26/1199",
    "provenance": {"force": "46"},
    "processing_restricted": False,
    "occurred_at": "2026-02-20T07:45:00+00:00",
    "location": {"description": "Field north of Long Drove", "county": "Kent"},
    "summary": "Two men with two dogs were seen on the field by a witness.",
    "persons": [{"ref": "P1", "role": "suspect", "person": {"name": {"family": "Fenwright", "given": ["Daryl"]}}}],
}


def write(folder: Path) -> None:
    """Write the sample in both forms."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "incident.json").write_text(_as_json(), encoding="utf-8")
    (folder / "incident.xml").write_text(_as_xml(), encoding="utf-8")


def page() -> str:
    """The page."""
    return markdown.page(
        "A schema and one sample",
        "Everything that another system needs to send valid records: the schema, and one record of it. Take the half that is yours.",
        "## JSON",
        'The schema: <a href="../schemas/incident/1.schema.json">incident/1.schema.json</a> (JSON Schema 2020-12, no reference leads out of it). '
        'The sample: <a href="../samples/incident.json">incident.json</a>.',
        f"```json\n{_as_json()}```",
        "Several records in one file stand in a list, or one in each line. Times carry their offset from UTC; keys that the schema does not have are refused.",
        "## XML",
        'The schema: <a href="../schemas/incident/1.xsd">incident/1.xsd</a> (XSD 1.0), and for several records in one file '
        '<a href="../schemas/records/1.xsd">records/1.xsd</a>. The sample: <a href="../samples/incident.xml">incident.xml</a>.',
        f"```xml\n{_as_xml()}```",
        "Elements stand in the order of the schema; a list is its element repeated.",
        "## Check what you made",
        "```sh\nxborder check incident.json\n```",
        "exits with 0 where nothing is wrong, and names each fault with its place where something is. "
        "With nothing to install, [paste it](../reference/check-a-record.md). "
        "[In a pipeline](first-check.md) the same runs on every change. The other schemas are in the [reference](../reference/schemas/index.md).",
    )


def _as_json() -> str:
    if not decode(SAMPLE).value:
        raise ValueError("the sample is to be a good one")
    return json.dumps(SAMPLE, indent=2) + "\n"


def _as_xml() -> str:
    made, _ = write_xml([SAMPLE], "incident.xml", "canonical-xml")
    return (made or b"").decode()
