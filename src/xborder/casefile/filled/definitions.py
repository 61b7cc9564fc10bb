"""The shipped definitions of forms."""

from functools import cache
from importlib import resources

from xborder.casefile.filled.definition import FormDefinition
from xborder.casefile.form_register import form_numbers, read_data


def defined_forms() -> tuple[str, ...]:
    """The numbers of all forms that can be filled, in the order of the suite.

    >>> defined_forms()[:3]
    ('MG2', 'MG3', 'MG3A')
    """
    folder = resources.files("xborder.casefile") / "data" / "form_fields"
    here = {entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    return tuple(number for number in form_numbers() if number in here)


@cache
def definition(number: str) -> FormDefinition | None:
    """The definition of the form with this number; none where it cannot be filled.

    >>> definition("MG2").field("witness_name").required, definition("MG1")
    (True, None)
    """
    if number not in defined_forms():
        return None
    return FormDefinition(**read_data(f"form_fields/{number}.yaml"))
