"""Starting a case folder from a file of records."""

import datetime as dt
import glob
import re
from collections.abc import Mapping
from pathlib import Path

import attrs

from xborder.agreements.load import load_agreement
from xborder.casefile.gather import gather
from xborder.casefile.starting.first_plan import Beginning, first_plan
from xborder.casefile.starting.purposes import purposes_of
from xborder.casefile.starting.whose import suspect_of, title_of
from xborder.files.output_dir import build_beside
from xborder.findings import Location, Outcome, Report, Sourced, finding
from xborder.formats import ReadContext, detect, read
from xborder.model.agreement import Agreement
from xborder.model.case import Purposes, RecordSource
from xborder.model.codes import FileType
from xborder.reference.forces import force

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}", re.ASCII)


@attrs.frozen(kw_only=True)
class Wish:
    """What somebody says of a new case. ``force`` is whose records the file holds; ``record`` the one it is about."""

    urn: str
    lead_force: str
    file_type: FileType
    agreement: Path
    as_of: dt.datetime
    force: str
    profile: str | None = None
    record: str | None = None
    title: str | None = None
    trust: Path | None = None


def start_case(folder: Path, records: Path, wish: Wish) -> Outcome[Path]:
    """Make the case folder: the records byte for byte, the agreement with its signatures, and a commented case.yaml.

    The folder appears whole or not at all, and is read back before it does.
    Raises Refused where it is there and not empty, or cannot be made.
    """
    profile = wish.profile or (detect(records) if records.is_file() else None)
    if profile is None:
        code = "XB-CASE-201" if records.is_file() else "XB-FILE-001"
        return Outcome(None, Report.of(finding(code, Location(file=records.name))))
    read_in = read(records, profile, context=_context(wish, records.name))
    about = _about(read_in.records, wish.record)
    agreed = load_agreement(wish.agreement, trust=None)
    if read_in.report.has_errors and not read_in.records:
        return Outcome(None, read_in.report)
    if not about:
        return Outcome(None, Report.of(finding("XB-CASE-202", Location(file=records.name))))
    if agreed.value is None:
        return Outcome(None, agreed.report)
    purposes = purposes_of(agreed.value.agreement, wish.lead_force, wish.agreement.name)
    if purposes.value is None:
        return Outcome(None, purposes.report)
    source = RecordSource(path=_name(records, profile, wish.force), profile=profile, force=wish.force)
    plan = _plan(wish, purposes.value, source, about)
    return _make(folder, _copies(records, source, wish, agreed.value.agreement), plan)


def _context(wish: Wish, label: str) -> ReadContext:
    return ReadContext(force=wish.force, extracted_at=wish.as_of, label=label, year=wish.as_of.year)


def _about(records: tuple[Sourced, ...], ref: str | None) -> tuple[Sourced, ...]:
    return tuple(each for each in records if ref is None or each.record.ref == ref)


def _name(records: Path, profile: str, code: str) -> str:
    """Where the file goes: a name made of force and profile, because the file's own may hold somebody's address."""
    known = force(code)
    ending = records.suffix.lower() if _ENDING.fullmatch(records.suffix) else ""
    return f"records/{known.slug if known else code}/{profile}{ending}"


def _plan(wish: Wish, purposes: Purposes, source: RecordSource, about: tuple[Sourced, ...]) -> str:
    return first_plan(
        Beginning(
            urn=wish.urn,
            title=wish.title or title_of(about, wish.urn),
            lead_force=wish.lead_force,
            file_type=wish.file_type,
            as_of=wish.as_of,
            purposes=purposes,
            source=source,
            trust=wish.trust is not None,
            suspect=suspect_of(about),
        )
    )


def _make(folder: Path, copies: Mapping[str, Path], plan: str) -> Outcome[Path]:
    empty = folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())
    with build_beside(folder, replace=empty, sources=tuple(copies.values())) as place:
        for name, source in copies.items():
            copy = place.path / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
        (place.path / "case.yaml").write_bytes(plan.encode())
        made = gather(place.path)
        if made.value is None:
            return place.abandon(Outcome(None, made.report))
    return Outcome(folder)


def _copies(records: Path, source: RecordSource, wish: Wish, agreement: Agreement) -> dict[str, Path]:
    """Each file of the new folder, and what it is a copy of."""
    beside = sorted((wish.agreement.parent / "signatures").glob(f"{glob.escape(agreement.id)}.*.dsse.json"))
    return {
        source.path: records,
        "agreement.yaml": wish.agreement,
        **({"keys/trust.yaml": wish.trust} if wish.trust is not None else {}),
        **{f"signatures/{each.name}": each for each in beside},
    }
