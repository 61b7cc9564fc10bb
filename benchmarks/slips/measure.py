"""How often a slip is noticed and undone: right values, each spoiled by one slip, read and corrected.

python benchmarks/slips/measure.py                  prints the tables
python benchmarks/slips/measure.py --write          writes docs/identifiers/slips.md
python benchmarks/slips/measure.py --each 500 pnc_id
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import attrs
from hands import SLIPS, spoiled
from holders import FACTS, offered_with_facts
from values import MAKERS

from xborder.identifiers import SCHEMES, InvalidIdentifier, module_of

PAGE = Path(__file__).parents[2] / "docs" / "identifiers" / "slips.md"
SEED = 20_261_125
YEAR = 2026
#: Beside the names of slips: what becomes of all the values of a kind where the facts of a record are known.
WITH_FACTS = "with facts"

#: What may become of a spoiled value.
READ, FIRST, THREE, FIVE, NOT_OFFERED, UNNOTICED = "read", "first", "three", "five", "not offered", "unnoticed"


@attrs.define
class Tally:
    """What became of the values of one kind, or of one slip."""

    outcomes: Counter[str] = attrs.field(factory=Counter)

    @property
    def number(self) -> int:
        """How many values there were."""
        return self.outcomes.total()

    def share(self, *names: str) -> str:
        """A share of all, in per cent; of few values, or none, as it is."""
        count = sum(self.outcomes[name] for name in names)
        return f"{100 * count / self.number:.1f}" if self.number else "-"


def outcome(scheme: str, true: str, spoiled: str) -> str:
    """What becomes of one spoiled value."""
    module = module_of(scheme)
    try:
        value = module.validate(spoiled)
    except InvalidIdentifier:
        return place_of(true, module.suggest(spoiled))
    if value == true:
        return READ
    return place_of(true, module.suggest(spoiled)) if module.doubts(spoiled, year_now=YEAR) else UNNOTICED


def outcome_with_facts(scheme: str, true: str, wrong: str, chance: random.Random) -> str:
    """What becomes of one spoiled value beside the facts of a record that the true one agrees with."""
    plain = outcome(scheme, true, wrong)
    if plain == READ:
        return READ
    offered = offered_with_facts(scheme, true, wrong, chance)
    return plain if offered is None else place_of(true, offered)


def place_of(true: str, offered: tuple[str, ...]) -> str:
    """Where the true value stands among those offered."""
    at = offered.index(true) if true in offered else None
    return NOT_OFFERED if at is None else FIRST if at == 0 else THREE if at < 3 else FIVE


def measured(job: tuple[str, int]) -> tuple[str, dict[str, Counter[str]]]:
    """Spoil so many values of one kind, each by one slip of those that it can suffer, and see."""
    scheme, each = job
    chance = random.Random(f"{SEED} {scheme}")
    found: dict[str, Counter[str]] = defaultdict(Counter)
    while sum(found[name].total() for name in SLIPS) < each:
        true, written = MAKERS[scheme](chance)
        can = spoiled(scheme, written, chance)
        if not can:
            continue
        name, wrong = chance.choice(can)
        found[name][outcome(scheme, true, wrong)] += 1
        if scheme in FACTS:
            found[WITH_FACTS][outcome_with_facts(scheme, true, wrong, chance)] += 1
    return scheme, dict(found)


def table(head: str, rows: dict[str, Tally]) -> list[str]:
    """Lines of a table in Markdown."""
    lines = [
        f"| {head} | values | read all the same | offered first | among three | among five | noticed, not offered | unnoticed |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, tally in rows.items():
        cells = (
            f"{tally.number:,}",
            tally.share(READ),
            tally.share(FIRST),
            tally.share(FIRST, THREE),
            tally.share(FIRST, THREE, FIVE),
            tally.share(NOT_OFFERED),
            tally.share(UNNOTICED),
        )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def page(found: dict[str, dict[str, Counter[str]]]) -> str:
    """The page of the documentation."""
    kinds = {SCHEMES[scheme].title: Tally(_all(slips)) for scheme, slips in found.items()}
    slips = {name: Tally(sum((each[name] for each in found.values() if name in each), Counter())) for name in SLIPS}
    total = sum(tally.number for tally in kinds.values())
    return "\n".join(
        [
            "# Slips of the hand, and how often they are undone",
            "",
            f"{total:,} right numbers, each written as people write it and spoiled by one slip, were read by xborder.",
            "The slips are made by code that shares nothing with the code that undoes them. Shares are in per cent.",
            "A number without a check letter that is spoiled in a digit is mostly another right number: that is what",
            "*unnoticed* counts, and why numbers are compared with the facts around them as well.",
            "",
            "Made by `python benchmarks/slips/measure.py --write`; the seed is fixed, so that the page is the same each time.",
            "",
            "## By number",
            "",
            *table("number", kinds),
            "",
            "## By slip",
            "",
            *table("slip", slips),
            "",
            "## What the facts of a record add",
            "",
            "The same values beside a record that the true number agrees with: the year and the force of an arrest, the",
            "year of birth, the holder of a licence. Facts choose between corrections; of a driver number they also show",
            "that one which has the form is another person's.",
            "",
            *facts_table(found),
            "",
            "## The numbers with a check letter or digit, by slip",
            "",
            *(
                line
                for scheme in ("pnc_id", "cro_number", "asn", "nhs_number")
                if scheme in found
                for line in (f"### {SCHEMES[scheme].title}", "", *table("slip", _ordered(found[scheme])), "")
            ),
        ]
    )


def facts_table(found: dict[str, dict[str, Counter[str]]]) -> list[str]:
    """Lines of the table of what facts add."""
    lines = [
        "| number | values | first | first, with facts | among three | among three, with facts | unnoticed | unnoticed, with facts |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for scheme in (one for one in FACTS if one in found):
        plain, knowing = Tally(_all(found[scheme])), Tally(found[scheme][WITH_FACTS])
        shares = [each.share(*names) for names in ((FIRST,), (FIRST, THREE), (UNNOTICED,)) for each in (plain, knowing)]
        lines.append(f"| {SCHEMES[scheme].title} | {plain.number:,} | {' | '.join(shares)} |")
    return lines


def _all(slips: dict[str, Counter[str]]) -> Counter[str]:
    """The outcomes of every slip together."""
    return sum((counts for name, counts in slips.items() if name in SLIPS), Counter())


def _ordered(found: dict[str, Counter[str]]) -> dict[str, Tally]:
    return {name: Tally(found[name]) for name in SLIPS if name in found}


def main() -> None:
    """Measure the kinds that are named, or all, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=[], help="names of kinds; all if none is given")
    parser.add_argument("--each", type=int, default=10_000, help="values of each kind")
    parser.add_argument("--write", action="store_true", help="write the page of the documentation")
    wanted = parser.parse_args()
    kinds = wanted.kinds or [scheme for scheme in MAKERS if scheme in SCHEMES]
    with ProcessPoolExecutor() as pool:
        found = dict(pool.map(measured, [(scheme, wanted.each) for scheme in kinds]))
    text = page(found)
    if wanted.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
