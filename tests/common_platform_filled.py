"""A document with every place of a published schema, filled with made-up values of the right kind."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from common_platform_schemas import hearing_schemas

RESULTED = "http://justice.gov.uk/hearing/courts/api/hearing-resulted.json"


def filled(choice: int, without: frozenset[str]) -> dict[str, Any]:
    """A resulted hearing; ``choice`` picks among alternatives, keys of ``without`` are left out."""
    made: dict[str, Any] = _Filling(choice, without).value(hearing_schemas()[RESULTED], "")
    people = [each for case in made["hearing"]["prosecutionCases"] for each in case["defendants"]]
    for key in ("defendantAttendance", "defendantHearingYouthMarkers", "defendantReferralReasons"):
        for each, one in zip(made["hearing"][key], people, strict=False):
            each["defendantId"] = one["id"]
    for each, one in zip(made["hearing"]["defendantJudicialResults"], people, strict=False):
        each["masterDefendantId"] = one["masterDefendantId"]
    return made


class _Filling:
    def __init__(self, choice: int, without: frozenset[str]) -> None:
        self._choice, self._without, self._number = choice, without, count(1)

    def value(self, schema: Mapping[str, Any], name: str) -> Any:
        while "$ref" in schema:
            schema = self._found(schema["$ref"])
        if "enum" in schema:
            return schema["enum"][-1]
        if "properties" in schema:
            return self._object(schema, name)
        if schema.get("type") == "array":
            return [self.value(schema["items"], name) for _ in range(2)]
        return self._single(schema, name, next(self._number))

    @staticmethod
    def _found(reference: str) -> Mapping[str, Any]:
        base, _, inner = reference.partition("#")
        found: Mapping[str, Any] = hearing_schemas()[base]
        for step in filter(None, inner.split("/")):
            found = found[step]
        return found

    def _object(self, schema: Mapping[str, Any], name: str) -> dict[str, Any]:
        made = {key: self.value(each, key) for key, each in schema["properties"].items() if key not in self._without}
        ways = schema.get("oneOf", ())
        if ways:
            chosen = ways[self._choice % len(ways)]
            for key in {key for way in ways for key in way["required"]} - set(chosen["required"]):
                made.pop(key, None)
            made |= {key: self.value(each, key) for key, each in chosen.get("properties", {}).items()}
        if name == "durationElement" and "primaryDurationUnit" not in made:
            made.pop("primaryLabel")
        if "personDefendant" in made:  # a defendant is one or the other
            self._one_kind(made)
        return made

    def _one_kind(self, made: dict[str, Any]) -> None:
        if self._choice == 1:
            del made["personDefendant"]
            made["aliases"] = [{"legalEntityName": each["legalEntityName"]} for each in made["aliases"]]
        else:
            del made["legalEntityDefendant"]

    @staticmethod
    def _single(schema: Mapping[str, Any], name: str, number: int) -> Any:
        pattern, form = schema.get("pattern", ""), schema.get("format")
        if schema.get("type") in {"boolean", "integer", "number"}:
            return number % 2 == 0 if schema["type"] == "boolean" else 1 + number % 6
        kinds = {
            "8}-": f"00000000-0000-4000-8000-{number:012d}",
            "02\\-29": f"20{10 + number % 15}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            "[gG]": "NR1 1AA",
            "[0-9()": "01632960123",
            "@": f"a{number}@example.com",
            "?!BG": "AB123456C",
        }
        formats = {
            "date-time": f"2026-07-{1 + number % 28:02d}T09:30:00.000Z",
            "date": f"2026-08-{1 + number % 28:02d}",
        }
        if name in {"work", "fax"}:
            return kinds["[0-9()"]
        fitting = [each for mark, each in kinds.items() if mark in pattern]
        return (fitting or [formats.get(form or "", f"{name} {number}")])[0]
