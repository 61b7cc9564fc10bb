"""The operations of DPA 2018 s.62(1) that are no disclosure: collection, alteration, consultation, combination, erasure.

A disclosure is put on record by the release of a decision and by nothing else.
Entries hold paths, references and digests; the digest of a value is keyed, for
a bare one of a name or a date can be guessed.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from xborder.agreements.log_fields import FIELDS
from xborder.findings import Finding, Location, finding

#: Why a record may have been erased: words of a closed list, so that no entry repeats what was erased.
ERASURE_REASONS = (
    "retention_ended",
    "processing_unlawful",
    "legal_obligation",
    "request_of_the_subject",
    "received_in_error",
)


@attrs.frozen(kw_only=True)
class Operation:
    """An operation that is logged, and the fields of its entry beside ``type``, ``at`` and ``by``."""

    name: str
    title: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


#: By name. Source: DPA 2018 s.62(1)-(3); the fields are those of the domain's section 1.7.
OPERATIONS: Mapping[str, Operation] = {
    each.name: each
    for each in (
        Operation(
            name="collection",
            title="Collected",
            required=("records",),
            optional=("source", "bundle", "agreement", "case_ref"),
        ),
        Operation(name="alteration", title="Altered", required=("record", "path"), optional=("old", "new", "case_ref")),
        Operation(
            name="consultation",
            title="Consulted",
            required=("records", "purpose"),
            optional=("justification", "case_ref"),
        ),
        Operation(
            name="combination", title="Combined", required=("records", "output", "matcher"), optional=("case_ref",)
        ),
        Operation(name="erasure", title="Erased", required=("erased", "reason")),
    )
}


def check_operation(entry: Any, place: Location) -> list[Finding]:
    """What keeps an entry from being logged; none where it is good.

    >>> entry = {"type": "erasure", "at": "2026-10-08T09:00:00Z", "erased": "sha256:" + "0" * 64,
    ...          "by": {"party": "norfolk", "actor": "A. EXAMPLE", "role": "records officer"}, "reason": "retention_ended"}
    >>> check_operation(entry, Location(file="entry.yaml"))
    []
    """
    operation = OPERATIONS.get(entry.get("type", "")) if isinstance(entry, dict) and _is_text(entry) else None
    if operation is None:
        return [finding("XB-LOG-016", place, names=", ".join(OPERATIONS))]
    return list(_faults(entry, operation, place))


def _is_text(entry: dict[Any, Any]) -> bool:
    return isinstance(entry.get("type"), str)


def _faults(entry: Mapping[str, Any], operation: Operation, place: Location) -> Iterator[Finding]:
    required = {"type", "at", "by", *operation.required}
    for name in sorted(required - set(entry)):
        yield finding("XB-LOG-017", place, field=name)
    for name, value in entry.items():
        where = attrs.evolve(place, pointer=f"/{name}") if name in FIELDS else place
        if name not in required and name not in operation.optional:
            yield finding("XB-LOG-018", place)
        elif name == "reason":
            if value not in ERASURE_REASONS:
                yield finding("XB-LOG-020", place, names=", ".join(ERASURE_REASONS))
        elif name != "type" and not FIELDS[name](value):
            yield finding("XB-LOG-019", where, field=name)


def keyed_digest(value: str, key: bytes, key_id: str) -> str:
    """What stands in the log for a value: its HMAC-SHA-256 under the force's key, which is kept elsewhere.

    Raises ValueError for a key of fewer than 16 bytes.

    >>> keyed_digest("1987-04-01", bytes(32), "norfolk-log-1")[:31]
    'hmac-sha256:norfolk-log-1:a0eee'
    """
    if len(key) < 16:
        raise ValueError("a key has at least 16 bytes")
    return f"hmac-sha256:{key_id}:{hmac.new(key, value.encode(), hashlib.sha256).hexdigest()}"
