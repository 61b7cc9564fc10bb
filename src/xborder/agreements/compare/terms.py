"""What two versions say otherwise beside the fields they let go: rules by name, clauses in words, the version."""

from collections.abc import Iterator
from typing import Any

import attrs

from xborder.agreements.summary import summary
from xborder.model.agreement import Agreement


@attrs.frozen(kw_only=True)
class ChangedTerm:
    """A section of the agreement, with the lines that only one of the versions has."""

    heading: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


def changed_terms(old: Agreement, new: Agreement) -> tuple[ChangedTerm, ...]:
    """Every section but the flows, whose effect is computed; version and status are in the first."""
    before, after = _sections(old), _sections(new)
    made = []
    for heading in dict.fromkeys([*before, *after]):
        was, now = before.get(heading, ()), after.get(heading, ())
        gone = tuple(line.strip() for line in was if line not in now)
        come = tuple(line.strip() for line in now if line not in was)
        if gone or come:
            made.append(ChangedTerm(heading=heading, gone=gone, come=come))
    return tuple(made)


def changed_rules(old: Agreement, new: Agreement) -> tuple[str, ...]:
    """The rules and flows that are new, gone or changed, whether or not that makes a difference to any record."""
    return (*_entries("Flow", old.flows, new.flows), *_entries("Rule", old.rules, new.rules))


def bump_needed(old: Agreement, new: Agreement) -> bool:
    """True where flows, rules, purposes or parties changed and the version did not rise by a minor number at least."""
    changed = any(_as_set(getattr(old, name)) != _as_set(getattr(new, name)) for name in _DECIDING)
    return changed and _minor(new.version) <= _minor(old.version)


_DECIDING = ("flows", "rules", "purposes", "parties", "groups", "sensitive_processing")


def _sections(agreement: Agreement) -> dict[str, tuple[str, ...]]:
    return {section.heading: section.lines for section in summary(agreement) if not section.heading.startswith("Flow ")}


def _entries(kind: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    before, after = {each.id: each for each in old}, {each.id: each for each in new}
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            yield f"{kind} {name} is gone."
        elif name not in before:
            yield f"{kind} {name} is new."
        elif before[name] != after[name]:
            fields = attrs.asdict(before[name], recurse=False), attrs.asdict(after[name], recurse=False)
            changed = [key.replace("_", " ") for key in fields[0] if fields[0][key] != fields[1][key]]
            yield f"{kind} {name} changed: {', '.join(changed)}."


def _as_set(entries: tuple[Any, ...]) -> dict[str, Any]:
    return {each.id: each for each in entries}


def _minor(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    return tuple(int(part) for part in parts[:2] if part.isascii() and part.isdigit())
