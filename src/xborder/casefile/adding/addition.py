"""What somebody adds to a case, and what they say of it."""

import datetime as dt

import attrs


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
class CopyAdded:
    """The copy of a statement, exhibit or form that may be served in place of it; ``record`` is its key."""

    record: str


Addition = StatementAdded | ExhibitAdded | FormAdded | CopyAdded
