"""``xborder log recall``: everyone who was sent a record, and the notices to them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.log_asking import a_record, asked, asking
from xborder.cli.options import A_PATH, reporting, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xborder.agreements.recall import Notice, Recall

_GROUNDS = ("inaccurate", "unlawful", "rectified", "erased", "restricted")


@click.command()
@click.argument("log", type=A_PATH)
@click.argument("record", callback=a_record)
@click.option("--because", required=True, type=click.Choice(_GROUNDS), help="What is wrong, or what was done.")
@click.option("-o", "--output", type=A_PATH, metavar="DIR", help="Write a notice to each, as text and PDF, to here.")
@click.option("--sender", metavar="PARTY", help="The party that gives notice; it gets none itself.")
@click.option("--contact", callback=said, metavar="TEXT", help="Where the recipients answer to.")
@asking
@reporting
def recall(
    log: Path,
    record: str,
    because: str,
    output: Path | None,
    sender: str | None,
    contact: str | None,
    by: str,
    why: str | None,
    rebuild: bool,
    judge: Judge,
) -> None:
    """List everyone who was sent RECORD, and write the notices that the Act requires.

    Recipients are told without delay when data was incorrect or should not have been sent (DPA 2018 s.38(5)(c)), and
    when it was rectified, erased or restricted (s.48(9)); so is the authority that rectified data came from (s.48(7)).

    \b
    xborder log recall norfolk.jsonl 36:offender:NF-77 --because rectified --sender norfolk \\
        --contact dpo@norfolk.example --by "Records 4411 AHERN" -o notices/
    """
    from xborder.agreements.log_query import Asker, LogPurpose, Question
    from xborder.agreements.recall import Ground
    from xborder.agreements.recall import recall as make_recall
    from xborder.cli.clock import now
    from xborder.reference.clocks import uk_day

    at = now()
    asker = Asker(by=by, purpose=LogPurpose.LAWFULNESS, at=at, why=why or f"recall: {because}")
    question = Question(records=(record,), type="disclosure")
    found = asked(log, question, asker, judge, rebuild=rebuild, verb="recall")
    made = make_recall(found, record, Ground(because), on=uk_day(at), sender=sender, contact=contact)
    files = _write(made, output, judge) if output is not None else ()
    judge.aside = judge.printed != "text"
    if judge.report().findings:
        judge.show()
    for line in (*_lines(made), *(str(path) for path in files)):
        click.echo(line)
    judge.end()


def _lines(made: "Recall") -> "Iterator[str]":
    from xborder.findings.printable import printable

    for each in made.notices:
        times = "once" if len(each.sent) == 1 else f"{len(each.sent)} times"
        yield printable(f"{each.to}: {times}, last {each.sent[-1].at} ({each.law.basis})")
    if not made.notices:
        yield "Nobody was sent this record."
    if made.withdrawn:
        yield f"{made.withdrawn} taken back before anything left: no notice is due."


def _write(made: "Recall", folder: Path, judge: Judge) -> tuple[Path, ...]:
    """A text and a PDF for each notice, all of them or none."""
    from xborder.files.refused import Refused
    from xborder.files.writing import write_together

    files = [file for each in made.notices for file in _files(each, folder, judge)]
    try:
        write_together(files)
    except Refused as refusal:
        judge.refuse(refusal.report)
    return tuple(path for path, _ in files)


def _files(made: "Notice", folder: Path, judge: Judge) -> list[tuple[Path, bytes]]:
    import datetime as dt

    from xborder.casefile.notice_page import notice_page, notice_text
    from xborder.files.safe_names import slug

    at = dt.datetime.combine(made.made_on, dt.time(), dt.UTC)
    drawn = notice_page(made).render(at, standalone=True)
    if drawn.value is None:
        judge.refuse(drawn.report)
    name = f"notice-{slug(made.record)}-{slug(made.to)}"
    return [(folder / f"{name}.txt", notice_text(made).encode()), (folder / f"{name}.pdf", drawn.value)]
