"""``xborder bundle inspect``, ``extract`` and ``export``: what is in a bundle, and how it gets out."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.bundle_limits import limits_option
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, moment, reporting

if TYPE_CHECKING:
    from xborder.bundle.container import BagLimits
    from xborder.bundle.overview import Overview
    from xborder.bundle.verdict import Verdict

_TRUST = click.option("--trust", type=A_PATH, help="The list of keys you trust (YAML).")
_AT = click.option(
    "--at", callback=lambda _c, _p, value: moment(value), help="The time at which keys must be good. [default: now]"
)


@click.command()
@click.argument("bag", type=A_PATH)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@limits_option
@reporting
def inspect(bag: Path, as_json: bool, limits: "BagLimits", judge: Judge) -> None:
    """Show what BAG, a folder or a zip file, says of itself. Proves nothing: that is what verify does."""
    from xborder.bundle.overview import look
    from xborder.files.refused import Refused

    try:
        seen = look(bag, limits=limits)
    except Refused as refusal:
        judge.refuse(refusal.report)
    if seen.value is None:
        judge.refuse(seen.report)
    if as_json:
        import attrs

        from xborder.files.canonical_json import pretty

        click.echo(pretty(attrs.asdict(seen.value)).decode(), nl=False)
    else:
        for line in _lines(seen.value):
            click.echo(line)


@click.command()
@click.argument("bag", type=A_PATH)
@click.argument("target", type=A_PATH)
@click.option(
    "--mode",
    type=click.Choice(["xborder", "bagit"]),
    default="xborder",
    show_default=True,
    help="What it must be before it is unpacked: a bundle of xborder's own, or any BagIt bag.",
)
@_TRUST
@_AT
@limits_option
@reporting
def extract(
    bag: Path,
    target: Path,
    mode: str,
    trust: Path | None,
    at: dt.datetime | None,
    limits: "BagLimits",
    judge: Judge,
) -> None:
    """Unpack BAG into the new folder TARGET, proved before and after. Nothing is left of one that is not intact.

    Exit codes are those of verify.
    """
    from xborder.bundle.extract import extract as unpack
    from xborder.bundle.mode import Mode
    from xborder.cli.clock import now
    from xborder.cli.trusting import read_trust
    from xborder.files.refused import Refused

    try:
        keys = read_trust(trust)
        verdict = unpack(bag, target, trust=keys, at=at or now(), mode=Mode(mode), limits=limits)
    except Refused as refusal:
        judge.refuse(refusal.report)
    _end(verdict, target, judge)


@click.command()
@click.argument("bag", type=A_PATH)
@click.argument("target", type=A_PATH)
@click.option(
    "--as",
    "form",
    type=click.Choice(["zip", "bagit", "ro-crate", "case"]),
    required=True,
    help="zip: the whole bundle in one file, always the same bytes; bagit: a folder with payload and manifests alone; "
    "ro-crate: a folder with the bundle and an RO-Crate description beside it; case: a file with a CASE graph.",
)
@_TRUST
@_AT
@limits_option
@reporting
def export(
    bag: Path,
    target: Path,
    form: str,
    trust: Path | None,
    at: dt.datetime | None,
    limits: "BagLimits",
    judge: Judge,
) -> None:
    """Write BAG in another form to TARGET, which must be new. Nothing is written of a bundle that is not intact.

    Exit codes are those of verify.
    """
    from xborder.bundle.export.exporting import Form
    from xborder.bundle.export.exporting import export as write
    from xborder.cli.clock import now
    from xborder.cli.trusting import read_trust
    from xborder.files.refused import Refused

    try:
        keys = read_trust(trust)
        verdict = write(bag, target, Form(form), trust=keys, at=at or now(), limits=limits)
    except Refused as refusal:
        judge.refuse(refusal.report)
    _end(verdict, target, judge)


def _end(verdict: "Verdict", target: Path, judge: Judge) -> None:
    from xborder.findings.printable import printable

    judge.take(verdict.report)
    judge.show()
    if judge.printed == "text":
        click.echo(f"Written to {printable(str(target))}." if verdict.integrity else "NOT INTACT: nothing was written.")
    sys.exit(verdict.exit_code)


def _lines(seen: "Overview") -> list[str]:
    """An overview in lines; what the bundle does not say is left out."""
    from xborder.findings.printable import printable

    said = {
        "Bundle": seen.bundle_id,
        "Kind": seen.kind,
        "Case": seen.case_urn,
        "Made by": seen.organisation,
        "Made at": seen.created_at,
        "Made with": seen.software,
        "Payload": f"{_files(seen.payload_files)}, {seen.payload_bytes} bytes",
        "Custody events": None if seen.custody_events is None else str(seen.custody_events),
        "Says it was signed": seen.signed_at,
        "Keys that are to have signed": ", ".join(seen.signing_keys) or None,
        "Also holds": ", ".join(_extras(seen)) or None,
    }
    lines = [f"{name}: {value}" for name, value in said.items() if value is not None]
    for entry in seen.entries:
        marking = f" [{', '.join(entry.markings)}]" if entry.markings else ""
        title = f" {entry.title}" if entry.title else ""
        lines.append(f"  {entry.entry} ({entry.kind}){title}: {_files(entry.files)}, {entry.bytes} bytes{marking}")
    return [printable(line) for line in (*lines, "Nothing of this was proved: xborder bundle verify does that.")]


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _extras(seen: "Overview") -> list[str]:
    there = {"agreement": seen.has_agreement, "receipt": seen.has_receipt, "time stamp": seen.has_timestamp}
    return [name for name, present in there.items() if present]
