"""Families of codes: what the middle part of ``XB-PNC-002`` stands for."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from xborder.findings.catalogue import codes


def family_of(code: str) -> str:
    """The family of a code, in lower case.

    >>> family_of("XB-PNC-002")
    'pnc'
    """
    return code.removeprefix("XB-").rpartition("-")[0].lower()


def family_name(family: str) -> str:
    """What a family is about; its code in capitals where nobody named it.

    >>> family_name("pnc"), family_name("xyz")
    ('PNC IDs', 'XYZ')
    """
    return _names().get(family, family.upper())


@cache
def by_family() -> Mapping[str, tuple[str, ...]]:
    """Every code of the catalogue under its family, both in order.

    >>> by_family()["postcode"]
    ('XB-POSTCODE-001',)
    """
    families: dict[str, list[str]] = {}
    for code in codes():
        families.setdefault(family_of(code), []).append(code)
    return {family: tuple(members) for family, members in families.items()}


@cache
def _names() -> Mapping[str, str]:
    import yaml  # only when somebody asks what a family is

    text = Path(__file__).with_name("families.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
