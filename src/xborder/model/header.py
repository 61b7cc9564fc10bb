"""The fields that stand at the root of every record."""

from typing import Any

from xborder.model.described import described, optional, several


def schema_field(name: str) -> Any:
    """The name and version of the schema: ``xborder/incident/1``."""
    return described("Schema", default=name, description="Name and version of this document's schema.", example=name)


def ref_field(example: str) -> Any:
    """The record's own reference, unique for its force and type."""
    return described("Reference", description="Unique within its force and record type.", example=example)


def provenance_field() -> Any:
    """Whose record it is."""
    return described("Provenance")


def restricted_field() -> Any:
    """Always written: its absence would leave a safety question open."""
    return described(
        "Processing restricted",
        description="True where the record may not be shared: accuracy is contested, or erasure waits on evidence.",
        basis="DPA 2018 ss.46(4), 47(2)-(3)",
        example=False,
    )


def category_field() -> Any:
    """Whose data it holds, many-valued: a person may be victim and witness."""
    return several("Categories of the people in it", basis="DPA 2018 s.38(3)", example=["suspect"])


def extensions_field() -> Any:
    """What the source said and the model has no place for; never shared."""
    return optional(
        "Extensions",
        description="Source path to text. Never leaves under an agreement.",
        example={"/Case/Note": "text"},
    )
