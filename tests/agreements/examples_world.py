"""The agreements of the library as if signed and in force, and records with something in every field."""

import datetime as dt
from typing import Any

import attrs

from xborder.agreements.compare.full_record import full_record
from xborder.agreements.decide import decide
from xborder.agreements.decision import Decision
from xborder.agreements.examples import EXAMPLES
from xborder.agreements.given import GivenRecord
from xborder.agreements.leaves import shape_of
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.redaction import HashKey
from xborder.agreements.request import Request
from xborder.files.yaml_reader import parse_yaml
from xborder.findings import Report
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import AgreementStatus
from xborder.model.register import RECORD_TYPES
from xborder.schema import decode

NOW = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
KEY = HashKey(id="k1", secret=b"a secret of the tests")


def example(name: str) -> LoadedAgreement:
    source = EXAMPLES[name].source
    document = parse_yaml(source, f"{name}.yaml").value
    assert document is not None
    read = decode(document.root, Agreement)
    assert read.value is not None
    agreement = attrs.evolve(read.value, status=AgreementStatus.IN_FORCE)
    signed = frozenset(agreement.party_by_id)
    return LoadedAgreement(agreement=agreement, source=source, file=f"{name}.yaml", signed_by=signed, report=Report())


def whole(kind: str, force: str, /, **changes: Any) -> GivenRecord:
    """A record of a force with every field filled; a change to None takes a root field out."""
    data = full_record(shape_of(RECORD_TYPES[kind]))
    data["provenance"] |= {
        "force": force,
        "verified_at": "2026-10-20",
        "fact_or_assessment": "fact",
        "extracted_at": "2026-10-25T09:00:00+00:00",
    }
    data |= {"processing_restricted": False, "subject_category": ["suspect"], "ref": "R-1"}
    data |= changes
    data = {name: value for name, value in data.items() if value is not None}
    return GivenRecord(type=kind, data=data, key=f"{force}:{kind}:R-1")


def asked(sender: str, recipient: str, purpose: str, **changes: Any) -> Request:
    base = Request(
        from_party=sender,
        to_party=recipient,
        purpose=purpose,
        actor="PC 1428 MARLOWE",
        role="investigator",
        channel="secure_file_transfer",
        now=NOW,
    )
    return attrs.evolve(base, **changes)


def decided(loaded: LoadedAgreement, request: Request, record: GivenRecord) -> Decision:
    return decide(loaded, request, [record], hash_key=KEY)
