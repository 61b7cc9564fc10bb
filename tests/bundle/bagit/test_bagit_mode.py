"""``--mode bagit``: bags of every version of BagIt, made here, and what other readers let pass."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import bagit  # type: ignore[import-untyped] # the package has no types
import pytest
from click.testing import CliRunner

from xborder.bundle.mode import Mode
from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.cli.main import main
from xborder.findings import Severity

AT = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
VERSIONS = ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0")


def check(bag: Path) -> Verdict:
    return verify(bag, trust=None, at=AT, mode=Mode.BAGIT)


def errors(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report if found.severity is Severity.ERROR}


def warnings(verdict: Verdict) -> set[str]:
    return {found.code for found in verdict.report if found.severity is Severity.WARNING}


def close_tags(bag: Path, algorithm: str = "sha512") -> None:
    listed = [path for path in bag.iterdir() if path.is_file() and not path.name.startswith("tagmanifest-")]
    lines = [f"{hashlib.new(algorithm, path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(listed)]
    (bag / f"tagmanifest-{algorithm}.txt").write_text("".join(lines), encoding="utf-8")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    """Makes a plain bag by the given version, algorithm and payload."""

    def bag(
        version: str = "1.0",
        algorithm: str = "sha512",
        payload: Mapping[str, bytes] = {"note.txt": b"seen\n", "photos/one.jpg": b"\xff\xd8"},
        *,
        encoding: str = "UTF-8",
        info: str = "Source-Organization: Norfolk Constabulary\nContact-Name: R.\n Palgrave\nPayload-Oxum: 7.2\n",
    ) -> Path:
        root = tmp_path / f"bag-{version}-{algorithm}"
        lines = []
        for name, content in payload.items():
            (root / "data" / name).parent.mkdir(parents=True, exist_ok=True)
            (root / "data" / name).write_bytes(content)
            lines.append(f"{hashlib.new(algorithm, content).hexdigest()}  data/{name.replace('%', '%25')}\n")
        declaration = f"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n"
        (root / "bagit.txt").write_text(declaration, encoding="utf-8")
        name = "bag-info.txt" if version >= "0.96" else "package-info.txt"
        (root / name).write_bytes(info.encode(encoding))
        (root / f"manifest-{algorithm}.txt").write_bytes("".join(lines).encode(encoding))
        if encoding == "UTF-8":
            close_tags(root, algorithm)
        return root

    return bag


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])
def test_a_bag_of_every_version_and_algorithm_is_valid(make: Callable[..., Path], version: str, algorithm: str) -> None:
    verdict = check(make(version, algorithm))

    assert (verdict.exit_code, verdict.integrity, verdict.authentic) == (3, True, False)
    assert {found.code for found in verdict.report} == ({"XB-BAG-062"} if algorithm in {"md5", "sha1"} else set())


def test_what_bagit_python_makes_is_valid(tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder/note.txt").write_bytes(b"seen\n")
    (tmp_path / "café.txt").write_bytes(b"")
    bagit.make_bag(str(tmp_path), {"Source-Organization": "Kent Police", "Contact-Name": ["A", "B"]})

    assert errors(check(tmp_path)) == set()


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1", "UTF-8"])
def test_tag_files_are_read_in_the_encoding_declared(make: Callable[..., Path], encoding: str) -> None:
    assert errors(check(make("0.97", payload={"café.txt": b"x"}, encoding=encoding, info=""))) == set()


@pytest.mark.parametrize("encoding", ["zip", "rot13", "unicode_escape", "utf-7", "no-such"])
def test_an_encoding_that_is_no_text_is_refused(make: Callable[..., Path], encoding: str) -> None:
    bag = make()
    (bag / "bagit.txt").write_text(f"BagIt-Version: 0.97\nTag-File-Character-Encoding: {encoding}\n")

    assert "XB-BAG-060" in errors(check(bag))


DECLARATIONS = {
    "a space before the colon": b"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "two spaces after it": b"BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n",
    "the whitespace that bagit-python accepts": b"BagIt-Version :  1.0\nTag-File-Character-Encoding: UTF-8\n",
    "a byte order mark": b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "no encoding": b"BagIt-Version: 1.0\n",
    "a third line": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nx: y\n",
    "a version that is none": b"BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n",
    "other bytes": b"\xff\xfe\x00",
    "nothing": b"",
}


@pytest.mark.parametrize("content", DECLARATIONS.values(), ids=DECLARATIONS.keys())
def test_a_declaration_that_is_none_is_found(make: Callable[..., Path], content: bytes) -> None:
    bag = make()
    (bag / "bagit.txt").write_bytes(content)
    close_tags(bag)

    verdict = check(bag)

    assert (verdict.exit_code, errors(verdict)) == (1, {"XB-BAG-060"})


def lines(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        path = next(bag.glob("manifest-*.txt"))
        path.write_bytes(change(path.read_bytes()))

    return apply


def added(name: str, content: bytes) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        (bag / name).write_bytes(content)

    return apply


def second(path: str, digit: bytes = b"") -> Callable[[Path], None]:
    """A manifest line more, of the digest of the first."""
    return lines(lambda old: old + (digit + old[:128])[:128] + b"  " + path.encode() + b"\n")


ALLOWED: dict[str, tuple[str, Callable[[Path], None], set[str]]] = {
    "digests in capitals": ("1.0", lines(lambda old: old.upper().replace(b"DATA/", b"data/").replace(b"NOTE.TXT", b"note.txt").replace(b"PHOTOS/ONE.JPG", b"photos/one.jpg")), set()),
    "tabulators": ("1.0", lines(lambda old: old.replace(b"  ", b" \t ")), set()),
    "carriage returns": ("1.0", lines(lambda old: old.replace(b"\n", b"\r\n")), set()),
    "carriage returns alone": ("1.0", lines(lambda old: old.replace(b"\n", b"\r")), set()),
    "no last line end": ("1.0", lines(lambda old: old.removesuffix(b"\n")), set()),
    "an asterisk": ("1.0", lines(lambda old: old.replace(b"  data", b" *data")), {"XB-BAG-075"}),
    "a leading dot and slash, before 1.0": ("0.97", lines(lambda old: old.replace(b"  data", b"  ./data")), {"XB-BAG-075"}),
    "one file twice with one digest, before 1.0": ("0.97", second("data/note.txt"), {"XB-BAG-022"}),
    "labels twice": ("1.0", added("bag-info.txt", b"Contact-Name: A\nContact-Name: B\n"), set()),
    "a tag file that nothing lists": ("1.0", added("README.md", b"x"), {"XB-BAG-070"}),
    "a file to fetch that is here": ("1.0", added("fetch.txt", b"http://localhost/x 5 data/note.txt\n"), set()),
}  # fmt: skip


@pytest.mark.parametrize(("version", "change", "warned"), ALLOWED.values(), ids=ALLOWED.keys())
def test_what_the_standard_allows_is_accepted_with_a_warning_at_most(
    make: Callable[..., Path], version: str, change: Callable[[Path], None], warned: set[str]
) -> None:
    bag = make(version)
    change(bag)
    if "XB-BAG-070" not in warned:
        close_tags(bag)

    verdict = check(bag)

    assert (verdict.exit_code, errors(verdict), warnings(verdict)) == (3, set(), warned)


REFUSED: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a comment": ("1.0", lines(lambda old: b"# by hand\n" + old), "XB-BAG-021"),
    "a line that is none": ("1.0", lines(lambda old: old + b"not a line\n"), "XB-BAG-078"),
    "a digest too short": ("1.0", lines(lambda old: old[1:]), "XB-BAG-078"),
    "one file twice": ("1.0", second("data/note.txt"), "XB-BAG-022"),
    "one file twice with two digests": ("0.97", second("data/note.txt", b"0"), "XB-BAG-022"),
    "a leading dot and slash": ("1.0", lines(lambda old: old.replace(b"  data", b"  ./data")), "XB-BAG-023"),
    "a path that climbs": ("0.97", second("data/../../outside.txt"), "XB-BAG-023"),
    "a path from the root": ("0.97", second("/etc/passwd"), "XB-BAG-023"),
    "a home folder": ("0.97", second("~/secret"), "XB-BAG-023"),
    "a drive": ("0.97", second("C:\\Windows\\win.ini"), "XB-BAG-023"),
    "a network path": ("0.97", second("\\\\?\\UNC\\server\\share"), "XB-BAG-023"),
    "a variable": ("0.97", second("%HomeDrive%\\x"), "XB-BAG-023"),
    "a tag file among the payload": ("1.0", second("bagit.txt"), "XB-BAG-023"),
    "a bare percent sign": ("1.0", second("data/100%"), "XB-BAG-078"),
    "a file that is not there": ("1.0", second("data/gone.txt"), "XB-VERIFY-002"),
    "a file more": ("1.0", added("data/more.txt", b"x"), "XB-VERIFY-003"),
    "a file changed": ("1.0", added("data/note.txt", b"seem\n"), "XB-VERIFY-001"),
    "a tag file changed": ("1.0", added("bag-info.txt", b"Contact-Name: B\n"), "XB-VERIFY-012"),
    "an unknown algorithm": ("1.0", added("manifest-foo.txt", b"00  data/note.txt\n"), "XB-BAG-063"),
    "a file to fetch that nothing lists": ("1.0", added("fetch.txt", b"http://localhost/x 5 data/x\n"), "XB-BAG-065"),
    "a file to fetch to a drive": ("0.97", added("fetch.txt", b"http://localhost/x 5 C:\\x\n"), "XB-BAG-064"),
    "a file to fetch to a variable": ("0.97", added("fetch.txt", b"http://localhost/x - %HomeDrive%/x\n"), "XB-BAG-064"),
    "a file to fetch to a share": ("0.97", added("fetch.txt", b"http://localhost/x - \\\\?\\UNC\\x\n"), "XB-BAG-064"),
    "a false Oxum": ("1.0", added("bag-info.txt", b"Payload-Oxum: 8.2\n"), "XB-BAG-014"),
    "two Oxums": ("1.0", added("bag-info.txt", b"Payload-Oxum: 7.2\nPayload-Oxum: 7.2\n"), "XB-BAG-067"),
    "a line of bag-info that is none": ("1.0", added("bag-info.txt", b"no label here\n"), "XB-BAG-067"),
    "a second manifest that lists less": ("1.0", added("manifest-sha256.txt", b""), "XB-BAG-071"),
}  # fmt: skip


@pytest.mark.parametrize(("version", "change", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_the_standard_forbids_is_named(
    make: Callable[..., Path], version: str, change: Callable[[Path], None], code: str
) -> None:
    bag = make(version)
    change(bag)
    if code != "XB-VERIFY-012":
        close_tags(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert code in errors(verdict)


def test_a_payload_manifest_that_no_tag_manifest_lists_is_named(make: Callable[..., Path]) -> None:
    bag = make()
    tags = bag / "tagmanifest-sha512.txt"
    kept = [line for line in tags.read_text().splitlines(keepends=True) if "  manifest-" not in line]
    tags.write_text("".join(kept))

    assert errors(check(bag)) == {"XB-BAG-077"}


def test_a_bag_whose_tag_manifest_was_deleted_is_not_passed_in_silence(make: Callable[..., Path]) -> None:
    bag = make()
    (bag / "tagmanifest-sha512.txt").unlink()
    (bag / "bag-info.txt").write_text("Source-Organization: Somebody Else\n")

    assert warnings(check(bag)) == {"XB-BAG-069"}


def test_a_linked_folder_in_the_payload_is_refused_though_bagit_python_calls_it_valid(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    bag = make()
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text("x")
    (bag / "data/more").symlink_to(tmp_path / "outside", target_is_directory=True)
    assert bagit.Bag(str(bag)).is_valid()

    assert errors(check(bag)) == {"XB-BAG-003"}


def test_a_change_that_keeps_the_size_is_found_though_a_quick_look_calls_it_valid(make: Callable[..., Path]) -> None:
    bag = make()
    (bag / "data/note.txt").write_bytes(b"SEEN\n")
    assert bagit.Bag(str(bag)).is_valid(fast=True)

    assert errors(check(bag)) == {"XB-VERIFY-001"}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("a.txt", "A.txt"), "XB-BAG-007"),
        (("CON.txt",), "XB-BAG-006"),
        (("a\u202egpj.exe",), "XB-BAG-006"),
        (("cafe\u0301.txt",), "XB-BAG-006"),
    ],
)
def test_names_that_some_systems_cannot_hold_are_warned_of(
    make: Callable[..., Path], names: tuple[str, ...], code: str
) -> None:
    verdict = check(make(payload=dict.fromkeys(names, b"x"), info=""))

    assert errors(verdict) == set()
    assert code in warnings(verdict)


def test_a_name_with_a_percent_sign_is_encoded_and_read_back(make: Callable[..., Path]) -> None:
    verdict = check(make(payload={"x%0Ay": b"1", "100%.txt": b"2"}, info=""))

    assert (verdict.exit_code, list(verdict.report)) == (3, [])


def test_a_name_that_the_disk_wrote_in_another_form_is_the_same_file(make: Callable[..., Path]) -> None:
    bag = make(payload={"caf\u00e9.txt": b"x"}, info="")
    (bag / "data/caf\u00e9.txt").rename(bag / "data/cafe\u0301.txt")

    verdict = check(bag)

    assert errors(verdict) == set()
    assert "XB-BAG-073" in warnings(verdict)


def test_all_faults_are_found_and_not_the_first_alone(make: Callable[..., Path]) -> None:
    bag = make()
    (bag / "data/note.txt").write_bytes(b"seem\n")
    (bag / "data/more.txt").write_bytes(b"x")
    (bag / "data/photos/one.jpg").unlink()

    assert errors(check(bag)) == {"XB-VERIFY-001", "XB-VERIFY-002", "XB-VERIFY-003", "XB-BAG-014"}


def test_our_own_bundle_is_a_valid_bag_for_both_readers(bag: Path) -> None:
    assert errors(check(bag)) == set()
    assert bagit.Bag(str(bag)).is_valid()


def test_what_is_no_bag_by_the_profile_is_one_by_the_standard(make: Callable[..., Path]) -> None:
    bag = make()

    assert verify(bag, trust=None, at=AT).exit_code == 1
    assert check(bag).exit_code == 3


def test_the_command_never_says_who_made_it(make: Callable[..., Path]) -> None:
    result = CliRunner().invoke(main, ["bundle", "verify", "--mode", "bagit", str(make())])

    assert result.exit_code == 3
    assert "a valid BagIt bag" in result.output
    assert "verified" not in result.output


@pytest.mark.parametrize("text", ["entries", "entries=-1", "entries=x", "nothing=3", "entries=٣"])
def test_a_limit_that_is_none_is_refused(make: Callable[..., Path], text: str) -> None:
    result: Any = CliRunner().invoke(main, ["bundle", "verify", str(make()), "--limit", text])

    assert result.exit_code == 2
