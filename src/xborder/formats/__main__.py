"""Write the pages that are checked in: ``python -m xborder.formats docs/formats``."""

import sys
from pathlib import Path

from xborder.formats import pages

pages.write(Path(sys.argv[1]))
