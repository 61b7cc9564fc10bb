"""``xborder convert --agreement``: only what the agreement lets through is converted, and it is on record first."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from xborder.cli.convert_inputs import inputs
from xborder.cli.judge import Judge
from xborder.cli.sharing_wish import SharingWish, Under, named_apart, records_of

if TYPE_CHECKING:
    from xborder.agreements.decision import Decision
    from xborder.agreements.loaded import LoadedAgreement
    from xborder.agreements.release import Release
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
        from xborder.agreements.hand_over import papers, taken_back_on_failure
        from xborder.agreements.log import DisclosureLog
        from xborder.agreements.release import release
        from xborder.files.output_dir import build_beside
        from xborder.formats import ReadContext

        loaded, decision = self._decided(wish, files, judge, work)
        log = DisclosureLog(self.log)
        with build_beside(self.papers, replace=wish.replace) as place:
            released = release(loaded, decision, log=log)
            if released.value is None:
                judge.refuse(released.report)
            with taken_back_on_failure(log, released.value, decision) as not_done:
                for name, content in papers(decision, released.value).items():
                    (place.path / name).write_bytes(content)
                shared = _written(released.value, work)
                done = run(attrs.evolve(wish, source="canonical-jsonl", context=ReadContext()), shared)
                if not done:
                    not_done()
                    place.abandon(None)
        return done

    def _decided(
        self, wish: "Wish", files: Sequence[Path], judge: Judge, work: Path
    ) -> "tuple[LoadedAgreement, Decision]":
        from xborder.agreements.hand_over import nothing_leaves, unreadable
        from xborder.findings import Report

        loaded = self.under.loaded(judge)
        records = named_apart(self._records(wish, files, judge, work), judge)
        decision = self.under.decide(loaded, self.asked, records)
        judge.take([*loaded.report, *decision.report])
        nothing = nothing_leaves(decision)
        stopped = [nothing] if nothing is not None else list(unreadable(decision))
        if stopped:
            judge.refuse(Report.of(*stopped))
        return loaded, decision

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


def _written(released: "Release", work: Path) -> Path:
    """What may leave, as a file that the conversion reads."""
    from xborder.formats.canonical import write_documents

    path = work / "shared.jsonl"
    path.write_bytes(write_documents([each.data for each in released.records], "jsonl"))
    return path
