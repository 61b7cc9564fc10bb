"""Loading: what the file is, who signed it, and that nothing is shared under one that is not in order."""

import datetime as dt
import random
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from agreements.world import codes, document, key, request, sign, signer, to_cps, trust, written
from agreements.world import offender as offender_record
from xborder.agreements.decide import decide
from xborder.agreements.load import load_agreement
from xborder.agreements.loaded import LoadedAgreement
from xborder.agreements.signing import PAYLOAD_TYPE, signature_name
from xborder.files import dsse
from xborder.files.trust import TrustStore, read_trust_store
from xborder.findings import Report, Severity

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "src/xborder/casefile/demo/case"
PARTIES = ("essex", "kent", "norfolk", "cps")


def load(path: Path, keys: TrustStore | None) -> LoadedAgreement:
    loaded = load_agreement(path, trust=keys).value
    assert loaded is not None
    return loaded


def refuses(loaded: LoadedAgreement) -> bool:
    decisions = [decide(loaded, asked, [offender_record()]) for asked in (request(), to_cps())]
    assert all(decision.refused is (not decision.shared) for decision in decisions)
    return all(decision.refused for decision in decisions)


def errors(report: Report) -> list[str]:
    return codes(entry for entry in report if entry.severity is Severity.ERROR)


def test_an_agreement_signed_by_all_shares(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, document()), trust())

    assert errors(loaded.report) == []
    assert loaded.signed_by == {"essex", "kent", "norfolk", "cps"}
    assert not refuses(loaded)


def test_the_demonstration_agreement_has_no_finding() -> None:
    keys = read_trust_store(DEMO / "keys/trust.yaml").value
    loaded = load(DEMO / "agreement.yaml", keys)

    assert list(loaded.report) == []
    assert loaded.signed_by == set(loaded.agreement.party_by_id)


def test_any_changed_byte_refuses_everything(tmp_path: Path) -> None:
    source = written(tmp_path, document()).read_bytes()
    chance = random.Random(8)  # noqa: S311 - places, not secrets
    for place in chance.sample(range(len(source)), 40):
        changed = bytearray(source)
        changed[place] ^= 1 << chance.randrange(7)
        (tmp_path / "agreement.yaml").write_bytes(changed)
        loaded = load_agreement(tmp_path / "agreement.yaml", trust=trust()).value
        assert loaded is None or (loaded.signed_by == frozenset() and refuses(loaded)), place


@pytest.mark.parametrize("place", [0, 700, -1])
def test_a_byte_more_or_less_refuses_everything(tmp_path: Path, place: int) -> None:
    source = written(tmp_path, document()).read_bytes()
    spot = source.index(b"\n", place) if place >= 0 else len(source) - 1
    for changed in (source[:spot] + b"\n" + source[spot:], source + b"# note\n"):
        (tmp_path / "agreement.yaml").write_bytes(changed)
        loaded = load(tmp_path / "agreement.yaml", trust())
        assert set(errors(loaded.report)) == {"XB-AGR-040"}
        assert refuses(loaded)


def _remove(folder: Path) -> None:
    (folder / "signatures" / signature_name("ISA-TEST-001", "kent")).unlink()


def _another_party(folder: Path) -> None:
    """Norfolk's envelope where Kent's belongs."""
    names = [folder / "signatures" / signature_name("ISA-TEST-001", name) for name in ("norfolk", "kent")]
    shutil.copy(*names)


def _another_text(folder: Path) -> None:
    sign(folder, "ISA-TEST-001", "kent", b"another text")


def _another_type(folder: Path) -> None:
    sign(folder, "ISA-TEST-001", "kent", (folder / "agreement.yaml").read_bytes(), "text/plain")


def _claimed(folder: Path) -> None:
    """Norfolk signs in the name of Kent's key."""
    made = attrs.evolve(signer("norfolk-test-2026"), keyid="kent-test-2026")
    envelope = dsse.sign((folder / "agreement.yaml").read_bytes(), payload_type=PAYLOAD_TYPE, signers=[made])
    (folder / "signatures" / signature_name("ISA-TEST-001", "kent")).write_bytes(envelope)


def _empty(folder: Path) -> None:
    (folder / "signatures" / signature_name("ISA-TEST-001", "kent")).write_bytes(b"{}")


@pytest.mark.parametrize("spoil", [_remove, _another_party, _another_text, _another_type, _claimed, _empty])
def test_a_signature_that_does_not_hold_refuses_everything(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = written(tmp_path, document())
    spoil(tmp_path)
    loaded = load(path, trust())

    assert loaded.signed_by == {"essex", "norfolk", "cps"}
    assert errors(loaded.report) == ["XB-AGR-040"]
    assert refuses(loaded)


def on(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")


@pytest.mark.parametrize(
    ("kent", "good"),
    [
        (None, False),
        (key("kent", revoked=True), False),
        (key("kent", valid_to=on("2026-08-19")), False),
        (key("kent", valid_to=on("2026-08-20")), True),
        (key("kent", valid_from=on("2026-08-21")), False),
        (key("kent", valid_from=on("2026-08-20")), True),
        (key("kent", owner="norfolk"), False),
        (key("kent", public_key=signer("norfolk-test-2026").public_key), False),
    ],
    ids=["missing", "revoked", "expired", "last day", "not yet", "first day", "owned by another", "other key"],
)
def test_whose_key_signed_and_when(tmp_path: Path, kent: Any, *, good: bool) -> None:
    loaded = load(written(tmp_path, document()), trust(kent=kent))

    assert ("kent" in loaded.signed_by) is good
    assert refuses(loaded) is not good


def test_one_party_cannot_sign_for_all(tmp_path: Path) -> None:
    """Whoever writes the file chooses the key ids in it; they must not choose who signed."""
    made = document()
    for signatory in made["signatories"]:
        signatory["keyid"] = "norfolk-test-2026"
    path = written(tmp_path, made, signed=False)
    envelope = dsse.sign(path.read_bytes(), payload_type=PAYLOAD_TYPE, signers=[signer("norfolk-test-2026")])
    for name in PARTIES:
        (tmp_path / "signatures" / signature_name(made["id"], name)).write_bytes(envelope)
    loaded = load(path, trust())

    assert loaded.signed_by == {"norfolk"}
    assert refuses(loaded)


def test_without_a_trust_store_nobody_has_signed(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, document()), None)

    assert errors(loaded.report) == ["XB-AGR-042"]
    assert loaded.signed_by == frozenset()
    assert refuses(loaded)


@pytest.mark.parametrize("status", ["draft", "suspended", "terminated"])
def test_what_is_not_in_force_loads_without_errors_and_shares_nothing(tmp_path: Path, status: str) -> None:
    loaded = load(written(tmp_path, {**document(), "status": status}), trust())

    assert errors(loaded.report) == []
    assert refuses(loaded)
    assert "XB-AGR-061" in codes(decide(loaded, request(), []).report)


def test_an_overdue_review_stops_or_warns(tmp_path: Path) -> None:
    late = on("2027-09-01")
    stops = load(written(tmp_path, document()), trust())
    made = document()
    made["review"]["if_overdue"] = "warn"
    warns = load(written(tmp_path, made), trust())
    records = [offender_record(provenance={**offender_record().data["provenance"], "verified_at": "2027-08-30"})]

    assert codes(decide(stops, request(now=late), records).report) == ["XB-AGR-065"]
    assert codes(decide(warns, request(now=late), records).report) == ["XB-AGR-066"]
    assert decide(warns, request(now=late), records).shared


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "XB-FILE-005"),
        (b"\xff\xfe\x00", None),
        (b"just a text", "XB-AGR-002"),
        (b"[]", "XB-AGR-002"),
        (b"a: &x 1\nb: *x\n", "XB-AGR-001"),
        (b"effect: 1\neffect: 2\n", "XB-AGR-001"),
        (b"a: !!python/object:os.system 1\n", "XB-AGR-001"),
        (b"a: [", "XB-AGR-001"),
        (b"a: " + b"[" * 40 + b"]" * 40, "XB-AGR-001"),
        (b"x" * (1024 * 1024 + 1), None),
    ],
)
def test_a_file_that_is_no_agreement_has_no_value(tmp_path: Path, content: bytes, code: str | None) -> None:
    path = tmp_path / "agreement.yaml"
    path.write_bytes(content)
    outcome = load_agreement(path, trust=trust())

    assert outcome.value is None
    assert outcome.report.has_errors
    assert code is None or code in codes(outcome.report)
    assert all(entry.location.file == "agreement.yaml" for entry in outcome.report)


def test_a_missing_file_has_no_value(tmp_path: Path) -> None:
    assert codes(load_agreement(tmp_path / "absent.yaml", trust=None).report) == ["XB-FILE-001"]


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "green"},
        {"marking": None},
        {"version": 2},
        {"parties": "all"},
        {"effective": "1 September 2026"},
        {"rules": [{**document()["rules"][0], "when": [{"attr": "subject.category", "op": "like", "value": "x"}]}]},
        {"rules": [{**document()["rules"][0], "effect": "permit"}]},
    ],
)
def test_what_the_schema_does_not_know_has_no_value(tmp_path: Path, change: dict[str, Any]) -> None:
    outcome = load_agreement(written(tmp_path, {**document(), **change}), trust=trust())

    assert outcome.value is None
    assert "XB-AGR-002" in codes(outcome.report)
    assert any(entry.location.line for entry in outcome.report)


@pytest.mark.parametrize("name", ["a\u0000b", "x" * 400, "../../etc/passwd", "/dev/null"])
def test_an_id_that_is_no_file_name_finds_no_signature(tmp_path: Path, name: str) -> None:
    loaded = load_agreement(written(tmp_path, {**document(), "id": name}, signed=False), trust=trust())

    assert loaded.value is None or loaded.value.signed_by == frozenset()


def test_signatures_may_lie_elsewhere(tmp_path: Path) -> None:
    path = written(tmp_path, document())
    (tmp_path / "signatures").rename(tmp_path / "elsewhere")

    assert load(path, trust()).signed_by == frozenset()
    moved = load_agreement(path, trust=trust(), signatures=tmp_path / "elsewhere").value
    assert moved is not None
    assert moved.signed_by == set(PARTIES)


def test_the_demonstration_is_signed_as_its_script_signs_it(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    shutil.copy(DEMO / "agreement.yaml", case)
    runpy.run_path(str(ROOT / "fixtures/sign_demo.py"))["main"](case)

    made = {path.relative_to(case): path.read_bytes() for path in case.rglob("*") if path.is_file()}
    assert made == {name: (DEMO / name).read_bytes() for name in made}
    assert {path.name for path in (DEMO / "signatures").iterdir()} == {
        path.name for path in made if path.parent.name == "signatures"
    }
