"""Codes that a published mapping translates, and references made of several texts."""

from collections.abc import Mapping
from typing import Any

from xborder.findings import finding
from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, plain_text, single
from xborder.reference.code_mappings import Kind, mapping


def code_of(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A code of the published ``list``, translated into ``scheme`` by the mapping between the two.

    A code without one counterpart has no value, only what the source wrote.
    Printing takes what the source wrote if it means the same; ``digits`` is how
    many digits a code has that is written anew.

    >>> codec = code_of({"list": "plea_spi", "scheme": "plea_cjs"}, {})
    >>> codec.parse(("2",), Notes()), codec.print({"scheme": "plea_cjs", "value": "G", "raw": "GUILTY"})
    ({'scheme': 'plea_cjs', 'value': 'NG', 'raw': '2'}, ('1',))
    """
    scheme, digits = str(options["scheme"]), int(options.get("digits", 1))
    rows = {row.code: row for row in mapping(str(options["list"]), scheme).rows}
    forward = {code: row.targets[0] for code, row in rows.items() if row.kind in {Kind.EXACT, Kind.LOSSY}}
    backward: dict[str, str] = {}
    for code, meaning in forward.items():
        backward.setdefault(meaning, code)

    def parse(text: str, notes: Notes) -> dict[str, str]:
        raw = text.strip()
        value = forward.get(_bare(raw))
        if value is not None:
            return {"scheme": scheme, "value": value, "raw": raw}
        code = "XB-FORMAT-200" if _bare(raw) in rows else "XB-FORMAT-013"
        notes.findings.append(finding(code, notes.place(), excerpt=raw, scheme=scheme))
        return {"scheme": scheme, "raw": raw}

    def shown(value: Any) -> str:
        meaning, raw = value.get("value"), value.get("raw")
        if isinstance(raw, str) and _bare(raw) in rows and forward.get(_bare(raw)) == meaning:
            return raw
        if meaning is None and isinstance(raw, str) and raw:
            return raw
        if not isinstance(meaning, str) or meaning not in backward:
            raise Unprintable("a code that the list of the format has a counterpart for")
        return backward[meaning].zfill(digits)

    return single(parse, shown, loses="white space around the code")


def _bare(code: str) -> str:
    """A code without the zeros in front that some systems write."""
    return code.lstrip("0") or code


def reference(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A reference made of the texts of ``parts`` places, with slashes between them.

    >>> reference({"parts": 3}, {}).parse(("36NC0412626", "1", "2026-11-12"), Notes())
    '36NC0412626/1/2026-11-12'
    """
    parts = int(options["parts"])

    def parse(texts: Texts, _: Notes) -> str | None:
        found = [text.strip() for text in texts if text and text.strip()]
        return "/".join(found) if len(found) == len(texts) else None

    def shown(value: Any) -> Texts:
        found = plain_text(value).rsplit("/", parts - 1)
        if len(found) != parts or any(not text or text != text.strip() for text in found):
            raise Unprintable(f"a reference of {parts} texts with slashes between them")
        return tuple(found)

    return Codec(parse=parse, print=shown, loses="white space around each text, and slashes in all but the first")
