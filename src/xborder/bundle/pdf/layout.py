"""The order and the numbers of pages, worked out until it holds still.

Generated pages name page numbers, and how many generated pages there are
decides the numbers. So they are made, counted, and made again where a number
that they name has changed, until nothing moves. How long an index will be is
guessed for a start only; what is kept was counted, and nothing is scraped.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

import attrs

from xborder.bundle.pdf.numbering import Block, Numbering
from xborder.bundle.pdf.page_number import PageNumber, stamped
from xborder.bundle.pdf.remaking import Made, Maker, make
from xborder.bundle.pdf.sources import Pages
from xborder.bundle.pdf.volumes import Volume
from xborder.findings import Outcome, Report, finding

_ROUNDS = 16

IndexMaker = Callable[[Volume, Pages], Outcome[bytes]]
"""Makes the index of a volume from the page numbers of all parts."""


@attrs.frozen(kw_only=True)
class Layout:
    """The printed numbers of each part's pages in the order of the file, and the documents made for these numbers.

    ``pages`` are the numbers printed on the first page of each part, of other
    volumes too; ``stamps`` what each page says of itself, by part.
    """

    numbers: Mapping[str, tuple[str, ...]]
    made: Mapping[str, bytes]
    pages: Pages
    stamps: Mapping[str, tuple[str, ...]]

    @property
    def places(self) -> dict[str, int]:
        """Where in the file each part begins, counted from 1."""
        places, following = {}, 1
        for key, numbers in self.numbers.items():
            places[key] = following
            following += len(numbers)
        return places

    @property
    def printed(self) -> tuple[str, ...]:
        """The number of every page of the file."""
        return tuple(number for numbers in self.numbers.values() for number in numbers)

    @property
    def stamped(self) -> tuple[str, ...]:
        """What every page of the file says of itself."""
        return tuple(words for key in self.numbers for words in self.stamps[key])

    def volume(self, volume: Volume) -> "Layout":
        """The layout of one volume by itself."""
        return attrs.evolve(self, numbers={key: self.numbers[key] for key, _ in _order(volume)})


def settle(
    volumes: Sequence[Volume],
    lengths: Mapping[str, int],
    index: IndexMaker,
    numbering: Numbering,
    guesses: Mapping[str, int] | None = None,
) -> Outcome[Layout]:
    """Find the layout in which every generated document names the numbers it stands among.

    ``lengths`` says how many pages each fixed document gives to the bundle,
    ``guesses`` how many a generated one may have (1 where it does not say).
    Finding XB-PDF-043 (error) where no number of rounds settles it.
    """
    makers = _makers(volumes, index)
    order = [each for volume in volumes for each in _order(volume)]
    counts = {**lengths, **dict.fromkeys(makers, 1), **(guesses or {})}
    made: dict[str, Made] = {}
    for _ in range(_ROUNDS):
        numbers = numbering.number([Block(key, section, counts[key]) for key, section in order])
        pages = _first(numbers)
        due = [maker for key, maker in makers.items() if key not in made or not made[key].holds(pages)]
        if not due:
            contents = {key: made[key].content for key in makers}
            return Outcome(_layout(numbers, contents), Report.join([made[key].report for key in makers]))
        # An index names every page. It waits until the others have told how many they have.
        for maker in [each for each in due if each.part] or due:
            outcome = make(maker, pages)
            if outcome.value is None:
                return Outcome(None, Report.join([*(each.report for each in made.values()), outcome.report]))
            made[maker.key] = outcome.value
            counts[maker.key] = outcome.value.count
    return Outcome(None, Report.of(finding("XB-PDF-043")))


def _order(volume: Volume) -> list[tuple[str, str]]:
    """The parts of a volume and its index as they follow one another: key and section."""
    before, body = ([(part.key, part.section) for part in parts] for parts in (volume.before, volume.body))
    return [*before, (volume.index_key, ""), *body]


def _makers(volumes: Sequence[Volume], index: IndexMaker) -> dict[str, Maker]:
    makers: dict[str, Maker] = {}
    for volume in volumes:
        makers[volume.index_key] = Maker(volume.index_key, partial(index, volume))
        makers |= {part.key: Maker(part.key, part.source, part) for part in volume.parts if callable(part.source)}
    return makers


def _first(numbers: Mapping[str, tuple[PageNumber, ...]]) -> dict[str, str]:
    return {key: str(own[0]) for key, own in numbers.items()}


def _layout(numbers: Mapping[str, tuple[PageNumber, ...]], made: Mapping[str, bytes]) -> Layout:
    printed = {key: tuple(map(str, own)) for key, own in numbers.items()}
    words = iter(stamped([number for own in printed.values() for number in own]))
    stamps = {key: tuple(islice(words, len(own))) for key, own in printed.items()}
    return Layout(numbers=printed, made=made, pages=_first(numbers), stamps=stamps)
