"""Hypothesis strategies for valid records of any class of the model: ``from strategies import records``."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from xborder.model.values import PartialDate
from xborder.schema.shapes import ByName, Choice, FieldShape, Many, Plain, Record, Shape, fields_of, schema_name
from xborder.schema.text_forms import LARGEST

#: Texts that every format can carry: no control characters, no characters without meaning.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
#: Texts with every character that Unicode allows.
ANY_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)

_OFFSETS = st.integers(-840, 840).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
_PARTIAL_DATES = st.one_of(
    st.integers(1, 9999).map(PartialDate),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.dates().map(PartialDate.of),
)


def records(cls: type[Any], *, texts: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[Any]:
    """Instances of an attrs class of the model, each with a few of the fields that may be absent."""
    fields = fields_of(cls)
    optional = [field.name for field in fields if not field.required]

    @st.composite
    def build(draw: st.DrawFn) -> Any:
        chosen = draw(st.sets(st.sampled_from(optional), max_size=4)) if optional else set()
        return cls(
            **{
                field.name: draw(_values(field, cls, texts))
                for field in fields
                if field.required or field.name in chosen
            }
        )

    return build()


def _values(field: FieldShape, cls: type[Any], texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    if field.name == "schema" and schema_name(cls):
        return st.just(schema_name(cls))
    return _of_shape(field.shape, texts)


def _of_shape(shape: Shape, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    match shape:
        case Many(item):
            return st.lists(_of_shape(item, texts), min_size=1, max_size=2).map(tuple)
        case ByName(item):
            return st.dictionaries(texts, _of_shape(item, texts), min_size=1, max_size=2)
        case Record(cls):
            return records(cls, texts=texts)
        case Choice(choices):
            return st.sampled_from(choices)
        case Plain(kind):
            return texts if kind is str else _PLAIN[kind]


_PLAIN: dict[type[Any], st.SearchStrategy[Any]] = {
    int: st.integers(0, 99) | st.integers(-LARGEST, LARGEST),
    bool: st.booleans(),
    dt.date: st.dates(),
    dt.datetime: st.datetimes(timezones=_OFFSETS),
    PartialDate: _PARTIAL_DATES,
}
