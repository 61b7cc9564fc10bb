"""Each field of a record, explained: what would happen to it, by which rule, on which basis."""

from collections.abc import Iterator, Mapping
from typing import Any

from xborder.agreements.decision import PathDecision
from xborder.agreements.decision_report import request_digest
from xborder.agreements.leaves import leaves_of
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.preview import Preview, Previewed
from xborder.agreements.reasons import path_words
from xborder.agreements.redaction import CannotRedactError, redact
from xborder.agreements.titles import field_title
from xborder.agreements.verdicts import Shown
from xborder.agreements.words import listed
from xborder.findings import Severity
from xborder.model.register import RECORD_TYPES

SCHEMA = "xborder/explanation/1"


def explanation_lines(loaded: LoadedAgreement, preview: Preview, *, values: bool) -> Iterator[str]:
    """The explanation as lines of text; with ``values``, what the source says of each field and what would leave."""
    asked, agreement = preview.request, loaded.agreement
    yield f"{agreement.title} ({agreement.id}, version {agreement.version})"
    yield f"{asked.from_party} to {asked.to_party}, for {asked.purpose}, by {asked.channel}"
    if preview.standing.has_errors:
        yield "Nothing leaves under this agreement today; this is what it would say if it were in order."
        yield from (f"  {found.message}" for found in preview.standing if found.severity is Severity.ERROR)
    for each in preview.records:
        yield ""
        yield from _record(each, values=values)


def _record(each: Previewed, *, values: bool) -> Iterator[str]:
    decided = each.decided
    flow = f", flow {decided.flow}" if decided.flow else ""
    if each.why is not None and not decided.paths:
        yield f"{decided.key}{flow}: {decided.outcome.value.replace('_', ' ')}"
        yield f"  {each.why.message}"
        return
    yield f"{decided.key}{flow}"
    for path in decided.paths:
        yield f"  {path.path} ({field_title(decided.type, path.path)}): {path_words(path)}"
        if path.basis:
            yield f"      basis: {listed(path.basis)}"
        if values:
            yield f"      {_values(each, path)}"


def _values(each: Previewed, path: PathDecision) -> str:
    """What the source says, and what is left of it where it is cut."""
    found = value_at(each.record.data, path.path)
    if found is None or path.effect is not Shown.REDACT:
        return f"says: {'(not shown)' if found is None else repr(found)}"
    pattern = "/".join("*" if step.isdigit() else step for step in path.path.split("/"))
    leaf = leaves_of(RECORD_TYPES[each.decided.type])[pattern]
    try:
        left = repr(redact(path.method or "drop", leaf, found))
    except CannotRedactError:  # a keyed hash: nobody has the key here
        left = "(a code)"
    return f"says: {found!r}; leaves: {left}"


def value_at(data: Any, pointer: str) -> Any:
    """The value at a place of a record, or None."""
    for step in pointer[1:].split("/"):
        if isinstance(data, list | tuple) and step.isdigit() and int(step) < len(data):
            data = data[int(step)]
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def explanation(loaded: LoadedAgreement, preview: Preview) -> dict[str, Any]:
    """The explanation as plain values, for programs: paths, rules and bases, never a value of a record."""
    asked = preview.request
    return {
        "schema": SCHEMA,
        "agreement": {"id": loaded.agreement.id, "version": loaded.agreement.version, "digest": loaded.digest},
        "request": {
            "from": asked.from_party,
            "to": asked.to_party,
            "purpose": asked.purpose,
            "digest": request_digest(asked),
        },
        "usable": not preview.standing.has_errors,
        "unusable_because": sorted({found.code for found in preview.standing if found.severity is Severity.ERROR}),
        "records": [_document(each) for each in preview.records],
    }


def _document(each: Previewed) -> dict[str, Any]:
    decided = each.decided
    return {
        "record": decided.key,
        "flow": decided.flow,
        "outcome": decided.outcome.value,
        "reasons": list(decided.reasons),
        "fields": [
            {
                "path": path.path,
                "title": field_title(decided.type, path.path),
                "effect": path.effect.value,
                **({"method": path.method} if path.method else {}),
                "says": path_words(path),
                "rules": list(path.rules),
                "reasons": list(path.reasons),
                "basis": list(path.basis),
            }
            for path in decided.paths
        ],
    }
