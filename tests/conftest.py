"""What all tests share: Hypothesis without a deadline, since machines are noisy, and no data of whoever runs them."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

settings.register_profile("xborder", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xborder")

# Never made: no test looks into the national tables that a developer may have imported.
os.environ["XBORDER_DATA"] = str(Path(tempfile.gettempdir()) / "xborder-tests-have-no-data")
