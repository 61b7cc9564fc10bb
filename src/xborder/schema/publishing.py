"""The published schemas as files, the same bytes for the same model."""

import json
from pathlib import Path

from xborder.model.register import DOCUMENTS
from xborder.schema.profile_schema import NAME, profile_schema
from xborder.schema.to_json_schema import json_schema
from xborder.schema.wire_schemas import wire_schemas


def published() -> dict[str, str]:
    """The text of every published schema, by its path below the folder of schemas.

    >>> sorted(published())[0]
    'agreement/1.schema.json'
    """
    schemas = {name.removeprefix("xborder/"): json_schema(cls) for name, cls in DOCUMENTS.items()}
    schemas[NAME] = profile_schema()
    schemas |= wire_schemas()
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def publish(folder: Path) -> list[Path]:
    """Write ``<name>/<version>.schema.json`` for documents, profiles and wire formats, and give the paths written.

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
