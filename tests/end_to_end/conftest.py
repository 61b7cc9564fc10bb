"""The demonstration case, built once for all tests that only look at it."""

import datetime as dt
import os
from pathlib import Path

import pytest
from filelock import FileLock

from xborder.casefile.build import build_case
from xborder.casefile.demo import copy_case
from xborder.casefile.demo.keys import demo_signer

KEY_ID = "norfolk-demo-2026"
AT = dt.datetime(2026, 10, 8, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the demonstration case, to change."""
    folder = tmp_path / "case"
    copy_case(folder, key_id=KEY_ID)
    return folder


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration bundle. Test processes share it: it takes some seconds to make."""
    base = tmp_path_factory.getbasetemp()
    # The processes of one run have folders side by side; a run in one process must not share with earlier runs.
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstration"
    shared.mkdir(exist_ok=True)
    out = shared / "bundle"
    with FileLock(shared / "lock"):
        if not out.exists():
            copy_case(shared / "case", key_id=KEY_ID)
            built = build_case(shared / "case", out, signers=[demo_signer(KEY_ID)])
            assert built.value is not None, built.report
            assert not built.report.has_errors, built.report
    return out
