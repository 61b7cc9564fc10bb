"""Orders of the scenarios, made whole from their short forms."""

from collections.abc import Callable, Mapping
from typing import Any

from build_records import at, day, distress, handed, known, notice, sourced, warning
from scenario_days import is_day, some_day
from xborder.findings import Sourced
from xborder.model.codes import AppealOutcome, OrderKind, RequirementKind
from xborder.model.order import Appeal, AsbOrder, Breach, OrderVersion, Requirement, Service, Suspension
from xborder.model.parts import Officer, Place
from xborder.model.values import Identifier


def order_words() -> set[str]:
    """What a short form may say of an order."""
    return {"order", "kind", "force", "person", "made", "served", "ends", *_FIELDS}


def order_of(short: dict[str, Any], subject: Any) -> Sourced:
    """The order of a short form; ``ends`` is a day, or a time with its offset."""
    kind = OrderKind(short["kind"])
    values: dict[str, Any] = {**known(short["force"]), "ref": short["order"], "kind": kind, "subject": subject}
    values |= _when(short)
    values |= {field: make(short[key]) for key, (field, make) in _FIELDS.items() if key in short}
    if "ends" in short:
        values |= {"ends_on": day(short["ends"])} if is_day(short["ends"]) else {"ends_at": at(short["ends"])}
    if kind is OrderKind.CPW:
        return warning(**values)
    if kind is OrderKind.CPN:
        return notice(**{"in_force_from": None, "ends_on": None, "warning_refs": (), "incident_refs": (), **values})
    return sourced("asb_order", AsbOrder(**values))


def _when(short: dict[str, Any]) -> dict[str, Any]:
    """``made`` and ``served`` are days, or times with their offset.

    A paper without ``served`` was never served; ``served: undated`` was, nobody knows when.
    """
    found: dict[str, Any] = {"made_at": None, "services": ()}
    made, served = short.get("made"), short.get("served")
    if made is not None:
        found |= {"made_on": day(made)} if is_day(made) else {"made_at": at(made)}
    if served == "undated":
        found["services"] = (Service(),)
    elif served is not None:
        midnight = "2000-01-01T00:00:00+00:00"
        when = {"served_at": None, "served_on": day(served)} if is_day(served) else {}
        found["services"] = (handed(midnight if when else served, **when),)
    return found


def _requirement(each: dict[str, Any]) -> Requirement:
    return Requirement(
        number=each["number"],
        kind=RequirementKind(each.get("kind", "prohibit")),
        text=each.get("text", "Must not enter farmland in Norfolk with a sighthound."),
    )


def _breach(each: dict[str, Any]) -> Breach:
    when = each.get("when")
    number = each.get("requirement", 1)
    return Breach(
        requirement_number=None if number == "none" else number,
        version=each.get("version"),
        occurred_on=day(when) if when and is_day(when) else None,
        occurred_at=None if when is None or is_day(when) else at(when),
        place=Place(description="Long Drove", force=each.get("force", "36")),
        excuse_considered=each.get("excuse", "Asked; none given."),
        information_laid_on=some_day(each.get("laid")),
    )


def _version(each: dict[str, Any]) -> OrderVersion:
    return OrderVersion(
        number=each["number"],
        in_force_from=some_day(each.get("from")),
        requirements=tuple(_requirement(one) for one in each.get("requirements", ())),
    )


def _suspension(each: dict[str, Any]) -> Suspension:
    return Suspension(from_on=day(each["from"]), to_on=some_day(each.get("to")))


def _appeal(each: dict[str, Any]) -> Appeal:
    outcome = each.get("outcome")
    return Appeal(
        lodged_on=some_day(each.get("lodged")),
        determined_on=some_day(each.get("determined")),
        outcome=AppealOutcome(outcome) if outcome else None,
    )


#: What a short form may say of an order besides its dates: the field that it fills, and how.
_FIELDS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "warns": ("warns_of_notice", bool),
    "warnings": ("warning_refs", tuple),
    "until_further_order": ("until_further_order", bool),
    "effect_continues": ("continuing_effect", str),
    "rank": ("issuer", lambda rank: Officer(rank=rank)),
    "distress": ("grounds", lambda shown: (distress(),) if shown else ()),
    "codes": ("offence_codes", lambda codes: tuple(Identifier(scheme="cjs_offence_code", value=one) for one in codes)),
    "requirements": ("requirements", lambda each: tuple(_requirement(one) for one in each)),
    "breaches": ("breaches", lambda each: tuple(_breach(one) for one in each)),
    "versions": ("versions", lambda each: tuple(_version(one) for one in each)),
    "suspended": ("suspensions", lambda each: tuple(_suspension(one) for one in each)),
    "appeal": ("appeal", _appeal),
    "from": ("in_force_from", day),
    "discharged": ("discharged_on", day),
}
