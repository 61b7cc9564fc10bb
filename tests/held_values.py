"""Values that one line of a profile can hold, made from the line itself: its patterns, its codec, its code list."""

import random
from collections.abc import Iterator
from typing import Any

from regex_texts import matching
from xborder.formats.codecs import CODECS, Notes, Unprintable, Unreadable
from xborder.formats.holding import misfits
from xborder.formats.json_target import fits
from xborder.formats.profile import Line, Profile
from xborder.reference.code_lists import lists_for

#: Texts of every kind that codecs read: numbers, days, hours, names, codes and numbers with a check letter.
_TEXTS = (
    "1", "0", "7", "001", "0004", "12", "120.00", "2026", "1991", "2026-02-08", "08/02/2026", "08-FEB-2026", "MAR-2024",
    "07:45", "07:45:00", "2026-02-08T07:45:00Z", "2026-02-08T07:45:00", "2026-02-08T07:45:00+00:00", "08/02/2026 07:45", "08-FEB-2026 07:45",
    "Y", "N", "true", "false", "A", "M", "PC", "AB", "XX", "O", "Daryl", "Fenwright", "FENWRIGHT, Daryl Lee",
    "PC 1428 Holt", "Blue Subaru Forester", "Field north of Long Drove", "4 Sluice Row", "PE99 3WZ", "PE993WZ",
    "36NC0412626", "36", "2002/0073319Z", "02/73319Z", "2002-0073319Z", "73319/02Z", "LV19 KRE", "LV19KRE", "PS22002",
    "2636NC0100000448696W", "136NC00", "B36NC00", "07700 900123", "+447700900123", "daryl@example.com", "AB123456C",
    "FENWR902171DL9AB", "suspect", "witness", "GBR", "3", "0004A", "0004 Mill", "one; two", "P1", "urn:x", "9-5",
    "12345678-1234-4234-8234-123456789012", "B01CN00", "C01CN00", "0425", "1428",
)  # fmt: skip

#: Texts that say little and try much.
_ODD = (
    "é", "Zoë O\u2019Neil", "a & b < c > d", "]]>", '"', "'", "a\tb", "a\nb", "=1+1", "-1", "@x", "'=1", " a ", "x" * 300, "null", "~",
    "# a", "yes", "1e9", "日本", "\U0001f407", "\u2028", "\ufeff", "e\u0301", "a; b", "a, b", "/", "\\", "{}", "[1]", "0x1",
)  # fmt: skip


class Held:
    """What a line holds: texts for its sources, and canonical values that print to such texts."""

    def __init__(self, profile: Profile, line: Line) -> None:
        self.profile, self.line = profile, line
        self.codec = CODECS[line.codec].make(line.options, profile.tables)
        self._pool = tuple(self._values(self._known()))

    def fits(self, value: Any) -> bool:
        """Whether the line can write a canonical value."""
        try:
            texts = self.codec.print(value)
        except Unprintable:
            return False
        return self.holds(texts)

    def holds(self, texts: tuple[str | None, ...]) -> bool:
        """Whether the places of the line can hold texts."""
        kind = self.line.json
        return not any(misfits(self.line, texts, self.profile.patterns)) and (
            kind is None or all(text is None or fits(text, kind) for text in texts)
        )

    def value(self, chance: random.Random) -> Any:
        """A canonical value that the line can write; None where none is known."""
        for made in self._values([tuple(self._drawn(number, chance) for number in range(len(self.line.sources)))]):
            return made
        return chance.choice(self._pool) if self._pool else None

    def text(self, chance: random.Random, number: int) -> str | None:
        """A text for one of the places of the line."""
        for _ in range(8):
            text = self._drawn(number, chance)
            if text.strip() and self._holds_one(text, number):
                return text
        pool = [text for text in _TEXTS if self._holds_one(text, number)]
        return chance.choice(pool) if pool else None

    def _holds_one(self, text: str, number: int) -> bool:
        texts: list[str | None] = [None] * len(self.line.sources)
        texts[number] = text
        return self.holds(tuple(texts))

    def _values(self, sources: Any) -> Iterator[Any]:
        for texts in sources:
            try:
                value = self.codec.parse(texts, Notes(year=2026))
            except Unreadable:
                continue
            if value not in (None, [], {}) and self.fits(value):
                yield value

    def _known(self) -> Iterator[tuple[str | None, ...]]:
        """Texts to begin with: all the same, or one beside nothing, or each pair."""
        number, options = len(self.line.sources), self.line.options
        texts = [*_TEXTS, *self.profile.tables.get(str(options.get("table")), ())]
        texts += [entry.code for each in lists_for(str(options.get("scheme"))) for entry in each.entries][:40]
        texts += [f"{options['prefix']}1"] if "prefix" in options else []
        if self.line.default is not None:
            texts.append(str(self.line.default))
        yield from ((text,) * number for text in texts)
        if number == 2:
            yield from ((one, other) for one in texts for other in texts if one[:1].isdigit() and other[:1].isdigit())
        elif number > 2:
            yield from ((text, *(None,) * (number - 1)) for text in texts)
            yield (None, "0004", "Mill Row", *("Fen End",) * (number - 3))
            yield (None, "0004 ", "Mill Row", "Fen End", "Marsh Ferrers", *(None,) * (number - 5))
            yield ("4 Sluice Row", "Marsh Ferrers", *(None,) * (number - 2))

    def _drawn(self, number: int, chance: random.Random) -> str:
        names = self.line.matches * len(self.line.sources) if len(self.line.matches) == 1 else self.line.matches
        if names and chance.random() < 0.8:
            return matching(self.profile.patterns[names[number]].regex, chance) or ""
        return chance.choice(_TEXTS if self.line.codec != "text" or chance.random() < 0.5 else _ODD)


_KEPT: dict[int, tuple[Profile, dict[int, Held]]] = {}


def held_by(profile: Profile, line: Line) -> Held:
    """What a line of a profile holds; worked out once."""
    _, known = _KEPT.setdefault(id(profile), (profile, {}))
    if id(line) not in known:
        known[id(line)] = Held(profile, line)
    return known[id(line)]
