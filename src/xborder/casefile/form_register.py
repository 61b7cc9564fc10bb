"""The forms of a case file, and who may see each."""

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import attrs


class DisclosureClass(StrEnum):
    """Who may be given a form: ``NEVER`` stays between police and prosecutor."""

    NEVER = "never"
    PROSECUTOR = "prosecutor"
    EDITED = "edited"
    NORMAL = "normal"


@attrs.frozen(kw_only=True)
class Form:
    """One form: its number, title and class.

    >>> form("MG6").may_be_served
    False
    """

    id: str
    title: str
    disclosure: DisclosureClass

    @property
    def may_be_served(self) -> bool:
        """True only where the form itself may go to the court and the defence as it is."""
        return self.disclosure is DisclosureClass.NORMAL


def form(number: str) -> Form:
    """The form with this number. A number nobody knows is never served: silence is not permission."""
    known = _register().get(number)
    if known is None:
        return Form(id=number, title="Form that is not in the register", disclosure=DisclosureClass.NEVER)
    return Form(id=number, title=known["title"], disclosure=DisclosureClass(known["class"]))


def is_known(number: str) -> bool:
    """True if the register has a form of this number.

    >>> is_known("MG6"), is_known("MG99")
    (True, False)
    """
    return number in _register()


def form_numbers() -> tuple[str, ...]:
    """The numbers of all forms, in the order of the suite."""
    return tuple(_register())


@cache
def read_data(name: str) -> Any:
    """One of this room's YAML tables; read once and shared, so nobody changes it."""
    import yaml

    text = (resources.files("xborder.casefile") / "data" / name).read_text(encoding="utf-8")
    return yaml.safe_load(text)


@cache
def _register() -> dict[str, dict[str, str]]:
    return dict(read_data("forms.yaml"))
