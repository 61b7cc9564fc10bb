"""Loading an agreement: its exact bytes, its shape, its faults, and who signed it."""

from pathlib import Path

import attrs

from xborder.agreements.lint.register import lint
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.signing import check_signatures
from xborder.files.document import Document
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.files.trust import TrustStore
from xborder.files.yaml_reader import parse_yaml
from xborder.findings import Finding, Location, Outcome, Report, finding
from xborder.model.agreement import Agreement
from xborder.schema import decode


def load_agreement(path: Path, *, trust: TrustStore | None, signatures: Path | None = None) -> Outcome[LoadedAgreement]:
    """Read an agreement and check it.

    ``signatures`` is the folder of ``<id>.<party>.dsse.json``; by default
    ``signatures`` beside the file. No value only where the file cannot be read
    or has not the shape of an agreement. Where it has faults or lacks
    signatures a value is given with errors, and nothing can be shared under it.
    """
    content = read_bytes(path, limit=DEFAULT_LIMITS.yaml_bytes)
    if content.value is None:
        return Outcome(None, _named(content.report, path.name))
    read = read_agreement(content.value, path.name)
    if read.value is None:
        return Outcome(None, read.report)
    agreement, report = read.value, read.report
    signed = check_signatures(agreement, content.value, signatures or path.parent / "signatures", trust, path.name)
    report += signed.report
    loaded = LoadedAgreement(
        agreement=agreement,
        source=content.value,
        file=path.name,
        signed_by=signed.value or frozenset(),
        report=report,
    )
    return Outcome(loaded, report)


def read_agreement(content: bytes, name: str) -> Outcome[Agreement]:
    """Read an agreement from its bytes and check its terms, not who signed it; ``name`` is what findings call it."""
    parsed = parse_yaml(content, name)
    if parsed.value is None:
        return Outcome(None, parsed.report + _summary("XB-AGR-001", name))
    decoded = decode(parsed.value.root, Agreement)
    report = parsed.report + _placed(decoded.report, parsed.value)
    if decoded.value is None:
        return Outcome(None, report + _summary("XB-AGR-002", name))
    return Outcome(decoded.value, report + _placed(lint(decoded.value), parsed.value))


def _summary(code: str, name: str) -> Report:
    return Report.of(finding(code, Location(file=name)))


def _placed(report: Report, document: Document) -> Report:
    """Findings that know a pointer get the line and column it has in the file."""
    return Report(tuple(_at(each, document) for each in report))


def _at(each: Finding, document: Document) -> Finding:
    return attrs.evolve(each, location=document.place(each.location.pointer or ""))


def _named(report: Report, name: str) -> Report:
    return Report(tuple(attrs.evolve(each, location=attrs.evolve(each.location, file=name)) for each in report))
