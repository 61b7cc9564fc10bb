"""Whose signature stands on a bundle, and whether it holds.

Two questions are kept apart. A signature file that is damaged, a statement that
does not fit the bundle, a signature that does not hold under the key that the
statement lists for it, a listed key that is not the one trusted under its id:
those are faults of integrity. No signature, or one by a key that nobody here
vouches for at that time: then the bundle may be intact, and its authenticity is
not established.

A key id in an envelope is only a hint (DSSE 1.0.2), and no signature covers it.
The statement therefore lists the keys that were to sign, id and public key, and
envelope, statement and trust store must agree. That a signature holds under the
listed key shows that nothing was damaged, to a reader who trusts nobody yet; it
does not show who signed, for anybody can list a key of their own.
"""

from collections.abc import Mapping
from datetime import datetime

import attrs

from xborder.bundle import statement as statements
from xborder.bundle.bag_paths import shown
from xborder.bundle.container import Container
from xborder.bundle.custody_event import read_time
from xborder.bundle.statement import PAYLOAD_TYPE, SIGNATURE_NAME, Statement, listed_keys, spell_key
from xborder.bundle.statement_check import check_dates, check_statement
from xborder.bundle.structure import Structure
from xborder.bundle.verdict import Signer
from xborder.files import dsse
from xborder.files.trust import TrustedKey, TrustStore
from xborder.findings import Finding, Location, Report, Severity, finding

BROKEN = "XB-VERIFY-022"
EXCHANGED = "XB-VERIFY-037"
_PLACE = Location(file=SIGNATURE_NAME)


@attrs.frozen(kw_only=True)
class Signed:
    """What the signature shows: faults of integrity, doubts of authenticity, and whose trusted keys hold."""

    integrity: Report = Report()
    authenticity: Report = Report()
    signers: tuple[Signer, ...] = ()
    signed_at: datetime | None = None

    @property
    def established(self) -> bool:
        """Whether somebody trusted signed and nothing speaks against it."""
        return bool(self.signers) and not (self.integrity + self.authenticity).has_errors


def check_signature(bag: Container, structure: Structure, trust: TrustStore | None, at: datetime) -> Signed:
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
    listed = listed_keys(said.predicate.signers) if said else None
    if said is None or listed is None:
        return Signed(integrity=Report.of(finding("XB-VERIFY-029", _PLACE)))
    fits = Report((*check_statement(said, bag.digests, structure), *_named_keys(envelope, listed)))
    dates = Report(tuple(check_dates(said, structure, at)))
    held = _signatures(envelope, said, listed, trust)
    return Signed(
        integrity=fits + held.integrity,
        authenticity=dates + held.authenticity,
        signers=held.signers,
        signed_at=read_time(said.predicate.signed_at),
    )


def _named_keys(envelope: dsse.Envelope, listed: Mapping[str, bytes]) -> list[Finding]:
    """A key id that was edited, or a signature put in place of another, no longer fits the statement."""
    used, named = sorted(signature.keyid for signature in envelope.signatures), sorted(listed)
    if used == named:
        return []
    return [finding("XB-VERIFY-030", _PLACE, actual=_list(used), expected=_list(named))]


def _signatures(
    envelope: dsse.Envelope, said: Statement, listed: Mapping[str, bytes], trust: TrustStore | None
) -> Signed:
    """Judge every signature; where one is good, doubts about another are only warnings."""
    judged = [_judge(envelope, one, listed.get(one.keyid), said, trust) for one in envelope.signatures]
    keys = [key for key in judged if isinstance(key, TrustedKey)]
    found = [each for each in judged if isinstance(each, Finding)]
    broken = [each for each in found if each.code in {BROKEN, EXCHANGED}]
    doubts = [_lighter(each) if keys else each for each in found if each not in broken]
    notes = [finding("XB-VERIFY-035", _PLACE, key=shown(key.keyid)) for key in keys if key.demonstration]
    signers = tuple(Signer(keyid=key.keyid, owner=key.owner, demonstration=key.demonstration) for key in keys)
    return Signed(integrity=Report.of(*broken), authenticity=Report.of(*doubts, *notes), signers=signers)


def _judge(
    envelope: dsse.Envelope, one: dsse.Signature, listed: bytes | None, said: Statement, trust: TrustStore | None
) -> TrustedKey | Finding:
    """The trusted key by which a signature holds, or what speaks against it."""
    key = trust.key(one.keyid) if trust else None
    if listed and key and key.public_key != listed:
        actual, expected = spell_key(listed), spell_key(key.public_key)
        return finding(EXCHANGED, _PLACE, key=shown(one.keyid), actual=actual, expected=expected)
    against = listed or (key.public_key if key else None)
    try:
        holds = against is None or dsse.holds(envelope, one, against)
    except ImportError:
        return _say("XB-VERIFY-027", one, said)
    if not holds:
        return _say(BROKEN, one, said)
    if key is None:
        return _say("XB-VERIFY-023" if trust else "XB-VERIFY-024", one, said)
    doubt = _doubt(key, read_time(said.predicate.signed_at))
    return _say(doubt, one, said) if doubt else key


def _doubt(key: TrustedKey, signed_at: datetime | None) -> str | None:
    """The code of why a trusted key does not count at the time of a signature."""
    if key.revoked:
        return "XB-VERIFY-026"
    return None if signed_at and key.valid_from <= signed_at <= key.valid_to else "XB-VERIFY-025"


def _say(code: str, one: dsse.Signature, said: Statement) -> Finding:
    return finding(code, _PLACE, key=shown(one.keyid), signed=shown(said.predicate.signed_at))


def _lighter(found: Finding) -> Finding:
    return attrs.evolve(found, severity=Severity.WARNING)


def _list(keys: list[str]) -> str:
    return ", ".join(shown(key) for key in keys) or "nobody"
