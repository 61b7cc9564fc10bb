"""The register of numbers: the name of each kind, and its module, loaded when it is asked for."""

import importlib
from collections.abc import Mapping
from typing import cast

import attrs

from xborder.identifiers.protocol import IdentifierModule


@attrs.frozen(kw_only=True)
class Scheme:
    """A kind of number: its name in records, a short name for the command line, a title, its module."""

    name: str
    short: str
    title: str
    module: str


def _scheme(name: str, short: str, title: str, module: str) -> tuple[str, Scheme]:
    return name, Scheme(name=name, short=short, title=title, module=f"xborder.identifiers.{module}")


#: Every kind of number by its name in records.
SCHEMES: Mapping[str, Scheme] = dict(
    (
        _scheme("pnc_id", "pnc", "PNC ID", "pnc"),
        _scheme("cro_number", "cro", "CRO number", "cro"),
        _scheme("asn", "asn", "Arrest/summons number (ASN)", "asn"),
        _scheme("pti_urn", "urn", "Case reference (PTI-URN)", "urn"),
        _scheme("court_case_ref", "court-case", "Court case reference", "court_case"),
        _scheme("cjs_offence_code", "offence", "CJS offence code", "offence_code"),
        _scheme("ho_class", "ho-class", "Home Office classification", "ho_class"),
        _scheme("ou_code", "ou", "Organisation unit code", "ou"),
        _scheme("force_code", "force", "Force code", "force"),
        _scheme("court_code", "court", "Court (LJA) code", "court"),
        _scheme("postcode", "postcode", "Postcode", "postcode"),
        _scheme("vrm", "vrm", "Vehicle registration mark (VRM)", "vrm"),
        _scheme("exhibit_ref", "exhibit", "Exhibit reference", "exhibit"),
        _scheme("driver_number", "driver", "Driver number", "driver_number"),
        _scheme("nino", "nino", "National Insurance number (NINO)", "nino"),
        _scheme("nhs_number", "nhs", "NHS number", "nhs_number"),
        _scheme("passport_number", "passport", "Passport number", "passport"),
        _scheme("prisoner_number", "prisoner", "Prisoner number", "prisoner_number"),
        _scheme("crn", "crn", "Probation case reference (CRN)", "crn"),
        _scheme("maat_id", "maat", "Legal aid reference (MAAT ID)", "maat"),
        _scheme("uprn", "uprn", "Unique property reference number (UPRN)", "uprn"),
        _scheme("collar_number", "collar", "Collar number", "collar_number"),
        _scheme("telephone", "phone", "Telephone number", "telephone"),
        _scheme("crime_reference", "crime", "Crime reference", "crime_reference"),
    )
)


def named(name: str) -> Scheme:
    """Find a kind by its name in records, its short name, or the name of its module.

    >>> named("pnc").name, named("pnc_id").short, named("offence_code").short
    ('pnc_id', 'pnc', 'offence')

    Raises KeyError if there is none.
    """
    if name in SCHEMES:
        return SCHEMES[name]
    spellings = ((scheme.short, scheme.module.rpartition(".")[2]) for scheme in SCHEMES.values())
    found = next((each for each, names in zip(SCHEMES.values(), spellings, strict=True) if name in names), None)
    if found is None:
        raise KeyError(name)
    return found


def near(name: str) -> tuple[str, ...]:
    """Short names of the kinds that a mistyped name may have meant, the nearest first.

    >>> near("phones"), near("nonsense")
    (('phone',), ())
    """
    import difflib

    spellings = {
        spelling: one.short for one in SCHEMES.values() for spelling in (one.name, one.title.lower(), one.short)
    }
    found = difflib.get_close_matches(name.lower(), spellings, cutoff=0.6)
    return tuple(dict.fromkeys(spellings[spelling] for spelling in found))


def module_of(name: str) -> IdentifierModule:
    """The module of a kind, loaded now if it was not yet.

    >>> module_of("vrm").validate("ab12 cde")
    'AB12CDE'

    Raises KeyError if there is no such kind.
    """
    return cast("IdentifierModule", importlib.import_module(named(name).module))
