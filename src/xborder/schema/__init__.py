"""The model made strict: decoding, encoding, and the published JSON Schemas.

Data that comes in is held to the model exactly: an unknown key, ``null``, a
number where a text belongs, a time without its offset are findings with a
JSON Pointer, never guessed at.
"""

from xborder.schema.decode import decode
from xborder.schema.encode import encode, encode_json
from xborder.schema.fast import decode_json
from xborder.schema.json_schema import json_schema
from xborder.schema.publish import publish

__all__ = ["decode", "decode_json", "encode", "encode_json", "json_schema", "publish"]
