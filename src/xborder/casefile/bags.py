"""What goes into each bag: everything for the prosecutor; for the defence, nothing that may not be served."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from xborder.agreements.decision_report import canonical_bytes
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import BagDigests, PayloadFile
from xborder.bundle.write_bundle import write_bundle
from xborder.casefile.binding import Bound
from xborder.casefile.bundles.amend_event import amendment_events, edition_id
from xborder.casefile.bundles.earlier import RECORD_NAME
from xborder.casefile.evidence import EvidencePaper
from xborder.casefile.evidence_place import kind_and_entry, stored_path
from xborder.casefile.prepare import Prepared
from xborder.casefile.releasing import Released
from xborder.casefile.standalone import StandaloneForm
from xborder.casefile.wording import force_name
from xborder.files.canonical_json import pretty
from xborder.files.dsse import Signer
from xborder.files.safe_names import slug
from xborder.findings import Location, Report, finding, report_json
from xborder.schema import encode

_PDF = "application/pdf"
_JSON = "application/json"


def write_prosecution_bag(
    target: Path,
    prepared: Prepared,
    *,
    whole: Bound,
    served: Bound,
    found: Report,
    released: Released,
    signers: Sequence[Signer],
) -> Report:
    """The whole file: both PDFs, every form, record and exhibit, the findings and the agreement's decision."""
    findings = report_json.render(_of_the_case(found).once()).encode()
    payload = [
        *_bound(whole, "case-file"),
        *_bound(served, "court-bundle"),
        PayloadFile(path="findings.json", source=findings, media_type=_JSON, entry="findings", kind="report"),
        PayloadFile(
            path="decision.json", source=prepared.shared.document, media_type=_JSON, entry="decision", kind="report"
        ),
        PayloadFile(
            path="case.json", source=_case_document(prepared, served), media_type=_JSON, entry="case", kind="record"
        ),
        _pages_record(whole),
        *_forms(whole.forms),
        *_records(prepared),
        *(_evidence(paper) for paper in prepared.papers),
    ]
    documents = {
        "agreement.yaml": prepared.shared.agreement.source,
        "decision.json": prepared.shared.document,
        "validation.json": findings,
        "quality-statement.json": canonical_bytes(released.release.quality_statement),
        "retention.json": canonical_bytes(released.release.retention),
        "disclosure.jsonl": released.log,
    }
    return _write(
        target,
        prepared,
        "prosecution",
        payload,
        signers=signers,
        documents=documents,
        custody=prepared.custody,
        bound=whole,
    )


def write_served_bag(target: Path, prepared: Prepared, served: Bound, signers: Sequence[Signer]) -> Report:
    """The court bundle and the forms in it, and nothing else.

    No file of an exhibit goes in: it may hold, beside its pages, an earlier
    revision, data of the camera or an attachment that nobody looked at. The
    pages of the court bundle are copied without them.
    """
    payload = [
        *_bound(served, "court-bundle"),
        _pages_record(served),
        *_forms(served.forms),
    ]
    return _write(target, prepared, "served", payload, signers=signers, bound=served)


def _of_the_case(found: Report) -> Report:
    """The findings that speak of the case: which records of other people a force sent is none of the reader's business."""
    return Report(tuple(each for each in found if each.code != "XB-BUILD-022"))


def _write(
    target: Path,
    prepared: Prepared,
    kind: str,
    payload: Sequence[PayloadFile],
    *,
    bound: Bound,
    signers: Sequence[Signer],
    documents: Mapping[str, bytes] = {},
    custody: Sequence[Mapping[str, Any]] = (),
) -> Report:
    target.mkdir()
    plan = prepared.case.plan
    head = BundleHead(
        bundle_id=edition_id(plan.urn, kind, len(bound.record.amendments)),
        kind=kind,
        case_urn=plan.urn,
        organisation=force_name(plan.lead_force),
        description="Case file for the prosecutor" if kind == "prosecution" else "Court bundle, as it may be served",
    )
    events = amendment_events(bound.record, plan.urn, kind, recorded_by=force_name(plan.lead_force), now=plan.as_of)
    made = write_bundle(
        target,
        head=head,
        payload=payload,
        custody=[*custody, *events],
        documents=documents,
        signers=signers,
        now=plan.as_of,
    )
    return made.report + (_unchanged(made.value, prepared.papers) if made.value else Report())


def _unchanged(written: BagDigests, papers: Sequence[EvidencePaper]) -> Report:
    """A file that is not what it was when it was checked must not stand beside the pages made of it."""
    digests = {each.path: each.digests.sha256 for each in written.payload}
    changed = [
        finding("XB-BUILD-030", Location(file=paper.file.path), name=paper.file.path)
        for paper in papers
        if digests.get(f"data/{stored_path(paper)}", paper.sha256) != paper.sha256
    ]
    return Report(tuple(changed))


def _bound(bound: Bound, entry: str) -> Iterator[PayloadFile]:
    """The bound file, or each of its volumes in order."""
    for path in bound.assembled.volumes:
        yield PayloadFile(path=path.name, source=path, media_type=_PDF, entry=entry, kind=entry)


def _forms(forms: Sequence[StandaloneForm]) -> Iterator[PayloadFile]:
    for each in forms:
        name = slug(each.key)
        yield PayloadFile(
            path=f"forms/{name}.pdf",
            source=each.content,
            media_type=_PDF,
            entry=f"form:{each.key}",
            kind="form",
            title=each.title,
        )


def _records(prepared: Prepared) -> Iterator[PayloadFile]:
    for key, record in prepared.case.records.items():
        path = f"records/{record.type}/{slug(key)}.json"
        yield PayloadFile(path=path, source=pretty(encode(record.record)), media_type=_JSON, entry=key, kind="record")


def _evidence(paper: EvidencePaper) -> PayloadFile:
    """One file, byte for byte, in the folder of its record."""
    kind, entry = kind_and_entry(paper)
    return PayloadFile(
        path=stored_path(paper),
        source=paper.path,
        media_type=paper.media_type,
        entry=entry,
        kind=kind,
        original_name=paper.path.name,
    )


def _case_document(prepared: Prepared, served: Bound) -> bytes:
    return pretty(encode(attrs.evolve(prepared.case.file, bundle=served.record)))


def _pages_record(bound: Bound) -> PayloadFile:
    """Which document has which pages: what an amendment of this bundle goes by."""
    source = pretty(encode(bound.record))
    return PayloadFile(path=RECORD_NAME, source=source, media_type=_JSON, entry="index", kind="report")
