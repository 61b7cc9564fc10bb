"""Write the pages that are checked in: ``python -m xborder.findings docs/findings``."""

import sys
from pathlib import Path

from xborder.findings import pages

pages.write(Path(sys.argv[1]))
