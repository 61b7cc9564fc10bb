"""The log that a command is about: there, readable, and written to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

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


def append(log: Path, entry: Mapping[str, Any], judge: Judge) -> str:
    """Add an entry and give its receipt; end the command where it cannot be written."""
    from xborder.agreements.log import DisclosureLog, TornLogError
    from xborder.files.writing import why
    from xborder.findings import Location, Report, finding

    where = Location(file=str(log))
    try:
        return DisclosureLog(log).logged(entry)
    except TornLogError:
        judge.refuse(Report.of(finding("XB-LOG-021", where)))
    except OSError as error:
        judge.refuse(Report.of(finding("XB-OUT-002", where, detail=why(error))))
