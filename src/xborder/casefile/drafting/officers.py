"""An officer as people write one on one line."""

from xborder.model.parts import Officer, PersonName


def officer_named(text: str, force: str | None = None) -> Officer:
    """Rank, number and name, as in ``PC 2207 Jonas KESTREL``; what comes after a comma is left out.

    >>> officer_named("PC 2207 Jonas Samuel KESTREL, Cambridgeshire").display
    'PC 2207 Jonas Samuel KESTREL'
    >>> officer_named("Ash WILLOW").rank is None
    True
    """
    words = text.partition(",")[0].split()
    at = next((place for place, word in enumerate(words) if any(char.isdigit() for char in word)), None)
    rank, number, name = ([], None, words) if at is None else (words[:at], words[at], words[at + 1 :])
    return Officer(
        rank=" ".join(rank) or None,
        collar_number=number,
        name=PersonName(family=name[-1], given=tuple(name[:-1])) if name else None,
        force=force,
    )
