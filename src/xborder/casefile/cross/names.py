"""Names that a paper spells otherwise than the records: by a letter or two, where a name is looked for."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from xborder.casefile.case import Case
from xborder.casefile.texts.known import Named, defendants, known_names, witnesses, words_of
from xborder.casefile.texts.pages import Page
from xborder.findings import Finding, finding
from xborder.rules.names import plain

_WORD = re.compile(r"[A-Z][A-Za-z'-]{2,}", re.ASCII)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|PC|PS|DC|DS|PCSO|Sgt|Insp|Constable|Sergeant|Officer)"
#: What makes the next word a family name: a title, with a number or none, or "R v".
_BEFORE = re.compile(rf"(?:\b{_TITLE}\.?(?:\s+[0-9]{{1,5}})?|\bR v)\s+\Z", re.ASCII)
_OTHER_NAME = re.compile(
    r"\b(?:also known as|aka|a\.k\.a\.|alias|formerly|n[ée]e|gave (?:his|her|the) name as)\b[^.]{0,40}\Z", re.IGNORECASE
)
#: So alike are two words of which one is a slip for the other.
_ALIKE = 0.85
_SHORTEST = 5


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-010 (warning) for each page on which a name is a slip away from one of the case; the right one is proposed."""
    known = words_of(known_names(case))
    people = (*defendants(case), *witnesses(case))
    for page in case.pages:
        slipped = {
            named.key: named for word, at in _unknown(page, known) for named in people if _slip(page, word, at, named)
        }
        for named in slipped.values():
            right = (named.name.family or "",)
            yield finding("XB-CROSS-010", page.place, suggestions=right, name=page.file.path, ref=named.key)


def _unknown(page: Page, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    for match in _WORD.finditer(page.text):
        word = match[0].removesuffix("'s")
        if len(word) >= _SHORTEST - 1 and plain(word) not in known:
            yield word, match.start()


def _slip(page: Page, word: str, at: int, named: Named) -> bool:
    """Whether a word is meant as this family name: it is almost the same, and stands where a name does."""
    family = plain(named.name.family or "")
    if len(family) < _SHORTEST or SequenceMatcher(None, plain(word), family, autojunk=False).ratio() < _ALIKE:
        return False
    before, after = page.text[max(0, at - 60) : at], page.text[at + len(word) : at + len(word) + 40]
    if _OTHER_NAME.search(before):
        return False
    return _BEFORE.search(before) is not None or _beside_given(before, after, named)


def _beside_given(before: str, after: str, named: Named) -> bool:
    """Whether a given name stands directly before the word, or after it and a comma."""
    given = {plain(part) for part in named.name.given}
    ahead = [plain(part) for part in before.split()[-2:]]
    behind = [plain(part) for part in after.partition(",")[2].split()[:2]] if after.lstrip().startswith(",") else []
    return bool(given & {*ahead, *behind})
