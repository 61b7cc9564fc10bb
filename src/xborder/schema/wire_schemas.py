"""The JSON Schemas of wire formats that have no public one, and that the project describes itself."""

import json
from importlib import resources
from typing import Any

#: The name and version under which each is published, and its file beside the mapping engine.
_FILES = {"digital-case-file/1.2.2": "digital-case-file.schema.json"}


def wire_schemas() -> dict[str, dict[str, Any]]:
    """Each schema by the name under which it is published.

    >>> wire_schemas()["digital-case-file/1.2.2"]["properties"]["schema_version"]
    {'const': '1.2.2'}
    """
    home = resources.files("xborder") / "formats"
    return {name: json.loads((home / file).read_text(encoding="utf-8")) for name, file in _FILES.items()}
