"""Manifests and tag manifests: written one way, and read only in that way.

A line is a digest in lower-case hex, two spaces and a path, which is what
``sha256sum -c`` and ``sha512sum -c`` read too. Lines are sorted by the UTF-8
bytes of the path and end in one line feed. RFC 8493 (sections 2.1.3 and 2.2.1)
allows more; our own bags do not use it, so whatever else stands in one of their
manifests was put there by somebody.
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import attrs

from xborder.bundle import bag_paths
from xborder.findings import Finding, Location, Outcome, Report, finding

DIGEST_LENGTH = {"sha256": 64, "sha512": 128}
PAYLOAD_ROOT = "data/"
_LINE = re.compile(r"([0-9a-f]{64}|[0-9a-f]{128})  (\S.*)", re.ASCII)
# A path of plain names needs no decoding and no second look; nor does any other line of such a manifest.
_PLAIN = re.compile(
    r"^([0-9a-f]{64}|[0-9a-f]{128})  (data/(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*)$",
    re.ASCII | re.MULTILINE,
)
_BAD_PATH = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|\\", re.ASCII)  # an empty part, one or two full stops, a backslash


class Listed(NamedTuple):
    """One line of a manifest: the digest, and the line it stands on (from 1)."""

    digest: str
    line: int


@attrs.frozen(kw_only=True)
class Manifest:
    """A manifest that was read: its own name, its algorithm, and what it lists by path."""

    name: str
    algorithm: str
    entries: Mapping[str, Listed]


def name_of(algorithm: str, *, tags: bool = False) -> str:
    """The file name of a manifest.

    >>> name_of("sha512"), name_of("sha256", tags=True)
    ('manifest-sha512.txt', 'tagmanifest-sha256.txt')
    """
    return f"{'tag' if tags else ''}manifest-{algorithm}.txt"


def render(entries: Iterable[tuple[str, str]]) -> bytes:
    r"""Write a manifest from pairs of path and digest.

    >>> render([("data/b", "22"), ("data/a", "11")])
    b'11  data/a\n22  data/b\n'
    """
    ordered = sorted(entries, key=lambda entry: bag_paths.order(entry[0]))
    return "".join(f"{digest}  {bag_paths.encode(path)}\n" for path, digest in ordered).encode()


def parse(name: str, content: bytes) -> Outcome[Manifest]:
    """Read a manifest named ``name`` (``manifest-sha256.txt``, ``tagmanifest-sha512.txt`` ...).

    Every line that is not exactly as ``render`` writes it is a finding with its
    line number; the good lines are read all the same, so that one edit does not
    hide another.
    """
    algorithm = name.rpartition("-")[2].removesuffix(".txt")
    plain = _plainly(content, algorithm) if name == name_of(algorithm) else None
    if plain is not None:
        return Outcome(Manifest(name=name, algorithm=algorithm, entries=plain))
    text, findings = _text(name, content)
    entries: dict[str, Listed] = {}
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        fault = _read_line(line, number, name, algorithm, entries)
        if fault:
            findings.append(fault)
    if not findings and render((path, listed.digest) for path, listed in entries.items()) != content:
        findings.append(finding("XB-BAG-024", Location(file=name)))
    return Outcome(Manifest(name=name, algorithm=algorithm, entries=entries), Report.of(*findings))


def _plainly(content: bytes, algorithm: str) -> dict[str, Listed] | None:
    """The entries of a payload manifest that is plain throughout and just as ``render`` writes it; None of any other."""
    try:
        found = _PLAIN.findall(content.decode("ascii"))
    except UnicodeDecodeError:
        return None
    length = DIGEST_LENGTH.get(algorithm, 0)
    entries = {path: Listed(digest, line) for line, (digest, path) in enumerate(found, start=1)}
    same = "".join(f"{digest}  {path}\n" for digest, path in found).encode() == content
    ordered = all(one[1] < other[1] for one, other in itertools.pairwise(found))
    return entries if same and ordered and all(len(digest) == length for digest, _ in found) else None


def _text(name: str, content: bytes) -> tuple[str, list[Finding]]:
    """The text of a manifest, and what is wrong with its bytes as a whole."""
    findings = []
    if content.startswith(b"\xef\xbb\xbf"):
        findings.append(finding("XB-BAG-025", Location(file=name, line=1), detail="it starts with a byte order mark"))
    if b"\r" in content:
        findings.append(finding("XB-BAG-026", Location(file=name)))
    if content and not content.endswith(b"\n"):
        findings.append(finding("XB-BAG-025", Location(file=name), detail="its last line has no end"))
        content += b"\n"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        findings.append(finding("XB-BAG-025", Location(file=name, line=line), detail="it is not UTF-8"))
        text = content.decode("utf-8", "surrogateescape")
    return text.removeprefix("\ufeff").replace("\r\n", "\n"), findings


def _read_line(line: str, number: int, name: str, algorithm: str, entries: dict[str, Listed]) -> Finding | None:
    """Add one line to ``entries``, or say why it cannot be."""
    found = _LINE.fullmatch(line)
    path = bag_paths.decode(found[2]) if found else None
    if not found or path is None or len(found[1]) != DIGEST_LENGTH.get(algorithm, 0):
        return finding("XB-BAG-021" if line.startswith("#") else "XB-BAG-020", Location(file=name, line=number))
    if not _may_list(name, path):
        return finding("XB-BAG-023", Location(file=name, line=number), path=bag_paths.shown(path))
    if path in entries:
        return finding(
            "XB-BAG-022", Location(file=name, line=number), path=bag_paths.shown(path), first=entries[path].line
        )
    entries[path] = Listed(found[1], number)
    return None


def _may_list(name: str, path: str) -> bool:
    """Whether a manifest of this name may list this path (RFC 8493 sections 2.1.3 and 2.2.1)."""
    if _BAD_PATH.search(path):
        return False
    if name.startswith("tagmanifest-"):
        return not path.startswith((PAYLOAD_ROOT, "tagmanifest-", "signatures/"))
    return path.startswith(PAYLOAD_ROOT)
