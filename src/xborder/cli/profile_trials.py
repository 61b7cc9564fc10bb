"""``xborder profile test`` and ``coverage``: a profile tried out on samples, and what it leaves unmapped."""

import json
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force, profile_folders, reporting, with_profiles
from xborder.cli.profile_choice import chosen, is_file

if TYPE_CHECKING:
    from xborder.formats.loss import LossReport
    from xborder.formats.proving.covering import Coverage
    from xborder.formats.proving.laws import Proof, Validator

_WIDTH = 79
_FORCE = click.option(
    "--force",
    callback=known_force,
    help="The two-digit code of the force the samples come from, where they do not say.",
)


@click.command()
@click.argument("given", metavar="NAME|FILE")
@click.argument("samples", metavar="SAMPLE...", nargs=-1, required=True, type=A_PATH)
@click.option(
    "--schema", type=A_PATH, metavar="FILE", help="An XSD or JSON Schema: what is written must be valid by it."
)
@_FORCE
@profile_folders
@reporting
def test(given: str, samples: tuple[Path, ...], schema: Path | None, force: str | None, judge: Judge) -> None:
    """Try a profile out: what it reads from SAMPLEs it must write, and read back as it was.

    Each sample is read, read again, written, and what was written is read: the records must be the same each time.
    Whatever is lost on the way is listed. Nothing is written to your files. Records of a format that is only read are
    tried in the canonical one.

    \b
    xborder profile test my-log.yaml log.csv --force 46
    xborder profile test spi-new-case case.xml --schema NewCaseMessage.xsd

    Exit codes: 0 everything came back; 1 something did not, and the findings say what; 2 the profile or schema
    cannot be used.
    """
    from xborder.formats import ReadContext
    from xborder.formats.proving.laws import prove

    judge.reads(*samples, *([Path(given)] if is_file(given) else []))
    validator = _validator(schema, judge)
    with chosen(given, judge) as (mapping, folders):
        for sample in samples:
            proof = prove(sample, mapping.name, folders=folders, context=ReadContext(force=force), validator=validator)
            judge.take(proof.laws if proof.records else proof.read + proof.laws)
            if judge.printed == "text":
                click.echo("\n".join(_proof(sample, mapping.name, proof, schema)) + "\n")
    if judge.printed == "text" and not judge.report().findings:
        judge.end()
    judge.finish()


def _validator(schema: Path | None, judge: Judge) -> "Validator | None":
    if schema is None:
        return None
    from xborder.formats.proving.schemas import validator_of

    made = validator_of(schema)
    if made.value is None:
        judge.refuse(made.report)
    return made.value


def _proof(sample: Path, name: str, proof: "Proof", schema: Path | None) -> Iterator[str]:
    yield f"{sample}: {proof.records} {'record' if proof.records == 1 else 'records'}"
    if not proof.records:
        return
    yield f"  read twice               {'the same' if proof.twice else 'NOT the same'}"
    instead = "" if proof.target == name else f", in {proof.target}: this format is only read"
    yield f"  written and read again   {'the same' if proof.again else 'NOT the same'}{instead}"
    if schema is not None:
        valid = {True: "yes", False: "NO", None: "not tried, as nothing could be written"}[proof.valid]
        yield f"  valid by the schema      {valid} ({schema.name})"
    if proof.read:
        number = len(proof.read)
        found = f"{number} {'finding' if number == 1 else 'findings'} on the way: xborder check shows what"
        yield from _filled(f"  {'in the sample':<24} {found}", "", " " * 27)
    yield f"  losses in reading        {proof.reading.summary()}"
    yield from _losses(proof.reading)
    yield f"  losses in writing        {proof.writing.summary()}"
    yield from _losses(proof.writing)


def _losses(report: "LossReport") -> Iterator[str]:
    """Every place that lost something, by what was lost and why, with how often it was met."""
    met: dict[tuple[str, str], Counter[str]] = {}
    for entry in report:
        met.setdefault((entry.kind.value, entry.note), Counter())[entry.path] += 1
    for (kind, note), places in met.items():
        yield from _filled(f"{kind}, {note}:", "    ", "    ")
        yield from (f"      {path}{'' if number == 1 else f' ({number} times)'}" for path, number in places.items())


@click.command()
@click.argument("given", metavar="NAME|FILE")
@click.argument("samples", metavar="[SAMPLE]...", nargs=-1, type=A_PATH)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is shown."
)
@_FORCE
@with_profiles
def coverage(given: str, samples: tuple[Path, ...], form: str, force: str | None, judge: Judge) -> None:
    """Show what a profile leaves unmapped, on both sides.

    On the side of the record: fields that no line fills. On the side of the source: places that are only kept under
    extensions, and, with SAMPLEs, what stands in them and the profile does not name.

    \b
    xborder profile coverage kent-coursing-log
    xborder profile coverage my-log.yaml log.csv --format json
    """
    from xborder.formats import ReadContext
    from xborder.formats.proving import covering

    with chosen(given, judge) as (mapping, folders):
        made = covering.coverage(mapping)
        if samples:
            made = covering.with_samples(made, samples, folders=folders, context=ReadContext(force=force))
    if form == "json":
        click.echo(json.dumps(covering.as_data(made), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_coverage(made)))
    sys.exit(0)


def _coverage(made: "Coverage") -> Iterator[str]:
    for each in made.records:
        yield f"{each.type}: {each.mapped} of {each.total} fields are mapped"
        if each.unmapped:
            yield "  no line fills"
            yield from _listed(f"{field.path}" for field in each.unmapped)
        yield ""
    yield f"source: {len(made.mapped)} places are mapped"
    if made.kept:
        yield f"  {len(made.kept)} only kept under extensions"
        yield from _listed(made.kept)
    if made.samples and made.unknown:
        yield f"  {len(made.unknown)} in the samples that the profile does not name"
        yield from _listed(f"{path} ({number} times)" for path, number in made.unknown)
    elif made.samples:
        yield "  nothing stands in the samples that the profile does not name"
    else:
        yield "  name samples to see what stands in them and the profile does not name"


def _listed(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield f"    {name}"


def _filled(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
