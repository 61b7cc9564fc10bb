"""How records, and people in records, are named across forces."""

import attrs


@attrs.frozen
class RecordKey:
    """A record of one force: ``force:type:ref``, the reference free to hold slashes and colons.

    >>> key = RecordKey.parse("46:incident:EK/26/1042#P1")
    >>> key.force, key.type, key.ref, key.person
    ('46', 'incident', 'EK/26/1042', 'P1')
    >>> str(key.without_person)
    '46:incident:EK/26/1042'
    """

    force: str
    type: str
    ref: str
    person: str | None = None

    @classmethod
    def parse(cls, text: str) -> "RecordKey":
        """Read the written form. Raises ValueError if a part is missing."""
        body, _, person = text.partition("#")
        parts = body.split(":", 2)
        if len(parts) != 3 or not all(parts):
            raise ValueError("a record is named force:type:reference")
        return cls(parts[0], parts[1], parts[2], person or None)

    @property
    def without_person(self) -> "RecordKey":
        """The record itself."""
        return attrs.evolve(self, person=None)

    def __str__(self) -> str:
        person = f"#{self.person}" if self.person else ""
        return f"{self.force}:{self.type}:{self.ref}{person}"
