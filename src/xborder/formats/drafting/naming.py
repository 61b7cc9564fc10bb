"""What a name may mean: split into words, abbreviations written out, compared with how systems name a field."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import attrs

#: Abbreviations that systems write in capitals before a small letter: PNCidentifier, CROnumber.
_CAPITALS = "PNC|CRO|DOB|URN|ASN|VRM|CPS|NINO|OIC|AKA|PTI"
_WORD = re.compile(rf"(?:{_CAPITALS})(?=[a-z]|URN)|[A-Z]{{2,}}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+", re.ASCII)
#: Words that say nothing of what a field holds.
_EMPTY = frozenset({"the", "of", "a", "an", "is", "value", "text", "field", "y", "n"})
#: Words that many fields share: alone, beside others, they say little.
_GENERIC = frozenset({"number", "date", "identifier", "name", "kind", "type", "location", "time", "title", "address"})


@cache
def vocabulary() -> Mapping[str, Any]:
    """The words of ``words.yaml``."""
    import yaml

    text = (resources.files("xborder.formats") / "drafting" / "words.yaml").read_text(encoding="utf-8")
    read: Mapping[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own file, texts only
    return read


def words(name: str) -> tuple[str, ...]:
    """The words of a name, abbreviations written out.

    >>> words("DOB"), words("personSurname"), words("Veh_Reg")
    (('date', 'birth'), ('person', 'family', 'name'), ('vehicle', 'registration'))
    """
    split = [word.lower() for word in _WORD.findall(name.rpartition(":")[2])]
    kept = tuple(word for word in _written_out(split) if word not in _EMPTY)
    return tuple(word for word in kept if not word.isdigit()) or kept


def _written_out(split: list[str]) -> list[str]:
    short: Mapping[str, str] = vocabulary()["short"]
    made: list[str] = []
    index = 0
    while index < len(split):
        pair = " ".join(split[index : index + 2])
        if pair in short and len(split) > index + 1:
            made += short[pair].split()
            index += 2
        else:
            made += short.get(split[index], split[index]).split()
            index += 1
    return [part for word in made for part in ("family name" if word == "surname" else word).split()]


@attrs.frozen
class Named:
    """How well a name fits a field, from 0 to 1, and how many words around it say whose field it is.

    ``elsewhere`` is set where they say that it is somebody else's.
    """

    score: float
    owners: int = 0
    elsewhere: bool = False


def fit(name: str, around: tuple[str, ...], path: str, title: str) -> Named:
    """How well a name, with the names around it, fits a canonical field.

    >>> fit("Surname", (), "name/family", "Family name")
    Named(score=1.0, owners=0, elsewhere=False)
    >>> fit("Weather", (), "name/family", "Family name").score
    0.0
    """
    given = words(name)
    if not given and around:  # the text of an address is the address
        given, around = words(around[-1]), around[:-1]
    context = {word for each in around for word in words(each)}
    owners = _owners(path)
    best = max((_likeness(given, phrase, context, owners) for phrase in _phrases(path, title)), default=0.0)
    said = set(given) | context
    elsewhere = _belongs_elsewhere(said, path)
    best -= 0.5 if elsewhere else 0.0
    return Named(max(round(best, 2), 0.0), owners=len(owners & said), elsewhere=elsewhere)


@cache
def _phrases(path: str, title: str) -> tuple[tuple[str, ...], ...]:
    """The names of a field: those of the longest end of its path that is listed, its title, and its own name."""
    fields: Mapping[str, list[str]] = vocabulary()["fields"]
    ends = ["/".join(path.split("/")[index:]) for index in range(path.count("/") + 1)]
    listed = next((fields[end] for end in ends if end in fields), [])
    return tuple(dict.fromkeys(words(each) for each in (*listed, title, ends[-1].replace("_", " ")) if words(each)))


@cache
def _owners(path: str) -> frozenset[str]:
    """Words that say whose field it is."""
    lists: Mapping[str, list[str]] = vocabulary()["lists"]
    return frozenset(word for step in path.split("/") for each in lists.get(step, ()) for word in words(each))


def _likeness(given: tuple[str, ...], phrase: tuple[str, ...], context: set[str], owners: frozenset[str]) -> float:
    asked, known = set(given), set(phrase)
    if asked == known:
        return 1.0
    if known <= asked:
        strange = asked - known - owners
        several = 0.8 - 0.12 * len(strange) if len(known) > 1 else 0.77 - 0.15 * len(strange)
        return (several - (0.3 if known <= _GENERIC else 0.0)) if strange else 0.97
    if asked < known:
        # What the name leaves out may stand around it: Address/Postcode.
        return 0.97 if known - asked <= context | owners else 0.6 * len(asked) / len(known)
    return 0.0


def _belongs_elsewhere(said: set[str], path: str) -> bool:
    """True if the words around say that it is the field of somebody or something else."""
    lists: Mapping[str, list[str]] = vocabulary()["lists"]
    steps = set(path.split("/")) & set(lists)
    if any(not _said(step, said) for step in steps & set(vocabulary()["said"])):
        return True
    own = len(_owners(path) & said)
    others = max((len(_owners(name) & said) for name in lists if name not in steps), default=0)
    return bool(steps) and (others > own + 1 or (others > 0 and own == 0))


def _said(name: str, said: set[str]) -> bool:
    """Whether words speak of a canonical list or object."""
    return any(set(words(each)) & said for each in vocabulary()["lists"][name])
