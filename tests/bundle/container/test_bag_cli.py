"""``xborder bundle verify``: what a person reads at the end of it, and the exit code that goes with it."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from xborder.cli.main import main

AT = "2026-11-23T09:30:00+00:00"


@pytest.fixture
def run(tmp_path: Path, signer: Any) -> Callable[..., tuple[int, list[str]]]:
    """Verifies a bag, with the signer's key in the list of trusted keys where ``trusted`` says so."""

    def verify(bag: Path, *, trusted: bool, demonstration: bool = False) -> tuple[int, list[str]]:
        keys = tmp_path / "trust.yaml"
        keys.write_text(
            f"""\
schema: "xborder/trust/1"
keys:
  - id: "{signer.keyid}"
    public_key: "{base64.b64encode(signer.public_key).decode()}"
    owner: "Norfolk Constabulary"
    valid_from: "2026-01-01T00:00:00+00:00"
    valid_to: "2027-01-01T00:00:00+00:00"
    demonstration: {str(demonstration).lower()}
""",
            encoding="utf-8",
        )
        arguments = ["bundle", "verify", str(bag), "--at", AT, *(["--trust", str(keys)] if trusted else [])]
        result = CliRunner().invoke(main, arguments)
        return result.exit_code, result.output.splitlines()

    return verify


def test_it_says_who_signed_by_owner_and_key_id(bag: Path, run: Callable[..., tuple[int, list[str]]]) -> None:
    code, lines = run(bag, trusted=True)

    assert code == 0
    assert lines[-2:] == [
        f"{bag}: 4 files, intact, and signed by a key you trust.",
        "Signed by Norfolk Constabulary (norfolk-2026).",
    ]


def test_it_says_that_a_demonstration_key_proves_nothing(bag: Path, run: Callable[..., tuple[int, list[str]]]) -> None:
    code, lines = run(bag, trusted=True, demonstration=True)

    assert code == 0
    assert lines[-1] == "Signed by Norfolk Constabulary (norfolk-2026; demonstration key: proves nothing)."


def test_without_trusted_keys_nothing_is_called_an_error(bag: Path, run: Callable[..., tuple[int, list[str]]]) -> None:
    code, lines = run(bag, trusted=False)

    assert code == 3
    assert lines[0] == "signatures/bundle.dsse.json (1 warning)"
    assert lines[1].startswith("  warning XB-VERIFY-024 ")
    assert "0 errors, 1 warning, 0 info in 1 file" in lines
    assert not any("Signed by" in line for line in lines)


def test_a_changed_bag_names_no_signer(bag: Path, run: Callable[..., tuple[int, list[str]]]) -> None:
    (bag / "data/statements/W1.txt").write_bytes(b"I say it.\n")

    code, lines = run(bag, trusted=True)

    assert (code, lines[-1]) == (1, f"{bag}: 4 files, NOT INTACT.")
