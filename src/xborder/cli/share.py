"""``xborder share``: what the agreement lets through, and why; and what it lets through, handed over."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, reporting
from xborder.cli.sharing_wish import (
    SharingWish,
    Under,
    decide_each,
    named_apart,
    record_options,
    records_of,
    sharing_options,
    under_agreement,
)

if TYPE_CHECKING:
    from xborder.agreements.decision import Decision
    from xborder.agreements.loaded import LoadedAgreement


@click.group()
def share() -> None:
    """Decisions of a sharing agreement."""


@share.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--decision", type=A_PATH, help="Write the whole decision, as JSON, to this file.")
@record_options
@under_agreement
@sharing_options
@reporting
def decide(
    source: Path,
    decision: Path | None,
    profile: str | None,
    force: str | None,
    under: Under | None,
    wish: SharingWish,
    judge: Judge,
) -> None:
    """Decide what may leave of SOURCE: a case folder under its own agreement, or a file of records under another.

    Of a case: what each force's records may give to the lead force, and from there to the prosecutor. Nothing leaves
    by this command: it only says what would, and under which rule.

    \b
    xborder share decide case/
    xborder share decide log.csv --force 46 --agreement isa.yaml --from-force 46 --to-party cps --trust keys.yaml
    """
    from xborder.files.writing import write_whole

    if under is None:
        if not source.is_dir():
            raise click.UsageError("a file of records needs --agreement, --from-force and --to-party")
        document, text = _of_case(source, judge)
    else:
        document, text = _of_records(source, under, wish, judge, profile=profile, force=force)
    if decision is not None:
        write_whole(decision, document, replace=True)
    if judge.printed == "json":
        click.echo(json.dumps(json.loads(document), indent=2, ensure_ascii=False))
    else:
        click.echo(text, nl=False)
        judge.show()
    judge.end()


@share.command()
@click.argument("source", type=A_PATH)
@click.option("-o", "--output", type=A_PATH, required=True, metavar="FOLDER", help="The folder to make.")
@click.option("--log", type=A_PATH, required=True, help="The log of disclosures: what leaves is on record there first.")
@click.option("--replace", is_flag=True, help="Replace what is there.")
@record_options
@under_agreement
@sharing_options
@reporting
def apply(
    source: Path,
    output: Path,
    log: Path,
    profile: str | None,
    force: str | None,
    under: Under | None,
    wish: SharingWish,
    judge: Judge,
    *,
    replace: bool,
) -> None:
    """Hand over what the agreement lets through of SOURCE, a file of records: minimised, with the papers it asks for.

    SOURCE is not touched. The disclosure is on record in the log before anything is in its place; where the log
    cannot be written, nothing leaves.

    \b
    xborder share apply offenders.json --agreement isa.yaml --from-force 42 --to-party cps --purpose prosecute \\
        --trust keys.yaml --log disclosures.jsonl -o for-cps/
    """
    from xborder.agreements.hand_over import hand_over
    from xborder.agreements.log import DisclosureLog
    from xborder.files.refused import Refused
    from xborder.files.whole_file import work_beside

    if under is None:
        raise click.UsageError("name the --agreement, --from-force and --to-party")
    if log.resolve().is_relative_to(output.resolve()):
        raise click.UsageError("--log lies in the folder to be made, where it would be replaced")
    try:
        loaded = under.loaded(judge)
        judge.take(loaded.report)
        with work_beside(output) as work, under.deciding(loaded, wish, work) as decided:
            decide_each(decided, records_of(source, judge, profile=profile, force=force), judge)
            hand_over(decided, output, log=DisclosureLog(log), replace=replace, source=source)
    except Refused as refusal:
        judge.refuse(refusal.report)
    held = decided.total - decided.shared
    click.echo(f"{decided.shared:,} handed over, {held:,} kept back: {output}", err=judge.printed != "text")
    judge.finish()


def _of_case(folder: Path, judge: Judge) -> tuple[bytes, str]:
    from xborder.casefile.decide import decide_case

    made = decide_case(folder)
    if made.value is None:
        judge.refuse(made.report)
    judge.take(made.report)
    return made.value.document, made.value.text


def _of_records(
    source: Path, under: Under, wish: SharingWish, judge: Judge, *, profile: str | None, force: str | None
) -> tuple[bytes, str]:
    from xborder.agreements.decision_report import canonical_bytes, decision_report
    from xborder.casefile.decide import decision_lines
    from xborder.files.refused import Refused

    try:
        _, made = _decided(source, under, wish, judge, profile=profile, force=force)
    except Refused as refusal:
        judge.refuse(refusal.report)
    return canonical_bytes(decision_report(made)), "\n".join(decision_lines(made)) + "\n\n"


def _decided(
    source: Path, under: Under, wish: SharingWish, judge: Judge, *, profile: str | None, force: str | None
) -> "tuple[LoadedAgreement, Decision]":
    loaded = under.loaded(judge)
    records = named_apart(records_of(source, judge, profile=profile, force=force), judge)
    made = under.decide(loaded, wish, records)
    judge.take(loaded.report)
    judge.take(made.report)
    return loaded, made
