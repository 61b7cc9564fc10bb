"""A party signs: its detached envelope over the exact bytes of an agreement that has no faults."""

from collections.abc import Iterator

from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.signing import PAYLOAD_TYPE
from xborder.files import dsse
from xborder.findings import Finding, Location, Outcome, Report, Severity, finding
from xborder.model.agreement_codes import AgreementStatus

#: What only says that signatures are missing must not keep anybody from signing.
_ABOUT_SIGNATURES = frozenset({"XB-AGR-040", "XB-AGR-042"})


def sign_agreement(loaded: LoadedAgreement, party: str, signer: dsse.Signer) -> Outcome[bytes]:
    """The party's envelope, as :func:`xborder.agreements.signing.signature_name` names its file.

    No value for an agreement with faults, one that is no longer to be changed into force by signing, or a party that
    is not to sign it with this key. Source: DPA 2018 s.58(2).
    """
    faults = tuple(_faults(loaded, party, signer.keyid))
    if faults:
        return Outcome(None, Report(faults))
    return Outcome(dsse.sign(loaded.source, payload_type=PAYLOAD_TYPE, signers=[signer]))


def _faults(loaded: LoadedAgreement, party: str, keyid: str) -> Iterator[Finding]:
    agreement, where = loaded.agreement, Location(file=loaded.file)
    yield from (
        found for found in loaded.report if found.severity is Severity.ERROR and found.code not in _ABOUT_SIGNATURES
    )
    if agreement.status is not AgreementStatus.IN_FORCE:
        yield finding("XB-AGR-043", where, what=f"its status is {agreement.status.value}")
    signatory = next((each for each in agreement.signatories if each.party == party), None)
    if party not in agreement.party_by_id:
        yield finding("XB-AGR-043", where, what=f"{party} is not a party to it")
    elif signatory is None:
        yield finding("XB-AGR-043", where, what=f"{party} is not among its signatories")
    elif signatory.keyid != keyid:
        yield finding("XB-AGR-043", where, what=f"{party} is to sign it with the key {signatory.keyid}")
