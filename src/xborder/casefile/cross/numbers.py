"""Numbers of the case and of the defendant that a paper gives otherwise than the records."""

import re
from collections.abc import Callable, Iterator

import attrs

from xborder.casefile.case import Case
from xborder.casefile.texts.known import defendants
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, finding
from xborder.identifiers import asn, pnc, urn
from xborder.identifiers.errors import InvalidIdentifier
from xborder.model.evidence import FormFile
from xborder.model.register import key_of
from xborder.model.values import Identifier
from xborder.rules.people import people_in

#: Forms that carry the number of another case or of other people.
_OF_OTHERS = frozenset({"MG8", "PCN3"})


@attrs.frozen(kw_only=True)
class _Number:
    """A kind of number: how a paper writes it behind its name, and how it reads in one form."""

    written: re.Pattern[str]
    read: Callable[[str], str]


def _read_urn(value: str) -> str:
    return urn.base(urn.validate(value))


_URN = _Number(
    written=re.compile(r"\bURN\b[:.\s]{0,4}([0-9]{2} ?[0-9A-Z]{2} ?[0-9]{5} ?[0-9]{2})(?![0-9])", re.ASCII),
    read=_read_urn,
)
_PNC = _Number(
    written=re.compile(r"\bPNC(?:\s*ID)?\b(?:\s+(?:no|number))?[:.\s]{0,4}([0-9]{2,4}/[0-9]{1,7}[A-Z])\b", re.ASCII),
    read=pnc.validate,
)
_ASN = _Number(
    written=re.compile(
        r"\b(?:ASN|A/S no|[Aa]rrest/[Ss]ummons [Nn]umber)\b[:.\s]{0,4}([0-9]{2}/?[0-9A-Z]{4}/?[0-9]{2}/?[0-9]{1,12}[A-Z])\b",
        re.ASCII,
    ),
    read=asn.validate,
)


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-012 (URN), 013 (PNC ID), 014 (ASN), warnings, for each page that gives a number no record gives."""
    people = [each.person for record in case.records.values() for each in people_in(record)]
    people += [named.person for named in defendants(case)]
    numbers = [person.identifiers for person in people if person.identifiers is not None]
    known = (
        ("XB-CROSS-012", _URN, [case.file.urn, *(charge.urn for charge in case.file.charges)]),
        ("XB-CROSS-013", _PNC, [each.pnc_id for each in numbers]),
        ("XB-CROSS-014", _ASN, [each.asn for each in numbers]),
    )
    for code, kind, held in known:
        values = _values(kind, held)
        for page in case.pages if values else ():
            if not _of_others(page) and any(value not in values for value in _on_page(kind, page)):
                yield finding(code, page.place, name=page.file.path)
    yield from _charged_elsewhere(case)


def _charged_elsewhere(case: Case) -> Iterator[Finding]:
    """Charges whose record gives another URN than the plan of the case."""
    wanted = _read(_URN, case.plan.urn)
    for charge in case.file.charges:
        if charge.urn is not None and wanted and _read(_URN, charge.urn.text) not in ("", wanted):
            yield finding("XB-CROSS-012", case.place(charge, "/urn"), name=key_of(charge))


def _of_others(page: Page) -> bool:
    return isinstance(page.record, FormFile) and page.record.form in _OF_OTHERS


def _values(kind: _Number, held: list[Identifier | None]) -> frozenset[str]:
    return frozenset(read for each in held if each is not None and (read := _read(kind, each.text)))


def _on_page(kind: _Number, page: Page) -> Iterator[str]:
    """The numbers on a page; what cannot be one is some slip too, and told apart by its letters."""
    for match in kind.written.finditer(page.text):
        yield _read(kind, match[1]) or match[1]


def _read(kind: _Number, value: str) -> str:
    try:
        return kind.read(value)
    except InvalidIdentifier:
        return ""
