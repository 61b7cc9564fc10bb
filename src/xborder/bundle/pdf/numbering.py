"""Which number each page of a bundle gets: from 1 through the whole bundle, or from 1 in every section.

Pages that were served before keep the numbers that they were served under; what
came in since gets numbers between them.
"""

from collections.abc import Iterator, Mapping, Sequence

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

    A part may have more served numbers than pages (what was withdrawn); those
    that it does not use are given to nothing else.

    >>> by_section = Numbering(prefixes={"Statements": "B"}, per_section=True)
    >>> [str(each) for each in by_section.number([Block("S1", "Statements", 2)])["S1"]]
    ['B1', 'B2']
    """

    prefixes: Mapping[str, str] = attrs.field(factory=dict)
    per_section: bool = False
    served: Mapping[str, tuple[PageNumber, ...]] = attrs.field(factory=dict)

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
        for at, block in enumerate(blocks):
            own = self.served.get(block.key, ())
            prefix = self.prefixes.get(block.section, "")
            numbers = list(own[: block.count])
            before = own[-1] if own else before
            missing = block.count - len(numbers)
            if missing:
                start = attrs.evolve(before, prefix=prefix)
                numbers += late(start, next(self._served_after(blocks[at + 1 :]), None), missing)
                before = numbers[-1]
            given[block.key] = tuple(numbers)
        return given

    def _served_after(self, blocks: Sequence[Block]) -> Iterator[PageNumber]:
        return (self.served[block.key][0] for block in blocks if self.served.get(block.key))
