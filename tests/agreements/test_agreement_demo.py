"""The demonstration's agreement: sound, signed by all, signed again with the same bytes, and worth reading."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

import xborder.casefile.demo
from xborder.agreements.load import load_agreement
from xborder.agreements.loaded import LoadedAgreement
from xborder.files.trust import read_trust_store

CASE = Path(xborder.casefile.demo.__file__).parent / "case"
SCRIPT = Path(__file__).parent.parent.parent / "fixtures" / "sign_demo.py"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(CASE / "agreement.yaml", case)
    return case


def sign_demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sign_demo", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def demo(case: Path = CASE) -> LoadedAgreement:
    outcome = load_agreement(case / "agreement.yaml", trust=read_trust_store(case / "keys" / "trust.yaml").value)
    assert outcome.value is not None
    return outcome.value


def test_it_has_no_faults_and_every_party_signed() -> None:
    loaded = demo()
    assert list(loaded.report) == []
    assert loaded.signed_by == set(loaded.agreement.party_by_id)
    assert len(loaded.signed_by) == 8


def test_signing_again_gives_the_same_bytes(copied: Path) -> None:
    sign_demo().main(copied)
    made = {path.relative_to(copied): path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    packaged = {
        path.relative_to(CASE): path.read_bytes()
        for folder in ("signatures", "keys")
        for path in (CASE / folder).iterdir()
    }
    assert made == packaged | {Path("agreement.yaml"): (CASE / "agreement.yaml").read_bytes()}


def test_one_changed_byte_is_signed_by_nobody(copied: Path) -> None:
    sign_demo().main(copied)
    assert demo(copied).signed_by
    file = copied / "agreement.yaml"
    file.write_bytes(file.read_bytes() + b"\n")
    changed = demo(copied)
    assert changed.signed_by == frozenset()
    assert {found.code for found in changed.report} == {"XB-AGR-040"}


def test_one_partys_key_does_not_sign_for_another(copied: Path) -> None:
    """A changed agreement that names one key for all parties would otherwise need only that one key."""
    file = copied / "agreement.yaml"
    text = file.read_text(encoding="utf-8")
    for name in demo().signed_by - {"kent"}:
        text = text.replace(f"{name}-demo-2026", "kent-demo-2026")
    file.write_text(text, encoding="utf-8")
    sign_demo().main(copied)
    shutil.copy(CASE / "keys" / "trust.yaml", copied / "keys")
    assert demo(copied).signed_by == {"kent"}


def test_every_key_says_that_it_proves_nothing() -> None:
    store = read_trust_store(CASE / "keys" / "trust.yaml").value
    assert store is not None
    assert all(key.demonstration for key in store.keys)
