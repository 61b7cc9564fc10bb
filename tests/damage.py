"""Damage to a file, by chance: bytes changed, the end gone, parts moved or doubled, names and numbers of other kinds."""

import copy
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from lxml import etree

_BYTES = (
    b'"', b"<", b">", b"&", b",", b"\n", b"{", b"]", b"null", b"\x00", b"\xff", b"\xc2\xb2", b"\r", b"<!DOCTYPE x>",
    b"<![CDATA[", b"&#0;", b"\\ud800", b"1e999", b"\xef\xbb\xbf", b"'", b";",
)  # fmt: skip
_TEXTS = (
    "", " ", "\u2028", "e\u0301", "\U0001f407", "\u202e", "x" * 70_000, "9" * 400, "-1", "1e308", "0000-00-00", "2026-02-30",
    "9999-12-31", "24:00", "\ufffd", "\uff21\uff11", "\u0130", "=1+1", "N/A", "<b>", "31/02/2026", "null", "\u0660\u0661",
)  # fmt: skip
_JSON: tuple[Any, ...] = (None, True, [], {}, [[]], 10**400, -1, 0.5, 1e300, "", [None], {"": ""})


def damaged(content: bytes, form: str, chance: random.Random) -> bytes:
    """The content with damage of one or two kinds."""
    kinds: list[Callable[[bytes, random.Random], bytes]] = [_bytes, _cut, _moved]
    kinds += [*{"xml": [_xml], "json": [_json], "xlsx": [_packed]}.get(form, [])] * 4
    for _ in range(chance.randint(1, 2)):
        content = chance.choice(kinds)(content, chance)
    return content


def _bytes(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        put = chance.choice(_BYTES) if chance.random() < 0.7 else chance.randbytes(chance.randint(0, 6))
        data[start : start + chance.choice((0, 0, 1, 5, 40))] = put
    return bytes(data)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(1, max(len(content), 1))]


def _moved(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    start = chance.randrange(len(lines))
    some = lines[start : start + chance.randint(1, 5)]
    if chance.random() < 0.5:
        del lines[start : start + len(some)]
    at = chance.randint(0, len(lines))
    return b"".join([*lines[:at], *some, *lines[at:]])


def _xml(content: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(content)
    except (etree.XMLSyntaxError, ValueError):
        return content
    for _ in range(chance.randint(1, 3)):
        found = list(root.iter("*"))
        _element(chance.choice(found), chance.choice(found), chance)
    text = etree.tostring(root, xml_declaration=True, encoding=chance.choice(("UTF-8", "UTF-8", "UTF-16", "US-ASCII")))
    return text.encode() if isinstance(text, str) else text


def _element(one: Any, other: Any, chance: random.Random) -> None:
    kind = chance.randrange(8)
    if kind == 0:
        _hang(other, copy.deepcopy(one), chance)
    elif kind == 1 and one.getparent() is not None and one not in other.iterancestors() and one is not other:
        _hang(other, one, chance)
    elif kind == 2 and one.getparent() is not None:
        one.getparent().remove(one)
    elif kind == 3:
        local = str(one.tag).rpartition("}")[2]
        one.tag = chance.choice((local, f"{{urn:other}}{local}", f"{{urn:other}}{local}x", "br7", other.tag))
    elif kind == 4:
        _deepen(one, chance.choice((3, 90, 400)))
    elif kind == 5 and one.attrib:
        one.set(chance.choice(sorted(one.attrib)), _legal(chance.choice(_TEXTS)))
    elif kind == 6:
        one.set(chance.choice(("x", "{urn:o}y", "SchemaVersion")), _legal(chance.choice(_TEXTS)))
    else:
        one.text = _legal(chance.choice(_TEXTS))


def _legal(text: str) -> str:
    return text[:5_000]


def _hang(other: Any, one: Any, chance: random.Random) -> None:
    other.insert(chance.randint(0, len(other)), one)


def _deepen(one: Any, levels: int) -> None:
    for _ in range(levels):
        inner = etree.SubElement(one, one.tag)
        one = inner


def _json(content: bytes, chance: random.Random) -> bytes:
    try:
        root = json.loads(content)
    except (ValueError, RecursionError):
        return content
    for _ in range(chance.randint(1, 2)):
        holders = _holders(root)
        if holders:
            _member(chance.choice(holders), chance.choice(holders), chance)
    return json.dumps(root, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _holders(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if isinstance(value, dict | list) and value else []) + [
        each for item in inner for each in _holders(item)
    ]


def _member(holder: Any, other: Any, chance: random.Random) -> None:
    key: Any = chance.choice(sorted(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    kind = chance.randrange(6)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[f"{key}x"] = holder.pop(key)
    elif kind == 2:
        holder[key] = copy.deepcopy(other)
    elif kind == 3:
        deep: Any = "x"
        for _ in range(chance.choice((3, 90, 200))):
            deep = [deep] if chance.random() < 0.5 else {"a": deep}
        holder[key] = deep
    elif kind == 4:
        holder[key] = copy.deepcopy(chance.choice(_JSON))
    else:
        holder[key] = chance.choice(_TEXTS)


def _packed(content: bytes, chance: random.Random) -> bytes:
    """A workbook with damage to one of the files in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        return content
    name = chance.choice(sorted(files))
    if chance.random() < 0.1:
        del files[name]
    else:
        files[name] = chance.choice((_bytes, _cut, _xml, _xml))(files[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    return out.getvalue()
