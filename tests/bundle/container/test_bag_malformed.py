"""Bags that are wrong in the ways the standard names, and those that other readers let through.

Each is made by editing a good bag and writing its manifests again, as somebody
without the signing key could: the structural fault itself must be found, not
only that a digest no longer fits.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xborder.bundle.verdict import Verdict
from xborder.bundle.verify import verify
from xborder.findings import Severity

ONE = "data/statements/W1.txt"


def check(bag: Path) -> Verdict:
    return verify(bag, trust=None, at=datetime(2026, 11, 23, tzinfo=UTC))


def replace(bag: Path, name: str, old: bytes, new: bytes) -> None:
    content = (bag / name).read_bytes()
    assert old in content
    (bag / name).write_bytes(content.replace(old, new))


def rewrite_tag_manifests(bag: Path) -> None:
    for algorithm in ("sha256", "sha512"):
        paths = [path.relative_to(bag).as_posix() for path in bag.rglob("*") if path.is_file()]
        listed = [path for path in paths if not path.startswith(("data/", "tagmanifest-", "signatures/"))]
        lines = [
            f"{hashlib.new(algorithm, (bag / path).read_bytes()).hexdigest()}  {path}\n" for path in sorted(listed)
        ]
        (bag / f"tagmanifest-{algorithm}.txt").write_text("".join(lines))


def both_manifests(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def apply(bag: Path) -> None:
        for name in ("manifest-sha256.txt", "manifest-sha512.txt"):
            (bag / name).write_bytes(change((bag / name).read_bytes()))

    return apply


def line_of(content: bytes, path: str) -> bytes:
    return next(line for line in content.splitlines(keepends=True) if line.endswith(f"  {path}\n".encode()))


def renamed_line(new: str) -> Callable[[Path], None]:
    """The manifests list the statement under another path."""
    return both_manifests(lambda content: content.replace(f"  {ONE}\n".encode(), f"  {new}\n".encode()))


DECLARATIONS = {
    "space before the colon": b"BagIt-Version :  1.0\nTag-File-Character-Encoding: UTF-8\n",
    "another version": b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
    "a version that is none": b"BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n",
    "another encoding": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n",
    "a byte order mark": b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "UTF-16": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n".encode("utf-16"),
    "three lines": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nX: y\n",
    "one line": b"BagIt-Version: 1.0\n",
    "lines the other way round": b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n",
    "carriage returns": b"BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n",
    "no last line end": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8",
    "nothing": b"",
}


@pytest.mark.parametrize("content", DECLARATIONS.values(), ids=DECLARATIONS.keys())
def test_bagit_txt_has_two_exact_lines(make_bag: Callable[..., Path], content: bytes) -> None:
    bag = make_bag()
    (bag / "bagit.txt").write_bytes(content)
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert [found.code for found in verdict.report if found.location.file == "bagit.txt"] == ["XB-BAG-011"]


MANIFESTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a comment": ("XB-BAG-021", both_manifests(lambda content: b"# checked by hand\n" + content)),
    "a line that is none": ("XB-BAG-020", both_manifests(lambda content: content + b"not a manifest line\n")),
    "an empty line": ("XB-BAG-020", both_manifests(lambda content: content + b"\n")),
    "one space": ("XB-BAG-020", both_manifests(lambda content: content.replace(b"  data", b" data"))),
    "a tabulator": ("XB-BAG-020", both_manifests(lambda content: content.replace(b"  data", b"\tdata"))),
    "an asterisk": ("XB-BAG-020", both_manifests(lambda content: content.replace(b"  data", b" *data"))),
    "digests in capitals": ("XB-BAG-020", both_manifests(lambda content: content.upper().replace(b"DATA", b"data"))),
    "the same file twice": ("XB-BAG-022", both_manifests(lambda content: content + line_of(content, ONE))),
    "lines in another order": (
        "XB-BAG-024",
        both_manifests(lambda content: b"".join(reversed(content.splitlines(keepends=True)))),
    ),
    "carriage returns": ("XB-BAG-026", both_manifests(lambda content: content.replace(b"\n", b"\r\n"))),
    "a byte order mark": ("XB-BAG-025", both_manifests(lambda content: b"\xef\xbb\xbf" + content)),
    "a path that starts with a full stop": ("XB-BAG-023", renamed_line("./data/statements/W1.txt")),
    "a path that climbs": ("XB-BAG-023", renamed_line("data/../../outside.txt")),
    "a path from the root": ("XB-BAG-023", renamed_line("/etc/passwd")),
    "a path of another system": ("XB-BAG-023", renamed_line("C:\\Windows\\win.ini")),
    "a network path": ("XB-BAG-023", renamed_line("\\\\?\\UNC\\server\\share")),
    "a home folder": ("XB-BAG-023", renamed_line("~/secret")),
    "a tag file": ("XB-BAG-023", renamed_line("bagit.txt")),
    "a folder": ("XB-BAG-023", renamed_line("data/statements/")),
    "an unknown percent code": ("XB-BAG-020", renamed_line("data/%7Eroot")),
    "a file that is not there": ("XB-VERIFY-002", renamed_line("data/statements/W2-not-there.txt")),
    "a file left out": (
        "XB-VERIFY-003",
        both_manifests(lambda content: content.replace(line_of(content, ONE), b"")),
    ),
}


@pytest.mark.parametrize(("code", "change"), MANIFESTS.values(), ids=MANIFESTS.keys())
def test_what_is_wrong_with_a_manifest_is_named(
    make_bag: Callable[..., Path], code: str, change: Callable[[Path], None]
) -> None:
    bag = make_bag()
    if code == "XB-VERIFY-002":
        (bag / ONE).unlink()
    change(bag)
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert code in {found.code for found in verdict.report}


def test_files_outside_the_bag_are_never_looked_at(make_bag: Callable[..., Path]) -> None:
    bag = make_bag()
    secret = bag.parent / "outside.txt"
    secret.write_bytes((bag / ONE).read_bytes())
    renamed_line("data/../../outside.txt")(bag)
    (bag / ONE).unlink()
    rewrite_tag_manifests(bag)

    codes = [found.code for found in check(bag).report]

    assert "XB-BAG-023" in codes
    assert "XB-VERIFY-004" not in codes


EXTRA = {
    "an unknown algorithm": ("manifest-foo.txt", b"00  data/x\n", "XB-BAG-030"),
    "a weak algorithm": ("manifest-md5.txt", b"d41d8cd98f00b204e9800998ecf8427e  data/x\n", "XB-BAG-030"),
    "a weak tag manifest": ("tagmanifest-sha1.txt", b"", "XB-BAG-030"),
    "a file to fetch": ("fetch.txt", b"http://localhost/x 10 data/x\n", "XB-BAG-031"),
    "a file to fetch from a drive": ("fetch.txt", b"http://localhost/x - C:\\x\n", "XB-BAG-031"),
    "a stray file": ("README.txt", b"read me\n", "XB-BAG-032"),
}


@pytest.mark.parametrize(("name", "content", "code"), EXTRA.values(), ids=EXTRA.keys())
def test_what_the_profile_has_no_place_for_is_named_also_when_it_is_listed(
    make_bag: Callable[..., Path], name: str, content: bytes, code: str
) -> None:
    bag = make_bag()
    (bag / name).write_bytes(content)
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert code in {found.code for found in verdict.report if found.location.file == name}


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_both_digests_are_required(make_bag: Callable[..., Path], algorithm: str) -> None:
    bag = make_bag()
    (bag / f"manifest-{algorithm}.txt").unlink()
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert [(found.code, found.location.file) for found in verdict.report if found.code == "XB-BAG-010"] == [
        ("XB-BAG-010", f"manifest-{algorithm}.txt")
    ]


@pytest.mark.parametrize("name", ["xborder/bundle.json", "xborder/custody.jsonl", "bag-info.txt"])
def test_what_the_profile_requires_is_missed_also_when_nothing_lists_it(
    make_bag: Callable[..., Path], name: str
) -> None:
    bag = make_bag()
    (bag / name).unlink()
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert ("XB-BAG-010", name) in [(found.code, found.location.file) for found in verdict.report]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"entry":"S1"', b'"entry": "S1"', "XB-BAG-040"),
        (b'"entry":"S1"', b'"entry":"S1","entry":"S1"', "XB-BAG-040"),
        (b'"entry":"S1"', b'"entry":"S1","extra":1', "XB-BAG-040"),
        (b'"size":10}', b'"size":"10"}', "XB-BAG-040"),
        (b'"size":10}', b'"size":11}', "XB-BAG-047"),
        (b"data/statements/W1.txt", b"data/statements/W3.txt", "XB-BAG-042"),
        (b"data/statements/W1.txt", b"data/statements/W3.txt", "XB-BAG-043"),
        (b"data/statements/W1.txt", "data/forms/café.txt".encode(), "XB-BAG-045"),
        (b"NORF-26-0001", b"NORF-26-0002", "XB-BAG-046"),
        (b"36AB1234526", b"36AB1234626", "XB-BAG-046"),
        (b'"sha256":"', b'"sha256":"0', "XB-BAG-044"),
    ],
)
def test_an_index_that_does_not_agree_is_named(
    make_bag: Callable[..., Path], old: bytes, new: bytes, code: str
) -> None:
    bag = make_bag()
    replace(bag, "xborder/bundle.json", old, new)
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert code in {found.code for found in verdict.report if found.location.file == "xborder/bundle.json"}


def test_a_custody_event_removed_behind_forged_tag_manifests_breaks_the_chain(make_bag: Callable[..., Path]) -> None:
    bag = make_bag()
    log = bag / "xborder/custody.jsonl"
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[1:]))
    rewrite_tag_manifests(bag)

    verdict = check(bag)

    assert verdict.exit_code == 1
    assert {"XB-CUSTODY-003", "XB-CUSTODY-004"} <= {found.code for found in verdict.report}


def test_a_gap_in_continuity_is_reported_and_is_no_damage(make_bag: Callable[..., Path]) -> None:
    at = "2026-09-20T06:10:00Z"
    event = {"type": "examined", "at": at, "exhibit": "RTM/1", "recorded_at": at, "recorded_by": "PC 1428"}

    verdict = check(make_bag(custody=[event]))

    assert verdict.integrity
    (doubts,) = [found for found in verdict.report if found.code == "XB-CUSTODY-114"]
    assert doubts.severity is Severity.WARNING
    assert "(1): XB-CUSTODY-101 (1)." in doubts.message
