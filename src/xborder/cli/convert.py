"""``xborder convert``: records from one format into another, with what was lost on the way."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from xborder.cli.convert_sharing import Sharing, sharing_of
from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force, profile_folders, reporting
from xborder.cli.sharing_wish import SharingWish, Under, sharing_options, under_agreement

if TYPE_CHECKING:
    from xborder.cli.convert_run import Run
    from xborder.cli.convert_wish import Wish

#: The exit code of a program that was asked to end, as shells give it.
_TERMINATED = 143


@click.command()
@click.argument("files", nargs=-1, required=True, type=A_PATH, metavar="IN...")
@click.option("--from", "source", help="The format of the input. [default: found from its contents]")
@click.option("--to", "target", default="canonical-json", show_default=True, help="The format to write.")
@click.option(
    "--force",
    callback=known_force,
    help="The two-digit code of the force it comes from, where the format does not say.",
)
@click.option(
    "-o", "--output", help="Where to write: a file, or FOLDER/ for one file an input. [default: standard output]"
)
@click.option("--replace", is_flag=True, help="Replace what is there.")
@click.option("--loss", type=A_PATH, help="Write what was lost, defaulted, narrowed, widened or unmapped, as JSON.")
@click.option("--strict", is_flag=True, help="Any loss is an error, and nothing is written.")
@click.option("--quarantine", type=A_PATH, metavar="FOLDER", help="Set records that cannot be converted aside here.")
@click.option("--resume", is_flag=True, help="Convert only what an earlier run with this quarantine could not.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="How many processes do the work.")
@click.option(
    "--log", type=A_PATH, help="The log of disclosures, with --agreement: on record before anything is written."
)
@click.option("--papers", type=A_PATH, metavar="FOLDER", help="Where the papers go that --agreement asks for.")
@under_agreement
@sharing_options
@profile_folders
@reporting
def convert(
    files: tuple[Path, ...],
    source: str | None,
    target: str,
    force: str | None,
    output: str | None,
    replace: bool,
    loss: Path | None,
    strict: bool,
    quarantine: Path | None,
    resume: bool,
    workers: int,
    log: Path | None,
    papers: Path | None,
    under: Under | None,
    wish: SharingWish,
    judge: Judge,
) -> None:
    """Convert the records of IN: files, folders, or - for standard input.

    With --agreement only what it lets go from one party to the other is converted, and the disclosure is on record
    first; IN is not touched.

    \b
    xborder convert kent.csv --force 46 --to canonical-yaml -o kent.yaml
    xborder convert exports/ --to canonical-jsonl -o all.jsonl --quarantine bad/
    xborder convert exports/ --to canonical-jsonl -o all.jsonl --quarantine bad/ --resume
    xborder convert kent.csv --force 46 --to canonical-xml -o cps.xml --agreement isa.yaml --trust keys.yaml \\
        --from-force 46 --to-party cps --purpose prosecute --log disclosures.jsonl --papers papers/
    """
    from xborder.cli.clock import now
    from xborder.cli.convert_documents_only import asked_for
    from xborder.cli.convert_plan import is_folder
    from xborder.cli.convert_wish import Wish
    from xborder.findings import Report, finding
    from xborder.formats import ReadContext, load_profile

    if (quarantine or resume) and output is None:
        raise click.UsageError("--quarantine and --resume need an output (-o)")
    if resume and quarantine is None:
        raise click.UsageError("--resume needs the --quarantine folder of the earlier run")
    sharing = sharing_of(under, wish, log, papers, resumable=quarantine is not None)
    judge.aside = True
    judge.reads(*files, writes=(None if output is None else Path(output), loss))
    loaded = load_profile(target, judge.settings.profiles)
    if loaded.value is None:
        judge.refuse(asked_for(target) or loaded.report)
    if "write" not in loaded.value.directions:
        judge.refuse(Report.of(finding("XB-FORMAT-201", profile=target)))
    wanted = Wish(
        target=loaded.value,
        source=source,
        context=ReadContext(force=force, year=now().year),
        replace=replace,
        strict=strict,
        loss=loss,
        quarantine=quarantine,
        resume=resume,
        workers=workers,
        in_folder=is_folder(output),
        folders=tuple(judge.settings.profiles),
    )
    with _ended_by_signal():
        _convert(wanted, files, output, judge, sharing)


def _convert(wish: "Wish", files: Sequence[Path], output: str | None, judge: Judge, sharing: Sharing | None) -> None:
    from xborder.files.refused import Refused
    from xborder.files.whole_file import work_beside

    try:
        with work_beside(None if output is None else Path(output)) as work:
            if sharing is None:
                done = _run(wish, files, output, judge, work)
            else:
                done = sharing.convert(
                    wish, files, judge, work, lambda wish, shared: _run(wish, [shared], output, judge, work)
                )
    except Refused as refusal:
        judge.refuse(refusal.report)
    judge.show()
    if not done and not judge.unreadable:
        sys.exit(1)
    judge.end()


def _run(wish: "Wish", files: Sequence[Path], output: str | None, judge: Judge, work: Path) -> bool:
    """Convert; True if there were records, and all of them are in their places."""
    from xborder.cli.convert_inputs import inputs
    from xborder.cli.convert_plan import plan
    from xborder.cli.convert_run import Run
    from xborder.cli.progress import amount
    from xborder.files.refused import Refused
    from xborder.findings import Location, finding
    from xborder.formats.parts.pool import Pool
    from xborder.formats.parts.state import NAME, State, load_state

    made = [path for path in (wish.quarantine, wish.loss, None if output is None else Path(output)) if path]
    found = inputs(files, work, made)
    judge.take(found.report)
    old = load_state(wish.quarantine) if wish.resume and wish.quarantine is not None else State()
    if old.target not in {None, wish.target.name}:
        raise Refused(finding("XB-FORMAT-104", Location(file=str((wish.quarantine or Path()) / NAME))))
    whole = sum(one.path.stat().st_size for one in found.value or () if one.path.is_file())
    with amount("converting", whole) as went, Pool(wish.processes) as pool:
        run = Run(wish=wish, judge=judge, work=work, old=old, went=went)
        try:
            run.begin()
            for planned in plan(found.value or (), output, wish.target.format):
                run.convert(planned, pool)
            done = run.end()
        finally:
            run.discard()
    return _told(run) and done


def _told(run: "Run") -> bool:
    """Say what became of the records; True if none is missing in the output."""
    from xborder.findings import finding

    run.told()
    counts = run.counts
    if not (counts.good or counts.bad or counts.skipped) and not run.judge.report().has_errors:
        run.judge.take([finding("XB-CLI-001")])
    if counts.skipped and not counts.good and not counts.bad:
        run.judge.take([finding("XB-FORMAT-106")])
    return bool(counts.good or counts.skipped) and not counts.bad


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """A request to end is taken like Ctrl-C: what was begun is removed."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        sys.exit(_TERMINATED)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
