"""Writing the documents of a built bundle as a CP20 message (XSD of the CPS, namespace 2020-03).

Only what the served bag (or, on request, the prosecutor's) holds can go: the
agreement and the split of served from unserved have been applied to it already.
"""

import base64
import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

import attrs

from xborder.bundle.index import IndexedFile
from xborder.casefile import built_contents
from xborder.files.refused import Refused
from xborder.files.writing import make_parent, open_up, why
from xborder.findings import Finding, Location, Report, finding

NAMESPACE = "http://www.cgi.com/CP/CP20/2020-03"
_KINDS = frozenset({"form", "statement", "exhibit", "supplied-form"})
# The served bag's statements and exhibits are nowhere but within its court bundle.
_SERVED_KINDS = frozenset({"court-bundle"})
_BLOCK = 57 * 1024  # whole groups of three bytes, so that the blocks' base64 joins
_URN, _EMAIL, _NAMES, _OU, _ASN = 50, 255, 50, 7, 21


@attrs.frozen(kw_only=True)
class Cp20Head:
    """What only the CPS's case system knows: its case, its defendants (in the order of the charges), whom to answer.

    ``material_type`` is the CPS's code from 0 to 22, whose meanings are not published.
    """

    compass_case_id: int
    response_email: str
    material_type: int
    defendant_ids: Sequence[int]
    transaction_id: int | None = None


def write_cp20(bundle: Path, out: Path, head: Cp20Head, *, unserved: bool = False, replace: bool = False) -> Report:
    """Write the message; nothing appears where the report has errors. The same bundle gives the same bytes.

    It holds what may be served, unless ``unserved`` asks for all that the prosecutor receives.

    Raises Refused if ``out`` is there and ``replace`` is not given, or cannot be written.
    """
    contents = built_contents.contents(bundle, unserved=unserved)
    if contents is None:
        return Report.of(finding("XB-FORMAT-170", Location(file=str(bundle))))
    wrong = Report(tuple(_lacking(contents.charges, head)))
    if wrong.has_errors:
        return wrong
    try:
        files = contents.files(*(_KINDS if unserved else _SERVED_KINDS))
        return _write(contents.bag, files, contents.charges, head, out, replace=replace)
    except FileExistsError:
        raise Refused(finding("XB-OUT-001", Location(file=str(out)))) from None
    except (OSError, ValueError) as error:
        raise Refused(finding("XB-OUT-002", Location(file=str(out)), detail=why(error))) from None


def _lacking(charges: Sequence[Mapping[str, Any]], head: Cp20Head) -> Iterator[Finding]:
    if len(head.defendant_ids) != len(charges):
        yield finding("XB-FORMAT-171", Location(), field="defendant", rule="one CMSDefendantID for each charge record")
    if not 0 < len(head.response_email) <= _EMAIL:
        yield finding("XB-FORMAT-171", Location(), field="reply-to", rule=f"1 to {_EMAIL} characters")
    for each in charges:
        where = Location(file=str(each["ref"]))
        for field, value, longest in (
            ("urn", built_contents.urn(each), _URN),
            ("defendant.name.family", built_contents.surname(each), _NAMES),
            ("first_hearing.court", built_contents.court(each), _OU),
        ):
            if not 0 < len(value) <= longest:
                yield finding("XB-FORMAT-171", where, field=field, rule=f"1 to {longest} characters")
        if len(built_contents.forenames(each)) > _NAMES or len(built_contents.asn(each)) > _ASN:
            yield finding("XB-FORMAT-171", where, field="defendant", rule="forenames to 50 and ASN to 21 characters")
    if len({built_contents.urn(each) for each in charges}) > 1:
        yield finding("XB-FORMAT-171", Location(), field="urn", rule="one URN for the whole message")


def _write(
    bag: Path,
    files: Sequence[IndexedFile],
    charges: Sequence[Mapping[str, Any]],
    head: Cp20Head,
    out: Path,
    *,
    replace: bool,
) -> Report:
    make_parent(out)
    if not replace and out.exists():
        raise FileExistsError
    descriptor, made = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as to:
            changed = _message(to, bag, files, charges, head)
        if changed:
            return Report(tuple(changed))
        open_up(Path(made), 0o644)
        if replace:
            Path(made).replace(out)
        else:
            os.link(made, out)
        return Report()
    finally:
        Path(made).unlink(missing_ok=True)


def _message(
    to: IO[str], bag: Path, files: Sequence[IndexedFile], charges: Sequence[Mapping[str, Any]], head: Cp20Head
) -> list[Finding]:
    to.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<CP20 xmlns="{NAMESPACE}">\n')
    to.write(_tag("TransactionID", head.transaction_id or _transaction(files, head)))
    to.write(_tag("CompassCaseId", head.compass_case_id) + _tag("URN", built_contents.urn(charges[0])))
    to.write(_tag("ResponseEmail", head.response_email) + "<Documents>\n")
    changed = []
    for number, file in enumerate(files, 1):
        to.write("<Document>\n" + _tag("DocumentId", f"B{number}") + _tag("MaterialType", head.material_type))
        to.write(_tag("FileName", Path(file.path).name) + "<DocumentContent>")
        if _content(to, bag / file.path) != file.sha256:
            changed.append(finding("XB-FORMAT-172", Location(file=file.path)))
        to.write("</DocumentContent>\n</Document>\n")
    to.write("</Documents>\n<Defendants>\n")
    for charge, number in zip(charges, head.defendant_ids, strict=True):
        to.write(_defendant(charge, number))
    to.write("</Defendants>\n</CP20>\n")
    return changed


def _transaction(files: Sequence[IndexedFile], head: Cp20Head) -> int:
    """A number that changes with what is sent, within xs:int and never nought."""
    said = "\n".join([str(head), *(f"{file.path} {file.sha256}" for file in files)])
    return int.from_bytes(hashlib.sha256(said.encode()).digest()[:4]) % (2**31 - 1) + 1


def _content(to: IO[str], path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
            to.write(base64.b64encode(block).decode("ascii"))
    return digest.hexdigest()


def _defendant(charge: Mapping[str, Any], number: int) -> str:
    lines = [_tag("CMSDefendantID", number), _tag("Surname", built_contents.surname(charge))]
    lines += [
        _tag(name, value)
        for name, value in (("Forenames", built_contents.forenames(charge)), ("DOB", built_contents.born(charge)))
        if value
    ]
    lines.append(_tag("OUCode", built_contents.court(charge)))
    lines += [_tag("ASN", value) for value in (built_contents.asn(charge),) if value]
    return f"<Defendant>\n{''.join(lines)}</Defendant>\n"


def _tag(name: str, value: object) -> str:
    return f"<{name}>{escape(str(value))}</{name}>\n"
