"""Write what is checked in, the pages and the signatures: ``python -m xborder.formats docs/formats``."""

import sys
from pathlib import Path

from xborder.formats import pages, signatures

signatures.write()
pages.write(Path(sys.argv[1]))
