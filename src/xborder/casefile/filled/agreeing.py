"""How the fields of one form must agree with each other and with the case."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xborder.casefile.case import Case
from xborder.casefile.filled.definition import FormField, Kind
from xborder.casefile.filled.form import FilledForm
from xborder.casefile.filled.values import date_of, minutes_of
from xborder.findings import Finding, finding
from xborder.model.values import PartialDate
from xborder.reference.clocks import age_range, uk_day

Check = Callable[[Case, FilledForm, Sequence[FilledForm], Mapping[str, Any]], Iterator[Finding]]

_ADULT = 18
_SEPARATORS = re.compile(r"[\s/-]+")
_ITEM = re.compile(r"(MG6C|MG6D|SDC)\D{0,12}(\d{1,5})", re.ASCII | re.IGNORECASE)


def disagreements(case: Case, form: FilledForm, forms: Sequence[FilledForm]) -> Iterator[Finding]:
    """What does not agree in one form; ``forms`` are all of the case."""
    yield from _dates_ahead(case, form)
    for told in form.definition.checks:
        yield from _CHECKS[told["check"]](case, form, forms, told)


def check_names() -> frozenset[str]:
    """The names of checks that a definition may use."""
    return frozenset(_CHECKS)


def _dates_ahead(case: Case, form: FilledForm) -> Iterator[Finding]:
    today = uk_day(case.plan.as_of)
    for field, value in _dated(form):
        when = date_of(value)
        if field.past and when is not None and when > today:
            yield finding("XB-FORM-027", form.place(field.id), form=form.key, field=field.id)


def _dated(form: FilledForm) -> Iterator[tuple[FormField, str]]:
    for field in form.definition.fields():
        if field.kind is Kind.DATE and field.id in form.values:
            yield field, form.values[field.id]


def _ages(form: FilledForm, born: str, day: dt.date) -> tuple[int, int] | None:
    text = form.values.get(born)
    return age_range(PartialDate.parse(text), day) if text else None


def _age_agrees(case: Case, form: FilledForm, _: Sequence[FilledForm], told: Mapping[str, Any]) -> Iterator[Finding]:
    ages, said = _ages(form, told["born"], uk_day(case.plan.as_of)), form.values.get(told["age"])
    if ages and said and not ages[0] <= Decimal(said) <= ages[1]:
        yield finding("XB-FORM-020", form.place(told["age"]), form=form.key, field=told["age"], other=told["born"])


def _young_is_ticked(
    case: Case, form: FilledForm, _: Sequence[FilledForm], told: Mapping[str, Any]
) -> Iterator[Finding]:
    """Under 18 on the day of the first offence or of the file: either may bring a child's measures."""
    days = [offence.began_on for _, offence in case.offences() if offence.began_on]
    ages, box = _ages(form, told["born"], min(*days, uk_day(case.plan.as_of), dt.date.max)), told["box"]
    if ages and ages[1] < _ADULT and form.values.get(box) != "yes":
        yield finding("XB-FORM-021", form.place(box), form=form.key, field=box, other=told["born"])


def _length(form: FilledForm, told: Mapping[str, Any]) -> int | None:
    """Minutes from the first time to the last; the last may be on another day where the form asks for it."""
    times = [minutes_of(form.values.get(told[each], "")) for each in ("first", "last")]
    if times[0] is None or times[1] is None:
        return None
    days = [date_of(form.values.get(told.get(each, ""), "")) for each in ("first_day", "last_day")]
    over = days[1] - days[0] if days[0] and days[1] else dt.timedelta()
    return over.days * 24 * 60 + times[1] - times[0]


def _in_order(_: Case, form: FilledForm, __: Sequence[FilledForm], told: Mapping[str, Any]) -> Iterator[Finding]:
    length = _length(form, told)
    if length is not None and length <= 0:
        yield finding("XB-FORM-022", form.place(told["last"]), form=form.key, field=told["last"], other=told["first"])


def _duration(_: Case, form: FilledForm, __: Sequence[FilledForm], told: Mapping[str, Any]) -> Iterator[Finding]:
    length, said = _length(form, told), form.values.get(told["minutes"])
    if length is not None and length > 0 and said and Decimal(said) != length:
        yield finding("XB-FORM-023", form.place(told["minutes"]), form=form.key, field=told["minutes"], length=length)


def _rows_in_order(_: Case, form: FilledForm, __: Sequence[FilledForm], told: Mapping[str, Any]) -> Iterator[Finding]:
    for number, row in enumerate(form.rows.get(told["table"], ()), 1):
        days = [date_of(row.get(told[each], "")) for each in ("first", "last")]
        if days[0] and days[1] and days[1] < days[0]:
            place = form.place(told["table"])
            yield finding("XB-FORM-028", place, form=form.key, field=told["last"], other=told["first"], row=number)


def _items_listed(case: Case, form: FilledForm, _: Sequence[FilledForm], told: Mapping[str, Any]) -> Iterator[Finding]:
    listed = {(schedule.form, item.number) for schedule in case.file.schedules for item in schedule.items}
    for number, row in enumerate(form.rows.get(told["table"], ()), 1):
        found = _ITEM.fullmatch(row.get(told["column"], "").strip())
        if told["column"] in row and (not found or (found[1].upper(), int(found[2])) not in listed):
            yield finding("XB-FORM-024", form.place(told["table"]), form=form.key, row=number)


def _exhibits_listed(
    case: Case, form: FilledForm, _: Sequence[FilledForm], told: Mapping[str, Any]
) -> Iterator[Finding]:
    listed = {_plain(each.exhibit_ref.text) for each in case.file.exhibits}
    for number, row in enumerate(form.rows.get(told["table"], ()), 1):
        if told["column"] in row and _plain(row[told["column"]]) not in listed:
            yield finding("XB-FORM-029", form.place(told["table"]), form=form.key, row=number)


def _plain(reference: str) -> str:
    """A reference as it is compared: JS/1 and JS1 name one exhibit."""
    return _SEPARATORS.sub("", reference).upper()


def _claims_made(
    case: Case, form: FilledForm, forms: Sequence[FilledForm], told: Mapping[str, Any]
) -> Iterator[Finding]:
    """Where compensation is asked for, the claim is in the file too."""
    asked = any(Decimal(row.get(told["column"], "0")) > 0 for row in form.rows.get(told["table"], ()))
    claimed = any(each.number == "MG19" for each in forms) or any(each.form == "MG19" for each in case.file.forms)
    if asked and not claimed:
        yield finding("XB-FORM-025", form.place(told["table"]), form=form.key)


def _adds_up(_: Case, form: FilledForm, __: Sequence[FilledForm], told: Mapping[str, Any]) -> Iterator[Finding]:
    total, rows = form.values.get(told["total"]), form.rows.get(told["table"], ())
    amounts = [Decimal(row[told["column"]]) for row in rows if told["column"] in row]
    if total and amounts and Decimal(total) != sum(amounts):
        yield finding("XB-FORM-026", form.place(told["total"]), form=form.key, field=told["total"], other=told["table"])


_CHECKS: Mapping[str, Check] = {
    "age_agrees": _age_agrees,
    "young_is_ticked": _young_is_ticked,
    "in_order": _in_order,
    "duration": _duration,
    "rows_in_order": _rows_in_order,
    "items_listed": _items_listed,
    "exhibits_listed": _exhibits_listed,
    "claims_made": _claims_made,
    "adds_up": _adds_up,
}
