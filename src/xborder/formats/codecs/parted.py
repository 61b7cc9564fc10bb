"""Codes that a message writes in parts: organisation units and offence codes."""

import re
from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.numbers import identifier
from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable
from xborder.formats.loss import LossKind

#: The sources of ``organisation-unit``: top, second, third and bottom level, and the whole code.
UNIT_PARTS = 5
#: The sources of ``offence-code``: act, year, common law, reason, qualifier; area and code of a local offence.
OFFENCE_PARTS = 7

_UNIT = re.compile(r"([A-Z0-9])?([A-Z0-9]{2})([A-Z0-9]{2})([A-Z0-9]{2})", re.ASCII)
_NATIONAL = re.compile(r"([A-Z]{2})([0-9]{2})([0-9]{3})([A-Z]?)", re.ASCII)
_COMMON_LAW = re.compile(r"(COML)([0-9]{3})([A-Z]?)", re.ASCII)
_INDICTMENT = re.compile(r"XX00([0-9]{3})([A-Z]?)", re.ASCII)
_LOCAL = re.compile(r"([0-9]{2})([A-Z0-9]{1,10})", re.ASCII)


def organisation_unit(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A unit of the list ``scheme``, written as its four levels and again as a whole; the top level may lack.

    With four ``sources`` the target has no place for the whole.

    >>> codec = organisation_unit({"scheme": "ou_code"}, {})
    >>> codec.parse(("B", "36", "NC", "00", "B36NC00"), Notes())
    {'scheme': 'ou_code', 'value': 'B36NC00', 'raw': 'B36NC00'}
    >>> codec.print({"scheme": "ou_code", "value": "36NC00"})
    (None, '36', 'NC', '00', '36NC00')
    """
    scheme, apart = str(options["scheme"]), options.get("sources") == UNIT_PARTS - 1

    def parse(texts: Texts, notes: Notes) -> dict[str, str] | None:
        *levels, code = ((text or "").strip() for text in (*texts, *([None] if apart else [])))
        joined = "".join(levels)
        whole = code or joined
        if code and joined and joined != code:
            notes.lose(LossKind.NARROWED, "its levels are another unit than its code")
        return {"scheme": scheme, "value": whole, "raw": whole} if whole else None

    def shown(value: Any) -> Texts:
        code = str(value.get("value") or value.get("raw") or "")
        match = _UNIT.fullmatch(code)
        if match is None:
            raise Unprintable("an organisation code of six or seven capitals and digits")
        return match.groups() if apart else (*match.groups(), code)

    return Codec(parse=parse, print=shown, loses="levels that are not those of the code")


def offence_code(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:
    """An offence code in parts: that of an act, of common law, of an indictment, or a local one with its area.

    >>> codec = offence_code({}, {})
    >>> codec.parse(("SX", "03", None, "001", "A", None, None), Notes())["value"]
    'SX03001A'
    >>> codec.print({"scheme": "cjs_offence_code", "value": "COML025"})
    (None, None, 'COML', '025', None, None, None)
    """
    whole = identifier({"scheme": "cjs_offence_code", **options}, tables)

    def parse(texts: Texts, notes: Notes) -> Any:
        act, year, common, reason, qualifier, area, local = ((text or "").strip() for text in texts)
        if area or local:  # a force's own codes are in no national list
            return {"scheme": "cjs_offence_code", "raw": f"{area}{local}"}
        before = f"{act}{year}" or common or ("XX00" if reason else "")
        return whole.parse((f"{before}{reason}{qualifier}",), notes)

    def shown(value: Any) -> Texts:
        return _offence_parts(str(value.get("value") or value.get("raw") or ""))

    return Codec(parse=parse, print=shown, loses="parts that stand in another place than those of their kind")


def _offence_parts(code: str) -> Texts:
    if match := _COMMON_LAW.fullmatch(code):
        return (None, None, match[1], match[2], match[3] or None, None, None)
    if match := _INDICTMENT.fullmatch(code):
        return (None, None, None, match[1], match[2] or None, None, None)
    if match := _NATIONAL.fullmatch(code):
        return (match[1], match[2], None, match[3], match[4] or None, None, None)
    if match := _LOCAL.fullmatch(code):
        return (None, None, None, None, None, match[1], match[2])
    raise Unprintable("a CJS offence code, or a local one with the two digits of its area")
