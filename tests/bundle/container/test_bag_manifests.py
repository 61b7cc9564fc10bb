"""Manifests: one way to write them, and no other is read."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.bundle import bag_paths, manifests

PATHS = st.text(st.characters(codec="utf-8", exclude_characters="/\\"), min_size=1).filter(
    lambda part: part not in {".", ".."}
)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@given(st.text(st.characters(codec="utf-8")))
def test_any_path_survives_the_percent_encoding(path: str) -> None:
    written = bag_paths.encode(path)

    assert bag_paths.decode(written) == path
    assert "\n" not in written
    assert "\r" not in written


@given(st.text(st.characters(codec="utf-8")))
def test_a_path_that_decodes_was_written_in_the_only_way(written: str) -> None:
    path = bag_paths.decode(written)

    assert path is None or "\n" in written or "\r" in written or bag_paths.encode(path) == written


@pytest.mark.parametrize("written", ["%0a", "%20", "%", "a%2", "%25%zz", "%0d"])
def test_other_percent_codes_are_refused(written: str) -> None:
    assert bag_paths.decode(written) is None


@pytest.mark.parametrize("path", ["data/\u202egpj.exe", "data/a\x1b[2Jb", "data/\udcff", "data/a\nb"])
def test_a_shown_path_is_printable(path: str) -> None:
    assert bag_paths.shown(path).isprintable()


def test_a_shown_path_keeps_letters_of_other_languages() -> None:
    assert bag_paths.shown("data/Łódź/año.txt") == "data/Łódź/año.txt"


@given(st.dictionaries(PATHS, st.binary(max_size=4), max_size=6))
def test_what_is_written_is_read_back(content: dict[str, bytes]) -> None:
    digests = {f"data/{path}": hashlib.sha256(value).hexdigest() for path, value in content.items()}

    outcome = manifests.parse("manifest-sha256.txt", manifests.render(digests.items()))

    assert not outcome.report
    assert outcome.value is not None
    assert {path: listed.digest for path, listed in outcome.value.entries.items()} == digests


def test_lines_are_in_the_order_of_their_bytes_whatever_order_they_came_in() -> None:
    forwards = manifests.render([("data/B", "1"), ("data/a", "2"), ("data/é", "3")])

    assert forwards == manifests.render([("data/é", "3"), ("data/a", "2"), ("data/B", "1")])
    assert [line.split(b"  ")[1] for line in forwards.splitlines()] == [b"data/B", b"data/a", "data/é".encode()]


GOOD = f"{sha256('a')}  data/a\n{sha256('b')}  data/b\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"# a comment\n{GOOD}", "XB-BAG-021", 1),
        (f"{GOOD}not a line\n", "XB-BAG-020", 3),
        (f"{GOOD}\n", "XB-BAG-020", 3),
        (GOOD.replace("  data/a", " data/a"), "XB-BAG-020", 1),
        (GOOD.replace("  data/a", "\t\tdata/a"), "XB-BAG-020", 1),
        (GOOD.replace("  data/b", " *data/b"), "XB-BAG-020", 2),
        (GOOD.upper().replace("DATA", "data"), "XB-BAG-020", 1),
        (f"00  data/a\n{GOOD}", "XB-BAG-020", 1),
        (f"{'0' * 128}  data/a\n", "XB-BAG-020", 1),
        (GOOD.replace("data/b", "data/50%"), "XB-BAG-020", 2),
        (GOOD + GOOD.splitlines()[0] + "\n", "XB-BAG-022", 3),
        (GOOD.replace("data/b", "data/../b"), "XB-BAG-023", 2),
        (GOOD.replace("data/b", "./data/b"), "XB-BAG-023", 2),
        (GOOD.replace("data/b", "/etc/passwd"), "XB-BAG-023", 2),
        (GOOD.replace("data/b", "data//b"), "XB-BAG-023", 2),
        (GOOD.replace("data/b", "data/"), "XB-BAG-023", 2),
        (GOOD.replace("data/b", "data\\b"), "XB-BAG-023", 2),
        (GOOD.replace("data/b", "bagit.txt"), "XB-BAG-023", 2),
        ("\ufeff" + GOOD, "XB-BAG-025", 1),
        (GOOD.rstrip("\n"), "XB-BAG-025", None),
        (GOOD.replace("\n", "\r\n"), "XB-BAG-026", None),
        (GOOD.replace("\n", "\r"), "XB-BAG-026", None),
        ("".join(reversed(GOOD.splitlines(keepends=True))), "XB-BAG-024", None),
    ],
)
def test_every_other_way_to_write_a_manifest_is_named(text: str, code: str, line: int | None) -> None:
    report = manifests.parse("manifest-sha256.txt", text.encode()).report

    assert (code, line) in [(found.code, found.location.line) for found in report]
    assert all(found.location.file == "manifest-sha256.txt" for found in report)


def test_bytes_that_are_not_utf8_are_named_by_line() -> None:
    content = GOOD.encode() + sha256("c").encode() + b"  data/\xff\n"

    report = manifests.parse("manifest-sha256.txt", content).report

    assert [(found.code, found.location.line) for found in report] == [("XB-BAG-025", 3)]


def test_one_bad_line_does_not_hide_the_others() -> None:
    outcome = manifests.parse("manifest-sha256.txt", f"{GOOD}# one\nnonsense\n".encode())

    assert [found.code for found in outcome.report] == ["XB-BAG-021", "XB-BAG-020"]
    assert outcome.value is not None
    assert set(outcome.value.entries) == {"data/a", "data/b"}


@pytest.mark.parametrize("path", ["data/a", "tagmanifest-sha256.txt", "signatures/bundle.dsse.json"])
def test_a_tag_manifest_lists_neither_payload_nor_tag_manifests_nor_signatures(path: str) -> None:
    report = manifests.parse("tagmanifest-sha256.txt", f"{sha256('a')}  {path}\n".encode()).report

    assert [found.code for found in report] == ["XB-BAG-023"]


def test_a_digest_has_the_length_of_its_algorithm() -> None:
    line = f"{hashlib.sha512(b'').hexdigest()}  data/a\n".encode()

    assert not manifests.parse("manifest-sha512.txt", line).report
    assert manifests.parse("manifest-sha256.txt", line).report.has_errors


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_no_byte_of_a_manifest_can_change_unseen(position: int, value: int) -> None:
    """Either the manifest is refused or it lists something else."""
    content = bytearray(GOOD.encode())
    if content[position] == value:
        return
    before = manifests.parse("manifest-sha256.txt", GOOD.encode()).value
    content[position] = value

    outcome = manifests.parse("manifest-sha256.txt", bytes(content))

    assert outcome.report.has_errors or outcome.value != before


PLAIN_LINES = st.lists(
    st.tuples(
        st.sampled_from(["data/a", "data/a.b", "data/b/c-d.jpg", "data/.x", "data//x", "data/a/..", "x", "data/%25"])
    ),
    max_size=4,
)


@given(PLAIN_LINES, st.sampled_from(["", "\n", "\r\n", " ", "0"]), st.booleans())
def test_a_manifest_read_in_one_look_reads_as_line_by_line(paths: list[tuple[str]], tail: str, in_order: bool) -> None:
    names = sorted(path for (path,) in paths) if in_order else [path for (path,) in paths]
    content = "".join(f"{'0' * 64}  {path}\n" for path in names).encode() + tail.encode()
    quick = manifests._plainly(content, "sha256")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifests, "_plainly", lambda *_: None)
        slow = manifests.parse("manifest-sha256.txt", content)
    if quick is not None:
        assert not slow.report
        assert slow.value is not None
        assert slow.value.entries == quick
