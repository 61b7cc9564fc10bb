"""The built site and the browser that opens it, both named from outside."""

import os
import shutil
from pathlib import Path

#: The folder that the site was built into; where it names none, the tests of the built site are skipped.
SITE = Path(os.environ.get("XBORDER_SITE") or "site-that-is-not-built")
BROWSER = os.environ.get("XBORDER_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
