"""A person's name as a driver number may write it: letters only, five of the surname."""

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans({"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Æ": "AE", "Œ": "OE", "Þ": "TH"})


def letters_of(name: str) -> str:
    """The name in plain capitals, with a space where something other than a letter parts it.

    >>> letters_of("O'Brien-Łoś"), letters_of("\\u0416uk")
    ('OBRIEN LOS', '')

    '' if a letter of it has no plain form here: nothing can be said of such a name.
    """
    decomposed = unicodedata.normalize("NFKD", name.upper()).translate(_PLAIN)
    kept = "".join(mark for mark in decomposed if not unicodedata.combining(mark) and mark not in "'\u2019`.")
    if any(mark.isalpha() and not mark.isascii() for mark in kept):
        return ""
    return " ".join(re.findall("[A-Z]+", kept))


@lru_cache(maxsize=1024)
def surnames(family: str) -> frozenset[str]:
    """The five places of a surname in each way that a licence may have it.

    A double name may stand whole or by one of its parts. Names in Mac are said to be kept as Mc.

    >>> sorted(surnames("MacDonald")), sorted(surnames("Ker-Smith"))
    (['MACDO', 'MCDON'], ['KER99', 'KERSM', 'SMITH'])
    """
    words = letters_of(family).split()
    whole = {"".join(words[start:]) for start in range(len(words))} | set(words)
    spelled = whole | {"MC" + name[3:] for name in whole if name.startswith("MAC")}
    spelled |= {"MAC" + name[2:] for name in whole if name.startswith("MC")}
    return frozenset(name[:5].ljust(5, "9") for name in spelled if name)


def initials_agree(initials: str, given: tuple[str, ...]) -> bool:
    """True if the initials of a number may be those of the given names.

    A middle name may be missing on either side, and a person may go by it.

    >>> initials_agree("SM", ("Sarah",)), initials_agree("SM", ("Meredyth",)), initials_agree("SM", ("Sarah", "Ann"))
    (True, True, False)
    """
    firsts = "".join(word[0] for name in given for word in letters_of(name).split())
    if not firsts or not initials:
        return True
    if len(firsts) == 1 or len(initials) == 1:
        return firsts[0] in initials or initials[0] in firsts
    return firsts[:2] == initials
