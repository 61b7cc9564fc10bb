"""From one code list to another, by rows that somebody wrote; a row that does not decide is not decided here.

>>> to_newer = mapping("ethnicity_16_plus_1", "ethnicity_18_plus_1")
>>> to_newer.translate("O1").value, to_newer.translate("W9").value, to_newer.candidates("W9")
('A4', None, ('W9', 'W3'))
"""

from enum import StrEnum
from functools import cache, cached_property
from typing import Any

import attrs

from xborder.findings import Location, Outcome, Report, finding
from xborder.reference.dated import read_tables


class Kind(StrEnum):
    """How well a code goes over: as itself, with something lost, as one of several, or not at all."""

    EXACT = "exact"
    LOSSY = "lossy"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


_CODES = {Kind.LOSSY: "XB-REF-032", Kind.AMBIGUOUS: "XB-REF-033", Kind.NONE: "XB-REF-034"}


@attrs.frozen(kw_only=True)
class MappingRow:
    """What becomes of one code; ``targets`` are the codes that it may become."""

    code: str
    kind: Kind
    targets: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True, slots=False)
class CodeMapping:
    """Every row from one list to another; a ``lossless`` one can be undone."""

    source_list: str
    target_list: str
    source: str
    rows: tuple[MappingRow, ...]
    lossless: bool = False
    note: str | None = None

    def translate(self, code: str, location: Location | None = None) -> Outcome[str]:
        """The code of the other list, with a finding where something is lost, open or missing.

        An ambiguous code has no value; the codes that it may be are the finding's suggestions.

        >>> [found.code for found in mapping("plea_common_platform", "plea_spi").translate("CONSENTS").report]
        ['XB-REF-033']
        """
        row = self._by_code.get(code)
        source, target = self.source_list, self.target_list
        if row is None:
            return Outcome(None, Report.of(finding("XB-REF-031", location, source=source, target=target)))
        value = row.targets[0] if row.kind in (Kind.EXACT, Kind.LOSSY) else None
        if row.kind is Kind.EXACT:
            return Outcome(value)
        suggestions = row.targets if row.kind is Kind.AMBIGUOUS else ()
        note = f" ({row.note})" if row.note else ""
        found_code = _CODES[row.kind]
        found = finding(found_code, location, suggestions=suggestions, note=note, source=source, target=target)
        return Outcome(value, Report.of(found))

    def candidates(self, code: str) -> tuple[str, ...]:
        """The codes of the other list that a code is or may be; none where it has no counterpart."""
        row = self._by_code.get(code)
        return row.targets if row else ()

    def back(self) -> "CodeMapping":
        """The way back. Raises ValueError where something is lost on the way."""
        if not self.lossless:
            raise ValueError(f"{self.source_list} to {self.target_list} loses something")
        rows = tuple(attrs.evolve(row, code=row.targets[0], targets=(row.code,)) for row in self.rows)
        return attrs.evolve(self, source_list=self.target_list, target_list=self.source_list, rows=rows)

    @cached_property
    def _by_code(self) -> dict[str, MappingRow]:
        return {row.code: row for row in self.rows}


def mapping(source_list: str, target_list: str) -> CodeMapping:
    """The mapping between two lists. Raises KeyError where nobody wrote one."""
    return _by_lists()[source_list, target_list]


def mappings() -> tuple[CodeMapping, ...]:
    """Every mapping, those made by undoing a lossless one included."""
    return tuple(_by_lists().values())


@cache
def mappings_to(target_list: str) -> tuple[CodeMapping, ...]:
    """The mappings that lead to a list."""
    return tuple(found for found in mappings() if found.target_list == target_list)


@cache
def _by_lists() -> dict[tuple[str, str], CodeMapping]:
    written = [_mapping(table) for table in read_tables("mappings")]
    both_ways = [*written, *(found.back() for found in written if found.lossless)]
    return {(found.source_list, found.target_list): found for found in both_ways}


def _mapping(table: dict[str, Any]) -> CodeMapping:
    same = [MappingRow(code=code, kind=Kind.EXACT, targets=(code,)) for code in table.get("same", ())]
    return CodeMapping(
        source_list=table["from"],
        target_list=table["to"],
        source=table["source"],
        rows=(*same, *(_row(row) for row in table["rows"])),
        lossless=table.get("lossless", False),
        note=table.get("note"),
    )


def _row(row: dict[str, Any]) -> MappingRow:
    to = row.get("to", ())
    targets = (to,) if isinstance(to, str) else tuple(to)
    return MappingRow(code=row["from"], kind=Kind(row["kind"]), targets=targets, note=row.get("note"))
