"""Judging a regular expression that somebody configured: it compiles, and is quick on any text that it may meet."""

import re

_LONGEST = 200
# An escaped character or a class of characters: neither opens a group nor repeats one.
_PLAIN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.ASCII | re.DOTALL)
# A group may be left out, but not repeated: repeats inside a repeat can take exponential time.
_REPEATED_GROUP = re.compile(r"\)[*+{]", re.ASCII)

#: How often a matcher may have to choose: each choice multiplies the ways to go through a text.
_MOST_CHOICES = 5
_EXACT = re.compile(r"\{[0-9]+\}", re.ASCII)
# As _PLAIN, but for \1 to \9, which look back.
_PLAIN_BUT_BACK = re.compile(r"\\[^1-9]|\[\^?\]?(?:\\.|[^\]\\])*\]", re.ASCII | re.DOTALL)
_GROUP_MARK = re.compile(r"\(\?(?::|P<)", re.ASCII)
_CHOICE = re.compile(r"[*+?{|]", re.ASCII)
#: What looks back, around or elsewhere: none of it is needed for a reference, and each costs time.
_ELSEWHERE = re.compile(r"\\[1-9]|\(\?", re.ASCII)


def regex_fault(regex: str) -> str:
    """What is wrong with a regular expression in words, or an empty text.

    >>> regex_fault("[A-Z]{2}(?:[0-9]{2})?")
    ''
    >>> regex_fault("([0-9]+)+")
    'its pattern repeats a group'
    """
    if len(regex) > _LONGEST:
        return f"its pattern has more than {_LONGEST} characters"
    try:
        re.compile(regex, re.ASCII)
    except (re.error, OverflowError):
        return "its pattern is not a regular expression"
    return "its pattern repeats a group" if _REPEATED_GROUP.search(_PLAIN.sub("x", regex)) else ""


def short_regex_fault(regex: str) -> str:
    """As :func:`regex_fault`, and stricter: so few choices that any text of some dozens of characters is quickly done.

    Repeats beside each other (``\\d*\\d*\\d*``) need no group to be slow. A repeat
    of a fixed number of times is no choice.

    >>> short_regex_fault("36/[0-9]{1,6}/[0-9]{2}|[0-9]{7}"), short_regex_fault("[0-9]*" * 6)
    ('', 'its pattern leaves more than 5 choices')
    """
    fault = regex_fault(regex)
    if fault:
        return fault
    plain = _GROUP_MARK.sub("(", _PLAIN_BUT_BACK.sub("x", regex))
    if _ELSEWHERE.search(plain):
        return "its pattern looks back or around"
    choices = len(_CHOICE.findall(_EXACT.sub("", plain)))
    return f"its pattern leaves more than {_MOST_CHOICES} choices" if choices > _MOST_CHOICES else ""
