"""A form in hand: its definition, whom it is about, and what stands in each field."""

from collections.abc import Mapping

import attrs

from xborder.casefile.filled.definition import FormDefinition, FormField
from xborder.casefile.filled.subject import Subject
from xborder.findings import Location, Sourced

Row = Mapping[str, str]


@attrs.frozen(kw_only=True)
class FilledForm:
    """One form of the case. A field that nobody answered and no record tells is in neither ``values`` nor ``rows``.

    ``key`` is its part in a bundle: the number of the form, with a number of its
    own where the case has several of it.
    """

    key: str
    definition: FormDefinition
    subject: Subject
    source: Sourced
    values: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]

    @property
    def number(self) -> str:
        """The number of the form."""
        return self.definition.form

    def is_empty(self, field: FormField) -> bool:
        """True if nothing stands in a field."""
        return field.id not in self.values and not self.rows.get(field.id)

    def is_required(self, field: FormField) -> bool:
        """True if a field is needed, always or by what another one says."""
        said = self.values.get(field.when.field) if field.when else None
        return field.required or (field.when is not None and said in field.when.says)

    def gaps(self) -> list[FormField]:
        """The required fields in which nothing stands."""
        return [each for each in self.definition.fields() if self.is_required(each) and self.is_empty(each)]

    def row_gaps(self) -> list[tuple[FormField, int, FormField]]:
        """The required cells in which nothing stands: the table, the number of the row from 1, the column."""
        return [
            (field, number, column)
            for field in self.definition.fields()
            for number, row in enumerate(self.rows.get(field.id, ()), 1)
            for column in field.columns
            if _is_needed(column, row) and column.id not in row
        ]

    def place(self, field: str) -> Location:
        """Where a field is answered in the file of answers; the list of answers where it is not."""
        for number, answer in enumerate(self.source.record.answers):
            if answer.field == field:
                return self.source.at(f"/answers/{number}")
        return self.source.at("/answers")


def _is_needed(column: FormField, row: Row) -> bool:
    return column.required or (column.when is not None and row.get(column.when.field) in column.when.says)
