"""The published schemas as files, the same bytes for the same model."""

import json
from pathlib import Path

from xborder.model.register import DOCUMENTS, RECORD_TYPES
from xborder.schema.profile_schema import NAME, profile_schema
from xborder.schema.to_json_schema import json_schema
from xborder.schema.to_xsd import records_xsd, xsd
from xborder.schema.wire_schemas import wire_schemas


def published() -> dict[str, str]:
    """The text of every published schema, by its path below the folder of schemas.

    >>> sorted(published())[0]
    'agreement/1.schema.json'
    """
    schemas = {name.removeprefix("xborder/"): json_schema(cls) for name, cls in DOCUMENTS.items()}
    schemas[NAME] = profile_schema()
    schemas |= wire_schemas()
    texts = {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }
    twins = {f"{name.removeprefix('xborder/')}.xsd": xsd(cls) for name, cls in DOCUMENTS.items()}
    return {**texts, **twins, "records/1.xsd": records_xsd(list(RECORD_TYPES.values()))}


def publish(folder: Path) -> list[Path]:
    """Write ``<name>/<version>.schema.json`` and ``.xsd``, and give the paths written.

    Documents have both; profiles and the wire formats in JSON have the first alone.

    The same model gives the same bytes. Raises OSError where the folder cannot
    be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     len(publish(Path(folder))) == len(published())
    True
    """
    written = []
    for relative, text in published().items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        written.append(path)
    return written
