"""What a bag holds, judged by somebody who knows records and agreements: this room knows neither."""

from collections.abc import Callable

import attrs

from xborder.bundle.container import Container
from xborder.bundle.structure import Structure
from xborder.findings import Report


@attrs.frozen(kw_only=True)
class Holdings:
    """What was found of the records by their schemas, and of the decision by which they were shared."""

    records: Report = Report()
    decision: Report = Report()


Judging = Callable[[Container, Structure], Holdings]
"""Reads what it needs through the container, so that the bytes judged are the bytes compared with the manifests."""


def unjudged(_bag: Container, _structure: Structure) -> Holdings:
    """Judges nothing."""
    return Holdings()
