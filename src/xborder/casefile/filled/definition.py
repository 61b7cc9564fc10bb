"""What one form asks, as data: its sections in print order, and each field of them."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs


class Kind(StrEnum):
    """What an answer must look like."""

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    SIGNATURE = "signature"
    TABLE = "table"


class About(StrEnum):
    """Whom a form is about."""

    CASE = "case"
    WITNESS = "witness"
    DEFENDANT = "defendant"


@attrs.frozen(kw_only=True)
class When:
    """A field is required where another one says one of these."""

    field: str
    says: tuple[str, ...] = attrs.field(converter=tuple)


def _when(raw: Mapping[str, Any] | None) -> When | None:
    return When(**raw) if raw is not None else None


def _fields(raw: Iterable[Mapping[str, Any]]) -> "tuple[FormField, ...]":
    return tuple(FormField(**each) for each in raw)


@attrs.frozen(kw_only=True)
class FormField:
    """One box of a form, or one column of a table.

    ``required`` is the star of the printed form, ``when`` the condition of one
    that is needed only then. ``known_from`` names what the case itself can say
    (:mod:`xborder.casefile.filled.sources`). A ``private`` field is left out of
    the copy that may be served. ``verified`` says that the need was read in a
    primary source, so that its absence is an error and not a warning.
    """

    id: str
    label: str
    kind: Kind = attrs.field(default=Kind.TEXT, converter=Kind)
    required: bool = False
    verified: bool = False
    private: bool = False
    when: When | None = attrs.field(default=None, converter=_when)
    known_from: str | None = None
    options: Mapping[str, str] = attrs.field(factory=dict)
    columns: "tuple[FormField, ...]" = attrs.field(default=(), converter=_fields)
    width: str = "1fr"
    past: bool = False


@attrs.frozen(kw_only=True)
class FormSection:
    """Fields under one heading."""

    title: str
    fields: tuple[FormField, ...] = attrs.field(converter=_fields)
    note: str = ""


def _sections(raw: Iterable[Mapping[str, Any]]) -> tuple[FormSection, ...]:
    return tuple(FormSection(**each) for each in raw)


@attrs.frozen(kw_only=True)
class FormDefinition:
    """One form: whom it is about, where in the case file it stands, what it asks, and how its fields must agree.

    ``one_each`` says that there is one for each subject, ``signs_each_page`` who
    signs in the foot of each page. ``edited_copy`` says that a copy without the
    private fields may be served. ``checks`` are pairs of a name (:mod:`xborder.casefile.filled.agreeing`) and the fields it compares.
    """

    form: str
    heading: str
    about: About = attrs.field(default=About.CASE, converter=About)
    one_each: bool = False
    edited_copy: bool = False
    flipped: bool = False
    signs_each_page: str = ""
    note: str = ""
    sections: tuple[FormSection, ...] = attrs.field(converter=_sections)
    checks: tuple[Mapping[str, Any], ...] = attrs.field(default=(), converter=tuple)

    def fields(self) -> Iterator[FormField]:
        """Every field, in print order."""
        for section in self.sections:
            yield from section.fields

    def field(self, name: str) -> FormField | None:
        """The field of this id."""
        return next((each for each in self.fields() if each.id == name), None)
