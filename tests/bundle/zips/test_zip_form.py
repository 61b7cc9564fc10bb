"""The zip file of a bundle: the same bytes each time, those of CPython's own writer, and none of them may change."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle.hostile.made_zips import Made, pack
from xborder.bundle import zip_records as records
from xborder.bundle.opening import open_bag
from xborder.bundle.verdict import Verdict
from xborder.bundle.zip_records import Entry
from xborder.bundle.zip_writer import write_zip

TOP = "NORF-26-0001-prosecution"


def zipped(bag: Path, top: str = TOP) -> bytes:
    out = io.BytesIO()
    with open_bag(bag) as opened:
        write_zip(out, opened, top)
    return out.getvalue()


def by_python(bag: Path) -> bytes:
    """The recipe of the profile in CPython's zipfile."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        names = sorted(
            (f"{TOP}/{path.relative_to(bag).as_posix()}" for path in bag.rglob("*") if path.is_file()), key=str.encode
        )
        for name in names:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, (bag / name.partition("/")[2]).read_bytes())
    return out.getvalue()


@pytest.fixture
def file(bag: Path, tmp_path: Path) -> Path:
    made = tmp_path / "bundle.zip"
    made.write_bytes(zipped(bag))
    return made


def test_it_is_what_zipfile_makes_of_the_recipe(bag: Path) -> None:
    assert zipped(bag) == by_python(bag)


def test_a_zip_is_verified_as_its_folder_is(bag: Path, file: Path, check: Callable[..., Verdict]) -> None:
    verdict = check(file)

    assert (verdict.exit_code, list(verdict.report)) == (0, [])
    assert (verdict.files, verdict.bytes) == (check(bag).files, check(bag).bytes)
    assert sorted(each.name for each in file.parent.iterdir()) == ["bag", "bundle.zip"]


def test_a_zip_written_from_a_zip_is_the_same_file(file: Path) -> None:
    assert zipped(file) == file.read_bytes()


def test_large_entries_are_read_in_pieces(
    make_bag: Callable[..., Path], check: Callable[..., Verdict], signer: object, tmp_path: Path
) -> None:
    from xborder.bundle.payload import PayloadFile

    film = PayloadFile(path="film.bin", source=bytes(range(256)) * 12_000, media_type="video/mp4", entry="RTM/2")
    made = tmp_path / "large.zip"
    made.write_bytes(zipped(make_bag(signers=[signer], payload=[film], custody=())))

    assert check(made).integrity


def test_every_byte_outside_the_contents_counts(file: Path, check: Callable[..., Verdict]) -> None:
    """Headers, directory and end hold what no digest covers: each byte of them changed is found, whatever the change."""
    good = file.read_bytes()
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        contents = {
            place
            for info in archive.infolist()
            for place in range(info.header_offset + 30 + len(info.filename.encode()), info.header_offset + 30 + len(info.filename.encode()) + info.file_size)
        }  # fmt: skip
    missed = []
    for place in range(0, len(good), 3):
        if place in contents:
            continue
        changed = bytearray(good)
        changed[place] ^= 1 << place % 8
        file.write_bytes(changed)
        if check(file).exit_code != 1:
            missed.append(place)

    assert missed == []


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("date_time", (2026, 11, 25, 9, 0, 0)),
        ("external_attr", 0o100755 << 16),
        ("create_system", 0),
        ("extra", b"\x55\x54\x05\x00\x01\x00\x00\x00\x00"),
        ("comment", b"x"),
        ("compress_type", zipfile.ZIP_DEFLATED),
    ],
)
def test_what_another_program_would_write_is_another_form(
    bag: Path, file: Path, check: Callable[..., Verdict], change: str, value: Any
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped(bag))) as old, zipfile.ZipFile(out, "w") as new:
        for number, info in enumerate(old.infolist()):
            content = old.read(info)
            if number == 3:
                setattr(info, change, value)
            new.writestr(info, content)
    file.write_bytes(out.getvalue())

    verdict = check(file)

    assert verdict.exit_code == 1
    assert next(found.code for found in verdict.report if found.code.startswith("XB-ZIP")) == "XB-ZIP-016"


def test_entries_in_another_order_and_folders_are_another_form(
    bag: Path, file: Path, check: Callable[..., Verdict]
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped(bag))) as old, zipfile.ZipFile(out, "w") as new:
        for info in reversed(old.infolist()):
            new.writestr(info, old.read(info))
        new.mkdir(f"{TOP}/data")
    file.write_bytes(out.getvalue())

    assert {found.message for found in check(file).report if found.code == "XB-ZIP-016"} >= {
        "The order of the files is not, byte for byte, as xborder writes it."
    }


def test_an_entry_of_a_folder_is_another_form_though_all_else_is_ours(
    bag: Path, file: Path, check: Callable[..., Verdict]
) -> None:
    paths = sorted((path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()), key=str.encode)
    names = sorted([f"{TOP}/data/".encode(), *(f"{TOP}/{path}".encode() for path in paths)])
    contents = {f"{TOP}/{path}".encode(): (bag / path).read_bytes() for path in paths}
    file.write_bytes(
        pack([Made(name, contents.get(name, b""), flags=0 if name.isascii() else 0x800) for name in names])
    )

    assert [(found.code, found.location.file) for found in check(file).report] == [("XB-ZIP-016", f"{TOP}/data/")]


def test_an_end_in_64_bits_that_need_not_be_is_another_form(file: Path, check: Callable[..., Verdict]) -> None:
    content = file.read_bytes()
    _, _, _, _, count, size, offset, _ = records.END.unpack(content[-22:])
    wide = records.END64.pack(records.END64_MARK, 44, 45, 45, 0, 0, count, count, size, offset)
    wide += records.LOCATOR.pack(records.LOCATOR_MARK, 0, offset + size, 1)
    file.write_bytes(content[:-22] + wide + content[-22:])

    assert [found.message for found in check(file).report] == [
        "The record at the end is not, byte for byte, as xborder writes it."
    ]


def test_a_folder_of_another_name_is_found(bag: Path, file: Path, check: Callable[..., Verdict]) -> None:
    file.write_bytes(zipped(bag, "KENT-26-0002-prosecution"))

    assert [found.code for found in check(file).report] == ["XB-ZIP-017"]


@pytest.mark.parametrize(("size", "length"), [(0x7FFFFFFF, 30 + 1), (0x80000000, 30 + 1 + 20)])
def test_sizes_take_64_bits_from_2_gib_on(size: int, length: int) -> None:
    assert len(records.local_header(Entry(b"a", 0, size, size, 0))) == length


@pytest.mark.parametrize(("count", "length"), [(0xFFFF, 22), (0x10000, 22 + 20 + 56)])
def test_numbers_of_entries_take_64_bits_from_65536_on(count: int, length: int) -> None:
    assert len(records.end_records(count, 10, 10)) == length


def test_64_bit_records_are_read_back(tmp_path: Path) -> None:
    """A directory that stands beyond 2 GiB, in a file with a hole."""
    from xborder.bundle.container import BagLimits
    from xborder.bundle.zip_directory import read_directory

    entry = Entry(b"a/b", 7, 0x9000_0000, 0x9000_0000, 0)
    place = len(records.local_header(entry)) + entry.packed
    with (tmp_path / "large.zip").open("w+b") as stream:
        stream.write(records.local_header(entry))
        stream.seek(place)
        raw = records.central_record(entry)
        stream.write(raw + records.end_records(1, len(raw), place))
        read = read_directory(stream, BagLimits())
        stream.truncate(0)

    assert [(each.size, each.packed, each.crc) for each in read.entries] == [(0x9000_0000, 0x9000_0000, 7)]
