"""Which number each page of a bundle gets: from 1 through the whole bundle, or from 1 in every section.

Pages that were served before keep the numbers that they were served under; what
came in since gets numbers between them.
"""

from collections.abc import Mapping, Sequence

import attrs

from xborder.bundle.pdf.page_number import PageNumber, late


@attrs.frozen
class Block:
    """The pages of one part: its key, its section ("" is the front matter), how many there are."""

    key: str
    section: str
    count: int


@attrs.frozen(kw_only=True)
class Numbering:
    """How pages are numbered. ``prefixes`` are the letters by section; ``served`` the numbers that parts had before.

    A part may have more served numbers than pages (what was withdrawn). ``given``
    are all numbers that any page ever had: none is given to another page.
    ``movable`` are parts that get new numbers where their old ones no longer sort
    as the pages lie (the sheet of a volume, where volumes now meet elsewhere).

    >>> by_section = Numbering(prefixes={"Statements": "B"}, per_section=True)
    >>> [str(each) for each in by_section.number([Block("S1", "Statements", 2)])["S1"]]
    ['B1', 'B2']
    """

    prefixes: Mapping[str, str] = attrs.field(factory=dict)
    per_section: bool = False
    served: Mapping[str, tuple[PageNumber, ...]] = attrs.field(factory=dict)
    given: frozenset[PageNumber] = frozenset()
    movable: frozenset[str] = frozenset()

    def number(self, blocks: Sequence[Block]) -> dict[str, tuple[PageNumber, ...]]:
        """The numbers of every part's pages; blocks are in the order of the bundle."""
        runs: dict[str, list[Block]] = {}
        for block in blocks:
            runs.setdefault(self._run(block), []).append(block)
        numbered: dict[str, tuple[PageNumber, ...]] = {}
        for run in runs.values():
            numbered |= self._numbered(run)
        return {block.key: numbered[block.key] for block in blocks}

    def _run(self, block: Block) -> str:
        return self.prefixes.get(block.section, "") if self.per_section else ""

    def _numbered(self, blocks: Sequence[Block]) -> dict[str, tuple[PageNumber, ...]]:
        """Number the parts of one run."""
        given: dict[str, tuple[PageNumber, ...]] = {}
        before = PageNumber("", 0)
        served = self._sorting(blocks)
        for block, after in zip(blocks, _following(blocks, served), strict=True):
            own = served.get(block.key, ())
            prefix = self.prefixes.get(block.section, "")
            numbers = list(own[: block.count])
            before = own[-1] if own else before
            missing = block.count - len(numbers)
            if missing:
                start = attrs.evolve(before, prefix=prefix)
                numbers += self._late(start, after, missing)
                before = numbers[-1]
            given[block.key] = tuple(numbers)
        return given

    def _late(self, before: PageNumber, after: PageNumber | None, count: int) -> list[PageNumber]:
        """New numbers between two served ones, past those that lie there and belong to pages that are gone."""
        gone = [
            number
            for number in self.given
            if number.prefix == before.prefix
            and before.place < number.place
            and (after is None or number.place < after.place)
        ]
        return [number for number in late(before, after, count + len(gone)) if number not in self.given][:count]

    def _sorting(self, blocks: Sequence[Block]) -> dict[str, tuple[PageNumber, ...]]:
        """The served numbers of a run, without those of movable parts that do not sort among the others."""
        fixed = {key: own for key, own in self.served.items() if own and key not in self.movable}
        served: dict[str, tuple[PageNumber, ...]] = {}
        before = PageNumber("", 0)
        for block, after in zip(blocks, _following(blocks, fixed), strict=True):
            own = self.served.get(block.key, ())
            sorts = own and before.place < own[0].place and (after is None or own[-1].place < after.place)
            if own and (block.key in fixed or sorts):
                served[block.key] = own
                before = own[-1]
        return served


def _following(blocks: Sequence[Block], served: Mapping[str, tuple[PageNumber, ...]]) -> list[PageNumber | None]:
    """For each part the first number that was served behind it."""
    after: PageNumber | None = None
    found: list[PageNumber | None] = []
    for block in reversed(blocks):
        found.append(after)
        own = served.get(block.key)
        after = own[0] if own else after
    return found[::-1]
