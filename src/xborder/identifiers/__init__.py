"""One module per number: compact, validate, is_valid, format, explain, suggest.

:mod:`~xborder.identifiers.register` names the kinds and loads their modules when
asked; :mod:`~xborder.identifiers.checking` turns one number of a record into a
value and findings; :mod:`~xborder.identifiers.protocol` is the shape of a module.
"""

from xborder.identifiers.errors import (
    InvalidChecksum,
    InvalidComponent,
    InvalidFormat,
    InvalidIdentifier,
    InvalidLength,
)
from xborder.identifiers.explaining import Doubt, Explanation
from xborder.identifiers.register import SCHEMES, Scheme, module_of, named

__all__ = [
    "SCHEMES",
    "Doubt",
    "Explanation",
    "InvalidChecksum",
    "InvalidComponent",
    "InvalidFormat",
    "InvalidIdentifier",
    "InvalidLength",
    "Scheme",
    "module_of",
    "named",
]
