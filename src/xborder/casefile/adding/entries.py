"""What an addition amounts to in a case: which record, of whose force, under which name; or why it does not fit."""

import attrs

from xborder.casefile.adding.addition import Addition, Checked, ExhibitAdded, FileAdded, FormAdded, StatementAdded
from xborder.casefile.adding.entry import Entry, Filing, exhibit_entry, file_entry, form_entry, statement_entry
from xborder.casefile.adding.finding_records import named_record
from xborder.casefile.adding.references import instead_of, is_taken
from xborder.casefile.attaching import WITH_FILES
from xborder.casefile.form_register import is_known
from xborder.casefile.gather import Gathered
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.codes import FileRole
from xborder.model.register import key_of

_PLAN = Location(file="case.yaml")
_ROLES = {FileRole.ORIGINAL: "original", FileRole.REDACTED_COPY: "redacted copy"}


def entry_of(gathered: Gathered, addition: Addition, ending: str, checked: Checked) -> Outcome[Entry]:
    """The entry of an addition; no value where it names what there is not, or a reference that is taken."""
    if isinstance(addition, FileAdded):
        return _file(gathered, addition, ending)
    officer = gathered.plan.reporting_officer
    by = checked.by or (officer.display if officer is not None else None)
    if by is None:
        return Outcome(None, Report.of(finding("XB-CASE-219", _PLAN)))
    taken = frozenset(each.record.ref for each in gathered.records)
    filing = Filing(ending=ending, taken=taken, checked=attrs.evolve(checked, by=by))
    match addition:
        case StatementAdded():
            return _statement(gathered, addition, filing)
        case ExhibitAdded():
            return _exhibit(gathered, addition, filing)
        case FormAdded():
            return _form(gathered, addition, filing)


def _statement(gathered: Gathered, addition: StatementAdded, filing: Filing) -> Outcome[Entry]:
    witness = named_record(gathered.records, addition.witness, "witness")
    if witness.value is None:
        return Outcome(None, witness.report)
    return Outcome(statement_entry(addition, witness.value, filing))


def _form(gathered: Gathered, addition: FormAdded, filing: Filing) -> Outcome[Entry]:
    if not is_known(addition.form):
        return Outcome(None, Report.of(finding("XB-CASE-214", _PLAN)))
    return Outcome(form_entry(addition, gathered.plan.lead_force, filing))


def _exhibit(gathered: Gathered, addition: ExhibitAdded, filing: Filing) -> Outcome[Entry]:
    witness = named_record(gathered.records, addition.witness, "witness")
    if witness.value is None:
        return Outcome(None, witness.report)
    exhibits = [each.record for each in gathered.records if each.type == "exhibit"]
    if is_taken(addition.reference, exhibits):
        free = instead_of(addition.reference, witness.value, exhibits)
        return Outcome(None, Report.of(finding("XB-CASE-213", _PLAN, reference=addition.reference, free=free)))
    return Outcome(exhibit_entry(addition, witness.value, filing))


def _file(gathered: Gathered, addition: FileAdded, ending: str) -> Outcome[Entry]:
    found = named_record(gathered.records, addition.record, *WITH_FILES)
    if found.value is None:
        return Outcome(None, found.report)
    key, roles = key_of(found.value), {each.role for each in found.value.files}
    if addition.role in roles:
        return Outcome(None, Report.of(finding("XB-CASE-215", _PLAN, record=key, role=_ROLES[addition.role])))
    if addition.role is FileRole.REDACTED_COPY and not roles:
        return Outcome(None, Report.of(finding("XB-CASE-217", _PLAN, record=key)))
    return Outcome(file_entry(addition, key, ending))
