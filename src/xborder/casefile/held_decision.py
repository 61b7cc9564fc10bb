"""The decision in a bag: made under the agreement beside it, while that was in force, and wide enough for all that is there.

A full re-run is not possible, since what was withheld is absent. What is present
must have been let through: each record on the last stretch to its reader, each of
its fields by a rule that the agreement holds, each file by the record that names it.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from xborder.agreements.leaves import Fields, Items, Leaf, Shape, shape_of
from xborder.agreements.load import read_agreement
from xborder.agreements.minimise import UNKNOWN_STEP
from xborder.agreements.patterns import covers
from xborder.bundle.container import Container
from xborder.bundle.hashing import digest_bytes
from xborder.bundle.index import Index
from xborder.bundle.statement import AGREEMENT_NAME
from xborder.casefile.evidence_paths import evidence_path
from xborder.casefile.held_decision_document import DECISION_NAME, LOG_NAME, Decided, days_of, read_decision
from xborder.casefile.held_records import HeldRecord
from xborder.findings import Finding, Location, Report, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import Effect
from xborder.model.evidence import Exhibit, FormFile, Statement
from xborder.model.register import RECORD_TYPES, key_of

_INDEX_STEP = re.compile(r"/[0-9]+(?=/|\Z)", re.ASCII)
_EVIDENCE = {"exhibit", "statement", "supplied-form"}


def judge_decision(bag: Container, index: Index, records: Sequence[HeldRecord]) -> Report:
    """Judge the sharing of a bag's records.

    Findings, all errors: XB-VERIFY-072 (agreement or decision absent or not to be read), 073
    (not in force on the day), 074 (a decision under another agreement), 075 (a record not let
    through), 076 (a field not let through), 077 (a file of which no record in the bag speaks).
    """
    source = bag.read(AGREEMENT_NAME) if AGREEMENT_NAME in bag.files else None
    agreement = read_agreement(source, AGREEMENT_NAME) if source is not None else None
    decided = read_decision(bag.read(DECISION_NAME)) if DECISION_NAME in bag.files else None
    missing = [
        finding("XB-VERIFY-072", Location(file=name))
        for name, found in ((AGREEMENT_NAME, agreement and agreement.value), (DECISION_NAME, decided))
        if found is None
    ]
    if source is None or agreement is None or agreement.value is None or decided is None:
        return (agreement.report if agreement else Report()) + Report(tuple(missing))
    log = bag.read(LOG_NAME) if LOG_NAME in bag.files else None
    return Report(
        (
            *_in_force(agreement.value, days_of(log, index.created_at)),
            *_of_this_agreement(decided, digest_bytes(source).sha256),
            *(fault for record in records for fault in _let_through(record, decided, agreement.value)),
            *_files_spoken_of(index, records),
        )
    )


def _in_force(agreement: Agreement, days: Iterable[dt.date]) -> Iterator[Finding]:
    out = sorted({day for day in days if not agreement.effective <= day <= agreement.expires})
    for day in out:
        yield finding(
            "XB-VERIFY-073",
            Location(file=AGREEMENT_NAME),
            id=agreement.id,
            day=day,
            first=agreement.effective,
            last=agreement.expires,
        )


def _of_this_agreement(decided: Decided, sha256: str) -> Iterator[Finding]:
    if any(digest != f"sha256:{sha256}" for digest in decided.agreements):
        yield finding("XB-VERIFY-074", Location(file=DECISION_NAME))


def _let_through(held: HeldRecord, decided: Decided, agreement: Agreement) -> Iterator[Finding]:
    place = Location(file=held.path)
    made = decided.records.get(key_of(held.record))
    if made is None:
        yield finding("XB-VERIFY-075", place, record=key_of(held.record))
        return
    granted: Counter[str] = Counter()
    for path in made["paths"]:
        pattern = _INDEX_STEP.sub("/*", path["path"])
        if path["effect"] != "withhold" and _permits(agreement, made, held.type, pattern, path["rules"]):
            granted[pattern] += 1
    for pattern, count in (_leaves(held) - granted).items():
        yield finding("XB-VERIFY-076", Location(file=held.path, pointer=pattern), path=pattern, count=count)


def _permits(agreement: Agreement, made: Mapping[str, Any], kind: str, pattern: str, rules: Sequence[str]) -> bool:
    """Whether one of the rules that the decision names is in the agreement, and lets this field through in this flow."""
    return any(
        rule.id in rules
        and rule.effect in (Effect.SHARE, Effect.REDACT)
        and made["flow"] in rule.flows
        and rule.record_type in (kind, "*")
        and any(covers(path, pattern) for path in rule.paths)
        for rule in agreement.rules
    )


def _leaves(held: HeldRecord) -> Counter[str]:
    """How many values a record holds under each path, list items alike: withheld items leave no gap in a list."""
    return Counter(_patterns(held.data, shape_of(RECORD_TYPES[held.type])))


def _patterns(value: Any, shape: Shape) -> Iterator[str]:
    """The path of each value, as an agreement names it; what the model does not know has a path of its own."""
    if isinstance(shape, Leaf):
        yield shape.pattern
    elif isinstance(shape, Items) and isinstance(value, list | tuple):
        for item in value:
            yield from _patterns(item, shape.item)
    elif isinstance(shape, Fields) and isinstance(value, Mapping):
        for name, inner in value.items():
            if name in shape.fields:
                yield from _patterns(inner, shape.fields[name])
            else:
                yield f"{shape.pattern}/{UNKNOWN_STEP}"
    else:
        yield f"{shape.pattern}/{UNKNOWN_STEP}"


def _files_spoken_of(index: Index, records: Iterable[HeldRecord]) -> Iterator[Finding]:
    named = {
        f"data/{evidence_path(held.record, file.path.rpartition('/')[2])}"
        for held in records
        if isinstance(held.record, (Exhibit, Statement, FormFile))
        for file in held.record.files
    }
    for entry in index.entries:
        for file in entry.files:
            if entry.kind in _EVIDENCE and file.path not in named:
                yield finding("XB-VERIFY-077", Location(file=file.path))
