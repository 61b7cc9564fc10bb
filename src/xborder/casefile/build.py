"""Building: the case file, the court bundle, and two bags that prove themselves."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from xborder.casefile.bags import write_prosecution_bag, write_served_bag
from xborder.casefile.binding import bind
from xborder.casefile.bundles.definitions import counted
from xborder.casefile.bundles.earlier import EarlierBags, read_earlier
from xborder.casefile.leaks import search_bundle
from xborder.casefile.parts import prosecution_parts, served_parts
from xborder.casefile.prepare import Prepared, Step, prepare
from xborder.casefile.releasing import release_case
from xborder.files.dsse import Signer
from xborder.files.output_dir import build_beside
from xborder.files.refused import Refused
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.codes import BundleKind

#: How many steps a build announces.
STEPS = 10


@attrs.frozen(kw_only=True)
class Built:
    """A finished bundle: where it is, and the files to open first."""

    folder: Path

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files to open, in the order in which a reader wants them."""
        return (
            *_volumes(self.folder / "prosecution/data", "case-file"),
            self.folder / "prosecution/data/findings.json",
            self.folder / "prosecution/data/decision.json",
            *_volumes(self.folder / "served/data", "court-bundle"),
        )


def _volumes(folder: Path, name: str) -> list[Path]:
    """A bound file, or its volumes in the order of their numbers."""
    return sorted(folder.glob(f"{name}*.pdf"), key=lambda path: (len(path.name), path.name))


def build_case(
    folder: Path,
    out: Path,
    *,
    replace: bool = False,
    leave_out: Sequence[str] = (),
    signers: Sequence[Signer] = (),
    now: dt.datetime | None = None,
    amends: Path | None = None,
    step: Step = lambda _name: None,
) -> Outcome[Built]:
    """Build the case in ``folder`` into ``out``, which appears whole or not at all.

    The same inputs give the same bytes: the time is ``now`` or the case's
    ``as_of``. Sources are never changed. ``amends`` is a bundle of this case that was
    served before: every page keeps the number it has there. Raises Refused where ``out`` cannot be
    made: it is there and ``replace`` was not given, or somebody else is making it.
    """
    _check_replaced(out, amends)
    with build_beside(out, replace=replace, sources=(folder, *((amends,) if amends else ()))) as place:
        prepared = prepare(folder, leave_out=leave_out, step=step, now=now)
        if prepared.value is None or prepared.value.case.leaks:
            return place.abandon(Outcome(None, prepared.report))
        earlier = _earlier(amends, prepared.value, step)
        if earlier.value is None:
            return place.abandon(Outcome(None, prepared.report + earlier.report))
        before = prepared.report + earlier.report
        made = _bind_and_pack(prepared.value, before, earlier.value, place.path, signers, step)
        report = before + made
        if made.has_errors:
            return place.abandon(Outcome(None, report))
    return Outcome(Built(folder=out), report)


def _earlier(amends: Path | None, prepared: Prepared, step: Step) -> Outcome[EarlierBags]:
    if amends is None:
        return Outcome({})
    step("proving the earlier bundle")
    return read_earlier(amends, urn=prepared.case.plan.urn, now=prepared.case.plan.as_of)


def _check_replaced(out: Path, amends: Path | None) -> None:
    """Only a bundle, or an empty folder, is ever replaced: a slip of the hand must not remove somebody's papers.

    Nor is the bundle that is amended: it is the proof of what was served.
    """
    if amends is not None and out.resolve() == amends.resolve():
        raise Refused(finding("XB-VOLUME-025", Location(file=str(out))))
    ours = ("prosecution/bagit.txt", "served/bagit.txt")
    if out.is_dir() and any(out.iterdir()) and not any((out / name).is_file() for name in ours):
        raise Refused(finding("XB-BUILD-031", Location(file=str(out))))


def _bind_and_pack(
    prepared: Prepared, before: Report, earlier: EarlierBags, place: Path, signers: Sequence[Signer], step: Step
) -> Report:
    """Make everything in ``place``; what was found ``before`` goes into the prosecution bag too."""
    work = place / "work"
    work.mkdir()
    step("binding the case file")
    whole = bind(
        prepared.case,
        prosecution_parts(prepared.case, prepared.readiness, prepared.papers, before),
        work / "case-file.pdf",
        prepared.definitions[BundleKind.PROSECUTION],
        papers=prepared.papers,
        earlier=earlier.get(BundleKind.PROSECUTION),
    )
    step("binding the court bundle")
    court = prepared.definitions[BundleKind.SERVED]
    served = bind(
        prepared.case,
        served_parts(prepared.case, prepared.papers, counted=not earlier and counted(court)),
        work / "court-bundle.pdf",
        court,
        papers=prepared.papers,
        earlier=earlier.get(BundleKind.SERVED),
    )
    report = whole.report + served.report
    if whole.value is None or served.value is None:
        return report
    step("searching what is served")
    witnesses = [each for each in prepared.case.records.values() if each.type == "witness"]
    report += Report.join([search_bundle(path, witnesses) for path in served.value.assembled.volumes])
    if report.has_errors:
        return report
    step("recording the disclosure")
    released = release_case(prepared.shared, work)
    report += released.report
    if released.value is None:
        return report
    step("packing the prosecution bag")
    report += write_prosecution_bag(
        place / "prosecution",
        prepared,
        whole=whole.value,
        served=served.value,
        found=before + report,
        released=released.value,
        signers=signers,
    )
    if report.has_errors:
        return report
    step("packing the served bag")
    report += write_served_bag(place / "served", prepared, served.value, signers)
    _remove(work)
    return report


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
