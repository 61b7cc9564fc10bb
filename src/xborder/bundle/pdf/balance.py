"""What a page's content leaves open: states saved and not restored, texts and marks not ended.

What is drawn after it would inherit that. The counts say how to close it.

Source: ISO 32000-2, 8.4.2 (graphics state stack), 9.4.1 (text objects), 14.6 (marked content).
"""

from collections.abc import Iterable

import attrs

from xborder.bundle.pdf.content import Instruction

OPERATORS = "q Q BT ET BMC BDC EMC"


@attrs.frozen(kw_only=True)
class Balance:
    """How many saves to put before the content, and what to put after it.

    ``ended`` is False where the content breaks off inside a string or the like:
    what follows would be taken for the rest of it.
    """

    before: int = 1
    after: bytes = b"Q"
    even: bool = True
    ended: bool = True


BROKEN = Balance(even=False, ended=False)
"""Of content that breaks off."""


def balance(content: Iterable[Instruction]) -> Balance:
    """What a page's content leaves open, from at least its ``OPERATORS``."""
    return _count(operator for operator, _ in content)


def _count(operators: Iterable[str]) -> Balance:
    """Count over the operators of one page.

    >>> _count(["q", "q", "Q"])
    Balance(before=1, after=b'Q Q', even=False, ended=True)
    >>> _count(["q", "Q", "Q"]).before
    2
    """
    depth = lowest = marks = 0
    text = False
    for operator in operators:
        if operator in ("q", "Q"):
            depth += 1 if operator == "q" else -1
            lowest = min(lowest, depth)
        elif operator in ("BT", "ET"):
            text = operator == "BT"
        elif operator in ("BMC", "BDC", "EMC"):
            marks = max(0, marks + (-1 if operator == "EMC" else 1))
    before = 1 - lowest
    closing = [b"ET"] * text + [b"EMC"] * marks + [b"Q"] * (before + depth)
    return Balance(before=before, after=b" ".join(closing), even=not (depth or lowest or marks or text))
