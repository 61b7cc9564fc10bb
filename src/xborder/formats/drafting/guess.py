"""Which field of a record a place of the sample may be, how sure that is, and why."""

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from xborder.formats.drafting import valuing
from xborder.formats.drafting.naming import fit
from xborder.formats.drafting.valuing import Shape
from xborder.formats.model_paths import ModelField, fields_of_type
from xborder.model.values import Coded, Identifier, PartialDate
from xborder.reference.code_lists import code_list
from xborder.schema.shapes import Choice, Many, Plain, Record

#: From this score on a guess is written as a line; below it the place is kept under extensions.
ENOUGH = 0.6


@attrs.frozen(kw_only=True)
class Seen:
    """A place to guess: its name, the names around it, and its texts."""

    name: str
    around: tuple[str, ...] = ()
    texts: Sequence[str] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True)
class Guess:
    """A canonical path below a scope, the shape of the texts, how sure (0 to 1), and why in words.

    ``owners`` counts the words around the place that say whose field it is.
    """

    path: str
    shape: Shape
    score: float
    why: str
    owners: int = 0

    @property
    def rank(self) -> float:
        """By what guesses are put in order."""
        return self.score + 0.03 * self.owners

    @property
    def sure(self) -> str:
        """How sure it is, in words."""
        if self.score >= 1:
            return "very likely"
        return "likely" if self.score >= 0.9 else "perhaps"


def guesses(kind: str, scope: str, seen: Seen) -> list[Guess]:
    """The fields of a record type, below a scope, that a place may be; the likeliest first.

    >>> best = guesses("offender", "", Seen(name="DOB", texts=["17/02/1991"]))[0]
    >>> best.path, best.shape.codec, best.sure, best.why
    ('date_of_birth', 'date-uk', 'very likely', 'its name and its values (dates as DD/MM/YYYY)')
    """
    told = valuing.telling(seen.texts)
    found = [guess for field in _fields(kind, scope) if (guess := _guess(field, scope, seen, told)) is not None]
    found += _whole_objects(kind, scope, seen)
    return sorted(found, key=lambda each: (-each.rank, each.path.count("/"), _late(each.path)))


def _late(path: str) -> int:
    """People met come before officers where nothing else tells the two apart."""
    return int(
        path.startswith(("officers", "issuer", "services", "versions", "breaches", "aliases")) or "alias" in path
    )


def _fields(kind: str, scope: str) -> Iterator[ModelField]:
    for field in fields_of_type(kind):
        if field.path.startswith(scope) and field.path not in {"schema", "extensions"}:
            yield field


def _guess(field: ModelField, scope: str, seen: Seen, told: str | None) -> Guess | None:
    path = field.path.removeprefix(scope)
    if path.count("*") > 1:
        return None
    named = fit(seen.name, seen.around, field.path, field.about.title)
    by_value = told is not None and field.about.codes == told and not named.elsewhere
    if named.score < 0.4 and not by_value:
        return None
    shape = shape_of(field, seen.texts)
    if shape is None:
        return None
    score = max(named.score, 0.66 if by_value else 0.0)
    if shape.words:
        score += 0.05
    elif isinstance(field.shape, Record) and seen.texts:
        score -= 0.1
    why = _why(shape.words, by_name=named.score >= 0.4)
    if isinstance(field.shape, Many) and isinstance(field.shape.item, Choice):
        path = f"{path}/*"
    return Guess(path=path, shape=shape, score=round(score, 3), why=why, owners=named.owners)


def _why(words: str, *, by_name: bool) -> str:
    values = f"its values ({words})" if words else ""
    return " and ".join(part for part in ("its name" if by_name else "", values) if part)


def shape_of(field: ModelField, texts: Sequence[str]) -> Shape | None:
    """How texts would be read into a field; None where they are of another kind."""
    name = next(step for step in reversed(field.path.split("/")) if step != "*")
    match field.shape:
        case Record(cls) if cls is Identifier:
            return valuing.numbers_of(texts, field.about.codes or name)
        case Record(cls) if cls is Coded:
            return valuing.coded(texts, field.about.codes or name, name)
        case Choice(choices) | Many(Choice(choices)):
            return valuing.chosen(texts, name, [str(choice.value) for choice in choices])
        case Many():
            return _several(texts, name)
        case Plain(kind):
            return _plain(texts, name, kind)
    return None


def _plain(texts: Sequence[str], name: str, kind: type) -> Shape | None:
    if kind in {dt.date, PartialDate}:
        unseen = None if texts else Shape(codec="date-iso")
        return valuing.dates(texts, partial=kind is PartialDate) or unseen
    if kind is str:
        return _text(texts, name)
    if kind is dt.datetime:
        return valuing.moments(texts)
    codec, words = ("yes-no", "yes or no") if kind is bool else ("integer", "whole numbers")
    return valuing.whole(texts, codec, words)


def _text(texts: Sequence[str], name: str) -> Shape | None:
    if name == "telephone":
        return valuing.whole(texts, "telephone", "telephone numbers")
    if name == "time":
        return Shape(codec="time", words="times of day") if valuing.clock(texts) else None
    if name == "force":
        known = valuing.share(texts, code_list("force").__contains__) >= ENOUGH
        return Shape(codec="text", words="codes of forces") if known else None
    return Shape(codec="text")


def _several(texts: Sequence[str], name: str) -> Shape | None:
    if name == "given":
        return Shape(codec="forenames")
    separator = next((mark for mark in (";", "|", "\n", ",") if any(mark in text for text in texts)), ";")
    return Shape(codec="list", options={} if separator == ";" else {"separator": separator})


def _whole_objects(kind: str, scope: str, seen: Seen) -> Iterator[Guess]:
    """Codecs that read a name, an officer or a vehicle from one text, where the texts are of that form."""
    names = {field.path.rpartition("/")[0] for field in _fields(kind, scope) if field.path.endswith("name/family")}
    wholes = [
        *((path, "surname-comma-forenames", "a surname, a comma and forenames") for path in sorted(names)),
        ("officers/*", "officer", "a rank, a number and a surname"),
        ("vehicles/*", "vehicle", "a colour, a make and a model"),
    ]
    for path, codec, words in wholes:
        if not path.startswith(scope) or not _has(kind, path) or path.removeprefix(scope).count("*") > 1:
            continue
        shape = valuing.whole(seen.texts, codec, words) if seen.texts and _telling(codec, seen.texts) else None
        score = fit(seen.name, seen.around, path, path.rpartition("/")[2]).score if shape else 0.0
        if shape is not None and score >= 0.4:
            yield Guess(path=path.removeprefix(scope), shape=shape, score=score + 0.05, why=_why(words, by_name=True))


def _has(kind: str, path: str) -> bool:
    return any(field.path.startswith(f"{path}/") for field in fields_of_type(kind))


def _telling(codec: str, texts: Sequence[str]) -> bool:
    """A surname alone, or one word for a vehicle, would be read too: the form must show in most texts."""
    mark = "," if codec == "surname-comma-forenames" else " "
    return valuing.share(texts, lambda text: mark in text) >= 0.5
