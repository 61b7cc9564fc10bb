"""The record of an addition, and the name of its file: made of references, never of what somebody called the file."""

from collections.abc import Iterable
from typing import Any

import attrs

from xborder.casefile.adding.addition import Checked, ExhibitAdded, FileAdded, FormAdded, StatementAdded
from xborder.casefile.part_keys import part_key
from xborder.identifiers import exhibit
from xborder.model.codes import FileRole
from xborder.model.evidence import Witness


@attrs.frozen(kw_only=True)
class Entry:
    """What is written for an addition: the ``force`` whose record it is, its data, and the file's path in the case."""

    force: str
    data: dict[str, Any]
    path: str


@attrs.frozen(kw_only=True)
class Filing:
    """What every record of an addition is made with: the ending of its file, the references that are taken, the check."""

    ending: str
    taken: frozenset[str]
    checked: Checked

    def free(self, letters: str) -> str:
        """The next reference that no record has: letters that no export uses keep it apart from what comes later."""
        number = 1
        while f"{letters}{number}" in self.taken:
            number += 1
        return f"{letters}{number}"

    def head(self, kind: str, ref: str, force: str, categories: Iterable[str]) -> dict[str, Any]:
        """The fields that stand at the root of every record."""
        provenance = _given(
            force=force,
            system="case folder",
            extracted_at=self.checked.at.isoformat(),
            verified_at=self.checked.on.isoformat(),
            verified_by=self.checked.by,
            fact_or_assessment="fact",
        )
        return {
            "schema": f"xborder/{kind}/1",
            "ref": ref,
            "provenance": provenance,
            "processing_restricted": False,
            "subject_category": [str(each) for each in categories],
        }


def statement_entry(added: StatementAdded, witness: Witness, filing: Filing) -> Entry:
    """A statement of a witness; it is of the witness's force, because only there its reference means the witness."""
    ref = filing.free("AS")
    path = f"statements/{ref}{filing.ending}"
    pages = {"front_pages": list(added.front), "back_pages": list(added.back)}
    data = filing.head(
        "statement", ref, witness.provenance.force, sorted({"suspect", *witness.subject_category})
    ) | _given(
        witness_ref=witness.ref,
        made_on=added.made_on.isoformat(),
        signed=added.signed,
        declaration=added.declaration,
        pages=added.pages,
        files=[_file(path) | {name: value for name, value in pages.items() if value}],
        exhibits=[_reference(each) for each in added.mentions] or None,
    )
    return Entry(force=witness.provenance.force, data=data, path=path)


def exhibit_entry(added: ExhibitAdded, witness: Witness, filing: Filing) -> Entry:
    """An exhibit that a witness produces."""
    path = f"exhibits/{exhibit.format(added.reference, 'file')}{filing.ending}"
    data = filing.head("exhibit", filing.free("AX"), witness.provenance.force, ["suspect"]) | _given(
        exhibit_ref=_reference(added.reference),
        description=added.description,
        produced_by=witness.ref,
        produced_on=added.produced_on.isoformat() if added.produced_on else None,
        files=[_file(path)],
    )
    return Entry(force=witness.provenance.force, data=data, path=path)


def form_entry(added: FormAdded, force: str, filing: Filing) -> Entry:
    """A form that the lead force supplies."""
    ref = filing.free("AF")
    path = f"forms/{added.form}-{ref}{filing.ending}"
    data = filing.head("form", ref, force, ["suspect"]) | _given(
        form=added.form,
        title=added.title,
        completed_on=added.completed_on.isoformat() if added.completed_on else None,
        files=[_file(path)],
    )
    return Entry(force=force, data=data, path=path)


def file_entry(added: FileAdded, key: str, ending: str) -> Entry:
    """A file of a record, for the list in case.yaml: the record itself stays as its force exported it."""
    force, kind, _ = key.split(":", 2)
    copy = "-redacted" if added.role is FileRole.REDACTED_COPY else ""
    path = f"{kind}s/{part_key(key).replace('/', '-')}{copy}{ending}"
    pages = {"front_pages": list(added.front), "back_pages": list(added.back)}
    given = {name: value for name, value in pages.items() if value}
    return Entry(force=force, data={"record": key, "path": path, "role": added.role.value, **given}, path=path)


def _file(path: str) -> dict[str, Any]:
    return {"path": path, "role": FileRole.ORIGINAL.value}


def _reference(text: str) -> dict[str, str]:
    return {"scheme": exhibit.SCHEME, "value": exhibit.validate(text), "raw": text}


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
