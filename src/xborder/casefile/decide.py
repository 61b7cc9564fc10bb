"""What the agreement says of a case, for a person to read."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from xborder.agreements.decision import Decision
from xborder.agreements.route import Route
from xborder.casefile.gather import gather
from xborder.casefile.sharing import share_case
from xborder.findings import Outcome


@attrs.frozen(kw_only=True)
class CaseDecision:
    """The decisions on a case: the whole report, and a summary in lines."""

    document: bytes
    text: str


def decide_case(folder: Path) -> Outcome[CaseDecision]:
    """Decide every record of the case in a folder; nothing leaves."""
    gathered = gather(folder)
    if gathered.value is None:
        return Outcome(None, gathered.report)
    shared = share_case(gathered.value)
    if shared.value is None:
        return Outcome(None, shared.report)
    return Outcome(CaseDecision(document=shared.value.document, text=_text(shared.value.route)), shared.report)


def decision_lines(decision: Decision) -> Iterator[str]:
    """A decision in lines: what becomes of each record, and of how many of its fields."""
    request = decision.request
    yield f"{request.from_party} to {request.to_party}, {request.purpose}:"
    for decided in decision.records:
        effects = Counter(path.effect for path in decided.paths)
        counts = ", ".join(f"{number} {effect}" for effect, number in sorted(effects.items()))
        yield f"    {decided.outcome:14} {decided.key}{f' ({counts})' if counts else ''}"


def _text(route: Route) -> str:
    return "\n".join(line for decision in route.decisions for line in decision_lines(decision)) + "\n\n"
