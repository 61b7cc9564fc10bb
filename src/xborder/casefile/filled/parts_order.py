"""Where the filled forms of a case stand among its parts: under their heading, in the order of the suite."""

from collections.abc import Sequence

from xborder.casefile.case import Case
from xborder.casefile.filled.form import FilledForm
from xborder.casefile.form_register import form_numbers


def under(case: Case, heading: str) -> Sequence[FilledForm]:
    """The filled forms under a heading of the case file."""
    order = form_numbers().index
    here = [each for each in case.filled if each.definition.heading == heading]
    return sorted(here, key=lambda each: order(each.number))
