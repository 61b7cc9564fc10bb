"""The model made strict: decoding, encoding, and the published JSON Schemas.

Data that comes in is held to the model exactly: an unknown key, ``null``, a
number where a text belongs, a time without its offset are findings with a
JSON Pointer, never guessed at.
"""

import importlib
from typing import TYPE_CHECKING, Any

from xborder.schema.decode import decode
from xborder.schema.encode import encode, encode_json
from xborder.schema.fast import decode_json

if TYPE_CHECKING:
    from xborder.schema.publishing import publish
    from xborder.schema.to_json_schema import json_schema

#: What nobody needs who checks a record, and is imported when somebody asks for it.
_HOMES = {"json_schema": "to_json_schema", "publish": "publishing"}

__all__ = ["decode", "decode_json", "encode", "encode_json", "json_schema", "publish"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"xborder.schema.{_HOMES[name]}"), name)
