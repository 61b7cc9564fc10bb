"""Whose signature stands on a bundle, and whether it holds.

Two questions are kept apart. A signature file that is damaged, a statement that
does not fit the bundle, a signature that does not hold under a trusted key: those
are faults of integrity. No signature, or one by a key that nobody here vouches
for at that time: then the bundle may be intact, and its authenticity is not
established.

A key id in an envelope is only a hint (DSSE 1.0.2), and no signature covers it.
The statement therefore names the keys that were to sign, and both must agree.
"""

from datetime import datetime

import attrs

from xborder.bundle import statement as statements
from xborder.bundle.bag_paths import shown
from xborder.bundle.bag_reader import BagFolder
from xborder.bundle.custody_event import read_time
from xborder.bundle.statement import PAYLOAD_TYPE, SIGNATURE_NAME, Statement
from xborder.bundle.statement_check import check_dates, check_statement
from xborder.bundle.structure import Structure
from xborder.bundle.verdict import Signer
from xborder.files import dsse
from xborder.files.trust import TrustedKey, TrustStore
from xborder.findings import Finding, Location, Report, Severity, finding

BROKEN = "XB-VERIFY-022"
_PLACE = Location(file=SIGNATURE_NAME)


@attrs.frozen(kw_only=True)
class Signed:
    """What the signature shows: faults of integrity, doubts of authenticity, and whose trusted keys hold."""

    integrity: Report = Report()
    authenticity: Report = Report()
    signers: tuple[Signer, ...] = ()

    @property
    def established(self) -> bool:
        """Whether somebody trusted signed and nothing speaks against it."""
        return bool(self.signers) and not (self.integrity + self.authenticity).has_errors


def check_signature(bag: BagFolder, structure: Structure, trust: TrustStore | None, at: datetime) -> Signed:
    """Read the signature file, its statement and its signatures, and check all three."""
    if SIGNATURE_NAME not in bag.files:
        return Signed(authenticity=Report.of(finding("XB-VERIFY-020", _PLACE)))
    content = bag.read(SIGNATURE_NAME)
    if content is None:
        return Signed()
    envelope = dsse.read(content)
    if envelope is None or not all(isinstance(one.keyid, str) for one in envelope.signatures):
        return Signed(integrity=Report.of(finding("XB-VERIFY-021", _PLACE)))
    if envelope.payload_type != PAYLOAD_TYPE:
        return Signed(integrity=Report.of(finding("XB-VERIFY-036", _PLACE)))
    said = statements.parse(envelope.payload)
    if said is None:
        return Signed(integrity=Report.of(finding("XB-VERIFY-029", _PLACE)))
    fits = Report((*check_statement(said, bag.digests, structure), *_named_keys(envelope, said)))
    dates = Report(tuple(check_dates(said, structure, at)))
    held = _signatures(envelope, said, trust)
    return Signed(integrity=fits + held.integrity, authenticity=dates + held.authenticity, signers=held.signers)


def _named_keys(envelope: dsse.Envelope, said: Statement) -> list[Finding]:
    """A key id that was edited, or a signature put in place of another, no longer fits the statement."""
    used = sorted(signature.keyid for signature in envelope.signatures)
    named = sorted(said.predicate.signers)
    if used == named:
        return []
    return [finding("XB-VERIFY-030", _PLACE, actual=_list(used), expected=_list(named))]


def _signatures(envelope: dsse.Envelope, said: Statement, trust: TrustStore | None) -> Signed:
    """Judge every signature; where one is good, doubts about another are only warnings."""
    signed_at = read_time(said.predicate.signed_at)
    judged = [(one, _judge(envelope, one, signed_at, trust)) for one in envelope.signatures]
    keys = [key for _, key in judged if not isinstance(key, str)]
    broken = [_say(BROKEN, one, said) for one, code in judged if code == BROKEN]
    level = Severity.WARNING if keys else Severity.ERROR
    doubts = [_say(code, one, said, level) for one, code in judged if isinstance(code, str) and code != BROKEN]
    notes = [finding("XB-VERIFY-035", _PLACE, key=shown(key.keyid)) for key in keys if key.demonstration]
    signers = tuple(Signer(keyid=key.keyid, owner=key.owner, demonstration=key.demonstration) for key in keys)
    return Signed(integrity=Report.of(*broken), authenticity=Report.of(*doubts, *notes), signers=signers)


def _judge(
    envelope: dsse.Envelope, one: dsse.Signature, signed_at: datetime | None, trust: TrustStore | None
) -> TrustedKey | str:
    """The trusted key by which a signature holds, or the code of what speaks against it."""
    key = trust.key(one.keyid) if trust else None
    if key is None:
        return "XB-VERIFY-023" if trust else "XB-VERIFY-024"
    try:
        holds = dsse.holds(envelope, one, key.public_key)
    except ImportError:
        return "XB-VERIFY-027"
    if not holds:
        return BROKEN
    if key.revoked:
        return "XB-VERIFY-026"
    return key if signed_at and key.valid_from <= signed_at <= key.valid_to else "XB-VERIFY-025"


def _say(code: str, one: dsse.Signature, said: Statement, level: Severity | None = None) -> Finding:
    return finding(code, _PLACE, severity=level, key=shown(one.keyid), signed=shown(said.predicate.signed_at))


def _list(keys: list[str]) -> str:
    return ", ".join(shown(key) for key in keys) or "nobody"
