"""Releasing: the agreement's obligations are discharged and the disclosure is recorded before a byte leaves."""

from pathlib import Path

import attrs

from xborder.agreements.log import DisclosureLog
from xborder.agreements.release import Release, release_route
from xborder.casefile.sharing import Shared
from xborder.findings import Outcome


@attrs.frozen(kw_only=True)
class Released:
    """What was released under which obligations, and the log entries of it."""

    release: Release
    log: bytes


def release_case(shared: Shared, folder: Path) -> Outcome[Released]:
    """Write the log of this disclosure into ``folder`` and discharge the obligations; no value if one cannot be met.

    Source: DPA 2018 s.62.
    """
    path = folder / "disclosure.jsonl"
    made = release_route(shared.agreement, shared.route, log=DisclosureLog(path))
    if made.value is None:
        return Outcome(None, made.report)
    return Outcome(Released(release=made.value, log=path.read_bytes()), made.report)
