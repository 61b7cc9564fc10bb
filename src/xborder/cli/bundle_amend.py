"""``xborder bundle amend``: late documents join a bundle that was served, and no page gets another number."""

from pathlib import Path
from typing import Any

import click

from xborder.cli.building import building, run_build
from xborder.cli.judge import Judge
from xborder.cli.options import EXISTING_FOLDER, reporting


@click.command()
@click.argument("earlier", type=EXISTING_FOLDER)
@click.argument("case", type=EXISTING_FOLDER)
@building
@reporting
def amend(earlier: Path, case: Path, judge: Judge, **options: Any) -> None:
    """Build CASE again as an amendment of EARLIER, a bundle of it that was served.

    Every page that was served keeps its number. A late page comes behind the page it follows, as A12a, A12b; a form
    that changed stands behind its earlier version, and a slip keeps the place of what was withdrawn. An addendum says
    what came in when. EARLIER must be intact, and stays as it is.

    \b
    xborder bundle amend served-october CASE -o served-november --now 2026-11-02T09:00:00+00:00
    """
    run_build(case, judge, amends=earlier, **options)
