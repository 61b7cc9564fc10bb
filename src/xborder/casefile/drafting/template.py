"""Templates: those that are shipped, and a force's own in their place."""

import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from xborder.files.limits import DEFAULT_LIMITS
from xborder.files.reading import read_bytes
from xborder.findings import Location, Outcome, Report, finding
from xborder.model.codes import OrderKind

#: The kinds that can be drafted.
KINDS = (OrderKind.CPW, OrderKind.CPN, OrderKind.CBO)
_PACKAGE = re.compile(rb'"@[A-Za-z0-9-]+/')


def shipped(kind: OrderKind) -> Traversable:
    """The template that is used where a force has none of its own."""
    return resources.files("xborder.casefile") / "drafting" / "templates" / f"{kind.value}.typ"


def template_of(kind: OrderKind, own: Path | None) -> Outcome[Traversable]:
    """The template to use.

    XB-DRAFT-015 (error) where it asks for a package from the network: papers are made the
    same anywhere, and nothing of a case is sent for.
    """
    if own is None:
        return Outcome(shipped(kind))
    read = read_bytes(own, limit=DEFAULT_LIMITS.yaml_bytes)
    if read.value is None:
        return Outcome(None, read.report)
    asked = _PACKAGE.search(read.value)
    if asked is not None:
        line = read.value.count(b"\n", 0, asked.start()) + 1
        return Outcome(None, Report.of(finding("XB-DRAFT-015", Location(file=str(own), line=line))))
    return Outcome(own)
