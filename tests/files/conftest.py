"""What the tests of this room share."""

from collections.abc import Callable

import pytest

from xborder.findings import Report


@pytest.fixture(scope="session")
def canaries() -> Callable[[object], None]:
    """A check that a report has findings and that none says the word CANARY, which stood in the file."""

    def check(report: object) -> None:
        assert isinstance(report, Report)
        assert report
        for entry in report:
            assert "CANARY" not in entry.message.upper() + entry.hint.upper()

    return check
