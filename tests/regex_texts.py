"""Texts that match a regular expression, by chance: for the patterns of profiles, which use no more than this knows."""

import random
import re
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]  # the parsed form has no public name
from re import _parser  # type: ignore[attr-defined]  # nor has the parser
from typing import Any

#: So many more than the fewest repeats are made, at most.
_MORE = 3
_ANY = [*map(chr, range(32, 127)), "é", "£", "€", "\u2019", "日"]


def matching(regex: str, chance: random.Random) -> str | None:
    """A text that the whole of a regular expression matches; None where none is found in a few attempts."""
    for _ in range(20):
        text = "".join(_texts(_parsed(regex), chance))
        if re.fullmatch(regex, text, re.ASCII):
            return text
    return None


@cache
def _parsed(regex: str) -> Any:
    return _parser.parse(regex, re.ASCII)


def _texts(parsed: Any, chance: random.Random) -> list[str]:
    return [_text(op, what, chance) for op, what in parsed]


def _text(op: Any, what: Any, chance: random.Random) -> str:
    if op is sre.BRANCH:
        return "".join(_texts(chance.choice(what[1]), chance))
    if op is sre.SUBPATTERN:
        return "".join(_texts(what[-1], chance))
    if op in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
        fewest, most, inner = what
        number = chance.randint(fewest, min(int(most), fewest + _MORE))
        return "".join("".join(_texts(inner, chance)) for _ in range(number))
    return _sign(op, what, chance)


def _sign(op: Any, what: Any, chance: random.Random) -> str:
    if op is sre.LITERAL:
        return chr(what)
    if op is sre.NOT_LITERAL:
        return chance.choice([sign for sign in _ANY if ord(sign) != what])
    if op is sre.IN:
        return _one_of(what, chance)
    return chance.choice(_ANY) if op is sre.ANY else ""  # an assertion takes none; whether it holds is seen at the end


def _one_of(choices: Any, chance: random.Random) -> str:
    if choices[0][0] is sre.NEGATE:
        return chance.choice([sign for sign in _ANY if not any(_in(sign, each) for each in choices[1:])])
    op, what = chance.choice(choices)
    if op is sre.LITERAL:
        return chr(what)
    if op is sre.RANGE:
        return chr(chance.randint(*what))
    return chance.choice([sign for sign in _ANY if _in(sign, (op, what))])


def _in(sign: str, choice: Any) -> bool:
    op, what = choice
    if op is sre.LITERAL:
        return bool(ord(sign) == what)
    if op is sre.RANGE:
        return bool(what[0] <= ord(sign) <= what[1])
    known = {
        sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_WORD: r"\w",
        sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_NOT_SPACE: r"\S", sre.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    return bool(re.fullmatch(known[what], sign, re.ASCII))
