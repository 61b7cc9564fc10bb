"""What is written down when a named person decides on a step: who, when, why, and on what state."""

import datetime as dt
import hashlib
from typing import Any

from xborder.files.canonical_json import dumps
from xborder.ladder.document import as_dict
from xborder.ladder.parts import Ladder, Proposal

#: Keeps the chain of decisions apart from that of disclosures.
DOMAIN = b"xborder-decision-1\n"
SCHEMA = "xborder/decision/1"


def proposal_of(ladder: Ladder, step: str) -> tuple[Proposal, ...]:
    """The proposals of a step: a step about breaches may have one for each."""
    return tuple(made for made in ladder.proposals if made.step == step)


def decision(
    ladder: Ladder, made: Proposal, *, taken: bool, by: str, why: str, at: dt.datetime, despite: str | None = None
) -> dict[str, Any]:
    """The entry of one decision; names of records, no personal data of the person it is about.

    ``state`` is the SHA-256 of the whole ladder as it was shown, in canonical
    JSON: the same records, operation and day give the same digest again.
    """
    entry: dict[str, Any] = {
        "schema": SCHEMA,
        "at": at.isoformat(),
        "decided_by": by,
        "decision": "taken" if taken else "refused",
        "because": why,
        "person": ladder.person,
        "keys": list(ladder.keys),
        "operation": ladder.operation,
        "on": ladder.on.isoformat(),
        "step": made.step,
        "title": made.title,
        "status": made.status.value,
        "stands_at": ladder.state.value,
        "missing": list(made.missing),
        "warnings": list(made.warnings),
        "rests_on": list(made.supported_by),
        "law": [row.id for row in made.law],
        "counts_under_agreement": ladder.cross_border.agreement,
        "state": state_digest(ladder),
        "despite": despite,
    }
    return {name: value for name, value in entry.items() if value not in (None, [])}


def is_decision(entry: Any) -> bool:
    """True if an entry of a log says who decided what, when and why.

    >>> is_decision({"at": "2026-10-08T09:00:00+01:00"})
    False
    """
    asked = ("at", "decided_by", "decision", "because", "person", "title")
    return (
        isinstance(entry, dict)
        and entry.get("schema") == SCHEMA
        and all(isinstance(entry.get(name), str) for name in asked)
        and isinstance(entry.get("despite", ""), str)
    )


def state_digest(ladder: Ladder) -> str:
    """The digest of a ladder as it was shown."""
    return f"sha256:{hashlib.sha256(dumps(as_dict(ladder))).hexdigest()}"
