"""The log that a command is about."""

from pathlib import Path

from xborder.cli.judge import Judge


def existing_log(log: Path, judge: Judge) -> None:
    """Note that the command reads this log; end it where there is none, or it cannot be read."""
    from xborder.files.writing import why
    from xborder.findings import Location, Report, finding

    judge.reads(log)
    where = Location(file=str(log))
    if not log.is_file():
        judge.refuse(Report.of(finding("XB-FILE-001", where)))
    try:
        log.open("rb").close()
    except OSError as error:
        judge.refuse(Report.of(finding("XB-FILE-002", where, detail=why(error))))
