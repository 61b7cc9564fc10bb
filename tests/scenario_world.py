"""Scenarios of the ladder, as YAML: records in; steps, blocks, warnings and deadlines out.

A scenario says in ``rests_on`` which section it is about. ``records`` are short
forms of records, made whole by :mod:`build_records`; what a short form leaves out
is as good as it can be, so that a scenario turns on what it names.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_records import (
    at,
    charge,
    day,
    distress,
    handed,
    incident,
    known,
    link,
    links,
    notice,
    numbers,
    offence,
    offender,
    person,
    sourced,
    warning,
)
from xborder.files.yaml_reader import read_yaml
from xborder.findings import Sourced
from xborder.ladder import Ladder, Scope, assess
from xborder.ladder.operations import shipped
from xborder.model.charge import Hearing
from xborder.model.codes import AppealOutcome, OrderKind, RequirementKind, Role
from xborder.model.hearing import CourtHearing, HeardOffence
from xborder.model.links import LinksFile
from xborder.model.order import Appeal, AsbOrder, Breach, OrderVersion, Requirement
from xborder.model.parts import Place
from xborder.model.person import InvolvedPerson
from xborder.model.values import Identifier, PartialDate
from xborder.rules.people import people_in

FOLDER = Path(__file__).parent / "ladder/scenarios"
SEVEN = frozenset({"35", "36", "37", "40", "41", "42", "46"})
AGREEMENT = "ISA-EAST-FENLINE-001 2.0.0"


def scenarios() -> Iterator[dict[str, Any]]:
    """Every scenario of every file."""
    for file in sorted(FOLDER.glob("*.yaml")):
        read = read_yaml(file)
        assert read.value is not None, [found.message for found in read.report]
        yield from read.value.root["scenarios"]


def climbed(scenario: dict[str, Any]) -> tuple[Ladder, ...]:
    """The ladders of a scenario's people."""
    records = tuple(_record(scenario, short) for short in scenario["records"])
    return assess(
        records,
        _links(scenario, records),
        now=_now(scenario["on"]),
        operation=shipped(scenario.get("operation", "coursing")),
        scope=_scope(scenario.get("agreement", "seven")),
        everybody=True,
    )


def _now(when: str) -> dt.datetime:
    return dt.datetime.combine(day(when), dt.time(12), dt.UTC) if _is_day(when) else at(when)


def _is_day(when: str) -> bool:
    return len(when) == len("2026-02-08")


def _day(when: str | None) -> dt.date | None:
    return None if when is None else day(when)


def _scope(agreement: Any) -> Scope | None:
    if agreement == "none":
        return None
    own = {} if agreement == "seven" else agreement
    return Scope(
        agreement=AGREEMENT,
        forces=frozenset(own.get("forces", SEVEN)),
        starts=day(own.get("from", "2021-08-25")),
        ends=_day(own.get("to")),
    )


def _links(scenario: dict[str, Any], records: tuple[Sourced, ...]) -> LinksFile | None:
    """``all`` joins everybody; a list joins the people of the records it names by their references."""
    wanted = scenario.get("links", "all")
    keys = {one.record.record.ref: one.key for record in records for one in people_in(record)}
    if wanted == "none" or len(records) < 2:
        return None
    groups = [sorted(keys)] if wanted == "all" else wanted
    return links(*(link(*(keys[ref] for ref in group)) for group in groups))


def _record(scenario: dict[str, Any], short: dict[str, Any]) -> Sourced:
    who = {"born": "1991-02-17", **scenario.get("person", {}), **short.get("person", {})}
    for kind, make in (
        ("incident", _incident),
        ("order", _order),
        ("charge", _charge),
        ("hearing", _hearing),
        ("offender", _offender),
    ):
        if kind in short:
            return make(short, who)
    raise KeyError(f"a record of no kind: {short}")


def _person(who: dict[str, Any]) -> Any:
    more = {"identifiers": numbers(who["pnc"])} if "pnc" in who else {}
    return person(who.get("given", "Daryl"), who.get("family", "Fenwright"), who["born"], **more)


def _incident(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    changes: dict[str, Any] = {"persons": (InvolvedPerson(ref="P1", role=Role.SUSPECT, person=_person(who)),)}
    if "at" in short:
        changes["occurred_at"] = at(short["at"])
    if "effect" in short:
        changes["effect"] = short["effect"]
    changes["occurred_on"] = _day(short.get("on"))
    return incident(short["incident"], "2000-01-01", short["force"], **changes)


def _order(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    kind = OrderKind(short["kind"])
    values: dict[str, Any] = {**known(short["force"]), "ref": short["order"], "kind": kind, "subject": _person(who)}
    values |= _when(short)
    if "warns" in short:
        values["warns_of_notice"] = short["warns"]
    if "requirements" in short:
        values["requirements"] = tuple(_requirement(each) for each in short["requirements"])
    values["breaches"] = tuple(_breach(each) for each in short.get("breaches", ()))
    values["versions"] = tuple(_version(each) for each in short.get("versions", ()))
    if "appeal" in short:
        values["appeal"] = _appeal(short["appeal"])
    if short.get("distress"):
        values["grounds"] = (distress(),)
    for key, field in (("ends", "ends_on"), ("from", "in_force_from"), ("discharged", "discharged_on")):
        if key in short:
            values[field] = _day(short[key])
    if kind is OrderKind.CPW:
        return warning(**values)
    if kind is OrderKind.CPN:
        return notice(**{"in_force_from": None, "ends_on": None, "warning_refs": (), "incident_refs": (), **values})
    return sourced("asb_order", AsbOrder(**values))


def _when(short: dict[str, Any]) -> dict[str, Any]:
    """``made`` and ``served`` are days, or times with their offset; a paper without ``served`` was never served."""
    found: dict[str, Any] = {"made_at": None, "services": ()}
    made, served = short.get("made"), short.get("served")
    if made is not None:
        found |= {"made_on": day(made)} if _is_day(made) else {"made_at": at(made)}
    if served is not None:
        midnight = "2000-01-01T00:00:00+00:00"
        when = {"served_at": None, "served_on": day(served)} if _is_day(served) else {}
        found["services"] = (handed(midnight if when else served, **when),)
    return found


def _requirement(each: dict[str, Any]) -> Requirement:
    return Requirement(
        number=each["number"],
        kind=RequirementKind(each.get("kind", "prohibit")),
        text=each.get("text", "Must not enter farmland in Norfolk with a sighthound."),
    )


def _breach(each: dict[str, Any]) -> Breach:
    when = each["when"]
    return Breach(
        requirement_number=each.get("requirement", 1),
        occurred_on=day(when) if _is_day(when) else None,
        occurred_at=None if _is_day(when) else at(when),
        place=Place(description="Long Drove", force=each.get("force", "36")),
        excuse_considered=each.get("excuse", "Asked; none given."),
        information_laid_on=_day(each.get("laid")),
    )


def _version(each: dict[str, Any]) -> OrderVersion:
    return OrderVersion(
        number=each["number"],
        in_force_from=day(each["from"]),
        requirements=tuple(_requirement(one) for one in each.get("requirements", ())),
    )


def _appeal(each: dict[str, Any]) -> Appeal:
    outcome = each.get("outcome")
    return Appeal(
        lodged_on=_day(each.get("lodged")),
        determined_on=_day(each.get("determined")),
        outcome=AppealOutcome(outcome) if outcome else None,
    )


def _offences(short: dict[str, Any], make: Any) -> tuple[Any, ...]:
    return tuple(
        make(
            sequence=number,
            code=Identifier(scheme="cjs_offence_code", value=each["code"]),
            began_on=_day(each.get("on")),
            charged_on=_day(each.get("charged")),
            arrested_on=None,
            **({"convicted_on": _day(each.get("convicted"))} if make is HeardOffence else {}),
        )
        for number, each in enumerate(short["offences"], start=1)
    )


def _charge(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    listed = short.get("hearing_on")
    values: dict[str, Any] = {"ref": short["charge"], **known(short["force"]), "defendant": _person(who)}
    values["first_hearing"] = None
    if listed is not None:
        values["first_hearing"] = Hearing(date=day(listed))
    return charge(*_offences(short, offence), **values)


def _hearing(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    made = CourtHearing(
        ref=short["hearing"],
        **known(short["force"]),
        held_on=_day(short.get("held")),
        defendant=_person(who),
        offences=_offences(short, HeardOffence),
    )
    return sourced("court_hearing", made)


def _offender(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    made = _person(who)
    born = PartialDate.parse(who["born"]) if who["born"] else None
    more = {"identifiers": made.identifiers} if made.identifiers else {}
    return offender(short["offender"], short["force"], name=made.name, date_of_birth=born, **more)
