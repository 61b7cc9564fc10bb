"""Z1 to Z16: zip files that are traps. Each is refused by name, in both modes, and nothing comes out of it."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from bundle.hostile.made_zips import Made, pack
from xborder.bundle.container import BagLimits
from xborder.bundle.extract import extract
from xborder.bundle.mode import Mode
from xborder.bundle.opening import open_bag
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.files.refused import Refused
from xborder.findings import Report

AT = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
DECLARED = Made(b"bag/bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
Refuses = Callable[..., Verdict]


@pytest.fixture(params=list(Mode))
def refuses(request: pytest.FixtureRequest, tmp_path: Path) -> Refuses:
    """Says that a zip file is refused with a code and the entry named, and that nothing is left of it."""

    def check(content: bytes, code: str, named: str | None = None, limits: BagLimits | None = None) -> Verdict:
        room = tmp_path / "room"
        room.mkdir()
        (room / "evil.zip").write_bytes(content)
        given = limits or BagLimits()
        verdict = verify(room / "evil.zip", trust=None, at=AT, mode=request.param, limits=given)
        unpacked = extract(room / "evil.zip", room / "out", trust=None, at=AT, mode=request.param, limits=given)
        assert (verdict.exit_code, unpacked.exit_code) == (1, 1)
        found = [each for each in verdict.report if each.code == code]
        assert found, [each.code for each in verdict.report]
        if named is not None:
            assert named in {each.location.file for each in found}
        assert all((str(each.location) + each.message).isprintable() for each in verdict.report)
        assert sorted(path.name for path in room.iterdir()) == ["evil.zip"]
        assert sorted(path.name for path in tmp_path.iterdir() if path.name != "bag") == ["room"]
        return verdict

    return check


@pytest.mark.parametrize("name", [b"../../evil.txt", b"bag/../../evil.txt", b"bag/data/..", b"bag/data/../../../x"])
def test_z1_a_name_that_climbs(refuses: Refuses, name: bytes) -> None:
    refuses(pack([DECLARED, Made(name, b"x")]), "XB-ZIP-002", name.decode())


@pytest.mark.parametrize("name", [b"/etc/evil.txt", b"//server/share/evil.txt"])
def test_z2_an_absolute_name(refuses: Refuses, name: bytes) -> None:
    refuses(pack([DECLARED, Made(name, b"x")]), "XB-ZIP-003", name.decode())


@pytest.mark.parametrize(
    "name", [b"bag\\evil.txt", b"C:/evil.txt", b"bag/c:evil.txt", b"\\\\?\\UNC\\server\\x", b"bag/..\\x"]
)
def test_z3_a_name_that_other_systems_take_for_a_path(refuses: Refuses, name: bytes) -> None:
    refuses(pack([DECLARED, Made(name, b"x")]), "XB-ZIP-004", name.decode())


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o020644, 0o060644, 0o140644])
def test_z4_a_link_pipe_device_or_socket(refuses: Refuses, mode: int) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", b"/etc/passwd", mode=mode)]), "XB-ZIP-005", "bag/data/x")


def test_z5_two_entries_of_one_name(refuses: Refuses) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", b"1"), Made(b"bag/data/x", b"2")]), "XB-ZIP-006", "bag/data/x")


@pytest.mark.parametrize("pair", [("café", "cafe\u0301"), ("x", "X"), ("straße", "STRASSE")])
def test_z5_two_names_that_one_system_takes_for_one(tmp_path: Path, pair: tuple[str, str]) -> None:
    entries = [Made(f"bag/data/{name}".encode(), b"1", flags=0x800) for name in pair]
    (tmp_path / "evil.zip").write_bytes(pack([DECLARED, *entries]))

    for mode in Mode:
        found = verify(tmp_path / "evil.zip", trust=None, at=AT, mode=mode).report
        assert "XB-BAG-007" in {each.code for each in found}


@pytest.mark.parametrize(
    "lie",
    [
        {"local_name": b"bag/data/y"},
        {"local_name": b"bag/data/../../y"},
    ],
)
def test_z6_a_header_that_says_another_name(refuses: Refuses, lie: dict[str, bytes]) -> None:
    entry = Made(b"bag/data/x", b"1")._replace(local_name=lie["local_name"])

    refuses(pack([DECLARED, entry]), "XB-ZIP-007", "bag/data/x")


@pytest.mark.parametrize("name", [b"bag/a.txt\0.exe", b"bag/\0", b"bag/\xff.txt", "bag/é".encode("cp437"), b""])
def test_z7_a_name_that_is_cut_off_or_has_no_encoding(refuses: Refuses, name: bytes) -> None:
    refuses(pack([DECLARED, Made(name, b"x")]), "XB-ZIP-004")


def test_z8_an_entry_that_unpacks_to_very_much(refuses: Refuses) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", bytes(1 << 20), method=8)]), "XB-ZIP-008", "bag/data/x")


def test_z8_a_small_size_stated_of_a_large_content_is_read_no_further(refuses: Refuses) -> None:
    """The header says 90 bytes: so many, and one, are unpacked, and no more."""
    entry = Made(b"bag/data/x", bytes(10 << 20), method=8, size=90)

    refuses(pack([DECLARED, entry]), "XB-ZIP-013", "data/x")


def test_z8_no_more_is_unpacked_than_the_stated_size_and_one_byte(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(pack([DECLARED, Made(b"bag/data/x", bytes(10 << 20), method=8, size=90)]))
    unpacked: list[int] = []
    with open_bag(tmp_path / "b.zip", strict=False) as bag, pytest.raises(OSError, match="another"):
        unpacked.extend(len(piece) for piece in bag.pieces("data/x"))

    assert sum(unpacked) == 91


@pytest.mark.parametrize("over", [0, 1])
def test_z8_the_ratio_of_all_together_at_its_limit_and_over(tmp_path: Path, over: int) -> None:
    entry = Made(b"bag/data/x", b"0123456789" * 100, method=8)
    made = pack([entry])
    size = 1000
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        ratio = -(-size // archive.infolist()[0].compress_size)
    (tmp_path / "b.zip").write_bytes(made)

    found = verify(tmp_path / "b.zip", trust=None, at=AT, mode=Mode.BAGIT, limits=BagLimits(ratio=ratio - over)).report if over else _scanned(tmp_path / "b.zip", BagLimits(ratio=ratio))  # fmt: skip

    assert ("XB-ZIP-008" in {each.code for each in found}) is bool(over)


def _scanned(path: Path, limits: BagLimits) -> Report:
    """What the scan says of a zip file that is no bag."""
    from xborder.bundle.zip_bag import open_zip

    with open_zip(path, limits, strict=False) as bag:
        return bag.scanned


def test_z9_many_entries_over_one_body(refuses: Refuses) -> None:
    body = Made(b"bag/data/0", bytes(range(256)) * 40)
    others = [body._replace(name=f"bag/data/{number}".encode(), shares=1) for number in range(1, 50)]

    refuses(pack([DECLARED, body, *others]), "XB-ZIP-009")


def test_z9_an_entry_within_the_content_of_another(refuses: Refuses) -> None:
    inner = pack([Made(b"bag/data/y", b"inside")])
    outer = Made(b"bag/data/x", inner[: inner.index(b"PK\x01\x02")])
    whole = bytearray(pack([DECLARED, outer, Made(b"bag/data/y", b"inside")]))
    place = whole.index(b"PK\x03\x04", whole.index(b"bag/data/x"))
    at = whole.rindex(b"bag/data/y") - 4
    whole[at : at + 4] = place.to_bytes(4, "little")

    refuses(bytes(whole), "XB-ZIP-009", "bag/data/y")


@pytest.mark.parametrize(
    "lie", [{"packed": 1 << 30}, {"size": 1 << 31, "packed": 1 << 31}, {"size": 5}, {"packed": 0xFFFFFFFF}]
)
def test_z10_sizes_that_cannot_be(refuses: Refuses, lie: dict[str, Any]) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", b"1")._replace(**lie)]), "XB-ZIP-010")


@pytest.mark.parametrize("place", [12, 16])
def test_z10_a_directory_that_is_said_to_be_elsewhere(refuses: Refuses, place: int) -> None:
    content = bytearray(pack([DECLARED]))
    content[len(content) - 22 + place : len(content) - 18 + place] = b"\xf0\xff\xff\x7f"

    refuses(bytes(content), "XB-ZIP-010")


@pytest.mark.parametrize(
    "more",
    [
        {"before": b"MZ\x90\x00"},
        {"after": bytes(16)},
        {"comment": b"hello"},
        {"between": b"hidden"},
        {"after": b"x" * 70_000},
    ],
)
def test_z11_bytes_that_belong_to_no_entry(tmp_path: Path, refuses: Refuses, more: dict[str, bytes]) -> None:
    if len(more.get("after", b"")) > 0xFFFF:
        (tmp_path / "evil.zip").write_bytes(pack([DECLARED], **more))
        assert {each.code for each in verify(tmp_path / "evil.zip", trust=None, at=AT).report} == {"XB-ZIP-001"}
        return
    content = pack([DECLARED], **more)
    if "before" in more:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.namelist() == ["bag/bagit.txt"]

    refuses(content, "XB-ZIP-011")


def test_z12_an_archive_in_the_payload_is_never_opened(
    make_bag: Callable[..., Path], signer: object, check: Callable[..., Verdict]
) -> None:
    from xborder.bundle.payload import PayloadFile

    bomb = pack([Made(b"../../evil", bytes(1 << 20), method=8)])
    exhibit = PayloadFile(path="exhibits/RTM-1/phone.zip", source=bomb, media_type="application/zip", entry="RTM/1")

    verdict = check(make_bag(signers=[signer], payload=[exhibit]))

    assert (verdict.exit_code, verdict.bytes) == (0, len(bomb))


@pytest.mark.parametrize("lie", [{"flags": 1}, {"method": 12}, {"method": 14}, {"method": 93}, {"method": 99}])
def test_z13_an_encrypted_or_unusual_entry(refuses: Refuses, lie: dict[str, Any]) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", b"1")._replace(**lie)]), "XB-ZIP-012", "bag/data/x")


@pytest.mark.parametrize("method", [0, 8])
def test_z14_a_sum_that_does_not_fit(refuses: Refuses, method: int) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", b"seen\n", method=method, crc=1)]), "XB-ZIP-013", "data/x")


def test_z14_a_packed_content_that_breaks_off(refuses: Refuses) -> None:
    refuses(pack([DECLARED, Made(b"bag/data/x", b"\xff\xff", crc=0)._replace(method=0)]), "XB-ZIP-013", "data/x")


def test_z15_a_tar_file_is_no_bag(tmp_path: Path) -> None:
    import tarfile

    with tarfile.open(tmp_path / "bag.tar", "w") as archive:
        link = tarfile.TarInfo("bag/data/x")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    with pytest.raises(Refused) as refused:
        verify(tmp_path / "bag.tar", trust=None, at=AT)

    assert [each.code for each in refused.value.report] == ["XB-BAG-001"]


def test_z16_limits_are_kept_at_the_limit_and_one_over(
    bag: Path, tmp_path: Path, check: Callable[..., Verdict]
) -> None:
    from xborder.bundle.zip_writer import write_zip

    with open_bag(bag) as opened, (tmp_path / "b.zip").open("w+b") as out:
        write_zip(out, opened, "NORF-26-0001-prosecution")
        entries, total = len(opened.files), sum(each.size for each in opened.files.values())
    exact = BagLimits(entries=entries, total_bytes=total)

    assert check(tmp_path / "b.zip", limits=exact).exit_code == 0
    for name in ("entries", "total_bytes"):
        less = attrs.evolve(exact, **{name: getattr(exact, name) - 1})
        assert {each.code for each in check(tmp_path / "b.zip", limits=less).report} == {"XB-ZIP-014"}


def test_z16_names_without_end(refuses: Refuses) -> None:
    refuses(pack([DECLARED, Made(b"bag/" + b"x" * 5000, b"1")]), "XB-ZIP-014")


def test_z16_more_entries_than_the_limit(refuses: Refuses) -> None:
    refuses(pack([Made(b"bag/%d" % number) for number in range(20_001)]), "XB-ZIP-014")


@pytest.mark.parametrize("names", [(b"bagit.txt",), (b"bag/bagit.txt", b"other/x"), (b"bag/bagit.txt", b"loose.txt")])
def test_z17_anything_but_one_folder(refuses: Refuses, names: tuple[bytes, ...]) -> None:
    refuses(pack([Made(name, DECLARED.content) for name in names]), "XB-ZIP-015")


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x03\x04", b"PK\x05\x06", b"PK\x05\x06" + bytes(18), b"not a zip at all" * 9]
)
def test_z18_what_is_no_whole_zip_is_never_taken_for_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    for mode in Mode:
        try:
            code = verify(tmp_path / "x.zip", trust=None, at=AT, mode=mode).exit_code
        except Refused:
            code = 2
        assert code in {1, 2}
