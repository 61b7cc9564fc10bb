"""The published schemas of the prosecutor submission interface, with what is not published of them made up for tests."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from formats_world import SHARED

FOLDER = SHARED / "standards/cp-prosecutor-submission"

#: What the descriptions and neighbours of the places that refer to it say of each definition that is not public.
_DEFINITIONS = {
    "date": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    "caseURN": {"type": "string", "pattern": "^[a-zA-Z0-9-]*$", "minLength": 1, "maxLength": 36},
    "pncId": {"type": "string", "pattern": "^[0-9]{4}/[0-9]{7}[A-Z]$"},
    "croNumber": {"type": "string", "pattern": "^(SF[0-9]{2}/[0-9]{6}[A-Z]|[0-9]{6}/[0-9]{2}[A-Z])$"},
    "ukGovPostCode": {"type": "string", "pattern": "^[A-Z]{1,2}[0-9R][0-9A-Z]? [0-9][A-Z]{2}$"},
    "email": {"type": "string", "pattern": "^[^@ ]+@[^@ ]+\\.[^@ ]+$", "maxLength": 255},
    "vehicleMake": {"type": "string", "maxLength": 35},
    "vehicleRegistrationMark": {"type": "string", "maxLength": 11},
}
_STUBS = {
    "http://justice.gov.uk/domain/core/common/definitions.json": {"definitions": _DEFINITIONS},
    "http://justice.gov.uk/core/courts/courtsDefinitions.json": {
        "definitions": {"datePattern": _DEFINITIONS["date"]},
    },
}


@cache
def _registry() -> Registry[Any]:
    known = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    named = [(each["id"], each) for each in known if "id" in each]
    resources = (
        (uri, Resource.from_contents(each, default_specification=DRAFT4)) for uri, each in (*named, *_STUBS.items())
    )
    return Registry().with_resources(resources)


@cache
def validator(way: str) -> Any:
    """The validator of one way to begin a case: charge, requisition, summons or sjp."""
    schema = json.loads((FOLDER / f"hmcts.cjs.{way}-prosecution.json").read_text(encoding="utf-8"))
    return Draft4Validator(schema, registry=_registry(), format_checker=FormatChecker())


def schema_faults(way: str, content: bytes | str) -> list[str]:
    """What the schema says against a document."""
    return sorted(f"{fault.json_path}: {fault.message}" for fault in validator(way).iter_errors(json.loads(content)))


# --- hearings --------------------------------------------------------------------------------------------------

HEARINGS = SHARED / "standards/cp-hearing-laa"
_EXTERNAL = "http://justice.gov.uk/core/courts/external/"


@cache
def hearing_schemas() -> dict[str, Any]:
    """The schemas of hearings by their names; a reference to ``external/X`` means the file of ``external/apiX``."""
    read = [json.loads(path.read_text(encoding="utf-8")) for path in HEARINGS.glob("*.json")]
    named = {str(each["id"]).rstrip("#"): each for each in read if "id" in each}
    short = {name.removeprefix(f"{_EXTERNAL}api"): each for name, each in named.items() if f"{_EXTERNAL}api" in name}
    others = {f"{_EXTERNAL}{name[0].lower()}{name[1:]}": each for name, each in short.items()}
    return {**others, **named}


@cache
def hearing_validator(name: str = "http://justice.gov.uk/hearing/courts/api/hearing-resulted.json") -> Any:
    """The validator of hearings with their results, or of another schema among them."""
    known = hearing_schemas()
    resources = ((uri, Resource.from_contents(each, default_specification=DRAFT4)) for uri, each in known.items())
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft4Validator(known[name], registry=registry, format_checker=FormatChecker())


def hearing_faults(content: bytes | str) -> list[str]:
    """What the schema says against a hearing with its results."""
    return sorted(
        f"{fault.json_path}: {fault.message}" for fault in hearing_validator().iter_errors(json.loads(content))
    )
