"""The files of a case that an addition changes, with their new content."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from xborder.casefile.adding.entry import Entry
from xborder.casefile.gather import Gathered
from xborder.files.yaml_insert import flow_text, insert_item
from xborder.findings import Location, Outcome, Report, finding

#: What a new file of additions begins with.
_FIRST = b"""# What was added to the case beside the exports of the forces, written by "xborder case add".
schema: "xborder/records/1"
"""


def changes_of(folder: Path, gathered: Gathered, entry: Entry, *, attached: bool) -> Outcome[dict[str, bytes]]:
    """The files of the case that change, and their new content; the one that makes the addition count comes last."""
    plan = (folder / "case.yaml").read_bytes()
    if attached:
        return _inserted({"case.yaml": (plan, "files", entry.data)})
    name, is_listed = _added_file(folder, gathered, entry.force)
    before = (folder / name).read_bytes() if is_listed else _FIRST
    edits: dict[str, tuple[bytes, str, Mapping[str, Any]]] = {name: (before, "records", entry.data)}
    if not is_listed:
        source = {"path": name, "profile": "canonical-yaml", "force": entry.force}
        edits["case.yaml"] = (plan, "records", source)
    return _inserted(edits)


def _inserted(edits: Mapping[str, tuple[bytes, str, Mapping[str, Any]]]) -> Outcome[dict[str, bytes]]:
    made: dict[str, bytes] = {}
    for name, (before, key, item) in edits.items():
        after = insert_item(before, key, item)
        if after is None:
            return Outcome(None, Report.of(finding("XB-CASE-218", Location(file=name), key=key, line=flow_text(item))))
        made[name] = after
    return Outcome(made)


def _added_file(folder: Path, gathered: Gathered, force: str) -> tuple[str, bool]:
    """The file of a force's additions, and whether the plan lists it; a file that stands there unlisted is left alone."""
    listed = {each.path for each in gathered.plan.records if each.profile == "canonical-yaml" and each.force == force}
    number = 1
    while True:
        name = f"records/added-{force}{f'-{number}' if number > 1 else ''}.yaml"
        if name in listed or not (folder / name).exists():
            return name, name in listed
        number += 1
