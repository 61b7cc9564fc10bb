"""What somebody adds to a case, and what they say of it."""

import datetime as dt

import attrs

from xborder.model.codes import FileRole


@attrs.frozen(kw_only=True)
class Checked:
    """When a file was taken into the case, and who looked at it, on which day (DPA 2018 s.38(5)(a)).

    ``by`` is None where that is the officer in the case, whom the plan names.
    """

    at: dt.datetime
    on: dt.date
    by: str | None = None


@attrs.frozen(kw_only=True)
class StatementAdded:
    """A statement. ``front`` and ``back`` are pages, from 1, that may and that may never be served."""

    witness: str
    made_on: dt.date
    pages: int | None = None
    front: tuple[int, ...] = ()
    back: tuple[int, ...] = ()
    signed: bool | None = None
    declaration: bool | None = None
    mentions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ExhibitAdded:
    """An exhibit, by its reference and the witness who produces it."""

    reference: str
    witness: str
    description: str
    produced_on: dt.date | None = None


@attrs.frozen(kw_only=True)
class FormAdded:
    """A form that somebody filled in."""

    form: str
    title: str | None = None
    completed_on: dt.date | None = None


@attrs.frozen(kw_only=True)
class FileAdded:
    """A file of a statement, exhibit or form that is in the case: its original, or the copy to be served in its place.

    ``record`` is its key or reference; ``front`` and ``back`` as of a statement.
    """

    record: str
    role: FileRole
    front: tuple[int, ...] = ()
    back: tuple[int, ...] = ()


Addition = StatementAdded | ExhibitAdded | FormAdded | FileAdded
