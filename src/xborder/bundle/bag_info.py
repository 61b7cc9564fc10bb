"""``bagit.txt`` and ``bag-info.txt``: who made the bag, when, and how much it holds.

RFC 8493 sections 2.1.1 and 2.2.2. Ours have their labels in one fixed order,
each at most once, each on one line, and hold no time but the caller's.
"""

import re
from collections.abc import Mapping

from xborder.findings import Finding, Location, Outcome, Report, finding

BAGIT_NAME = "bagit.txt"
INFO_NAME = "bag-info.txt"
BAGIT_TXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PROFILE = "xborder-1"

LABELS = (
    "Source-Organization",
    "External-Identifier",
    "External-Description",
    "Internal-Sender-Identifier",
    "Bagging-Date",
    "Payload-Oxum",
    "Bag-Software-Agent",
    "XBorder-Profile",
)
"""The labels of our bag-info.txt, in their order."""

REQUIRED = ("External-Identifier", "Bagging-Date", "Payload-Oxum", "Bag-Software-Agent", "XBorder-Profile")
_OXUM = re.compile(r"(0|[1-9][0-9]{0,18})\.(0|[1-9][0-9]{0,18})", re.ASCII)


def render(info: Mapping[str, str]) -> bytes:
    r"""Write ``bag-info.txt``.

    Raises ValueError for a label that is not in ``LABELS``, or a value that one
    line cannot hold as it is.

    >>> render({"Payload-Oxum": "3.1", "External-Identifier": "NORF-1"})
    b'External-Identifier: NORF-1\nPayload-Oxum: 3.1\n'
    """
    unknown = [label for label in info if label not in LABELS]
    if unknown:
        raise ValueError(f"bag-info.txt has no label {unknown[0]}")
    for label, value in info.items():
        if not is_one_line(value):
            raise ValueError(f"the value of {label} does not stand on one line")
    return "".join(f"{label}: {info[label]}\n" for label in LABELS if label in info).encode()


def is_one_line(value: str) -> bool:
    r"""Whether a value can stand after a label: printable, not empty, no space at either end.

    >>> is_one_line("Norfolk Constabulary"), is_one_line("two\nlines"), is_one_line(" ")
    (True, False, False)
    """
    return bool(value) and value.isprintable() and value == value.strip()


def parse(content: bytes) -> Outcome[dict[str, str]]:
    """Read ``bag-info.txt`` in the one form that ``render`` writes; anything else is a finding."""
    place = Location(file=INFO_NAME)
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return Outcome({}, Report.of(finding("XB-BAG-012", place, detail="it is not UTF-8")))
    info: dict[str, str] = {}
    for line in lines[:-1]:
        label, _, value = line.partition(": ")
        info.setdefault(label, value)
    try:
        exact = render(info) == content
    except ValueError as error:
        return Outcome(info, Report.of(finding("XB-BAG-012", place, detail=_without_value(error, info))))
    if not exact:
        detail = "its lines are not in the order and form of the profile"
        return Outcome(info, Report.of(finding("XB-BAG-012", place, detail=detail)))
    return Outcome(info, Report.of(*_required(info)))


def oxum(size: int, files: int) -> str:
    """The value of Payload-Oxum: bytes, a full stop, number of files.

    >>> oxum(1024, 3)
    '1024.3'
    """
    return f"{size}.{files}"


def _without_value(error: ValueError, info: Mapping[str, str]) -> str:
    """Why a line was refused; an unknown label is somebody's text, so it is not repeated."""
    return "it has a label that the profile does not know" if set(info) - set(LABELS) else str(error)


def _required(info: Mapping[str, str]) -> list[Finding]:
    place = Location(file=INFO_NAME)
    findings = [finding("XB-BAG-013", place, label=label) for label in REQUIRED if label not in info]
    if "Payload-Oxum" in info and not _OXUM.fullmatch(info["Payload-Oxum"]):
        findings.append(finding("XB-BAG-012", place, detail="Payload-Oxum is not two numbers joined by a full stop"))
    if info.get("XBorder-Profile", PROFILE) != PROFILE:
        findings.append(finding("XB-BAG-033", place, profile=PROFILE))
    return findings
