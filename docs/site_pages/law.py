"""A page for each instrument: the limits, tests and penalties that the checks rest on, with their days and sources."""

from collections.abc import Iterator

from site_pages.markdown import code, contents, escaped, page, table
from xborder.reference.law import LawRow
from xborder.reference.law_views import chosen, instruments, title_of


def pages() -> Iterator[tuple[str, str]]:
    """The index, and a page for each instrument."""
    names = instruments()
    about = "Each row has its source, and the days from and to which it applies. `xborder law show NAME --on DAY` prints what applied on a day."
    yield "law/index.md", page("The law as data", about, contents(names))
    for name in names:
        rows = sorted(chosen([name]), key=lambda row: (row.id, str(row.in_force_from or "9999")))
        yield f"law/{name}.md", page(title_of(name), table(_HEADINGS, [_row(row) for row in rows]))


_HEADINGS = ("Name", "Value", "What it says", "From", "To", "Source", "How sure")


def _row(row: LawRow) -> tuple[str, ...]:
    value = ", ".join(row.value) if isinstance(row.value, tuple) else "" if row.value is None else str(row.value)
    says = " ".join((row.rule, (row.note and f"Note: {row.note}") or ""))
    begun = str(row.in_force_from or "not begun")
    facts = (escaped(f"{value} {row.unit or ''}".strip()), escaped(says.strip()), begun, str(row.in_force_to or ""))
    return code(row.id), *facts, escaped(f"{row.source} ({row.extent})"), row.confidence.value
