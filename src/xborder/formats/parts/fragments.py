"""Some records as a fragment of a file, so that fragments put together make the whole file."""

import json
from collections.abc import Sequence
from pathlib import Path

import attrs

from xborder.findings import Report, Sourced
from xborder.formats.canonical import FORMS, WRAPPER, write_documents
from xborder.formats.compiled import Compiled, compiled
from xborder.formats.loss import LossReport
from xborder.formats.printing import read_back
from xborder.formats.profile import Profile
from xborder.formats.writing import print_records

#: What stands before, between and after the records of each form.
FRAMES = {
    "jsonl": (b"", b"", b""),
    "csv": (b"", b"", b""),
    "json": (f'{{\n  "schema": "{WRAPPER}",\n  "records": [\n'.encode(), b",\n", b"\n  ]\n}\n"),
    "yaml": (f"schema: {WRAPPER}\nrecords:\n".encode(), b"", b""),
}


@attrs.frozen(kw_only=True)
class Fragment:
    """Records as they stand in the target; no value where the target cannot hold them, as ``report`` says."""

    value: bytes | None
    report: Report = attrs.field(factory=Report)
    loss: LossReport = attrs.field(factory=LossReport)


def form_of(profile: Profile) -> str | None:
    """The form of the fragments of a target; None for one that is written as a whole.

    >>> from xborder.formats import load_profile
    >>> form_of(load_profile("canonical-yaml").value), form_of(load_profile("suffolk-rms").value)
    ('yaml', None)
    """
    if profile.canonical:
        form = FORMS.get(profile.name, profile.format)
        return form if form in {"json", "jsonl", "yaml"} else None
    return "csv" if profile.format == "csv" and not profile.hooks and not getattr(profile, "table", None) else None


def fragment(profile: Profile, records: Sequence[Sourced], folders: tuple[Path, ...] = ()) -> Fragment:
    """The records as a fragment, and what was lost in writing them."""
    form = form_of(profile)
    if form == "csv":
        return _rows(compiled(profile), records, folders)
    if form == "jsonl":
        return Fragment(value=write_documents((record.data for record in records), "jsonl"))
    if form == "json":
        return Fragment(value=b",\n".join(_item(record) for record in records))
    whole = write_documents([*(record.data for record in records), {}], "yaml")
    return Fragment(value=whole.removeprefix(FRAMES["yaml"][0]).removesuffix(b"- {}\n"))


def alone(form: str, only: bytes) -> bytes:
    """The file of a single record, which stands in no wrapper, from its fragment."""
    if form == "json":
        return write_documents([json.loads(only)], "json")
    import yaml

    return write_documents(yaml.safe_load(only), "yaml")


def heading(profile: Profile) -> bytes:
    """The row of headings of a table."""
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out).writerow(profile.detect.header)
    return out.getvalue().encode()


def _item(record: Sourced) -> bytes:
    return "\n".join(
        f"    {line}" for line in json.dumps(dict(record.data), ensure_ascii=False, indent=2).split("\n")
    ).encode()


def _rows(ready: Compiled, records: Sequence[Sourced], folders: tuple[Path, ...]) -> Fragment:
    content, report = print_records(ready, records)
    if content is None:
        return Fragment(value=None, report=report)
    again = read_back(content, records, ready.profile, folders)
    if again.value is None:
        return Fragment(value=None, report=report + again.report)
    return Fragment(value=content.removeprefix(heading(ready.profile)), report=report, loss=again.loss)
