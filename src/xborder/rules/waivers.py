"""Reading a file of waivers: those in force on a day, and what is wrong with the others."""

import datetime as dt
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import attrs

from xborder.files.document import Document
from xborder.files.json_reader import read_json
from xborder.files.yaml_reader import read_yaml
from xborder.findings import Finding, Outcome, Report, Waiver, codes, finding
from xborder.findings.waiving import WaiverRule
from xborder.model.waivers import WaiverEntry, WaiversFile
from xborder.schema import decode


@attrs.frozen(kw_only=True)
class Waivers:
    """The waivers of a file that hold on the day of a check, and where each of them stands."""

    document: Document
    rules: tuple[WaiverRule, ...] = ()
    pointers: tuple[str, ...] = ()

    def unused(self) -> Iterator[Finding]:
        """A finding for each waiver that covered nothing so far."""
        for rule, pointer in zip(self.rules, self.pointers, strict=True):
            if not rule.used:
                yield finding("XB-WAIVER-002", self.document.place(pointer), waived=rule.code)


def load_waivers(path: Path, *, today: dt.date) -> Outcome[Waivers]:
    """Read a file of waivers (``xborder/waivers/1``, YAML or JSON).

    A waiver whose day has passed, whose code does not exist, or that leaves its
    reason, owner or path blank, is a finding and does not hold; the others do. Where the file cannot be read, or holds
    something that is no waiver, there is no value: nothing is waived by half.

    >>> load_waivers(Path("absent.yaml"), today=dt.date(2026, 11, 2)).report.findings[0].code
    'XB-FILE-001'
    """
    read = read_json(path) if path.suffix == ".json" else read_yaml(path)
    if read.value is None:
        return Outcome(None, read.report)
    document = read.value
    made = decode(document.root, WaiversFile)
    if made.value is None:
        return Outcome(None, _placed(document, made.report))
    entries = [(entry, f"/waivers/{index}") for index, entry in enumerate(made.value.waivers)]
    wrong = {pointer: found for entry, pointer in entries if (found := _wrong(document, entry, pointer, today))}
    held = [(entry, pointer) for entry, pointer in entries if pointer not in wrong]
    waivers = Waivers(
        document=document,
        rules=tuple(_rule(entry) for entry, _ in held),
        pointers=tuple(pointer for _, pointer in held),
    )
    return Outcome(waivers, Report(tuple(wrong.values())))


def _rule(entry: WaiverEntry) -> WaiverRule:
    waiver = Waiver(reason=entry.reason, owner=entry.owner, expires=entry.expires)
    return WaiverRule(code=entry.code, path=entry.path, at=entry.at, waiver=waiver)


def _wrong(document: Document, entry: WaiverEntry, pointer: str, today: dt.date) -> Finding | None:
    known = codes()
    if entry.code not in known:
        near = get_close_matches(entry.code.upper()[:40], known, n=2)
        advice = f" Perhaps {' or '.join(near)} is meant." if near else ""
        return finding("XB-WAIVER-003", document.place(f"{pointer}/code"), near=advice)
    blank = next((name for name in ("reason", "owner", "path") if not getattr(entry, name).strip()), None)
    if blank is not None:
        return finding("XB-WAIVER-004", document.place(f"{pointer}/{blank}"), waived=entry.code, missing=blank)
    if entry.expires < today:
        where = document.place(f"{pointer}/expires")
        return finding("XB-WAIVER-001", where, waived=entry.code, expired=entry.expires, owner=entry.owner)
    return None


def _placed(document: Document, report: Report) -> Report:
    return Report(tuple(attrs.evolve(found, location=document.place(found.location.pointer or "")) for found in report))
