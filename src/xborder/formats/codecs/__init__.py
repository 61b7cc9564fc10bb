"""Codecs: small named pairs of functions between source texts and canonical values.

A profile names them; :data:`CODECS` holds their makers and options. Each keeps
the law of :class:`~xborder.formats.codecs.protocol.Codec`.
"""

from collections.abc import Mapping

import attrs

from xborder.formats.codecs import (
    address,
    dates,
    forces,
    listed,
    local_time,
    moments,
    names,
    numbers,
    parted,
    plain,
    several,
)
from xborder.formats.codecs.protocol import Codec, Maker, Notes, Texts, Unprintable, Unreadable


@attrs.frozen(kw_only=True)
class CodecEntry:
    """A codec's maker, how many sources it takes, and the options it knows."""

    make: Maker
    sources: tuple[int, ...] = (1,)
    options: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


def _entry(make: Maker, *options: str, needs: tuple[str, ...] = (), sources: tuple[int, ...] = (1,)) -> CodecEntry:
    return CodecEntry(make=make, sources=sources, options=frozenset((*options, *needs)), needs=frozenset(needs))


#: Every codec by its name in profiles.
CODECS: Mapping[str, CodecEntry] = {
    "text": _entry(plain.text),
    "integer": _entry(plain.integer, "digits"),
    "yes-no": _entry(plain.yes_no, "yes", "no"),
    "list": _entry(plain.split_list, "separator"),
    "choice": _entry(plain.choice, needs=("table",)),
    "prefixed": _entry(plain.prefixed, "number", needs=("prefix",)),
    "ordinal": _entry(plain.ordinal, sources=(2,)),
    "date-iso": _entry(dates.date_iso, "also", "partial"),
    "date-uk": _entry(dates.date_uk, "partial"),
    "date-mon": _entry(dates.date_mon, "partial"),
    "time": _entry(dates.time, "seconds"),
    "date-and-time": _entry(dates.date_and_time),
    "local-datetime": _entry(local_time.local_datetime, "style", "sources", sources=(1, 2)),
    "moment": _entry(local_time.moment, "only"),
    "datetime-iso": _entry(moments.datetime_iso),
    "time-span": _entry(moments.time_span, needs=("unit",), sources=(2,)),
    "first-and-middle": _entry(names.first_and_middle, sources=(2,)),
    "surname-comma-forenames": _entry(names.surname_comma_forenames),
    "forenames": _entry(names.forenames),
    "officer": _entry(names.officer),
    "vehicle": _entry(names.vehicle),
    "identifier": _entry(numbers.identifier, "style", needs=("scheme",)),
    "coded": _entry(numbers.coded, "table", "open", needs=("scheme",)),
    "code-of": _entry(listed.code_of, "digits", needs=("scheme", "list")),
    "reference": _entry(listed.reference, needs=("parts",), sources=(2, 3, 4)),
    "telephone": _entry(numbers.telephone, "international", "open"),
    "bs7666": _entry(address.bs7666, sources=(len(address.PARTS),)),
    "force-of-urn": _entry(forces.force_of_urn),
    "organisation-unit": _entry(
        parted.organisation_unit, "sources", needs=("scheme",), sources=(parted.UNIT_PARTS - 1, parted.UNIT_PARTS)
    ),
    "offence-code": _entry(parted.offence_code, sources=(parted.OFFENCE_PARTS,)),
    "coded-list": _entry(several.coded_list, "separator", needs=("scheme",)),
    "address-lines": _entry(several.address_lines, sources=(several.ADDRESS_LINES,)),
}

__all__ = ["CODECS", "Codec", "CodecEntry", "Notes", "Texts", "Unprintable", "Unreadable"]
