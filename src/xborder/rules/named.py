"""Finding a record by the name that another record calls it."""

from xborder.findings import Sourced


def key_of(record: Sourced) -> str:
    """The key of a record: its force, type and reference.

    >>> from xborder.model.offender import OffenderRecord
    >>> from xborder.model.parts import Provenance
    >>> known = OffenderRecord(ref="SR-2026-0088", provenance=Provenance(force="37"), processing_restricted=False)
    >>> key_of(Sourced(type="offender", record=known, data={}))
    '37:offender:SR-2026-0088'

    A document without provenance (links, a case plan) is named by its type alone.
    """
    provenance = getattr(record.record, "provenance", None)
    if provenance is None:
        return record.type
    # The written form of a RecordKey, without making one: this is asked for every record many times.
    return f"{provenance.force}:{record.type}:{record.record.ref}"


def in_order(record: Sourced) -> tuple[str, str, str]:
    """The order of records that does not depend on how they were given: of one key, the first file's comes first."""
    return (key_of(record), record.file or "", str(record.at("")))
