"""A disclosure log of fictional forces, and the key that signs for it."""

import base64
import datetime as dt
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from xborder.agreements.log import DisclosureLog
from xborder.cli.main import main

FIRST = dt.datetime(2026, 10, 1, 9, 0, tzinfo=dt.UTC)
OFFENDER = "36:offender:NF-77"
INCIDENT = "36:incident:NC-12"


def run_log(*arguments: object) -> Result:
    """Run ``xborder log``; any exception but an exit is a fault of the command."""
    result = CliRunner().invoke(main, ["log", *(str(argument) for argument in arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def disclosure(day: int, to: str, *records: str, **more: Any) -> dict[str, Any]:
    """An entry as the release of a decision writes it."""
    entry = {
        "type": "disclosure",
        "at": (FIRST + dt.timedelta(days=day)).isoformat(),
        "disclosed_by": {"party": "norfolk", "actor": "PS 0317 OAKSHOTT", "role": "case builder"},
        "recipient": to,
        "purpose": "prevent_detect",
        "case_ref": "36NC0412626",
        "channel": "secure_file_transfer",
        "agreement": {"id": "ISA-EAST-COURSING-001", "version": "2.1.0", "digest": "sha256:" + "a" * 64},
        "decision": "sha256:" + "b" * 64,
        "records": [
            {
                "record": record,
                "flow": "F1",
                "paths": ["/name/family", "/name/given/0", "/date_of_birth"],
                "redacted": {"/addresses/0/postcode": "postcode_district"},
                "rules": ["R10", "R11"],
            }
            for record in records
        ],
    }
    return {**entry, **more}


def made_log(folder: Path) -> tuple[Path, list[str]]:
    """A log of four disclosures, the third taken back, and their receipts."""
    path = folder / "norfolk.jsonl"
    log = DisclosureLog(path)
    receipts = [
        log.disclosed(disclosure(0, "kent", OFFENDER)),
        log.disclosed(disclosure(3, "cps", OFFENDER, INCIDENT, purpose="prosecute")),
        log.disclosed(disclosure(5, "essex", OFFENDER)),
    ]
    log.aborted(receipts[2], reason="the folder could not be written", at=(FIRST + dt.timedelta(days=5)).isoformat())
    receipts.append(log.disclosed(disclosure(40, "kent", INCIDENT)))
    return path, receipts


def key_files(folder: Path) -> tuple[Path, Path]:
    """A private key, and the list in which it is trusted."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    pem, trust = folder / "key.pem", folder / "trust.yaml"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    trust.write_text(
        'schema: "xborder/trust/1"\nkeys:\n  - id: "norfolk-2026"\n'
        f'    public_key: "{public}"\n    owner: "Norfolk (fictional)"\n'
        '    valid_from: "2026-01-01T00:00:00+00:00"\n    valid_to: "2028-01-01T00:00:00+00:00"\n'
    )
    return pem, trust
