"""Names that a paper spells otherwise than the records: by a letter or two, where a name is looked for."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from xborder.casefile.case import Case
from xborder.casefile.checks.faults import plan_place
from xborder.casefile.texts.known import Named, defendants, known_names, witnesses, words_of
from xborder.findings import Finding, Location, finding
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
#: By so many letters a slip makes a name longer or shorter.
_LONGER = 2


def check(case: Case) -> Iterator[Finding]:
    """XB-CROSS-010 (warning) where a text spells a name a slip away from one of the case; the right one is proposed.

    Read are the attached papers, what the plan tells, and what the records say in words.
    """
    known = words_of(known_names(case))
    people = (*defendants(case), *witnesses(case))
    texts = [(page.text, page.place) for page in case.pages]
    for text, place in (*texts, *_told(case)):
        slipped = {
            named.key: named for word, at in _unknown(text, known) for named in people if _slip(text, word, at, named)
        }
        for named in slipped.values():
            right = (named.name.family or "",)
            yield finding("XB-CROSS-010", place, suggestions=right, name=place.file or "case.yaml", ref=named.key)


def _told(case: Case) -> Iterator[tuple[str, Location]]:
    yield case.plan.title, plan_place("/title")
    narrative = case.plan.narrative
    if narrative is not None:
        texts = {"headline": narrative.headline, "summary": narrative.summary, "interview": narrative.interview}
        texts |= {f"key_evidence/{index}": text for index, text in enumerate(narrative.key_evidence)}
        yield from ((text or "", plan_place(f"/narrative/{name}")) for name, text in texts.items())
    for order in case.file.orders:
        for index, service in enumerate(order.services):
            yield service.recipient or "", case.place(order, f"/services/{index}/recipient")
    for exhibit in case.file.exhibits:
        yield exhibit.description or "", case.place(exhibit, "/description")


def _unknown(text: str, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    for match in _WORD.finditer(text):
        word = match[0].removesuffix("'s")
        if len(word) >= _SHORTEST - 1 and plain(word) not in known:
            yield word, match.start()


def _slip(text: str, word: str, at: int, named: Named) -> bool:
    """Whether a word is meant as this family name: it is almost the same, and stands where a name does."""
    if not _alike(plain(word), plain(named.name.family or "")):
        return False
    before, after = text[max(0, at - 60) : at], text[at + len(word) : at + len(word) + 40]
    if _OTHER_NAME.search(before):
        return False
    return _BEFORE.search(before) is not None or _beside_given(before, after, named)


@lru_cache(maxsize=65536)
def _alike(word: str, family: str) -> bool:
    if len(family) < _SHORTEST or abs(len(word) - len(family)) > _LONGER:
        return False
    return SequenceMatcher(None, word, family, autojunk=False).ratio() >= _ALIKE


def _beside_given(before: str, after: str, named: Named) -> bool:
    """Whether a given name stands directly before the word, or after it and a comma."""
    given = {plain(part) for part in named.name.given}
    ahead = [plain(part) for part in before.split()[-2:]]
    behind = [plain(part) for part in after.partition(",")[2].split()[:2]] if after.lstrip().startswith(",") else []
    return bool(given & {*ahead, *behind})
