"""Police ranks as they are written, and which is the higher.

>>> rank_of("T/Insp"), rank_of("Detective Sergeant"), rank_of("Parish clerk")
(<Rank.INSPECTOR: 3>, <Rank.SERGEANT: 2>, None)
"""

import re
from enum import IntEnum
from functools import lru_cache


class Rank(IntEnum):
    """The ranks of a police force, lowest first; those of London stand beside their like elsewhere."""

    CONSTABLE = 1
    SERGEANT = 2
    INSPECTOR = 3
    CHIEF_INSPECTOR = 4
    SUPERINTENDENT = 5
    CHIEF_SUPERINTENDENT = 6
    ASSISTANT_CHIEF_CONSTABLE = 7
    DEPUTY_CHIEF_CONSTABLE = 8
    CHIEF_CONSTABLE = 9

    @property
    def words(self) -> str:
        """The rank in words."""
        return self.name.replace("_", " ").lower()


_WRITTEN = {
    Rank.CONSTABLE: "pc dc sc constable policeconstable specialconstable spc",
    Rank.SERGEANT: "ps ds sgt sergeant policesergeant specialsergeant",
    Rank.INSPECTOR: "di pi ins insp inspector policeinspector specialinspector",
    Rank.CHIEF_INSPECTOR: "ci chinsp chiefinsp chiefinspector cinsp",
    Rank.SUPERINTENDENT: "supt su sup superintendent",
    Rank.CHIEF_SUPERINTENDENT: "chsupt chiefsupt csupt cs chiefsuperintendent",
    Rank.ASSISTANT_CHIEF_CONSTABLE: "acc assistantchiefconstable commander cmdr",
    Rank.DEPUTY_CHIEF_CONSTABLE: "dcc deputychiefconstable dac deputyassistantcommissioner",
    Rank.CHIEF_CONSTABLE: "cc chiefconstable commissioner assistantcommissioner deputycommissioner",
}
_RANKS = {text: rank for rank, texts in _WRITTEN.items() for text in texts.split()}
#: The letter of a detective before an abbreviation: DCI, DSupt.
_DETECTIVE = {f"d{text}": rank for text, rank in _RANKS.items() if text not in {"cc", "i", "c"}}
_BEFORE = re.compile(r"^(?:(?:t|a|temp|temporary|act|acting)\b[ /.-]*)?(?:(?:det|detective)\b[ .]*)?")
_LETTERS = re.compile(r"[^a-z]")


@lru_cache(maxsize=512)
def rank_of(text: str) -> Rank | None:
    """The rank that a text names, or None where it names none; an acting rank is that rank."""
    plain = _LETTERS.sub("", _BEFORE.sub("", text.casefold().strip(), count=1))
    return _RANKS.get(plain) or _DETECTIVE.get(plain)


def rank_named(word: str) -> Rank:
    """The rank of a row of law. Raises KeyError for a word that is no rank: a mistake in the table."""
    return Rank[word.upper().replace(" ", "_")]
