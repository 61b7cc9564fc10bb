"""The options of a draft, made into what is asked of the library."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from xborder.casefile.drafting import DraftWish
from xborder.casefile.drafting.from_case import merged, words_of_case
from xborder.casefile.drafting.officers import officer_named
from xborder.casefile.drafting.terms import numbered
from xborder.casefile.folder import read_document
from xborder.cli.judge import Judge
from xborder.findings import Location, Outcome, Sourced
from xborder.ladder.operations import COURSING, shipped
from xborder.model.codes import IssuerRole, OrderKind
from xborder.model.links import LinksFile
from xborder.model.order_draft import OrderDraft

if TYPE_CHECKING:
    from xborder.cli.ladder_sources import Read, Sources


@attrs.frozen(kw_only=True)
class Asked:
    """What a draft is made from."""

    wish: DraftWish
    records: tuple[Sourced, ...]
    links: LinksFile | None


def wished(
    kind: str,
    sources: "Sources",
    judge: Judge,
    *,
    writes: Iterable[Path | None],
    person: str | None,
    issuing_force: str | None,
    template: Path | None,
    ref: str | None,
    **said: Any,
) -> Asked:
    """Read what the options name. What cannot be read ends the command."""
    given = (sources.links, sources.agreement, said["requirements"], template)
    judge.reads(*sources.records, *(path for path in given if path is not None), writes=writes)
    read = sources.read(judge)
    drafting = issuing_force or sources.force or _only_force(read)
    words, places = _words(_of_case(read, OrderKind(kind), person), drafting, judge, said)
    wish = DraftWish(
        kind=OrderKind(kind),
        force=drafting,
        now=read.now,
        words=words,
        places=places,
        person=person,
        template=template,
        ref=ref,
        operation=read.operation or shipped(COURSING),
        scope=read.scope,
    )
    return Asked(wish=wish, records=read.records, links=read.links)


def _of_case(read: "Read", kind: OrderKind, person: str | None) -> OrderDraft:
    """What the plan of a case says already; files of records have none."""
    if read.plan is None or read.links is None:
        return OrderDraft()
    return words_of_case(read.plan, read.records, read.links, kind, person)


def _only_force(read: "Read") -> str:
    if read.plan is not None:
        return str(read.plan.lead_force)
    forces: Sequence[str] = sorted({record.record.provenance.force for record in read.records})
    if len(forces) != 1:
        raise click.UsageError("say which force issues it, with --issuing-force")
    return forces[0]


def _words(
    words: OrderDraft, force: str, judge: Judge, said: Mapping[str, Any]
) -> tuple[OrderDraft, Mapping[str, Location]]:
    """The words of the case, those of the officer's file in their place, and those of the command line last."""
    places: dict[str, Location] = {}
    if said["requirements"] is not None:
        read = _document(said["requirements"], judge)
        words, places = merged(words, read.record), dict(read.places)
    if said["requirement"]:
        words = attrs.evolve(words, requirements=numbered(said["requirement"]))
        places = {pointer: place for pointer, place in places.items() if not pointer.startswith("/requirements")}
    issuer = officer_named(said["issuer"], force) if said["issuer"] else None
    role = IssuerRole(said["issuer_role"]) if said["issuer_role"] else None
    return merged(words, OrderDraft(issuer=issuer, issuer_role=role)), places


def _document(path: Path, judge: Judge) -> Sourced:
    """The officer's file. One that cannot be read ends the command."""
    read: Outcome[Sourced] = read_document(path, OrderDraft, "order-draft", name=str(path))
    if read.value is None:
        judge.refuse(read.report)
    return read.value
