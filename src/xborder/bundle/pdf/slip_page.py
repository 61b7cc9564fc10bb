"""A page that stands for a file which is no paper: a film, a recording, an office file."""

from datetime import datetime

import attrs

from xborder.bundle.pdf.typst_page import render
from xborder.findings import Outcome

_BESIDE = "It is kept as it was received, byte for byte, beside this bundle."
_APART = "It is kept as it was received, byte for byte, in the prosecution's file; ask the prosecutor for it."


@attrs.frozen(kw_only=True)
class SlipFacts:
    """What is said of the file: its name, what it is (``a film``), bytes, SHA-256 (lower-case hex), and where it is.

    ``beside`` is True where the file stands in the same bag as the bundle, False
    where the reader has to ask the prosecutor for it.
    """

    name: str
    kind: str
    size: int
    sha256: str
    found_at: str
    beside: bool = True


def slip_page(facts: SlipFacts, *, reference: str, caption: str, now: datetime, marking: str = "") -> Outcome[bytes]:
    """One A4 page (PDF/UA-1) that names a file, so that anyone can find it and prove that it is the one meant.

    Finding XB-PDF-010 (warning) for characters of the name that cannot be printed.

    >>> from datetime import UTC
    >>> facts = SlipFacts(name="gate.mp4", kind="a film", size=1_500_000, sha256="ab" * 32, found_at="data/exhibits/gate.mp4")
    >>> page = slip_page(facts, reference="JB/3", caption="Gate", now=datetime(2026, 5, 1, tzinfo=UTC))
    >>> page.value[:5], len(page.report)
    (b'%PDF-', 0)
    """
    rows = [
        ["File", facts.name],
        ["Kind", facts.kind],
        ["Size", size_in_words(facts.size)],
        ["SHA-256", facts.sha256],
        ["Where it is" if facts.beside else "Where it is in the prosecution's file", facts.found_at],
    ]
    words = {"title": f"{reference} {caption}".strip(), "reference": reference, "caption": caption, "marking": marking}
    return render(
        "slip.typ",
        {**words, "rows": rows, "kept": _BESIDE if facts.beside else _APART},
        now=now,
        name=facts.name,
        own_fonts_only=False,
    )


def size_in_words(size: int) -> str:
    """A number of bytes, exact, with a rounded one that can be grasped.

    >>> size_in_words(12), size_in_words(1_500_000), size_in_words(2_340_000_000)
    ('12 bytes', '1,500,000 bytes (1.5 MB)', '2,340,000,000 bytes (2.3 GB)')
    """
    exact = f"{size:,} bytes"
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{exact} ({size / unit:.1f} {name})"
    return exact
