"""N1 to N11: names that lie, collide or lead elsewhere."""

import os
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from xborder.bundle import hashing
from xborder.bundle.bag_writer import copy_payload
from xborder.bundle.payload import PayloadFile
from xborder.bundle.verdict import Verdict
from xborder.findings import Severity
from xborder.identifiers import exhibit


def note(path: str) -> PayloadFile:
    return PayloadFile(path=path, source=b"x", media_type="text/plain", entry=path)


def refused(tmp_path: Path, *paths: str) -> set[str]:
    """The codes with which a bag of such files is refused before a byte of it is written."""
    target = tmp_path / "new"
    target.mkdir()
    made = copy_payload(target, [note(path) for path in paths])
    assert made.value is None
    assert list(target.iterdir()) == []
    return {found.code for found in made.report}


@pytest.mark.parametrize(
    ("row", "pair"),
    [("N1", ("caf\u00e9.txt", "cafe\u0301.txt")), ("N2", ("a.txt", "A.txt")), ("N2", ("straße", "STRASSE"))],
)
def test_n1_n2_pairs_that_some_systems_take_for_one(
    row: str, pair: tuple[str, str], tmp_path: Path, bag: Path, check: Callable[..., Verdict]
) -> None:
    del row
    assert "XB-BAG-007" in refused(tmp_path, *pair)
    for name in pair:
        (bag / "data" / name).write_bytes(b"x")

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert "XB-BAG-007" in {found.code for found in verdict.report}


UNSAFE = {
    "N3": ["CON", "nul.txt", "COM1.pdf", "LPT1", "COM¹", "a.", "a ", "a<b", "a>b", "a:b", 'a"b', "a?b", "a*b", "a|b"],
    "N4": ["a\u202egpj.exe", "a\u2066b", "a\u200bb", "\ufeffa", "a\x1bb", "a\x85b", "a\u061cb"],
    "N5": ["a\nb", "a\rb"],
    "N6": ["x" * 256, "é" * 128, "/".join(["d" * 60] * 5)],
    "N7": ["~", "~root", "~/x"],
}


@pytest.mark.parametrize(("row", "name"), [(row, name) for row, names in UNSAFE.items() for name in names])
def test_n3_n4_n5_n6_n7_a_name_that_is_unsafe_somewhere(row: str, name: str, tmp_path: Path) -> None:
    del row
    assert "XB-BAG-006" in refused(tmp_path, name)


@pytest.mark.parametrize("name", ["%HOME%", "$HOME", "${HOME}", "100%", "x%0Ay"])
def test_n5_n7_a_name_that_looks_like_a_variable_stays_as_it_is(
    make_bag: Callable[..., Path], signer: object, check: Callable[..., Verdict], name: str
) -> None:
    made = make_bag("percent", signers=[signer], payload=[attrs.evolve(note(name), kind="form")], custody=())

    assert (made / "data" / name).read_bytes() == b"x"
    assert (check(made).exit_code, list(check(made).report)) == (0, [])


def test_n7_nothing_in_the_program_expands_a_name() -> None:
    import xborder

    sources = Path(xborder.__file__).parent.rglob("*.py")
    assert [
        path.name for path in sources if "expanduser" in (text := path.read_text("utf-8")) or "expandvars" in text
    ] == []


def test_n8_a_source_swapped_for_a_link_between_look_and_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, secret = tmp_path / "photo.jpg", tmp_path / "secret.txt"
    source.write_bytes(b"photo")
    secret.write_bytes(b"secret")
    real = hashing.open_for_reading

    def swap(path: Path) -> object:
        path.unlink()
        path.symlink_to(secret)
        return real(path)

    monkeypatch.setattr("xborder.bundle.bag_writer.open_for_reading", swap)
    target = tmp_path / "new"
    target.mkdir()
    made = copy_payload(target, [PayloadFile(path="photo.jpg", source=source, media_type="image/jpeg", entry="RTM/1")])

    assert made.value is None
    assert [found.code for found in made.report] == ["XB-BAG-054"]
    assert b"secret" not in b"".join(path.read_bytes() for path in target.rglob("*") if path.is_file())


def test_n9_a_second_name_of_a_file_is_warned_of(bag: Path, check: Callable[..., Verdict], tmp_path: Path) -> None:
    os.link(bag / "data/statements/W1.txt", tmp_path / "other")

    assert [(found.code, found.severity) for found in check(bag).report] == [("XB-BAG-005", Severity.WARNING)]


@pytest.mark.parametrize("text", ["RTM/\u0661", "RTM/\uff11", "\u0420TM/1", "RTM\u2044\u0031"])
def test_n10_a_reference_in_other_digits_or_letters_is_none(text: str) -> None:
    assert not exhibit.is_valid(text)


@pytest.mark.parametrize("text", ["RTM/1\n", "RTM/1\r", "\nRTM/1"])
def test_n11_a_line_end_never_gets_into_a_reference(text: str) -> None:
    assert exhibit.validate(text) == "RTM/1"
    assert not exhibit.is_valid(text.replace("/", "\n/\n") + "\nABC")
