"""Lists of trusted keys: complete and well formed, or refused with a place."""

import base64
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.trust import TrustStore, parse_trust_store, read_trust_store

KEY = base64.b64encode(bytes(range(32))).decode()
ENTRY = {
    "id": "norfolk-2026",
    "public_key": KEY,
    "owner": "Norfolk Constabulary",
    "valid_from": "2026-01-01T00:00:00Z",
    "valid_to": "2026-12-31T23:59:59+00:00",
}


def spelled(*entries: Mapping[str, str | None], schema: str = "xborder/trust/1", more: str = "") -> bytes:
    lines = [f'schema: "{schema}"', "keys:" + ("" if entries else " []")]
    for entry in entries:
        pairs = [f"{name}: {value}" for name, value in entry.items() if value is not None]
        lines.append("  - " + "\n    ".join(pairs))
    return ("\n".join(lines) + "\n" + more).encode()


def faults(content: bytes) -> list[tuple[str, int | None]]:
    read = parse_trust_store(content, "trust.yaml")
    assert (read.value is None) == bool(read.report)
    return [(each.code, each.location.line) for each in read.report]


def test_keys_with_their_flags_and_times() -> None:
    other = {
        **ENTRY,
        "id": "demo",
        "public_key": base64.b64encode(bytes(32)).decode(),
        "revoked": "true",
        "demonstration": "true",
    }
    store = parse_trust_store(spelled(ENTRY, other), "trust.yaml").value
    assert store is not None
    key, demo = store.key("norfolk-2026"), store.key("demo")
    assert key is not None
    assert demo is not None
    assert (key.public_key, key.owner, key.revoked, key.demonstration) == (
        bytes(range(32)),
        ENTRY["owner"],
        False,
        False,
    )
    assert key.valid_from == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert key.valid_to == dt.datetime(2026, 12, 31, 23, 59, 59, tzinfo=dt.UTC)
    assert (demo.revoked, demo.demonstration) == (True, True)
    assert store.key("kent-2026") is None


def test_an_empty_list_trusts_nobody() -> None:
    assert parse_trust_store(spelled(), "trust.yaml").value == TrustStore()


@pytest.mark.parametrize(
    "change",
    [
        *({name: None} for name in ENTRY),
        {"id": '""'},
        {"id": "2026"},
        {"owner": "[a]"},
        {"public_key": "'not base64!'"},
        {"public_key": base64.b64encode(bytes(31)).decode()},
        {"public_key": base64.b64encode(bytes(33)).decode()},
        {"public_key": "é"},
        {"valid_from": "2026-01-01T00:00:00"},
        {"valid_from": "yesterday"},
        {"valid_to": "2025-12-31T00:00:00Z"},
        {"revoked": "'true'"},
        {"revoked": "no"},
        {"demonstration": "1"},
        {"expires": "2026-01-01"},
    ],
)
def test_a_faulty_entry_is_placed_and_the_list_refused(change: dict[str, str | None]) -> None:
    assert faults(spelled({**ENTRY, "id": "good"}, {**ENTRY, **change})) == [("XB-SIGN-004", 8)]


@pytest.mark.parametrize(
    "content",
    [
        spelled(ENTRY, schema="xborder/trust/2"),
        spelled(ENTRY, more="revoked: [norfolk-2026]\n"),
        b"schema: xborder/trust/1\n",
        b"schema: xborder/trust/1\nkeys: none\n",
        b"[]\n",
        b"text\n",
    ],
)
def test_what_is_no_list_of_keys(content: bytes) -> None:
    assert faults(content) == [("XB-SIGN-003", 1)]


def test_two_keys_of_one_id() -> None:
    assert faults(spelled(ENTRY, {**ENTRY, "owner": "Kent Police"})) == [("XB-SIGN-005", 2)]


def test_a_key_written_twice_is_not_taken_for_the_last() -> None:
    assert faults(spelled(ENTRY, more="    revoked: true\n    revoked: false\n")) == [("XB-YAML-002", 9)]


def test_reading_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "trust.yaml"
    assert [each.code for each in read_trust_store(path).report] == ["XB-FILE-001"]
    path.write_bytes(spelled(ENTRY))
    store = read_trust_store(path).value
    assert store is not None
    assert len(store.keys) == 1


def test_the_keys_of_the_demonstration_are_marked() -> None:
    from importlib import resources

    content = (resources.files("xborder.casefile.demo") / "case" / "keys" / "trust.yaml").read_bytes()
    store = parse_trust_store(content, "trust.yaml").value
    assert store is not None
    assert store.keys
    assert all(key.demonstration for key in store.keys)


@given(
    st.dictionaries(st.sampled_from([*ENTRY, "revoked"]), st.sampled_from(["1", "[]", "{}", "null", "true", "''", "é"]))
)
def test_any_values_give_a_list_or_findings(change: dict[str, str]) -> None:
    faults(spelled({**ENTRY, **change}))


def test_messages_hold_nothing_of_the_file(canaries: Callable[[object], None]) -> None:
    for change in ({"owner": "[CANARY]"}, {"CANARY": "1"}, {"valid_to": "CANARY"}):
        canaries(parse_trust_store(spelled({**ENTRY, **change}), "trust.yaml").report)
    canaries(parse_trust_store(spelled(schema="CANARY"), "trust.yaml").report)
