"""Writing: sources untouched, bytes the same every time, bad names and bad sources refused."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xborder.bundle.bag_writer import write_bag
from xborder.bundle.hashing import LARGE
from xborder.bundle.head import BundleHead
from xborder.bundle.payload import PayloadFile
from xborder.bundle.write_bundle import write_bundle
from xborder.findings import Outcome

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HEAD = BundleHead(bundle_id="NORF-26-0001-served", kind="served")


def paper(path: str, source: Path | bytes = b"x") -> PayloadFile:
    return PayloadFile(path=path, source=source, media_type="text/plain", entry=path, kind="form")


def write(target: Path, *files: PayloadFile) -> Outcome[object]:
    target.mkdir()
    outcome = write_bundle(target, head=HEAD, payload=files, now=NOW)
    return Outcome(outcome.value, outcome.report)


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_same_papers_give_the_same_bytes_in_any_order(make_bag: Callable[..., Path], signer: object) -> None:
    first = make_bag("first", signers=[signer])
    again = make_bag("again", signers=[signer])

    assert tree(first) == tree(again)
    assert len(tree(first)) == 15


def test_the_order_of_the_payload_decides_nothing_but_the_order_of_entries(tmp_path: Path) -> None:
    write(tmp_path / "one", paper("b"), paper("a"))
    write(tmp_path / "two", paper("a"), paper("b"))

    differing = {name for name, content in tree(tmp_path / "one").items() if tree(tmp_path / "two")[name] != content}

    assert differing == {"xborder/bundle.json", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}


def test_manifests_are_those_of_sha256sum_and_sha512sum(make_bag: Callable[..., Path]) -> None:
    """What `sha256sum -c manifest-sha256.txt` does, with nothing of ours."""
    bag = make_bag()
    for name in ("manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"):
        algorithm = name.partition("-")[2].removesuffix(".txt")
        lines = (bag / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            digest, path = line.split("  ", 1)
            assert hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest() == digest
        assert len(lines) == {"manifest": 4, "tagmanifest": 8}[name.partition("-")[0]]


def test_bagit_txt_and_bag_info_say_what_the_standard_asks(make_bag: Callable[..., Path]) -> None:
    bag = make_bag()

    assert (bag / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (bag / "bag-info.txt").read_text().splitlines() == [
        "Source-Organization: Norfolk Constabulary",
        "External-Identifier: NORF-26-0001-prosecution",
        "Internal-Sender-Identifier: 36AB1234526",
        "Bagging-Date: 2026-11-22",
        "Payload-Oxum: 58.4",
        "Bag-Software-Agent: xborder 0.1.0",
        "XBorder-Profile: xborder-1",
    ]


def test_sources_are_copied_and_left_as_they_were(tmp_path: Path) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.bin"
    small.write_bytes(b"I saw it.")
    large.write_bytes(os.urandom(LARGE + 3))
    for source in (small, large):
        source.chmod(0o440)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in (small, large)}

    outcome = write(tmp_path / "bag", paper("small.txt", small), paper("deep/er/large.bin", large))

    assert outcome.value is not None
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in before}
    assert (tmp_path / "bag/data/deep/er/large.bin").read_bytes() == large.read_bytes()


def test_every_file_has_mode_0644(make_bag: Callable[..., Path]) -> None:
    before = os.umask(0o077)
    try:
        bag = make_bag()
    finally:
        os.umask(before)

    assert {stat.S_IMODE(path.stat().st_mode) for path in bag.rglob("*") if path.is_file()} == {0o644}


def test_progress_counts_every_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    (tmp_path / "bag").mkdir()

    write_bundle(
        tmp_path / "bag",
        head=HEAD,
        payload=[paper("a", b"12"), paper("b", b"345")],
        now=NOW,
        progress=lambda *done: told.append(done),
    )

    assert told == [(1, 2), (2, 5)]


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "/etc/passwd",
        "a//b",
        "./a",
        "CON.txt",
        "nul",
        "a\nb",
        "a\rb",
        "a:b",
        "a\\b",
        "trailing. ",
        "dot.",
        "a\u202egpj.exe",
        "zero\u200bwidth",
        "~root",
        "a\x00b",
        "x" * 256,
        "/".join(["folder"] * 40),
        "\udcff",
        "",
    ],
)
def test_an_unsafe_name_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    outcome = write(tmp_path / "bag", paper("good.txt"), paper(name))

    assert outcome.value is None
    assert outcome.report.has_errors
    assert list((tmp_path / "bag").iterdir()) == []
    assert all(str(found.location).isprintable() for found in outcome.report)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.txt", "a.txt"),
        ("a.txt", "A.txt"),
        ("straße", "STRASSE"),
        (unicodedata.normalize("NFC", "café"), unicodedata.normalize("NFD", "café")),
        ("Folder/a", "folder/a"),
        ("Folder/a", "folder/b"),
        ("a", "a/b"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_refused(tmp_path: Path, one: str, other: str) -> None:
    outcome = write(tmp_path / "bag", paper(one), paper(other))

    assert outcome.value is None
    assert "XB-BAG-007" in [found.code for found in outcome.report]


def test_a_percent_sign_in_a_name_is_encoded_in_manifests(tmp_path: Path) -> None:
    outcome = write(tmp_path / "bag", paper("x%0Ay.txt"))

    assert outcome.value is not None
    assert b"  data/x%250Ay.txt\n" in (tmp_path / "bag/manifest-sha256.txt").read_bytes()


@pytest.mark.parametrize(
    ("kind", "code"),
    [("missing", "XB-BAG-050"), ("link", "XB-BAG-054"), ("folder", "XB-BAG-054"), ("pipe", "XB-BAG-054")],
)
def test_a_source_that_is_no_ordinary_file_is_refused(tmp_path: Path, kind: str, code: str) -> None:
    source, real = tmp_path / "source", tmp_path / "real"
    real.write_bytes(b"secret")
    if kind == "link":
        source.symlink_to(real)
    elif kind == "folder":
        source.mkdir()
    elif kind == "pipe":
        os.mkfifo(source)

    outcome = write(tmp_path / "bag", paper("a.txt", source))

    assert outcome.value is None
    assert [(found.code, found.location.file) for found in outcome.report] == [(code, str(source))]


def test_every_bad_source_is_named_not_only_the_first(tmp_path: Path) -> None:
    outcome = write(tmp_path / "bag", paper("a", tmp_path / "no"), paper("b", tmp_path / "nor"))

    assert [found.code for found in outcome.report] == ["XB-BAG-050", "XB-BAG-050"]


def test_a_folder_with_something_in_it_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")

    with pytest.raises(FileExistsError):
        write_bundle(tmp_path, head=HEAD, payload=[paper("a")], now=NOW)

    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["bundle.json", "custody.jsonl"])
def test_a_document_cannot_take_the_place_of_what_the_bag_makes(tmp_path: Path, name: str) -> None:
    outcome = write_bundle(tmp_path, head=HEAD, payload=[paper("a")], documents={name: b""}, now=NOW)

    assert outcome.value is None
    assert [found.code for found in outcome.report] == ["XB-BAG-053"]


def test_a_document_cannot_leave_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "bag"
    target.mkdir()

    outcome = write_bundle(target, head=HEAD, payload=[paper("a")], documents={"../../out": b""}, now=NOW)

    assert outcome.value is None
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("path", ["bagit.txt", "data/late.txt", "signatures/bundle.dsse.json", "notes.txt"])
def test_a_tag_file_has_its_own_place_only(tmp_path: Path, path: str) -> None:
    outcome = write_bag(tmp_path, [paper("a")], {path: b"x"}, {"External-Identifier": "X-1"}, now=NOW)

    assert outcome.value is None
    assert [(found.code, found.location.file) for found in outcome.report] == [("XB-BAG-032", path)]


def test_a_time_without_offset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="offset"):
        write_bag(tmp_path, [paper("a")], {}, {}, now=datetime(2026, 11, 22))  # noqa: DTZ001 - the fault that is tested


@pytest.mark.parametrize("bundle_id", ["", "../x", "a b", "x" * 65, "-x", "é"])
def test_a_bundle_id_is_plain(bundle_id: str) -> None:
    with pytest.raises(ValueError, match="bundle id"):
        BundleHead(bundle_id=bundle_id, kind="served")


def test_a_label_value_stands_on_one_line() -> None:
    with pytest.raises(ValueError, match="one line"):
        BundleHead(bundle_id="X-1", kind="served", organisation="Kent\nPayload-Oxum: 0.0")


def test_bagit_python_accepts_our_bag(make_bag: Callable[..., Path], signer: object) -> None:
    bagit = pytest.importorskip("bagit")

    assert bagit.Bag(str(make_bag(signers=[signer]))).validate()
