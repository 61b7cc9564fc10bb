"""Signatures of the parties: detached DSSE envelopes over the agreement's exact bytes."""

from collections.abc import Iterator
from pathlib import Path

from xborder.files import dsse
from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.files.trust import TrustedKey, TrustStore
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.agreement import Agreement
from xborder.model.agreement_codes import AgreementStatus
from xborder.model.agreement_parties import Signatory
from xborder.reference.clocks import uk_day

PAYLOAD_TYPE = "application/vnd.xborder.agreement+yaml"


def signature_name(agreement: str, party: str) -> str:
    """The file in which a party's signature stands.

    >>> signature_name("ISA-1", "norfolk")
    'ISA-1.norfolk.dsse.json'
    """
    return f"{agreement}.{party}.dsse.json"


def check_signatures(
    agreement: Agreement, source: bytes, folder: Path, trust: TrustStore | None, file: str
) -> Outcome[frozenset[str]]:
    """The parties whose trusted key signed exactly these bytes; an error for each that did not, where it should have."""
    if agreement.status is not AgreementStatus.IN_FORCE:
        return Outcome(frozenset())
    if trust is None:
        return Outcome(frozenset(), Report.of(finding("XB-AGR-042", Location(file=file))))
    try:
        judged = dict(_judged(agreement, source, folder, trust))
    except ImportError:  # the package that checks signatures is an extra
        return Outcome(frozenset(), Report.of(finding("XB-SIGN-001", Location(file=file))))
    signed = frozenset(party for party, fault in judged.items() if not fault)
    faults = [
        finding("XB-AGR-040", Location(file=file), party=party, what=fault) for party, fault in judged.items() if fault
    ]
    return Outcome(signed, Report(tuple(faults)))


def _judged(agreement: Agreement, source: bytes, folder: Path, trust: TrustStore) -> Iterator[tuple[str, str]]:
    """Each party, and in words what is wrong with its signature; no words where nothing is."""
    signatories = {each.party: each for each in agreement.signatories}
    for party in agreement.party_by_id:
        signatory = signatories.get(party)
        if signatory is None:
            yield party, "it is not among the signatories"
        else:
            yield party, _fault(signatory, source, folder / signature_name(agreement.id, party), trust)


def _fault(signatory: Signatory, source: bytes, path: Path, trust: TrustStore) -> str:
    key = trust.key(signatory.keyid)
    if key is None or key.revoked:
        return "its key is not trusted, or was revoked"
    # The agreement says which key it wants; only the trust store says whose that key is.
    if key.owner != signatory.party:
        return "the key it names is owned by somebody else"
    if not uk_day(key.valid_from) <= signatory.signed <= uk_day(key.valid_to):
        return "its key was not valid on the day of signing"
    return _envelope_fault(path, source, key)


def _envelope_fault(path: Path, source: bytes, key: TrustedKey) -> str:
    content = read_bytes(path, limit=DEFAULT_LIMITS.json_bytes)
    if content.value is None:
        return "there is no signature file"
    envelope = dsse.read(content.value)
    if envelope is None or envelope.payload_type != PAYLOAD_TYPE:
        return "the signature file is not well formed"
    if envelope.payload != source:
        return "what was signed is another text"
    good = any(one.keyid == key.keyid and dsse.holds(envelope, one, key.public_key) for one in envelope.signatures)
    return "" if good else "the signature does not hold"
