"""The difference between two versions in plain English."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from xborder.agreements.attributes import ATTRIBUTES, date_of
from xborder.agreements.compare.borders import Setting
from xborder.agreements.compare.cases import OWNER
from xborder.agreements.compare.changes import Change, Direction, Settings
from xborder.agreements.compare.diff import AgreementDiff
from xborder.agreements.compare.trial import NOTHING, WHOLE, Fate
from xborder.agreements.compare.ways import Way
from xborder.agreements.titles import field_title
from xborder.agreements.words import attribute_words, listed, method_words, plain
from xborder.model.agreement import Agreement

_HEADINGS = {
    Direction.MORE: "Newly discloses",
    Direction.LESS: "Newly withholds",
    Direction.OTHERWISE: "Cuts otherwise",
}


def diff_lines(old: Agreement, new: Agreement, made: AgreementDiff) -> Iterator[str]:
    """The difference, what is newly disclosed first."""
    yield f"{new.id}: version {old.version} compared with version {new.version}"
    yield f"{made.tried:,} records, made so that every condition stands at its borders, were decided under both."
    for way, record_type in made.left_out:
        yield f"Not every combination could be tried for {plain(record_type)} {_way(way, new)}."
    if made.is_empty:
        yield "Both say the same."
    for direction, heading in _HEADINGS.items():
        changes = [change for change in made.changes if change.direction is direction]
        if changes:
            yield ""
            yield heading
            yield from (f"  {line}" for change in changes for line in _change(change, new, made.day))
    if not made.changes and not made.is_empty:
        yield "No record is decided otherwise."
    if made.rules:
        yield ""
        yield "Flows and rules"
        yield from (f"  {line}" for line in made.rules)
    for term in made.terms:
        yield ""
        yield f"{term.heading} of the agreement" if term.heading == "About" else term.heading
        yield from (f"  no longer: {line}" for line in term.gone)
        yield from (f"  now: {line}" for line in term.come)


def _change(change: Change, agreement: Agreement, day: dt.date) -> Iterator[str]:
    fields = "; ".join(field_title(change.record_type, path) for path in gathered(change.fields, change.all_fields))
    yield f"{plain(change.record_type)}, {_way(change.way, agreement)}: {fields}"
    yield f"  {_fate(*change.fates)}"
    if change.where:
        yield f"  where {listed(_where(name, settings, day) for name, settings in change.where.items())}"


def _way(way: Way, agreement: Agreement) -> str:
    return f"from {_names(way.senders, agreement)} to {_names(way.recipients, agreement)} for {way.purpose}"


def _names(parties: tuple[str, ...], agreement: Agreement) -> str:
    """Several parties by the group that they are, if they are one."""
    group = next((each for each in agreement.groups if set(each.parties) == set(parties)), None)
    return f"the {len(parties)} {group.id}" if group and len(parties) > 1 else listed(parties)


def _fate(was: Fate, now: Fate) -> str:
    return f"{_one(was)} before, now {_one(now)}"


def _one(fate: Fate) -> str:
    return "withheld" if fate == NOTHING else "shared" if fate == WHOLE else method_words(fate)


def _where(name: str, settings: Settings, day: dt.date) -> str:
    subject = attribute_words(name) if name in ATTRIBUTES else name
    if any(isinstance(each, tuple) for each in settings.of):
        return f"{subject} {_several(settings)}"
    dated = name in (OWNER, "verified_at")
    return f"{subject} is {listed((_setting(each, day if dated else None) for each in settings.these), 'or')}"


def _several(settings: Settings) -> str:
    """What a list includes, where that tells these settings from the others; else each of them."""
    lists = [set(_names_in(each)) for each in settings.of]
    seen = [set(_names_in(each)) for each in settings.these]
    every = sorted({name for each in lists for name in each})
    enough = [name for name in every if all(each in seen for each in lists if name in each)]
    if enough and all(each & set(enough) for each in seen):
        return f"includes {listed(enough, 'or')}"
    never = [name for name in every if not any(name in each for each in seen)]
    if never and all(each in seen for each in lists if not each & set(never)):
        return f"does not include {listed(never, 'or')}"
    return f"is {listed((_setting(each, None) for each in settings.these), 'or')}"


def _names_in(setting: Setting) -> tuple[str, ...]:
    return tuple(map(str, setting)) if isinstance(setting, tuple) else ()


def _setting(setting: Setting, day: dt.date | None) -> str:
    if setting is None:
        return "not known"
    if isinstance(setting, tuple):
        return " with ".join(map(str, setting)) or "none"
    if isinstance(setting, bool):
        return str(setting).lower()
    since = None if day is None else date_of(setting)
    return str(setting) if day is None or since is None else f"{(day - since).days} days ago"


def gathered(fields: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    """The fewest paths that name exactly these fields.

    >>> gathered(("/name/family", "/name/given/*", "/sex"), ("/name/family", "/name/given/*", "/sex", "/ref"))
    ['/name/**', '/sex']
    >>> gathered(("/a",), ("/a",))
    ['/**']
    """
    wanted, made, done = set(fields), [], set()
    for field in fields:
        if field in done:
            continue
        path, covered = _widest(field, wanted, known)
        made.append(path)
        done |= covered
    return made


def _widest(field: str, wanted: set[str], known: tuple[str, ...]) -> tuple[str, set[str]]:
    steps = field.split("/")
    for depth in range(1, len(steps)):
        stem = "/".join(steps[:depth])
        below = {each for each in known if each.startswith(f"{stem}/")}
        if below <= wanted:
            return f"{stem}/**", below
    return field, {field}


def diff_document(old: Agreement, new: Agreement, made: AgreementDiff) -> dict[str, Any]:
    """The difference as plain values, for programs."""
    return {
        "schema": "xborder/agreement-diff/1",
        "id": new.id,
        "old": old.version,
        "new": new.version,
        "tried": made.tried,
        "changes": [
            {
                "direction": change.direction.value,
                "from": list(change.way.senders),
                "to": list(change.way.recipients),
                "purpose": change.way.purpose,
                "record_type": change.record_type,
                "fields": gathered(change.fields, change.all_fields),
                "before": _one(change.fates[0]),
                "now": _one(change.fates[1]),
                "where": {
                    name: [_setting(each, None) for each in settings.these] for name, settings in change.where.items()
                },
            }
            for change in made.changes
        ],
        "rules": list(made.rules),
        "terms": [{"section": term.heading, "gone": list(term.gone), "come": list(term.come)} for term in made.terms],
    }
