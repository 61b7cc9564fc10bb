"""``xborder log subject``: what the log says to a person who asks to whom their data went."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge
from xborder.cli.log_asking import a_record, asked, asking
from xborder.cli.options import A_PATH, reporting

if TYPE_CHECKING:
    from xborder.agreements.subject_access import SubjectAnswer


@click.command()
@click.argument("log", type=A_PATH)
@click.argument("records", nargs=-1, required=True, callback=a_record)
@click.option("-o", "--output", type=A_PATH, help="The file to write: .txt, .json or .pdf. [default: print it]")
@asking
@reporting
def subject(
    log: Path,
    records: tuple[str, ...],
    output: Path | None,
    by: str,
    why: str | None,
    rebuild: bool,
    judge: Judge,
) -> None:
    """Say to whom the RECORDS of one person were disclosed, for which purposes, and which kinds of data.

    It is a draft of the part of an answer to a subject access request that the log holds (DPA 2018 s.45): a named
    person decides what leaves. It names no officer and no other person.
    """
    from xborder.agreements.log_query import Asker, LogPurpose, Question
    from xborder.agreements.subject_access import answer_subject
    from xborder.casefile.subject_page import subject_text
    from xborder.cli.clock import now
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole
    from xborder.reference.clocks import uk_day

    if output is not None and output.suffix.lower() not in (".txt", ".json", ".pdf"):
        raise click.UsageError("OUTPUT ends with .txt, .json or .pdf")
    judge.reads(log, writes=[output])
    at = now()
    asker = Asker(by=by, purpose=LogPurpose.LAWFULNESS, at=at, why=why or "subject access request")
    question = Question(records=records, type="disclosure")
    found = asked(log, question, asker, judge, rebuild=rebuild, verb="subject")
    answer = answer_subject(found, records, on=uk_day(at))
    if output is None:
        click.echo(_json(answer) if judge.printed == "json" else subject_text(answer), nl=False)
    else:
        try:
            write_whole(output, _content(answer, output.suffix.lower(), judge), replace=True)
        except Refused as refusal:
            judge.refuse(refusal.report)
        click.echo(output)
    judge.aside = True
    if judge.report().findings:
        judge.show()
    judge.end()


def _content(answer: "SubjectAnswer", ending: str, judge: Judge) -> bytes:
    import datetime as dt

    from xborder.casefile.subject_page import subject_page, subject_text

    if ending == ".txt":
        return subject_text(answer).encode()
    if ending == ".json":
        return _json(answer).encode()
    drawn = subject_page(answer).render(dt.datetime.combine(answer.made_on, dt.time(), dt.UTC), standalone=True)
    if drawn.value is None:
        judge.refuse(drawn.report)
    return drawn.value


def _json(answer: "SubjectAnswer") -> str:
    from xborder.agreements.subject_access import as_document

    return json.dumps(as_document(answer), indent=2, ensure_ascii=False) + "\n"
