"""The site: how it is built. ``sphinx-build -W -b html docs build/site``; nothing of it needs a network to be read."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from site_pages import make
from sphinx.application import Sphinx

project = "xborder"
author = "The authors of xborder"
language = "en"
extensions = ["myst_parser", "sphinx_copybutton"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["images/README.md", "site_pages", "check"]
html_theme = "furo"
html_title = "xborder"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_extra_path = ["made"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
# The page of one finding, or of one format, is reached from its index and by search: hundreds in the navigation help nobody.
suppress_warnings = ["toc.not_included"]
# A block for the shell shows what is typed; what the command says stands in a block of its own.
copybutton_selector = "div.highlight pre"


#: What the theme leaves out for those who use no mouse or no eyes, and what it is to be (WCAG 2.2: 1.3.1, 2.1.1).
MENDED = (
    ("furo_navigation_tree", 'role="heading"', 'role="heading" aria-level="2"'),
    ("body", '<div class="table-wrapper', '<div tabindex="0" role="region" aria-label="Table" class="table-wrapper'),
    ("body", "<pre>", '<pre tabindex="0">'),
)


def mend(_app: Sphinx, _page: str, _template: str, context: dict[str, object], _doctree: object) -> None:
    """Put right what a page of the theme lacks."""
    for name, before, after in MENDED:
        text = context.get(name)
        if isinstance(text, str):
            context[name] = text.replace(before, after)


def setup(app: Sphinx) -> None:
    """Make the reference pages from the code before anything is read."""
    make(Path(app.srcdir))
    app.connect("html-page-context", mend, priority=900)
