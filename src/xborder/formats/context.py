"""What the caller knows of a file that the file itself may not say."""

import datetime as dt

import attrs


@attrs.frozen(kw_only=True)
class ReadContext:
    """Facts of the delivery, used where a profile asks for them.

    ``force`` is the two-digit force code; ``extracted_at`` when the export was
    made; ``verified_at`` and ``verified_by`` the quality check of DPA 2018
    s.38(5)(a), where it covers the whole file; ``label`` how findings name the
    file, if not by its path; ``year`` the year of the caller's ``now``, by which
    two-digit years are read; ``before`` how many records of the message stand
    before those of a file that holds only some of them.

    >>> ReadContext(force="46").fact("force")
    '46'
    >>> ReadContext().fact("verified_at") is None
    True
    """

    force: str | None = None
    extracted_at: dt.datetime | None = None
    verified_at: dt.date | None = None
    verified_by: str | None = None
    label: str | None = None
    year: int | None = None
    before: int = 0

    def fact(self, name: str) -> str | None:
        """One fact as text, or None. Raises AttributeError for a name that is not a field."""
        value = getattr(self, name)
        if value is None:
            return None
        return value if isinstance(value, str) else str(value.isoformat())


#: The names that a profile's ``context`` may give.
FACTS = ("force", "extracted_at", "verified_at", "verified_by")
