"""Names in a text: where one stands, and one that is written almost so."""

import re
from functools import lru_cache

#: How far before a date a name may stand that it belongs to.
_REACH = 90


@lru_cache(maxsize=512)
def word(name: str) -> re.Pattern[str]:
    """A name as a whole word, in capitals or not, with its hyphen or a space.

    >>> bool(word("O'Brien-Smith").search("Mr O'BRIEN SMITH"))
    True
    """
    parts = [re.escape(part) for part in re.split(r"[\s-]+", name) if part]
    return re.compile(rf"(?<!\w){'[ -]'.join(parts)}(?!\w)", re.IGNORECASE)


def near_name(text: str, start: int, name: str) -> bool:
    """True if the name stands shortly before a place in the text.

    >>> near_name("Daryl Lee Fenwright, born 17 February 1991", 26, "FENWRIGHT")
    True
    """
    return word(name).search(text[max(0, start - _REACH) : start]) is not None
