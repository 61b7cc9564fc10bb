"""The laws of a profile, tried on a sample: reading twice gives the same, and so does writing and reading again."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from xborder.findings import Finding, Location, Report, Sourced, finding
from xborder.formats.comparing import compare
from xborder.formats.context import ReadContext
from xborder.formats.loss import LossReport
from xborder.formats.printing import write
from xborder.formats.profile_loading import load_profile
from xborder.formats.reading import read

#: What records of a format that is only read are written in.
CANONICAL = "canonical-json"
#: Says of a file that was written what is wrong with it: the place and the reason, without values.
Validator = Callable[[bytes], Iterable[tuple[str, str]]]


@attrs.frozen(kw_only=True)
class Proof:
    """What came of one sample.

    ``laws`` are findings of laws that failed; ``read`` those of reading the
    sample, ``reading`` and ``writing`` the losses. ``target`` is the format that was written: the profile's own or,
    where it is only read, the canonical one. ``valid`` is None where no schema was given or nothing was written.
    """

    records: int
    laws: Report
    read: Report
    target: str
    reading: LossReport
    writing: LossReport = LossReport()
    twice: bool | None = None
    again: bool | None = None
    valid: bool | None = None

    @property
    def holds(self) -> bool:
        """True if no law failed."""
        return not self.laws.has_errors


def prove(
    sample: Path,
    profile: str,
    *,
    folders: Iterable[Path] = (),
    context: ReadContext | None = None,
    validator: Validator | None = None,
) -> Proof:
    """Try the laws on one sample.

    >>> prove(Path("absent.csv"), "kent-coursing-log").holds
    False
    """
    folders = tuple(folders)
    target = _target(profile, folders)
    first = read(sample, profile, context=context, folders=folders)
    if not first.records:
        nothing = finding("XB-FORMAT-159", Location(file=str(sample)), profile=profile)
        return Proof(records=0, laws=Report.of(nothing), read=first.report, target=target, reading=first.loss)
    second = read(sample, profile, context=context, folders=folders)
    twice = tuple(_differences(first.records, second.records, profile))
    written = write(first.records, target, folders=folders)
    proof = Proof(
        records=len(first.records),
        laws=Report(twice) + written.report,
        read=first.report,
        target=target,
        reading=first.loss,
        writing=written.loss,
        twice=not twice,
    )
    if written.value is None:
        return attrs.evolve(proof, again=False)
    lost = _read_again(written.value, first.records, target, folders, context)
    changed = tuple(_changed(lost, first.records, profile))
    judged = validator if target == profile else None  # a schema of the source says nothing of the canonical form
    invalid = tuple(_invalid(written.value, judged, sample, profile)) if judged else ()
    return attrs.evolve(
        proof,
        laws=proof.laws + Report(changed + invalid),
        again=not changed,
        valid=None if judged is None else not invalid,
    )


def _target(profile: str, folders: tuple[Path, ...]) -> str:
    known = load_profile(profile, folders).value
    return profile if known is None or "write" in known.directions else CANONICAL


def _differences(first: Sequence[Sourced], second: Sequence[Sourced], profile: str) -> Iterator[Finding]:
    for entry in compare(first, second):
        where = _place(first, entry.record, entry.path)
        yield finding("XB-FORMAT-154", where, profile=profile, record=entry.record or "the file", path=entry.path)
    if len(first) != len(second):
        where = Location(file=first[0].file)
        yield finding("XB-FORMAT-154", where, profile=profile, record="the file", path="the number of records")


def _read_again(
    content: bytes,
    records: Sequence[Sourced],
    profile: str,
    folders: tuple[Path, ...],
    context: ReadContext | None,
) -> LossReport:
    with tempfile.TemporaryDirectory(prefix="xborder-") as folder:
        path = Path(folder) / "written"
        path.write_bytes(content)
        context = context or ReadContext(force=records[0].record.provenance.force)
        return compare(records, read(path, profile, context=context, folders=folders).records)


def _changed(lost: LossReport, records: Sequence[Sourced], profile: str) -> Iterator[Finding]:
    for entry in lost:
        where = _place(records, entry.record, entry.path)
        yield finding(
            "XB-FORMAT-155",
            where,
            excerpt=entry.example,
            profile=profile,
            record=entry.record or "the file",
            path=entry.path,
            reason=f"{entry.kind}, {entry.note}",
        )


def _invalid(content: bytes, validator: Validator, sample: Path, profile: str) -> Iterator[Finding]:
    for path, reason in validator(content):
        yield finding("XB-FORMAT-156", Location(file=str(sample)), profile=profile, path=path, reason=reason)


def _place(records: Sequence[Sourced], ref: str | None, pointer: str) -> Location:
    """The place in the sample that a field was read from."""
    record = next((each for each in records if each.data.get("ref") == ref), records[0])
    return record.at(pointer)
