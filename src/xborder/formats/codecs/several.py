"""Several values side by side: codes in one text, and address lines in places of their own."""

from collections.abc import Mapping
from typing import Any

from xborder.formats.codecs.protocol import Codec, Notes, Texts, Unprintable, plain_text, single
from xborder.formats.loss import LossKind

#: How many places an address has where its lines are numbered.
ADDRESS_LINES = 5


def coded_list(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """Several codes of the list ``scheme`` in one text, between spaces or ``separator``.

    >>> coded_list({"scheme": "case_marker"}, {}).parse(("DV  HT",), Notes())
    [{'scheme': 'case_marker', 'value': 'DV', 'raw': 'DV'}, {'scheme': 'case_marker', 'value': 'HT', 'raw': 'HT'}]
    """
    scheme, separator = str(options["scheme"]), str(options.get("separator", " "))

    def parse(text: str, _: Notes) -> list[dict[str, str]] | None:
        codes = [part.strip() for part in text.split(separator) if part.strip()]
        return [{"scheme": scheme, "value": code, "raw": code} for code in codes] or None

    def shown(value: Any) -> str:
        codes = [str(item.get("value") or item.get("raw") or "") for item in value]
        if not codes or any(not code or code != code.strip() or separator in code for code in codes):
            raise Unprintable(f"codes without {separator!r} in them")
        return separator.join(codes)

    return single(parse, shown, loses="white space around each code")


def address_lines(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """Address lines in five numbered places.

    >>> codec = address_lines({}, {})
    >>> codec.parse(("4 Sluice Row", None, "Marsh Ferrers", None, None), Notes())
    ['4 Sluice Row', 'Marsh Ferrers']
    >>> codec.print(["4 Sluice Row", "Marsh Ferrers"])
    ('4 Sluice Row', 'Marsh Ferrers', None, None, None)
    """

    def parse(texts: Texts, notes: Notes) -> list[str] | None:
        lines = [(text or "").strip() for text in texts]
        if "" in lines[: len([line for line in lines if line])]:
            notes.lose(LossKind.NARROWED, "which of the five places was left empty")
        return [line for line in lines if line] or None

    def shown(value: Any) -> Texts:
        lines = [plain_text(line) for line in value]
        if not lines or any(not line or line != line.strip() for line in lines):
            raise Unprintable("address lines that are not empty")
        if len(lines) > ADDRESS_LINES:
            raise Unprintable(f"no more than {ADDRESS_LINES} address lines")
        return (*lines, *(None for _ in range(ADDRESS_LINES - len(lines))))

    return Codec(parse=parse, print=shown, loses="which of the five places was left empty")
