"""Random agreements and offender records, and a second, naive evaluator written from the text of the semantics alone."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from agreements.world import BASIS, NOW, document, flow, given, head, request, rule
from xborder.agreements.given import GivenRecord
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request

KEY = HashKey(id="k1", secret=b"a secret of the tests")

#: Each place that a record may have, with a value that occurs nowhere else.
LEAVES: dict[str, Any] = {
    "/name/family": "Quillfeather",
    "/name/given/0": "Ozwaldina",
    "/name/given/1": "Bram",
    "/aliases/0/family": "Vexwright",
    "/date_of_birth": "1987-04-12",
    "/sex": {"scheme": "sex", "raw": "unrecorded-sex"},
    "/addresses/0/lines/0": "19 Withybank",
    "/addresses/0/postcode": {"scheme": "postcode", "value": "CB7 4AA", "raw": "cb7--4aa"},
    "/addresses/1/lines/0": "Larkspur House",
    "/addresses/1/postcode": {"scheme": "postcode", "raw": "nopostcode"},
    "/identifiers/pnc_id": {"scheme": "pnc_id", "value": "2009/0318274L", "raw": "9:318274"},
    "/occupation": "Glassblower",
    "/contact/telephone": "+441632960123",
    "/vehicles/0/make": "Humber",
    "/health/safety_markers/0/code": {"scheme": "warning_marker", "value": "mk77"},
    "/health/safety_markers/0/note": "inhaler carried",
    "/spent_convictions_considered": True,
    "/extensions": {"/Case/Memo": "neighbour Ferrant said so"},
    "/nickname": "Stilts",
    "/contact/pager": "07700 900111",
}
UNKNOWN = ("/nickname", "/contact/pager")
SENSITIVE = "/health/"

#: The attributes that conditions ask about here, and where they stand in a record.
STANDS_AT = {
    "subject.category": "/subject_category",
    "record.processing_restricted": "/processing_restricted",
    "record.spent_convictions_considered": "/spent_convictions_considered",
    "verified_by": "/provenance/verified_by",
    "fact_or_assessment": "/provenance/fact_or_assessment",
    "verified_at": "/provenance/verified_at",
}

PERSONAL_PATHS = (
    "/name/**",
    "/name/family",
    "/name/given/*",
    "/aliases/*/family",
    "/date_of_birth",
    "/sex",
    "/addresses/**",
    "/addresses/*/postcode",
    "/addresses/*/lines/*",
    "/identifiers/**",
    "/identifiers/pnc_id",
    "/occupation",
    "/contact/**",
    "/vehicles/**",
    "/health/**",
    "/health/safety_markers/*/note",
    "/extensions",
    "/nickname",
)
ALL_PATHS = (*PERSONAL_PATHS, "/**", "/provenance/**", "/subject_category/*", "/ref", "/spent_convictions_considered")
METHODS = (
    "drop",
    "constant",
    "initials",
    "year_only",
    "month_only",
    "postcode_district",
    "mask_last:3",
    "keyed_hash",
    "grid_1km",
)

_CONDITIONS: list[dict[str, Any]] = [
    {"attr": "subject.category", "op": "in", "values": ["suspect"]},
    {"attr": "subject.category", "op": "not_in", "values": ["witness"]},
    {"attr": "subject.category", "op": "contains", "value": "victim"},
    {"attr": "subject.category", "op": "eq", "value": "suspect"},  # makes no sense: never known
    {"attr": "record.spent_convictions_considered", "op": "eq", "value": "true"},
    {"attr": "record.spent_convictions_considered", "op": "exists"},
    {"attr": "verified_by", "op": "ne", "value": "Records desk"},
    {"attr": "fact_or_assessment", "op": "eq", "value": "fact"},
    {"attr": "verified_at", "op": "lt", "value": "2026-10-02"},
    {"attr": "request.sensitive", "op": "contains", "value": "SP-HEALTH"},
    {"attr": "request.role", "op": "in", "values": ["analyst", "auditor"]},
    {"attr": "record.colour", "op": "eq", "value": "green"},  # nobody knows such an attribute
]
CONDITIONS = st.sampled_from(_CONDITIONS)

#: Values that are also words of the method: schemes, categories, days of the agreement.
WORDS_OF_THE_METHOD = {
    "offender",
    "suspect",
    "witness",
    "victim",
    "convicted",
    "fact",
    "assessment",
    "postcode",
    "pnc_id",
}


def all_conditions() -> list[dict[str, Any]]:
    """Every condition that random rules may have."""
    return _CONDITIONS


@st.composite
def _rules(draw: st.DrawFn, number: int, paths: tuple[str, ...]) -> dict[str, Any]:
    effect = draw(st.sampled_from(["share"] * 5 + ["redact"] * 3 + ["withhold", "refuse_record"]))
    chosen = draw(st.lists(st.sampled_from(paths), min_size=1, max_size=4, unique=True))
    more: dict[str, Any] = {}
    if effect == "redact":
        more["method"] = draw(st.sampled_from(METHODS))
    for name in ("when", "unless"):
        more[name] = draw(st.lists(CONDITIONS, max_size=2))
    if draw(st.integers(0, 1)):
        more["sensitive"] = "SP-HEALTH"
    flows = draw(st.sampled_from([["F1"], ["F1", "F3"], ["F3"]]))
    kind = draw(st.sampled_from(["offender", "offender", "*", "incident"]))
    made = rule(f"R{number}", effect, flows, kind, ["/**"] if effect == "refuse_record" else chosen, **more)
    return {**made, "basis": [*BASIS, f"clause {number}"]}


@st.composite
def agreements(draw: st.DrawFn, paths: tuple[str, ...] = ALL_PATHS) -> dict[str, Any]:
    """An agreement with random rules; what it asks of quality is little, so that the rules are reached."""
    rules = [draw(_rules(number, paths)) for number in range(draw(st.integers(1, 7)))]
    return document(
        rules=rules,
        flows=[
            flow("F1", "@forces", "prevent_detect", ["offender"]),
            flow("F3", "cps", "prosecute", ["offender"]),
        ],
        quality={"require": [], "max_age": []},
    )


@st.composite
def records(draw: st.DrawFn) -> GivenRecord:
    """An offender record with some of the leaves, and attributes that may be missing or say something else."""
    data = head("offender", "SR-1")
    data["subject_category"] = draw(
        st.sampled_from([["suspect"], ["witness"], ["suspect", "victim"], ["convicted", "witness"]])
    )
    provenance = data["provenance"]
    provenance["fact_or_assessment"] = draw(st.sampled_from(["fact", "assessment"]))
    for name in ("verified_by", "verified_at", "fact_or_assessment"):
        if draw(st.integers(0, 4)) == 0:
            del provenance[name]
    chosen = draw(st.sets(st.sampled_from(sorted(LEAVES))))
    for pointer in sorted(chosen):
        put(data, pointer, LEAVES[pointer])
    return given("offender", data)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    sensitive = ("SP-HEALTH",) if draw(st.booleans()) else ()
    return request(sensitive=sensitive, role=draw(st.sampled_from(["analyst", "clerk"])), now=NOW)


def put(data: dict[str, Any], pointer: str, value: Any) -> None:
    """Put a value at a place, making what is above it; list places close up."""
    here: Any = data
    steps = pointer[1:].split("/")
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        last = following is None
        made: Any = value if last else ([] if following is not None and following.isdigit() else {})
        if isinstance(here, list):
            if last or int(step) >= len(here):
                here.append(made)
            here = here[min(int(step), len(here) - 1)]
        else:
            here = here.setdefault(step, made)


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a record by its pointer: an identifier, a coded value and a table are one."""
    if isinstance(value, dict) and value and "scheme" not in value and pointer != "/extensions":
        for name, below in value.items():
            yield from leaves(below, f"{pointer}/{name}")
    elif isinstance(value, list) and value:
        for place, below in enumerate(value):
            yield from leaves(below, f"{pointer}/{place}")
    elif value not in ({}, []):
        yield pointer, value


def strings(value: Any) -> Iterator[str]:
    """Every text in a value, keys of tables as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from strings(name)
            yield from strings(below)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from strings(below)


def pattern(pointer: str) -> str:
    return "/".join("*" if step.isdigit() else step for step in pointer.split("/"))


# --- the naive evaluator -------------------------------------------------------------------------------------------


def names(path: str, pointer: str) -> bool:
    return path == pattern(pointer) or (path.endswith("/**") and pattern(pointer).startswith(path[:-2]))


def expected(made: dict[str, Any], asked: Request, data: dict[str, Any]) -> dict[str, tuple[str, str | None]] | None:
    """What becomes of each leaf: effect and method; None where a rule refuses the record. Values are not looked at."""
    rules = [each for each in made["rules"] if "F1" in each["flows"] and each["record_type"] in ("offender", "*")]
    truths = {each["id"]: truth(each, asked, data) for each in rules}
    # a field that the model does not know has no name that a rule could give it, only a place
    there = [f"{pointer.rpartition('/')[0]}/?" if pointer in UNKNOWN else pointer for pointer, _ in leaves(data)]
    if any(
        each["effect"] == "refuse_record" and truths[each["id"]] is not False and _reaches(each, there)
        for each in rules
    ):
        return None
    return {pointer: _leaf(pointer, rules, truths, asked) for pointer, _ in leaves(data)}


def _reaches(each: dict[str, Any], there: list[str]) -> bool:
    return any(names(path, pointer) for path in each["paths"] for pointer in there)


def _leaf(pointer: str, rules: list[Any], truths: dict[str, Any], asked: Request) -> tuple[str, str | None]:
    if pointer in UNKNOWN or pointer == "/extensions":
        return "withhold", None
    speak = [
        each
        for each in rules
        if any(names(path, pointer) for path in each["paths"]) and truths[each["id"]] is not False
    ]
    if any(each["effect"] == "withhold" for each in speak):
        return "withhold", None
    allowed = [
        each
        for each in speak
        if truths[each["id"]] is True and (SENSITIVE not in pointer or each.get("sensitive") in asked.sensitive)
    ]
    methods = {each["method"] for each in speak if each["effect"] == "redact"}
    granted = any(each["effect"] in ("share", "redact") for each in allowed)
    if len(methods) > 1 or not granted or methods == {"drop"}:
        return "withhold", None
    return ("redact", methods.pop()) if methods else ("share", None)


def truth(each: dict[str, Any], asked: Request, data: dict[str, Any]) -> bool | None:
    found = [_condition(one, asked, data) for one in each.get("when", [])]
    found += [None if (was := _condition(one, asked, data)) is None else not was for one in each.get("unless", [])]
    if False in found:
        return False
    return None if None in found else True


def _condition(one: dict[str, Any], asked: Request, data: dict[str, Any]) -> bool | None:  # noqa: PLR0911 - as in the text
    value = _attribute(one["attr"], asked, data)
    wanted = one.get("value")
    if value is None:
        return None
    match one["op"]:
        case "exists":
            return True
        case "in" | "not_in":
            meets = bool({*value} & {*one["values"]}) if isinstance(value, list) else value in one["values"]
            return meets if one["op"] == "in" else not meets
        case "contains":
            return wanted in value
        case "lt":
            return bool(dt.date.fromisoformat(value) < dt.date.fromisoformat(str(wanted)))
        case operator:
            if isinstance(value, list):
                return None
            same = json.dumps(value).strip('"') == wanted
            return same if operator == "eq" else not same


def _attribute(name: str, asked: Request, data: dict[str, Any]) -> Any:
    if name.startswith("request."):
        return {"request.sensitive": list(asked.sensitive), "request.role": asked.role}[name]
    here: Any = data
    for step in STANDS_AT.get(name, "/nowhere")[1:].split("/"):
        here = here.get(step) if isinstance(here, dict) else None
    return here
