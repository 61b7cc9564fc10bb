"""What a bundle is: its identity, which stands in its index, its bag-info.txt and its signed statement."""

import re
from typing import Any

import attrs

from xborder.bundle.bag_info import is_one_line

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)


def _is_identifier(_: object, __: object, value: str) -> None:
    if not _IDENTIFIER.fullmatch(value):
        raise ValueError("a bundle id is 1 to 64 of A-Z a-z 0-9 . _ - and starts with a letter or digit")


def _is_line(_: object, field: "attrs.Attribute[Any]", value: str | None) -> None:
    if value is not None and not is_one_line(value):
        raise ValueError(f"{field.name} must stand on one line")


@attrs.frozen(kw_only=True)
class BundleHead:
    """The identity of a bundle.

    ``bundle_id`` names this bundle and no other (letters, digits, ``.``, ``_``
    and ``-``, at most 64); ``kind`` says who it is for (``prosecution``,
    ``served``); ``case_urn`` is the unique reference number of the case;
    ``organisation`` is who made it.

    >>> BundleHead(bundle_id="NORF-26-0001-served", kind="served", case_urn="36AB1234526").info["External-Identifier"]
    'NORF-26-0001-served'

    Raises ValueError for an id that a folder name could not hold everywhere, or a text of several lines.
    """

    bundle_id: str = attrs.field(validator=_is_identifier)
    kind: str = attrs.field(validator=_is_line)
    case_urn: str | None = attrs.field(default=None, validator=_is_line)
    organisation: str | None = attrs.field(default=None, validator=_is_line)
    description: str | None = attrs.field(default=None, validator=_is_line)

    @property
    def info(self) -> dict[str, str]:
        """The labels of bag-info.txt that the head decides."""
        labels = {
            "Source-Organization": self.organisation,
            "External-Identifier": self.bundle_id,
            "External-Description": self.description,
            "Internal-Sender-Identifier": self.case_urn,
        }
        return {label: value for label, value in labels.items() if value is not None}
