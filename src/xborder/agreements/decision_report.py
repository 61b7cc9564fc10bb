"""The decision as a document: paths, rules, bases and digests, never a value.

The same decision gives the same bytes, whatever the order of rules, records and keys was.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from xborder.agreements.decision import Decision, PathDecision, RecordDecision
from xborder.agreements.request import Request

SCHEMA = "xborder/decision/1"
#: The version of the evaluator's semantics: it changes when the same input may be decided otherwise.
EVALUATOR = "1"


def decision_report(decision: Decision) -> dict[str, Any]:
    """The decision as plain values; ``digest`` covers everything else in it."""
    codes = {entry.code for entry in decision.report}
    head = report_head(decision, shared=bool(decision.shared), codes=codes, counts=decision.counts)
    body = head | {"records": [record_report(record) for record in decision.records]}
    return body | {"digest": digest(body)}


def report_head(decision: Decision, *, shared: bool, codes: Iterable[str], counts: Mapping[str, int]) -> dict[str, Any]:
    """All of the report but its records and its digest, for whoever does not hold all records at once."""
    return {
        "schema": SCHEMA,
        "evaluator": EVALUATOR,
        "agreement": {
            "id": decision.agreement_id,
            "version": decision.agreement_version,
            "digest": decision.agreement_digest,
        },
        "request": {
            "from": decision.request.from_party,
            "to": decision.request.to_party,
            "purpose": decision.request.purpose,
            "digest": request_digest(decision.request),
        },
        "refused": decision.refused,
        "findings": sorted(set(codes)),
        "obligations": [
            {"id": duty.id, "do": duty.do.value, "status": "due" if shared else "not_due"}
            for duty in sorted(decision.obligations, key=lambda duty: duty.id)
        ],
        "counts": dict(counts),
    }


def request_digest(request: Request) -> str:
    """SHA-256 of the request in its canonical form."""
    return digest(
        {
            "from": request.from_party,
            "to": request.to_party,
            "purpose": request.purpose,
            "actor": request.actor,
            "role": request.role,
            "channel": request.channel,
            "now": request.now.isoformat(),
            "justification": request.justification,
            "case_ref": request.case_ref,
            "sensitive": sorted(request.sensitive),
        }
    )


def canonical_bytes(document: Mapping[str, Any]) -> bytes:
    r"""JSON in UTF-8 with sorted keys, no spaces, and one line feed at the end.

    >>> canonical_bytes({"b": 1, "a": "é"})
    b'{"a":"\xc3\xa9","b":1}\n'
    """
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of a document's canonical bytes, as ``sha256:`` and lower-case hex."""
    return f"sha256:{hashlib.sha256(canonical_bytes(document)).hexdigest()}"


def record_report(record: RecordDecision) -> dict[str, Any]:
    """What was decided on one record, as plain values."""
    return {
        "record": record.key,
        "type": record.type,
        "flow": record.flow,
        "outcome": record.outcome.value,
        "reasons": list(record.reasons),
        "originator": record.originator,
        "paths": [_path(path) for path in record.paths],
        "dropped": list(record.dropped),
    }


def _path(path: PathDecision) -> dict[str, Any]:
    written: dict[str, Any] = {
        "path": path.path,
        "effect": path.effect.value,
        "rules": list(path.rules),
        "reasons": list(path.reasons),
        "basis": list(path.basis),
    }
    return written | ({"method": path.method} if path.method else {})
