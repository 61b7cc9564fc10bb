"""A private detail that stands in a text: of which category, and where; never shown in a finding."""

from collections.abc import Callable, Iterator
from enum import StrEnum

import attrs


class Category(StrEnum):
    """What the CPS logs as missed redaction, as far as a text alone shows it (CPS Polaris redaction log)."""

    ADDRESS = "address"
    TELEPHONE = "telephone"
    EMAIL = "email"
    DATE_OF_BIRTH = "date_of_birth"
    VRM = "vrm"
    NINO = "nino"
    NHS_NUMBER = "nhs_number"
    BANK = "bank"


@attrs.frozen(kw_only=True)
class Spot:
    """A detail: its category, its canonical value, and where in the text it stands."""

    category: Category
    value: str
    start: int
    end: int


Detector = Callable[[str], Iterator[Spot]]
