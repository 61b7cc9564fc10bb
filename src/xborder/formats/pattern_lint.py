"""Judging the patterns of a profile: each compiles, is quick on any text, and is used with a length."""

import re
from collections.abc import Iterator, Mapping

from xborder.formats.holding import misfits
from xborder.formats.profile import Line, Pattern

_LONGEST = 200
# An escaped character or a class of characters: neither opens a group nor repeats one.
_PLAIN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.ASCII | re.DOTALL)
# A group may be left out, but not repeated: repeats inside a repeat can take exponential time.
_REPEATED_GROUP = re.compile(r"\)[*+{]", re.ASCII)


def pattern_fault(pattern: Pattern) -> str:
    """What is wrong with a pattern in words, or an empty text.

    >>> pattern_fault(Pattern(regex="[A-Z]{2}(?:[0-9]{2})?", takes="two letters, perhaps two digits"))
    ''
    >>> pattern_fault(Pattern(regex="([0-9]+)+", takes="digits"))
    'its pattern repeats a group'
    """
    if len(pattern.regex) > _LONGEST:
        return f"its pattern has more than {_LONGEST} characters"
    try:
        re.compile(pattern.regex, re.ASCII)
    except (re.error, OverflowError):
        return "its pattern is not a regular expression"
    return "its pattern repeats a group" if _REPEATED_GROUP.search(_PLAIN.sub("x", pattern.regex)) else ""


def line_faults(line: Line, patterns: Mapping[str, Pattern]) -> Iterator[str]:
    """What is wrong, in words, with how a line names patterns.

    >>> list(line_faults(Line(sources=("A",), matches=("code",), longest=1), {}))
    ['the profile has no pattern code']
    """
    if not line.matches:
        return
    unknown = [name for name in line.matches if name not in patterns]
    if line.longest is None:
        yield "matches needs longest, so that a length is checked first"
    if len(line.matches) not in {1, len(line.sources)}:
        yield "as many patterns as sources, or one, are needed"
    yield from (f"the profile has no pattern {name}" for name in unknown)
    if unknown or any(pattern_fault(patterns[name]) for name in line.matches):
        return
    own = line.fixed if line.fixed is not None else line.write_default
    if own is not None and line.longest is not None and any(misfits(line, (own,), patterns)):
        yield "the text that it writes itself does not match its pattern"
