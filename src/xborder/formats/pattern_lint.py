"""Judging the patterns of a profile: each compiles, is quick on any text, and is used with a length."""

from collections.abc import Iterator, Mapping

from xborder.formats.holding import misfits
from xborder.formats.profile import Line, Pattern
from xborder.identifiers.regexes import regex_fault


def pattern_fault(pattern: Pattern) -> str:
    """What is wrong with a pattern in words, or an empty text.

    >>> pattern_fault(Pattern(regex="[A-Z]{2}(?:[0-9]{2})?", takes="two letters, perhaps two digits"))
    ''
    >>> pattern_fault(Pattern(regex="([0-9]+)+", takes="digits"))
    'its pattern repeats a group'
    """
    return regex_fault(pattern.regex)


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
