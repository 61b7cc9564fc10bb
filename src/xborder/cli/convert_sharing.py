"""``xborder convert --agreement``: only what the agreement lets through is converted, and it is on record first."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from xborder.cli.convert_inputs import inputs
from xborder.cli.judge import Judge
from xborder.cli.sharing_wish import SharingWish, Under, decide_each, records_of

if TYPE_CHECKING:
    from xborder.agreements.decided import Decided
    from xborder.agreements.releasing import Releasing
    from xborder.cli.convert_wish import Wish
    from xborder.findings import Sourced


@attrs.frozen(kw_only=True)
class Sharing:
    """Under which agreement records are converted, where the disclosure is put on record, and where its papers go."""

    under: Under
    asked: SharingWish
    log: Path
    papers: Path

    def convert(
        self, wish: "Wish", files: Sequence[Path], judge: Judge, work: Path, run: Callable[["Wish", Path], bool]
    ) -> bool:
        """Decide, put on record, and let ``run`` convert what may leave.

        What is on record and then not converted is on record as taken back. Raises Refused where the papers cannot
        be written.
        """
        from xborder.agreements.hand_over import write_papers
        from xborder.agreements.log import DisclosureLog
        from xborder.agreements.releasing import releasing
        from xborder.files.output_dir import build_beside
        from xborder.formats import ReadContext

        loaded = self.under.loaded(judge)
        judge.take(loaded.report)
        with self.under.deciding(loaded, self.asked, work) as decided:
            self._decide(decided, wish, files, judge, work)
            with (
                build_beside(self.papers, replace=wish.replace) as place,
                releasing(decided, DisclosureLog(self.log)) as under_way,
            ):
                shared = _written(under_way, work)
                write_papers(under_way, place.path)
                done = run(attrs.evolve(wish, source="canonical-jsonl", context=ReadContext()), shared)
                if not done:
                    under_way.not_done()
                    place.abandon(None)
        return done

    def _decide(self, decided: "Decided", wish: "Wish", files: Sequence[Path], judge: Judge, work: Path) -> None:
        """Decide on every record; ends the command where nothing may leave, or could not be converted."""
        from xborder.agreements.hand_over import nothing_leaves, unreadable
        from xborder.findings import Report

        decide_each(decided, self._records(wish, files, judge, work), judge)
        nothing = nothing_leaves(decided)
        if nothing is not None:
            judge.refuse(Report.of(nothing))
        whole = True
        for found in unreadable(decided):
            whole = False
            judge.take([found])
        if not whole:
            judge.refuse(Report())

    def _records(self, wish: "Wish", files: Sequence[Path], judge: Judge, work: Path) -> "Iterator[Sourced]":
        found = inputs(files, work, [])
        judge.take(found.report)
        for one in found.value or ():
            yield from records_of(one.path, judge, profile=wish.source, force=wish.context.force)


def sharing_of(
    under: Under | None, asked: SharingWish, log: Path | None, papers: Path | None, *, resumable: bool
) -> Sharing | None:
    """What was asked of an agreement; None where none was named. Raises click.UsageError where something is missing."""
    if under is None:
        if log is not None or papers is not None or asked.purpose is not None:
            raise click.UsageError("--log, --papers and --purpose need an --agreement")
        return None
    if log is None or papers is None:
        raise click.UsageError("--agreement needs a --log, and a folder for the --papers that travel with the records")
    if log.resolve().is_relative_to(papers.resolve()):
        raise click.UsageError("--log lies in the folder of the --papers, where it would be replaced")
    if resumable:
        raise click.UsageError("--agreement goes with no --quarantine: each run is one disclosure, whole or not at all")
    return Sharing(under=under, asked=asked, log=log, papers=papers)


def _written(under_way: "Releasing", work: Path) -> Path:
    """What may leave, as a file that the conversion reads; each block is on record before any of it is written."""
    from xborder.formats.canonical import write_documents

    path = work / "shared.jsonl"
    with path.open("wb") as handle:
        for record in under_way.records():
            handle.write(write_documents([record], "jsonl"))
    return path
