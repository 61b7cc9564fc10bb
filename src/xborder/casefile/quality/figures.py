"""The failure rate: by reason, force, unit or month, always with what it is a part of."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import attrs

from xborder.casefile.failure_reasons import failure_reasons
from xborder.casefile.quality.assessed import NO_REASON, NOT_SAID, Assessed
from xborder.model.readiness import Verdict
from xborder.reference.forces import force


@attrs.frozen(kw_only=True)
class Row:
    """One line: ``failed`` of ``decided`` files would be sent back; of ``unknown`` more it cannot be told."""

    key: str
    label: str
    failed: int
    decided: int
    unknown: int

    @property
    def rate(self) -> float | None:
        """The failed of the decided, in per cent; None where none is decided."""
        return 100 * self.failed / self.decided if self.decided else None

    @property
    def words(self) -> str:
        """The rate with what it is a part of.

        >>> Row(key="36", label="Norfolk", failed=3, decided=8, unknown=1).words
        '3 of 8 (37.5 %)'
        >>> Row(key="36", label="Norfolk", failed=0, decided=0, unknown=1).words
        '0 of 0'
        """
        return f"{self.failed} of {self.decided}" + (f" ({self.rate:.1f} %)" if self.rate is not None else "")


@attrs.frozen(kw_only=True)
class Figures:
    """The lines, and that of all files together; ``unread`` names the files that are in none of them."""

    by: str
    rows: tuple[Row, ...]
    total: Row
    unread: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[Row, ...]:
        """The lines worth showing: of the reasons, those for which a file failed."""
        return tuple(row for row in self.rows if row.failed or self.by != "reason")


def figures(files: Sequence[Assessed], by: str, unread: Sequence[str] = ()) -> Figures:
    """Count the files by ``reason``, ``force``, ``unit`` or ``month``. Raises KeyError for anything else.

    A file of which it cannot be told is in no rate, neither as a failure nor as a
    pass. One that fails for two reasons stands in the lines of both.
    """
    rows = _reasons(files) if by == "reason" else _groups(files, _KEYS[by], _LABELS[by])
    return Figures(by=by, rows=tuple(rows), total=_row("all", "All files", files), unread=tuple(unread))


def _reasons(files: Sequence[Assessed]) -> list[Row]:
    known = {str(each.id): f"{each.id}. {each.says}" for each in failure_reasons()}
    known[NO_REASON] = "Something else that the file needs"
    all_files = _row("all", "", files)
    return [
        attrs.evolve(all_files, key=key, label=label, failed=sum(key in each.reasons for each in files))
        for key, label in known.items()
    ]


def _groups(files: Sequence[Assessed], key: Callable[[Assessed], str], label: Callable[[str], str]) -> list[Row]:
    keys = sorted({key(each) for each in files}, key=lambda name: (name == NOT_SAID, name))
    return [_row(name, label(name), [each for each in files if key(each) == name]) for name in keys]


def _row(key: str, label: str, files: Sequence[Assessed]) -> Row:
    failed = sum(each.verdict is Verdict.NOT_READY for each in files)
    unknown = sum(each.verdict is Verdict.CANNOT_TELL for each in files)
    return Row(key=key, label=label, failed=failed, decided=len(files) - unknown, unknown=unknown)


def _force(code: str) -> str:
    known = force(code)
    return f"{code} {known.short}" if known else code


def _unit(code: str) -> str:
    return code if code == NOT_SAID else f"{_force(code[:2])}, unit {code[2:]}"


_KEYS: Mapping[str, Callable[[Assessed], str]] = MappingProxyType(
    {"force": lambda each: each.force, "unit": lambda each: each.unit, "month": lambda each: each.month}
)
_LABELS: Mapping[str, Callable[[str], str]] = MappingProxyType({"force": _force, "unit": _unit, "month": str})
