"""What the case itself can say to a field, by the name that a definition uses for it.

A date is given as its ISO text, which may be partial; a thing that is not known
gives an empty text.
"""

from collections.abc import Callable, Mapping

from xborder.casefile.case import Case
from xborder.casefile.filled.subject import Subject
from xborder.casefile.wording import name
from xborder.model.parts import Address
from xborder.model.person import Person
from xborder.reference.clocks import age_range, uk_day

Source = Callable[[Case, Subject], str]
Rows = tuple[Mapping[str, str], ...]


def known(source: str, case: Case, subject: Subject) -> str:
    """The text that a source gives. Raises KeyError for a name that no source has: a mistake in a definition."""
    return _SOURCES[source](case, subject)


def known_rows(source: str, case: Case, subject: Subject) -> Rows:
    """The rows that a source of a table gives. Raises KeyError for a name that no source has."""
    return _TABLES[source](case, subject)


def source_names() -> frozenset[str]:
    """Every name that a definition may use."""
    return frozenset(_SOURCES) | frozenset(_TABLES)


def _person(subject: Subject) -> Person | None:
    if subject.witness is not None:
        return subject.witness.person
    return subject.defendant.person if subject.defendant is not None else None


def _address(subject: Subject) -> Address | None:
    person = _person(subject)
    return person.addresses[-1] if person and person.addresses else None


def _lines(subject: Subject) -> str:
    address = _address(subject)
    return ", ".join(address.lines) if address else ""


def _postcode(subject: Subject) -> str:
    address = _address(subject)
    return address.postcode.text if address and address.postcode else ""


def _born(subject: Subject) -> str:
    person = _person(subject)
    return str(person.date_of_birth) if person and person.date_of_birth else ""


def _age(case: Case, subject: Subject) -> str:
    person = _person(subject)
    born = person.date_of_birth if person else None
    least, most = age_range(born, uk_day(case.plan.as_of)) if born else (0, 1)
    return str(least) if least == most else ""


def _surname(subject: Subject) -> str:
    person = _person(subject)
    return (person.name.family or "").upper() if person and person.name else ""


def _forenames(subject: Subject) -> str:
    person = _person(subject)
    return " ".join(person.name.given) if person and person.name else ""


def _number(subject: Subject, which: str) -> str:
    person = _person(subject)
    found = getattr(person.identifiers, which) if person and person.identifiers else None
    return found.text if found else ""


def _contact(subject: Subject, which: str) -> str:
    person = _person(subject)
    return (getattr(person.contact, which) or "") if person and person.contact else ""


def _hearing(subject: Subject, which: str) -> str:
    found = [each.first_hearing for each in subject.charges if each.first_hearing is not None]
    value = getattr(found[0], which) if found else None
    return str(value) if value else ""


def _bail(case: Case, which: str) -> str:
    told = case.plan.bail_breach
    return str(getattr(told, which) or "") if told else ""


def _bail_time(case: Case, form: str) -> str:
    told = case.plan.bail_breach
    return f"{told.to_appear_on:{form}}" if told and told.to_appear_on else ""


def _proves(case: Case) -> str:
    told = case.plan.bail_breach
    said = told.statement_proves_breach if told else None
    return "" if said is None else "yes" if said else "no"


_SOURCES: Mapping[str, Source] = {
    "case.urn": lambda case, _: case.file.urn.text,
    "case.title": lambda case, _: case.plan.title,
    "case.officer": lambda case, _: case.plan.reporting_officer.display if case.plan.reporting_officer else "",
    "case.supervisor": lambda case, _: case.plan.supervisor.display if case.plan.supervisor else "",
    "person.name": lambda _, subject: name(_person(subject)),
    "person.surname": lambda _, subject: _surname(subject),
    "person.forenames": lambda _, subject: _forenames(subject),
    "person.born": lambda _, subject: _born(subject),
    "person.age": _age,
    "person.address": lambda _, subject: _lines(subject),
    "person.postcode": lambda _, subject: _postcode(subject),
    "person.telephone": lambda _, subject: _contact(subject, "telephone"),
    "person.email": lambda _, subject: _contact(subject, "email"),
    "person.asn": lambda _, subject: _number(subject, "asn"),
    "person.pnc_id": lambda _, subject: _number(subject, "pnc_id"),
    "hearing.date": lambda _, subject: _hearing(subject, "date"),
    "hearing.time": lambda _, subject: _hearing(subject, "time"),
    "bail.details": lambda case, _: _bail(case, "details"),
    "bail.from": lambda case, _: _bail(case, "bailed_from"),
    "bail.on": lambda case, _: _bail(case, "bailed_on"),
    "bail.appear_at": lambda case, _: _bail(case, "to_appear_at"),
    "bail.appear_on": lambda case, _: _bail_time(case, "%Y-%m-%d"),
    "bail.appear_time": lambda case, _: _bail_time(case, "%H:%M"),
    "bail.evidence": lambda case, _: _bail(case, "key_evidence"),
    "bail.proved": lambda case, _: _proves(case),
}


def _offences(_case: Case, subject: Subject) -> Rows:
    return tuple(
        {
            "number": str(offence.sequence),
            "wording": offence.wording or offence.title or "",
            "code": offence.code.text,
            "date": str(offence.began_on or ""),
            "place": offence.location or "",
        }
        for charge in subject.charges
        for offence in charge.offences
    )


def _bail_conditions(case: Case, _subject: Subject) -> Rows:
    told = case.plan.bail_breach
    return tuple({"condition": each} for each in told.conditions) if told else ()


_TABLES: Mapping[str, Callable[[Case, Subject], Rows]] = {
    "charge.offences": _offences,
    "bail.conditions": _bail_conditions,
}
