"""Scenarios of the ladder, as YAML: records in; steps, blocks, warnings and deadlines out.

A scenario says in ``rests_on`` which section it is about. ``records`` are short
forms of records, made whole by :mod:`build_records`; what a short form leaves out
is as good as it can be, so that a scenario turns on what it names.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_records import (
    at,
    charge,
    codes,
    day,
    incident,
    known,
    link,
    links,
    numbers,
    offence,
    offender,
    person,
    sourced,
)
from scenario_days import now_of, some_day
from scenario_orders import order_of, order_words
from xborder.files.yaml_reader import read_yaml
from xborder.findings import Sourced
from xborder.ladder import Ladder, Scope, assess
from xborder.ladder.operations import shipped
from xborder.model.charge import Hearing
from xborder.model.codes import Role
from xborder.model.hearing import CourtHearing, HeardOffence
from xborder.model.links import LinksFile
from xborder.model.person import InvolvedPerson
from xborder.model.values import Identifier, PartialDate
from xborder.rules.people import people_in

FOLDER = Path(__file__).parent / "ladder/scenarios"
SEVEN = frozenset({"35", "36", "37", "40", "41", "42", "46"})
AGREEMENT = "ISA-EAST-FENLINE-001 2.0.0"


#: What a short form may say, by what it is of.
_WORDS = {
    "incident": {"on", "at", "effect"},
    "charge": {"offences", "hearing_on"},
    "hearing": {"offences", "held"},
    "offender": set[str](),
}


def words_for(short: dict[str, Any]) -> set[str]:
    """The words that a short form may use."""
    kind = next(iter(short))
    return order_words() if kind == "order" else {kind, "force", "person", *_WORDS[kind]}


def scenarios() -> Iterator[dict[str, Any]]:
    """Every scenario of every file."""
    for file in sorted(FOLDER.glob("*.yaml")):
        read = read_yaml(file)
        assert read.value is not None, [found.message for found in read.report]
        yield from read.value.root["scenarios"]


def records_of(scenario: dict[str, Any]) -> tuple[Sourced, ...]:
    """A scenario's records, whole."""
    return tuple(_record(scenario, short) for short in scenario["records"])


def found_in(scenario: dict[str, Any]) -> set[str]:
    """The codes of what the rules find in a scenario's records."""
    return set(codes(*records_of(scenario), now=now_of(scenario["on"])))


def climbed(scenario: dict[str, Any]) -> tuple[Ladder, ...]:
    """The ladders of a scenario's people."""
    records = records_of(scenario)
    return assess(
        records,
        _links(scenario, records),
        now=now_of(scenario["on"]),
        operation=shipped(scenario.get("operation", "coursing")),
        scope=scope_of(scenario.get("agreement", "seven")),
        everybody=True,
    )


def scope_of(agreement: Any) -> Scope | None:
    if agreement == "none":
        return None
    own = {} if agreement == "seven" else agreement
    return Scope(
        agreement=AGREEMENT,
        forces=frozenset(own.get("forces", SEVEN)),
        starts=day(own.get("from", "2021-08-25")),
        ends=some_day(own.get("to")),
    )


def _links(scenario: dict[str, Any], records: tuple[Sourced, ...]) -> LinksFile | None:
    """``all`` joins everybody; a list joins the people of the records it names, by reference or whole key."""
    wanted = scenario.get("links", "all")
    keys = {one.record.record.ref: one.key for record in records for one in people_in(record)}
    if wanted == "none" or len(records) < 2:
        return None
    groups = [sorted(keys)] if wanted == "all" else wanted
    return links(*(link(*(keys.get(ref, ref) for ref in group)) for group in groups))


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
    changes["occurred_on"] = some_day(short.get("on"))
    return incident(short["incident"], "2000-01-01", short["force"], **changes)


def _order(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    return order_of(short, _person(who))


def _offences(short: dict[str, Any], make: Any) -> tuple[Any, ...]:
    return tuple(
        make(
            sequence=number,
            code=Identifier(scheme="cjs_offence_code", value=each["code"]),
            began_on=some_day(each.get("on")),
            charged_on=some_day(each.get("charged")),
            arrested_on=None,
            **({"convicted_on": some_day(each.get("convicted"))} if make is HeardOffence else {}),
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
        held_on=some_day(short.get("held")),
        defendant=_person(who),
        offences=_offences(short, HeardOffence),
    )
    return sourced("court_hearing", made)


def _offender(short: dict[str, Any], who: dict[str, Any]) -> Sourced:
    made = _person(who)
    born = PartialDate.parse(who["born"]) if who["born"] else None
    return offender(short["offender"], short["force"], name=made.name, date_of_birth=born, identifiers=made.identifiers)
