"""Write the schemas that are checked in: ``python -m xborder.schema schemas``."""

import sys
from pathlib import Path

from xborder.schema import publish

publish(Path(sys.argv[1]))
