"""How somebody is reached: telephone numbers and e-mail addresses that are not an office's."""

import re
from collections.abc import Iterator

from xborder.casefile.redaction.spots import Category, Spot
from xborder.casefile.texts.around import is_official, label_before
from xborder.identifiers import telephone

#: A number begins with an area code of at least three digits, which no date or time of day does.
_NUMBER = re.compile(
    r"(?<![\w/.:+-])(?:(?:\+|00)44[ -]?(?:\(0\)[ -]?)?|\(?0)[1-9][0-9]{1,4}\)?(?:[ -]?[0-9]{2,8}){1,3}(?![\w/:]|[.-][0-9])",
    re.ASCII,
)
#: Kinds of number that companies and offices have, and people do not.
_OFFICES = frozenset({"freephone", "nationwide", "service", "premium", "corporate"})
_NOT_CALLED = re.compile(
    r"\b(?:URN|ASN|CAD|IMEI|ICCID|serial|invoice|reference|ref|log|crime|incident|order|case|account|a/c|NHS|VAT)\b"
    r"(?:\s+(?:no|number|num))?[.:\s]*\Z",
    re.ASCII | re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w-])", re.ASCII)
_OFFICIAL_LABELS = frozenset({"police", "gov", "cps", "cjsm", "justice", "hmcts", "judiciary", "parliament"})


def telephones(text: str) -> Iterator[Spot]:
    """Telephone numbers, but for those of offices and those that are called something else.

    >>> [spot.value for spot in telephones("Ring me on 01632 960 417. Crime no. 07700900123. Desk 0300 123 4567.")]
    ['+441632960417']
    """
    for match in _NUMBER.finditer(text):
        if not telephone.is_valid(match[0]) or _NOT_CALLED.search(label_before(text, match.start(), 30)):
            continue
        if telephone.parts(match[0])["kind"] in _OFFICES or is_official(text, match.start(), match.end()):
            continue
        value = telephone.validate(match[0])
        yield Spot(category=Category.TELEPHONE, value=value, start=match.start(), end=match.end())


def emails(text: str) -> Iterator[Spot]:
    """E-mail addresses, but for those of the police, the courts and the government.

    >>> [spot.value for spot in emails("From J.Doe@mail.example to desk@norfolk.police.uk")]
    ['j.doe@mail.example']
    """
    for match in _EMAIL.finditer(text):
        if not _OFFICIAL_LABELS & set(match[1].lower().split(".")):
            yield Spot(category=Category.EMAIL, value=match[0].lower(), start=match.start(), end=match.end())
