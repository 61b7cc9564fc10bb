"""The published JSON Schema of format profiles: what is allowed, joined with what each key is for.

The two are data files beside the mapping engine; nothing of the engine is needed to publish them.
"""

import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

#: The name under which it is published, as those of documents are: name and version.
NAME = "mapping-profile/1"


def profile_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a profile, with a title and a description for every key.

    >>> profile_schema()["$defs"]["line"]["properties"]["longest"]["description"]
    'How many characters the target holds.'
    """
    schema: dict[str, Any] = json.loads(_own("profile.schema.json"))
    words = profile_words()
    for part, properties in keyed_parts(schema):
        for key, allowed in properties.items():
            if key in words.get(part, {}):
                title, description = words[part][key]
                properties[key] = {"title": title, **allowed, "description": description}
    return schema


def profile_words() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Title and description of every key, by the part of a profile that it stands in.

    >>> profile_words()["detect"]["root"][0]
    'Root element'
    """
    import yaml

    # Our own file, which a test holds to the schema.
    read: Mapping[str, Mapping[str, tuple[str, str]]] = yaml.load(_own("profile_words.yaml"), Loader=yaml.BaseLoader)  # noqa: S506 - gives texts only
    return read


def keyed_parts(schema: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The parts of a profile with the keys that each may have."""
    top, definitions = schema["properties"], schema["$defs"]
    yield "profile", top
    yield "detect", top["detect"]["properties"]
    yield "table", top["table"]["properties"]
    yield "pattern", top["patterns"]["additionalProperties"]["properties"]
    yield "hook", top["hooks"]["items"]["properties"]
    for name in ("block", "group", "use", "line"):
        yield name, definitions[name]["properties"]
    yield "mine", definitions["group"]["properties"]["mine"]["properties"]
    yield "condition", definitions["condition"]["oneOf"][1]["properties"]


def _own(name: str) -> str:
    return (resources.files("xborder") / "formats" / name).read_text(encoding="utf-8")
