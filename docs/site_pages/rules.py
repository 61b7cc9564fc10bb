"""The page of the rules: what each judges, in the order in which they are asked."""

import importlib
from collections.abc import Iterator

from site_pages.markdown import code, escaped, page, table
from xborder.rules.register import RULES


def pages() -> Iterator[tuple[str, str]]:
    """One page of all rules."""
    rows = [
        (code(rule.name), escaped(_about(rule.place)), ", ".join(code(kind) for kind in rule.judges)) for rule in RULES
    ]
    about = f"{len(RULES)} rules are asked of records, each of those kinds for which it says something. What they find has a page in [Findings](../findings/README.md)."
    yield "rules.md", page("Rules", about, table(("Rule", "What it holds", "Asked of"), rows))


def _about(place: str) -> str:
    module = importlib.import_module(f"xborder.rules.{place}")
    return (module.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
