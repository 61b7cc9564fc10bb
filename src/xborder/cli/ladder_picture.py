"""``xborder ladder show --picture``: the drawing in a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xborder.cli.judge import Judge

if TYPE_CHECKING:
    from xborder.ladder import Ladder


def draw_ladders(ladders: "Sequence[Ladder]", file: Path, judge: Judge) -> None:
    """Write the pictures, whole or not at all; the file's ending says how."""
    from xborder.files.refused import Refused
    from xborder.files.writing import write_whole

    if not ladders:
        return
    content = _drawn(ladders, file, judge)
    try:
        write_whole(file, content, replace=True)
    except Refused as refusal:
        judge.refuse(refusal.report)


def _drawn(ladders: "Sequence[Ladder]", file: Path, judge: Judge) -> bytes:
    ending = file.suffix.lower()
    if ending == ".svg":
        from xborder.ladder.picture import draw

        if len(ladders) > 1:
            raise click.UsageError(f"an SVG holds one person and there are {len(ladders)}: name one with --person")
        return draw(ladders[0]).svg.encode()
    if ending == ".html":
        from xborder.ladder.picture.as_html import as_html

        return as_html(ladders).encode()
    if ending == ".pdf":
        return _pdf(ladders, judge)
    raise click.UsageError("--picture writes .svg, .html or .pdf")


def _pdf(ladders: "Sequence[Ladder]", judge: Judge) -> bytes:
    import datetime as dt

    from xborder.casefile.forms.chronology import ladder_page

    made_on = dt.datetime.combine(ladders[0].on, dt.time(), dt.UTC)
    made = ladder_page(ladders).render(made_on, standalone=True)
    if made.value is None:
        judge.refuse(made.report)
    return made.value
