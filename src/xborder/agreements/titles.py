"""The fields of a record by the titles that the model gives them."""

from collections.abc import Iterator, Mapping
from typing import Any

from xborder.model.register import RECORD_TYPES
from xborder.model.values import Coded, Identifier
from xborder.schema.shapes import Many, Record, Shape, fields_of, once_per_class

_WHOLE = (Identifier, Coded)


@once_per_class
def titles_of(record: type[Any]) -> Mapping[str, str]:
    """The title of every place in a record class, by its pattern without list steps.

    >>> from xborder.model.offender import OffenderRecord
    >>> titles_of(OffenderRecord)["/addresses/postcode"]
    'Postcode'
    """
    return dict(_titles(record, ""))


def field_title(record_type: str, path: str) -> str:
    """A field, or all fields below a place, as a person would name them, the outermost first.

    >>> field_title("offender", "/addresses/*/postcode"), field_title("offender", "/name/**")
    ('addresses: postcode', 'name')
    >>> field_title("offender", "/**"), field_title("*", "/ref")
    ('every field', 'reference')
    """
    if path == "/**":
        return "every field"
    titles = titles_of(RECORD_TYPES[record_type if record_type in RECORD_TYPES else "offender"])
    said, here = [], ""
    for step in path.removesuffix("/**")[1:].split("/"):
        if step == "*" or step.isdigit():
            continue
        here += f"/{step}"
        said.append(_lower(titles.get(here, step)))
    return ": ".join(said)


def _lower(title: str) -> str:
    """A title within a sentence: only abbreviations keep their capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _titles(record: type[Any], above: str) -> Iterator[tuple[str, str]]:
    for field in fields_of(record):
        place = f"{above}/{field.name}"
        yield place, field.about.title
        inner = _inner(field.shape)
        if inner is not None:
            yield from _titles(inner, place)


def _inner(shape: Shape) -> type[Any] | None:
    if isinstance(shape, Many):
        return _inner(shape.item)
    return shape.type if isinstance(shape, Record) and shape.type not in _WHOLE else None
