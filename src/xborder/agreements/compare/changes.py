"""What a new version does otherwise: fields that go now and did not, or went and do not, and in which cases."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from xborder.agreements.compare.borders import Setting
from xborder.agreements.compare.cases import Case, Cases, cases
from xborder.agreements.compare.trial import NOTHING, WHOLE, Fate, Fates, Trial
from xborder.agreements.compare.ways import Way, ways
from xborder.agreements.compiled import RecordTypes
from xborder.agreements.rule_book import RuleBook


class Direction(StrEnum):
    """Whether more of a field goes than before, less, or something else in its place."""

    MORE = "newly disclosed"
    LESS = "newly withheld"
    OTHERWISE = "cut otherwise"


@attrs.frozen(kw_only=True)
class Settings:
    """The settings of an attribute in which a change shows, of all in which the record goes at all."""

    these: tuple[Setting, ...]
    of: tuple[Setting, ...]


@attrs.frozen(kw_only=True)
class Change:
    """Fields of one record type that one way treats otherwise.

    ``where`` names the attributes that make a difference, each with the settings
    in which the change shows; empty where it shows in every case.
    """

    way: Way
    record_type: str
    direction: Direction
    fields: tuple[str, ...]
    all_fields: tuple[str, ...]
    fates: tuple[Fate, Fate]
    where: Mapping[str, Settings]


@attrs.frozen(kw_only=True)
class Found:
    """All changes, how many cases were decided under both, and on which ways not all that there are were tried."""

    changes: tuple[Change, ...]
    tried: int
    left_out: tuple[tuple[Way, str], ...]


def find_changes(old: RuleBook, new: RuleBook, now: dt.datetime, record_types: RecordTypes) -> Found:
    """Try every way, record type and case under both agreements."""
    changes: list[Change] = []
    left_out: list[tuple[Way, str]] = []
    tried = 0
    for way in ways(old.agreement, new.agreement):
        for record_type in way.record_types:
            if record_type not in record_types:
                continue
            both = [
                Trial(book=book, pair=way.pairs[0], purpose=way.purpose, record_type=record_type, now=now)
                for book in (old, new)
            ]
            shape = old.rules("", record_type).shape
            rules = [rule for trial in both for rule in trial.rules()]
            wanted = cases((old.agreement, new.agreement), rules, record_type, shape, now.date())
            tried += len(wanted.tried)
            changes += _changes(way, record_type, both[0], both[1], wanted)
            if not wanted.complete:
                left_out.append((way, record_type))
    return Found(changes=tuple(changes), tried=tried, left_out=tuple(left_out))


@attrs.frozen(kw_only=True)
class _Group:
    """Cases that both versions decide alike, and what becomes of each field in them."""

    cases: tuple[Case, ...]
    before: Fates
    after: Fates

    def fates(self, field: str) -> tuple[Fate, Fate]:
        return self.before.get(field, NOTHING), self.after.get(field, NOTHING)


def _changes(way: Way, record_type: str, old: Trial, new: Trial, wanted: Cases) -> Iterator[Change]:
    groups = _groups(old, new, wanted)
    alike: dict[tuple[Direction, tuple[Fate, Fate], tuple[int, ...]], list[str]] = defaultdict(list)
    for field in dict.fromkeys(name for group in groups for name in (*group.before, *group.after)):
        for fates, shown in _shown(field, groups).items():
            direction = _direction(*fates)
            if direction is not None:
                alike[direction, fates, tuple(shown)].append(field)
    for (direction, fates, places), fields in alike.items():
        chosen = [groups[place] for place in places]
        possible = [each for each in groups if _something_goes(each, direction)]
        yield Change(
            way=way,
            record_type=record_type,
            direction=direction,
            fields=tuple(fields),
            all_fields=new.leaves(),
            fates=fates,
            where=_where(chosen, possible, wanted),
        )


def _shown(field: str, groups: list[_Group]) -> dict[tuple[Fate, Fate], list[int]]:
    """For each fate before and after, the groups in which the field has it."""
    found: dict[tuple[Fate, Fate], list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        found[group.fates(field)].append(place)
    return found


def _groups(old: Trial, new: Trial, wanted: Cases) -> list[_Group]:
    found: dict[tuple[object, ...], list[Case]] = defaultdict(list)
    for case in wanted.tried:
        found[old.alike(case), new.alike(case)].append(case)
    return [
        _Group(cases=tuple(cases), before=old.fates(cases[0]), after=new.fates(cases[0])) for cases in found.values()
    ]


def _something_goes(group: _Group, direction: Direction) -> bool:
    """True if the record itself goes, under the version that gives more: why it is held is no news."""
    return bool(group.before if direction is Direction.LESS else group.after)


def _direction(was: Fate, now: Fate) -> Direction | None:
    if was == now:
        return None
    if was == NOTHING or now == WHOLE:
        return Direction.MORE
    return Direction.LESS if now == NOTHING or was == WHOLE else Direction.OTHERWISE


def _where(shown: list[_Group], possible: list[_Group], wanted: Cases) -> dict[str, Settings]:
    """The attributes whose settings in these cases are not all that they could be."""
    found: dict[str, Settings] = {}
    for name, settings in wanted.domains.items():
        seen, all_seen = ({case[name] for group in groups for case in group.cases} for groups in (shown, possible))
        if seen != all_seen:
            found[name] = Settings(
                these=tuple(each for each in dict.fromkeys(settings) if each in seen),
                of=tuple(each for each in dict.fromkeys(settings) if each in all_seen),
            )
    return found
