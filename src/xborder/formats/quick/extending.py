"""What no line can place, by the quick path: kept under extensions, and told."""

from xborder.files.limits import DEFAULT_LIMITS
from xborder.formats.frames import outward
from xborder.formats.loss import LossKind
from xborder.formats.mapping_reader import KEPT
from xborder.formats.quick.parsing import Careful

LONGEST_KEY = DEFAULT_LIMITS.key_chars


def extended(
    extensions: dict[str, str], losses: list[tuple[LossKind, str, str, str | None]], path: str, text: str
) -> None:
    """Keep a text; a path that is taken gets a number. Raises Careful for one that is too long to be a key."""
    free, number = path, 1
    while free in extensions:
        number += 1
        free = f"{path}[{number}]"
    if len(free) > LONGEST_KEY:
        raise Careful
    extensions[free] = text
    losses.append((LossKind.UNMAPPED, path, KEPT, text))


def named(levels: tuple[str, ...] | None, source: str) -> str:
    """An expression for the name of a source under extensions: known beforehand but for the items of a group."""
    out, rest = outward(source)
    if levels is None:
        return f"F.named({source!r})"
    if source.startswith("/"):
        return repr(source)
    return repr("".join(f"/{level}" for level in (*levels[: len(levels) - out], rest)).removesuffix("/."))
