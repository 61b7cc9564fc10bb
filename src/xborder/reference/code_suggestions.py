"""Which code was probably meant, where one is on no list of its field.

>>> suggest("sex", "Female"), suggest("ethnicity_observed", "IC3"), suggest("incident_outcome", "words-of-advise")
(('2',), ('3',), ('words_of_advice',))
>>> suggest("ethnicity_self_defined", "01")
('O1',)
"""

from collections.abc import Iterator
from difflib import get_close_matches

from xborder.reference.code_lists import CodeList, lists_for
from xborder.reference.code_mappings import Kind, mappings_to

_LIMIT = 3
_ALIKE = str.maketrans("OIQSBZG|", "01058261")


def suggest(scheme: str, code: str) -> tuple[str, ...]:
    """Codes of the scheme's lists that may have been meant, the likeliest first, three at most.

    First a label or a look-alike that is the same but for case, spaces and
    characters that are mistaken for one another; then a code of another list
    that is mapped without loss. Only where there is neither, a code or label
    that is spelled much alike.
    """
    lists = lists_for(scheme)
    found = dict.fromkeys((*_same(lists, code), *_mapped(lists, code))) or dict.fromkeys(_spelled_alike(lists, code))
    return tuple(found)[:_LIMIT]


def _same(lists: tuple[CodeList, ...], code: str) -> Iterator[str]:
    for each in lists:
        for entry in each.entries:
            if plain(entry.label) == plain(code) or _alike(entry.code) == _alike(code):
                yield entry.code


def _mapped(lists: tuple[CodeList, ...], code: str) -> Iterator[str]:
    for each in lists:
        for found in mappings_to(each.name):
            yield from (row.targets[0] for row in found.rows if row.code == code and row.kind is Kind.EXACT)


def _spelled_alike(lists: tuple[CodeList, ...], code: str) -> Iterator[str]:
    """Only of longer texts: of two characters every other code differs by one."""
    if len(code) <= _LIMIT:
        return
    words = {plain(word): entry.code for each in lists for entry in each.entries for word in (entry.label, entry.code)}
    for match in get_close_matches(plain(code)[:80], list(words), n=_LIMIT, cutoff=0.75):
        yield words[match]


def plain(text: str) -> str:
    """A text without case, spaces and punctuation."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _alike(code: str) -> str:
    return "".join(code.split()).upper().translate(_ALIKE)
