"""Numbers that are given to a person: National Insurance, NHS, bank account, card."""

import re
from collections.abc import Iterator

from xborder.casefile.redaction.spots import Category, Spot
from xborder.casefile.texts.around import label_before
from xborder.identifiers import bank_numbers, nhs_number, nino

_NINO = re.compile(r"(?<![\w/])[A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\w/])", re.ASCII)
_TEN = re.compile(r"(?<![\w/.,-])(?:[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}|[0-9]{10})(?![\w/]|[.,-][0-9])", re.ASCII)
_NHS = re.compile(r"\bNHS(?: (?:no|num|number))?\b", re.ASCII | re.IGNORECASE)
_HEALTH = re.compile(r"\b(?:patient|hospital|surgery|GP|A&E|medical|clinic|ambulance)\b", re.ASCII | re.IGNORECASE)
_SORT_CODE = re.compile(r"(?<![\w/])[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![\w/-])", re.ASCII)
_ACCOUNT = re.compile(r"(?<![\w/-])[0-9]{8}(?![\w/-])", re.ASCII)
_SORT_LABEL = re.compile(r"\bsort[ -]?code\b[^0-9]*\Z", re.ASCII | re.IGNORECASE)
_ACCOUNT_LABEL = re.compile(r"(?:\baccounts?\b|\bacc?t\b|\ba/c\b)[^0-9]*\Z", re.ASCII | re.IGNORECASE)
_IBAN = re.compile(r"(?<![\w/])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\w/])", re.ASCII)
_CARD = re.compile(r"(?<![\w/.-])(?:[0-9]{4}[ -]){3}[0-9]{4}(?![\w/-])", re.ASCII)


def national_insurance(text: str) -> Iterator[Spot]:
    """National Insurance numbers: their form alone tells them apart.

    >>> [spot.value for spot in national_insurance("NI AA 12 34 56 C, exhibit AA/1")]
    ['AA123456C']
    """
    for match in _NINO.finditer(text):
        if nino.is_valid(match[0]):
            yield _spot(Category.NINO, nino.validate(match[0]), match)


def nhs(text: str) -> Iterator[Spot]:
    """NHS numbers: ten digits that are called so, or whose check digit is right on a page that speaks of patients.

    >>> [spot.value for spot in nhs("NHS number 943 476 5870; parcel 9434765870")]
    ['9434765870']
    """
    of_health = _HEALTH.search(text) is not None
    for match in _TEN.finditer(text):
        called = _NHS.search(label_before(text, match.start(), 30)) is not None
        grouped = not match[0].isdigit()
        if called or (of_health and grouped and nhs_number.is_valid(match[0])):
            yield _spot(Category.NHS_NUMBER, nhs_number.compact(match[0]), match)


def bank(text: str) -> Iterator[Spot]:
    """Sort codes and account numbers that are called so; IBANs and cards whose check digits are right.

    A sort code looks like a date and an account number like any other number, so
    neither is taken for one without its name.

    >>> [spot.value for spot in bank("Sort code 01-02-03, account no. 12345678; log 12345678 of 20-09-26")]
    ['010203', '12345678']
    """
    for match in _SORT_CODE.finditer(text):
        if bank_numbers.is_sort_code(match[0]) and _SORT_LABEL.search(label_before(text, match.start(), 25)):
            yield _spot(Category.BANK, bank_numbers.digits(match[0]), match)
    for match in _ACCOUNT.finditer(text):
        if _ACCOUNT_LABEL.search(label_before(text, match.start(), 25)):
            yield _spot(Category.BANK, match[0], match)
    for pattern, passes in ((_IBAN, bank_numbers.is_iban), (_CARD, bank_numbers.is_card)):
        for match in pattern.finditer(text):
            if passes(match[0]):
                yield _spot(Category.BANK, match[0].replace(" ", ""), match)


def _spot(category: Category, value: str, match: re.Match[str]) -> Spot:
    return Spot(category=category, value=value, start=match.start(), end=match.end())
