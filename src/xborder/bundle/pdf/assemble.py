"""A bundle: parts and their index joined into one PDF, numbered, linked, and read back.

The steps stand in the files named after them: open the sources (``opening``),
part them into volumes (``volumes``), settle the layout (``layout``, with its page
numbers: ``numbering``), copy the pages (``copying``), lead the links (``links``),
stamp every page (``number``), write outline and labels (``outline``, ``finish``),
save, check (``self_check``). If any step finds an error there is no file.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xborder.bundle.pdf.binding import Work, bind_one
from xborder.bundle.pdf.binding_volumes import bind_volumes
from xborder.bundle.pdf.index_style import IndexStyle
from xborder.bundle.pdf.join import Assembled, Entry
from xborder.bundle.pdf.numbering import Numbering
from xborder.bundle.pdf.opening import open_sources
from xborder.bundle.pdf.sources import Part, Place
from xborder.bundle.pdf.volumes import Limits
from xborder.findings import Finding, Outcome, Report, finding

__all__ = ["Assembled", "Entry", "IndexStyle", "assemble"]


_PLAIN = IndexStyle()
_THROUGH = Numbering()


def assemble(
    parts: Sequence[Part],
    out: Path,
    *,
    title: str,
    reference: str,
    now: datetime,
    index: IndexStyle = _PLAIN,
    numbering: Numbering = _THROUGH,
    limits: Limits | None = None,
) -> Outcome[Assembled]:
    """Join ``parts`` into the file ``out``: front parts, index, body parts, each in the order given.

    Every page is stamped "``reference`` · Page n of N", or with the number that ``numbering`` gives it. ``title`` is
    the title of the document, ``now`` its date. The same input gives the same bytes. With ``limits`` a bundle that is
    longer or larger becomes volumes, ``out`` with ``-1``, ``-2`` and so on before its ending.

    Any finding that is an error means no value and no file: sources that
    cannot be used (XB-PDF-030 to 034), parts that do not fit together
    (XB-PDF-041 to 046), or a finished file that a second PDF library does not
    read as planned (XB-PDF-050, XB-PDF-051).

    >>> from datetime import UTC
    >>> from tempfile import TemporaryDirectory
    >>> from xborder.bundle.pdf.typst_page import render
    >>> now = datetime(2026, 5, 1, tzinfo=UTC)
    >>> note = render("text.typ", {"title": "Note", "text": "Words."}, now=now).value
    >>> with TemporaryDirectory() as folder:
    ...     parts = [Part(key="N1", title="Note", source=note)]
    ...     made = assemble(parts, Path(folder) / "a.pdf", title="File", reference="36AB1234526", now=now)
    >>> [(entry.key, entry.first) for entry in made.value.entries]
    [('index', 1), ('N1', 2)]

    Raises ValueError if ``now`` has no time zone, OSError if ``out`` cannot be written.
    """
    if now.tzinfo is None:
        raise ValueError("now must have a time zone")
    slips = _fit(parts)
    if slips.has_errors:
        return Outcome(None, slips)
    with open_sources(parts) as opened:
        if opened.value is None:
            return Outcome(None, opened.report)
        work = Work(
            parts=parts,
            sources=opened.value,
            out=out,
            title=title,
            reference=reference,
            now=now,
            index=index,
            numbering=numbering,
        )
        made = bind_volumes(work, limits) if limits else bind_one(work)
    return Outcome(made.value, opened.report + made.report)


def _fit(parts: Sequence[Part]) -> Report:
    found: list[Finding] = []
    keys: set[str] = set()
    for part in parts:
        if part.key in keys:
            found.append(finding("XB-PDF-045", key=part.key))
        keys.add(part.key)
    for place in Place:
        sections = [part.section for part in parts if part.place is place]
        runs = [name for at, name in enumerate(sections) if name and (at == 0 or sections[at - 1] != name)]
        found += [finding("XB-PDF-046", section=name) for name in sorted({n for n in runs if runs.count(n) > 1})]
    return Report(tuple(found))
