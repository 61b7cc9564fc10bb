"""The published national tables: what each file is called, and which columns it has.

The layout is that of the standing data that the Ministry of Justice publishes
with Bichard 7: ``input-data`` and ``output-data``, each file a JSON list of
rows, with some that are shaped otherwise; ``derived`` holds code lists taken
from the schemas of the CJS data standards.
"""

from collections.abc import Mapping
from enum import StrEnum

import attrs


class Shape(StrEnum):
    """How the root of a file is built."""

    ROWS = "a list of rows"
    WORDS = "a list of codes"
    KEYED = "an object with one entry for each code"
    LISTS = "an object with one list of rows for each code list"


@attrs.frozen(kw_only=True)
class TableForm:
    """One published file.

    ``columns`` names those that every row has and the types that they may have;
    other columns are let through. No two rows agree in all of ``unique``, where
    that is said. ``code`` and ``label`` are the columns of a plain code list.
    """

    name: str
    columns: Mapping[str, tuple[type, ...]]
    shape: Shape = Shape.ROWS
    unique: tuple[str, ...] = ()
    code: str = "cjsCode"
    label: str = "description"


_TEXT = (str,)
_UNIT = ("topLevel", "secondLevel", "thirdLevel", "bottomLevel")
_UNIT_CODES = tuple(f"{level}Code" for level in _UNIT)
_UNIT_COLUMNS = dict.fromkeys((*_UNIT_CODES, *(f"{level}Name" for level in _UNIT), "thirdLevelPsaCode"), _TEXT)
_OFFENCE = {"cjsCode": _TEXT, "offenceTitle": _TEXT, "recordableOnPnc": (bool,)}
_RESULT = dict.fromkeys(
    ("cjsCode", "description", "recordableOnPnc", "resultCodeQualifiers", "resultHalfLifeHours", "type"), _TEXT
)


def _codes(name: str, *more: str, unique: tuple[str, ...] = ("cjsCode",)) -> TableForm:
    """A plain code list: a code, its meaning, and the same code in other schemes."""
    return TableForm(name=name, columns=dict.fromkeys(("cjsCode", "description", *more), _TEXT), unique=unique)


def _definitions(name: str) -> TableForm:
    columns = dict.fromkeys(("code", "shortDescription", "description"), _TEXT)
    return TableForm(name=name, columns=columns, unique=("code",), code="code", label="shortDescription")


FORMS: dict[str, TableForm] = {
    form.name: form
    for form in (
        TableForm(
            name="offence-code--cjs-offences", columns={**_OFFENCE, "offenceCategory": _TEXT}, unique=("cjsCode",)
        ),
        TableForm(name="offence-code--pnc-ccjs-cjs-offences", columns=_OFFENCE, unique=("cjsCode",)),
        TableForm(
            name="offence-code--b7-overrides", columns={"cjsCode": _TEXT}, unique=("cjsCode",), shape=Shape.WORDS
        ),
        TableForm(name="offence-code", columns={"cjsCode": _TEXT}, unique=("cjsCode",)),
        TableForm(name="organisation-unit", columns=_UNIT_COLUMNS, unique=_UNIT_CODES),
        TableForm(name="organisation-unit--cjs-data", columns=_UNIT_COLUMNS),
        TableForm(name="organisation-unit--police-forces", columns=_UNIT_COLUMNS),
        TableForm(name="result-code", columns=_RESULT, unique=("cjsCode",)),
        TableForm(name="cjs-result-codes--cjs-result-data", columns=_RESULT),
        _codes("actual-offence-date"),
        _codes("alcohol-level-method", "spiCode"),
        _codes("amount"),
        _codes("country"),
        _codes("court-type"),
        TableForm(
            name="crest-disposal",
            columns={"disposalCode": _TEXT, "hoResultCode": _TEXT, "id": _TEXT},
            unique=("id",),
            code="disposalCode",
            label="hoResultCode",
        ),
        _codes("defendant-present-at-hearing"),
        _codes("duration-type"),
        _codes("duration-unit", "pncCode", "spiCode", "xhibitCode"),
        _definitions("exception-definitions"),
        TableForm(
            name="excluded-trigger-config", columns={"value": (list,)}, shape=Shape.KEYED, code="code", label="code"
        ),
        TableForm(name="forces", columns={"code": _TEXT, "name": _TEXT}, unique=("code",), code="code", label="name"),
        _codes("gender", "pncCode", "spiCode", "xhibitCode"),
        _codes("mode-of-trial-reason", "spiCode", unique=("cjsCode", "spiCode")),
        _codes("number"),
        _codes("offence-category"),
        _codes("offence-initiation"),
        _codes("plea-status", "pncCode", "spiCode", unique=("cjsCode", "spiCode")),
        _codes("pnc-court-mapping", "pncCode"),
        _codes("pnc-disposal", "pncAdjudication", "pncNonAdjudication"),
        _codes("qualifier"),
        _codes("remand-status", "pncCode", "spiCode"),
        _codes("result-class"),
        _codes("result-qualifier-code"),
        _codes("summons"),
        _codes("target-court-type"),
        _definitions("trigger-definitions"),
        _codes("type-of-hearing"),
        _codes("vehicle-code"),
        _codes("verdict", "pncCode", "spiCode"),
        _codes("yes-no"),
        TableForm(
            name="cjs-code-lists-v4-3",
            columns={"list": _TEXT, "code": _TEXT, "description": _TEXT},
            unique=("list", "code"),
            shape=Shape.LISTS,
            code="code",
        ),
        TableForm(
            name="cjs-data-standards-simple-types",
            columns={"value": (dict,)},
            shape=Shape.KEYED,
            code="code",
            label="code",
        ),
    )
}

#: Tables that look-ups have columns of their own for; every other one is kept as a plain code list.
OFFENCES = ("offence-code", "offence-code--cjs-offences", "offence-code--pnc-ccjs-cjs-offences")
LOCAL_OFFENCES = "offence-code--b7-overrides"
UNITS, UNITS_APART = "organisation-unit", ("organisation-unit--cjs-data", "organisation-unit--police-forces")
RESULTS, RESULTS_APART = "result-code", "cjs-result-codes--cjs-result-data"
#: Raw forms of a table that is also published whole; used only where the whole one is not there.
APART = (*UNITS_APART, RESULTS_APART)
#: Files that are published beside the tables and are none.
COMPANIONS = ("LICENSE", "LICENCE-NOTE.md", "PROFILE.json", "README.md", "MANIFEST.json", "package.json")
#: Not in every copy of the tables, so that nobody is told that it is missing.
SELDOM = ("offence-code",)


def form_of(parts: tuple[str, ...]) -> TableForm | None:
    """The form of a file by the last parts of its path, or None where no table is called that.

    >>> form_of(("input-data", "offence-code", "cjs-offences.json")).name
    'offence-code--cjs-offences'
    >>> form_of(("output-data", "data", "gender.json")).name, form_of(("notes.txt",))
    ('gender', None)
    """
    if not parts[-1].endswith(".json"):
        return None
    stem = parts[-1].removesuffix(".json")
    in_folder = f"{parts[-2]}--{stem}" if len(parts) > 1 else stem
    return FORMS.get(in_folder) or FORMS.get(stem)
