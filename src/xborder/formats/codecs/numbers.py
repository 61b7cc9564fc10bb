"""Numbers that somebody was given, codes of a list, and telephone numbers."""

import re
from collections.abc import Mapping
from typing import Any

import attrs

from xborder.findings import finding
from xborder.formats.codecs.plain import reversed_table
from xborder.formats.codecs.protocol import Codec, Notes, Unprintable, Unreadable, plain_text, single
from xborder.identifiers import SCHEMES, InvalidIdentifier, module_of
from xborder.identifiers.checking import check, clean_value
from xborder.identifiers.years import YEAR_NOW

_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
_FOREIGN = re.compile(r"\+(?!440)[1-9][0-9]{6,14}", re.ASCII)
_BRITISH = re.compile(r"\+44[1-9][0-9]{8,9}", re.ASCII)
_NATIONAL = re.compile(r"0[1-9][0-9]{8,9}", re.ASCII)


def identifier(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A number of one ``scheme``: what was written, its canonical form if it has one, and findings.

    ``style`` is how the target writes it. A scheme that the register does not
    know is carried as written, without a canonical form.

    >>> identifier({"scheme": "vrm"}, {}).parse(("lv19  kre",), Notes())
    {'scheme': 'vrm', 'value': 'LV19KRE', 'raw': 'lv19  kre'}
    """
    scheme, style = str(options["scheme"]), options.get("style")
    known = scheme in SCHEMES

    def parse(text: str, notes: Notes) -> dict[str, str]:
        raw = text.strip()
        if not known:
            return {"scheme": scheme, "raw": raw}
        year = notes.year or YEAR_NOW
        value = clean_value(scheme, raw, year_now=year)
        if value is not None:
            return {"scheme": scheme, "value": value, "raw": raw}
        outcome = check(scheme, raw, year_now=year)
        notes.findings.extend(attrs.evolve(found, location=notes.place()) for found in outcome.report)
        made = {"scheme": scheme, "value": outcome.value, "raw": raw}
        return {key: value for key, value in made.items() if value is not None}

    def shown(value: Any) -> str:
        written = value.get("value") or value.get("raw")
        if not written:
            raise Unprintable("a number that has a value")
        return _styled(scheme, written, style) if known and style and value.get("value") else str(written)

    return single(parse, shown, loses="spacing, letter case and other spellings of the same number")


def _styled(scheme: str, written: str, style: str) -> str:
    try:
        return module_of(scheme).format(written, style)
    except InvalidIdentifier:  # a value that another rule of its kind let through has one spelling only
        return written


def coded(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:
    """A code of the list ``scheme``; ``table`` translates the source's own words, if it has such.

    With ``open`` the source has more words than the table: others are kept as written, and nothing is said of them.

    >>> codec = coded({"scheme": "sex", "table": "mf"}, {"mf": {"M": "1", "F": "2"}})
    >>> codec.parse(("m",), Notes()), codec.print({"scheme": "sex", "value": "2"})
    ({'scheme': 'sex', 'value': '1', 'raw': 'm'}, ('F',))
    """
    scheme, table = str(options["scheme"]), tables[options["table"]] if "table" in options else None
    forward = None if table is None else {word.casefold(): meaning for word, meaning in table.items()}
    backward = {} if table is None else reversed_table(table)

    def parse(text: str, notes: Notes) -> dict[str, str]:
        raw = text.strip()
        value = raw if forward is None else forward.get(raw.casefold())
        if value is None:
            if not options.get("open"):
                notes.findings.append(finding("XB-FORMAT-013", notes.place(), excerpt=raw, scheme=scheme))
            return {"scheme": scheme, "raw": raw}
        return {"scheme": scheme, "value": value, "raw": raw}

    def shown(value: Any) -> str:
        code, raw = value.get("value"), value.get("raw")
        if table is not None and code is not None and table.get(raw) == code:
            return str(raw)  # of several words of one meaning, the one that was written
        word = code if table is None else backward.get(code)
        if word is None and (code is not None or not raw):
            raise Unprintable("a code that the profile has a word for")
        return str(word or raw)

    return single(parse, shown, loses="letter case of the source's words, and white space around the code")


def telephone(options: Mapping[str, Any], tables: Mapping[str, Mapping[str, str]]) -> Codec:  # noqa: ARG001 - every maker's form
    """A telephone number; the canonical form is +44...; United Kingdom numbers are written 0....

    With ``international`` the target takes numbers of other countries too. With
    ``open`` the source has extensions and free text there: what is no number is
    kept as it is written, and checking the record says so.

    >>> codec = telephone({}, {})
    >>> codec.parse(("01632 960123",), Notes()), codec.parse(("+44 (0)1632 960123",), Notes())
    ('+441632960123', '+441632960123')
    """

    def parse(text: str, _: Notes) -> str:
        digits = re.sub(r"[ ()-]", "", text.strip()) if len(text) <= 40 else ""
        if digits.startswith("00"):
            digits = f"+{digits[2:]}"
        if digits.startswith("+440"):  # "+44 (0)1632": the zero is dialled inside the country only
            digits = digits[3:]
        if _NATIONAL.fullmatch(digits):
            return f"+44{digits[1:]}"
        if _INTERNATIONAL.fullmatch(digits):
            return digits
        if options.get("open"):
            return text.strip()
        raise Unreadable("a telephone number")

    def shown(value: Any) -> str:
        number = plain_text(value)
        if _BRITISH.fullmatch(number):
            return f"0{number[3:]}"
        foreign = options.get("international", False) and _FOREIGN.fullmatch(number)
        given = options.get("open") and not _INTERNATIONAL.fullmatch(number)
        as_written = given and number.strip() and parse(number, Notes()) == number
        if not (foreign or as_written):
            raise Unprintable("a United Kingdom telephone number")
        return number

    return single(parse, shown, loses="spaces, brackets and hyphens, and how the country was written")
