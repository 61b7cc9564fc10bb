"""``--limit``: how much of a bundle is read before it is refused as hostile."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from xborder.bundle.container import BagLimits

F = TypeVar("F", bound=Callable[..., Any])


def limits_option(command: F) -> F:
    """Add ``--limit``; the command is given the limits as ``limits``."""
    option = click.option(
        "--limit",
        "limits",
        multiple=True,
        metavar="NAME=NUMBER",
        callback=lambda _context, _parameter, given: _limits(given),
        help="Change a limit: files, entries, depth, structural-bytes, total-bytes, entry-ratio, ratio or findings. "
        "May be repeated.",
    )
    return option(command)


def _limits(given: Sequence[str]) -> "BagLimits":
    import attrs

    from xborder.bundle.container import BagLimits

    known = {field.name for field in attrs.fields(BagLimits)}
    changed = {}
    for text in given:
        name, _, number = text.partition("=")
        if name.replace("-", "_") not in known or not (number.isascii() and number.isdigit()):
            raise click.BadParameter("give a limit and a whole number, as in entries=50000")
        changed[name.replace("-", "_")] = int(number)
    return BagLimits(**changed)
