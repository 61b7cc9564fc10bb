"""Whether a place of the target can hold a text: its length first, then its pattern."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from xborder.formats.profile import Line, Pattern


def misfits(
    line: Line, texts: Sequence[str | None], patterns: Mapping[str, Pattern]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The code of a finding and the names of its message for each thing that the target cannot hold.

    A pattern is tried only on texts that are short enough for the line.

    >>> line = Line(sources=("A",), matches=("digit",), longest=1)
    >>> patterns = {"digit": Pattern(regex="[0-9]", takes="one digit")}
    >>> list(misfits(line, ["7"], patterns)), list(misfits(line, ["x"], patterns))
    ([], [('XB-FORMAT-021', {'kind': 'one digit'})])
    >>> list(misfits(line, ["77"], patterns))
    [('XB-FORMAT-024', {'number': 2, 'most': 1})]
    """
    if not (line.longest or line.matches):
        return
    longest = max((len(text) for text in texts if text), default=0)
    if line.longest is not None and longest > line.longest:
        yield "XB-FORMAT-024", {"number": longest, "most": line.longest}
        return
    names = line.matches * len(texts) if len(line.matches) == 1 else line.matches
    for name, text in zip(names, texts, strict=False):
        if text is not None and _whole(patterns[name].regex)(text) is None:
            yield "XB-FORMAT-021", {"kind": patterns[name].takes}


@cache
def _whole(regex: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(regex, re.ASCII).fullmatch
