"""What a ladder is made of: records or a case folder, links, an operation, an agreement and a day."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from xborder.cli.judge import Judge
from xborder.cli.options import A_PATH, known_force
from xborder.cli.people import links_of, records_of

if TYPE_CHECKING:
    from xborder.findings import Sourced
    from xborder.ladder import Ladder, Scope
    from xborder.model.case import CasePlan
    from xborder.model.links import LinksFile
    from xborder.model.operation import Operation

F = TypeVar("F", bound=Callable[..., Any])
_CASE = "case.yaml"


@attrs.frozen(kw_only=True)
class Read:
    """What ladders are made of, as it was read; ``plan`` is that of a case folder."""

    records: "tuple[Sourced, ...]"
    links: "LinksFile | None"
    now: dt.datetime
    operation: "Operation | None"
    scope: "Scope | None"
    plan: "CasePlan | None" = None


@attrs.frozen(kw_only=True)
class Sources:
    """The arguments of a command about ladders."""

    records: tuple[Path, ...]
    links: Path | None
    operation: str | None
    agreement: Path | None
    force: str | None
    on: dt.datetime | None

    def ladders(self, judge: Judge) -> "tuple[Ladder, ...]":
        """The ladders of everybody in the sources; what was found on the way is taken by the judge."""
        from xborder.ladder import assess, left_out

        read = self.read(judge)
        everybody = read.plan is None
        ladders = assess(
            read.records, read.links, now=read.now, operation=read.operation, scope=read.scope, everybody=everybody
        )
        judge.take(left_out(read.records, ladders))
        return ladders

    def read(self, judge: Judge) -> "Read":
        """What the ladders are made of; what was found on the way is taken by the judge."""
        if len(self.records) == 1 and (self.records[0] / _CASE).is_file():
            return self._of_case(self.records[0], judge)
        return self._of_records(judge)

    def _of_case(self, folder: Path, judge: Judge) -> "Read":
        from xborder.casefile.history import frame

        if self.links or self.agreement or self.force:
            raise click.UsageError("a case folder has its own links, agreement and forces")
        read = frame(folder, operation=self._operation(judge), now=self.on)
        if read.value is None:
            judge.refuse(read.report)
        judge.take(read.report)
        made = read.value.gathered
        return Read(
            records=made.records,
            links=made.links,
            now=made.plan.as_of,
            operation=read.value.operation,
            scope=read.value.scope,
            plan=made.plan,
        )

    def _of_records(self, judge: Judge) -> "Read":
        from xborder.cli.clock import now

        operation = self._operation(judge)
        scope = self._scope(operation, judge)
        links = links_of(self.links, judge) if self.links else None
        records = tuple(records_of(self.records, self.force, judge))
        when = self.on or now()
        if links is not None:
            self._judge_links(links, records, when, judge)
        return Read(records=records, links=links, now=when, operation=operation, scope=scope)

    def _judge_links(self, links: "LinksFile", records: "tuple[Sourced, ...]", when: dt.datetime, judge: Judge) -> None:
        """Two PNC IDs in one link, or a pair confirmed and refused. Whom the records lack is told by the ladder itself."""
        from xborder.findings import Report, Sourced
        from xborder.rules import RuleContext, check, key_of

        known = {key_of(record): record for record in records}
        found = check(
            Sourced(type="links", record=links, data={}, file=str(self.links)), RuleContext(now=when, records=known)
        )
        judge.take(Report(tuple(each for each in found if each.code != "XB-LINK-003")))

    def _operation(self, judge: Judge) -> "Operation | None":
        from xborder.findings import Report, finding
        from xborder.ladder import load_operation
        from xborder.ladder.operations import names

        if self.operation is None:
            return None
        if self.operation not in names() and not Path(self.operation).is_file():
            known = ", ".join(names())
            judge.refuse(Report.of(finding("XB-LADDER-001", operation=self.operation[:60], words=known)))
        loaded = load_operation(self.operation)
        if loaded.value is None:
            judge.refuse(loaded.report)
        return loaded.value

    def _scope(self, operation: "Operation | None", judge: Judge) -> "Scope | None":
        from xborder.agreements.load import load_agreement
        from xborder.casefile.scope import scope_for, scope_of

        if self.agreement is None:
            return None
        loaded = load_agreement(self.agreement, trust=None)
        if loaded.value is None:
            judge.refuse(loaded.report)
        agreement = loaded.value.agreement
        if operation is None:
            return scope_of(agreement)
        made = scope_for(operation, agreement, str(self.agreement))
        judge.take(made.report)
        return made.value


def ladder_sources(command: F) -> F:
    """Add the arguments; the command is given them as ``sources``."""

    @wraps(command)
    def sourced(**arguments: Any) -> Any:
        names = [field.name for field in attrs.fields(Sources)]
        return command(sources=Sources(**{name: arguments.pop(name) for name in names}), **arguments)

    wrapped: Any = sourced
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return] # click's decorators keep the command, not its type


def _moment(_context: click.Context, _option: click.Parameter, text: str | None) -> dt.datetime | None:
    """A time with its offset, or a day: then the end of that day in London, when all of it is known."""
    if text is None:
        return None
    try:
        if len(text) == len("2026-10-08"):
            from zoneinfo import ZoneInfo

            day = dt.date.fromisoformat(text)
            return dt.datetime.combine(day, dt.time(23, 59, 59), ZoneInfo("Europe/London"))
        made = dt.datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("write a day, 2026-10-08, or a time, 2026-10-08T09:00:00+01:00") from None
    if made.tzinfo is None:
        raise click.BadParameter("a time needs its offset: 2026-10-08T09:00:00+01:00")
    return made


_OPTIONS = (
    click.argument("records", type=A_PATH, nargs=-1, required=True, metavar="RECORDS..."),
    click.option("--links", type=A_PATH, metavar="FILE", help="The links that named persons confirmed."),
    click.option("--operation", metavar="NAME|FILE", help="A shipped operation or a file. [default: coursing]"),
    click.option("--agreement", type=A_PATH, metavar="FILE", help="The agreement under which incidents count."),
    click.option("--force", callback=known_force, help="The two-digit code of the force, for files that do not say."),
    click.option("--on", callback=_moment, metavar="WHEN", help="The day, or time, of the assessment. [default: now]"),
)
