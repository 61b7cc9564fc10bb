"""The lines of one record: every place of the sample gets the field that fits best, or is kept as it is."""

from collections.abc import Iterator

import attrs

from xborder.formats.drafting import valuing
from xborder.formats.drafting.draft_lists import Leaf, kept_lines, keyed_lines, list_for, text_list_for
from xborder.formats.drafting.guess import ENOUGH, Guess, guesses
from xborder.formats.drafting.naming import words
from xborder.formats.drafting.observed import Observed
from xborder.formats.drafting.outline import Draft, DraftGroup, DraftLine
from xborder.formats.drafting.valuing import Shape


class Lines:
    """Drafts the lines of one record or item; ``scope`` is the canonical list that the item is of, with ``*``."""

    def __init__(self, draft: Draft, kind: str, scope: str = "") -> None:
        self._draft, self._kind, self._scope = draft, kind, scope
        self._groups: set[str] = set()

    def drafted(self, here: Observed, around: tuple[str, ...] = ()) -> list[DraftLine | DraftGroup]:
        """The lines for everything in a place."""
        parts = list(self._parts(here, "", around))
        leaves = [part for part in parts if isinstance(part, Leaf)]
        taken = self._assigned(leaves)
        made: list[DraftLine | DraftGroup] = []
        for part in parts:
            made += [self._line(part, taken.get(part.source))] if isinstance(part, Leaf) else part
        for moment in self._moment(leaves, taken):
            # What is read with the date need not be kept besides.
            twice = {"from": moment.data["from"][1]}
            made = [line for line in made if not isinstance(line, DraftLine) or line.data != twice]
            made.append(moment)
        return made

    def _parts(
        self, here: Observed, path: str, around: tuple[str, ...]
    ) -> Iterator["Leaf | list[DraftLine | DraftGroup]"]:
        if path == "" and here.leaf and here.texts:
            yield Leaf(source=".", place=here, around=(*around, here.step))
        for step, child in here.children.items():
            source = f"{path}/{step}" if path else step
            if child.repeats:
                yield self._repeated(child, source, around)
                continue
            if child.leaf:
                yield Leaf(source=source, place=child, around=around)
            if child.children:
                yield from self._parts(child, source, (*around, step))

    def _assigned(self, leaves: list[Leaf]) -> dict[str, Guess]:
        """The best guesses, each field once and each place once, the surest first."""
        offers = [
            (guess, order, leaf)
            for order, leaf in enumerate(leaves)
            for guess in guesses(self._kind, self._scope, leaf.seen)
            if guess.score >= ENOUGH
            and not any(_overlap(guess.path, name) or guess.path.startswith(f"{name}/*") for name in self._groups)
        ]
        taken: dict[str, Guess] = {}
        fields: set[str] = set()
        for guess, _, leaf in sorted(offers, key=lambda offer: (-offer[0].rank, offer[1])):
            if leaf.source in taken:
                continue
            if guess.path.endswith("name/given") and (other := _numbered(leaf.source, guess.path, taken)):
                first, second = (
                    attrs.evolve(guess, path=f"{guess.path}/{at}", shape=Shape(codec="text")) for at in "01"
                )
                taken[other], taken[leaf.source] = (first, second) if other < leaf.source else (second, first)
            elif not any(_overlap(guess.path, field) for field in fields):
                taken[leaf.source] = guess
                fields.add(guess.path)
        return taken

    def _line(self, leaf: Leaf, guess: Guess | None) -> DraftLine:
        if guess is None:
            best = next(iter(guesses(self._kind, self._scope, leaf.seen)), None)
            maybe = f"; perhaps {_first(best.path)}" if best is not None else ""
            return DraftLine(comment=f"not guessed{maybe}", data={"from": leaf.source})
        for name in {str(guess.shape.options.get("table", ""))} - {""}:
            table = self._draft.tables.setdefault(name, {})
            table.update(guess.shape.table)
            if guess.shape.strange:
                self._draft.strange[name] = guess.shape.strange
        data: dict[str, object] = {"to": _first(guess.path), "from": leaf.source}
        if guess.shape.codec != "text":
            data["codec"] = guess.shape.codec
        if guess.shape.options:
            data["with"] = dict(guess.shape.options)
        return DraftLine(comment=f"guess: {guess.sure}, from {guess.why}", data=data, guess=guess)

    def _moment(self, leaves: list[Leaf], taken: dict[str, Guess]) -> Iterator[DraftLine]:
        """The moment of an incident, where its date and its time stand in two places."""
        dated = next((source for source, guess in taken.items() if guess.path == "occurred_on"), None)
        timed = next((leaf for leaf in leaves if leaf.source not in taken and _is_time(leaf)), None)
        if dated is None or timed is None or any(guess.path == "occurred_at" for guess in taken.values()):
            return
        style = taken[dated].shape.codec.removeprefix("date-")
        yield DraftLine(
            comment="guess: likely, from the names and values of a date and a time",
            data={
                "to": "occurred_at",
                "from": [dated, timed.source],
                "codec": "local-datetime",
                "with": {"style": style},
            },
        )

    def _repeated(self, child: Observed, source: str, around: tuple[str, ...]) -> list[DraftLine | DraftGroup]:
        keyed = list(keyed_lines(self._kind, self._scope, child, source))
        if keyed:
            return list(keyed)
        find = list_for if child.children else text_list_for
        target = find(self._kind, self._scope, child, (*around, child.step))
        if target is None or target in self._groups:  # one list of the source for each of the record
            return [DraftGroup(comment="not guessed: a list", each=source, lines=kept_lines(child))]
        self._groups.add(target)
        if not child.children:
            lines: list[DraftLine | DraftGroup] = [DraftLine(data={"to": ".", "from": "."})]
            return [DraftGroup(comment="guess: likely, from its name", each=source, to=target, lines=lines)]
        inner = Lines(self._draft, self._kind, f"{self._scope}{target}/*/")
        comment = "guess: likely, from the name of the list and what it holds"
        return [DraftGroup(comment=comment, each=source, to=target, lines=inner.drafted(child, (child.step,)))]


def _numbered(source: str, path: str, taken: dict[str, Guess]) -> str | None:
    """The place that already has a field, and has the same name but for the number at its end: GivenName1, GivenName2."""
    stem = source.rstrip("0123456789")
    alike = (each for each, guess in taken.items() if guess.path == path and each.rstrip("0123456789") == stem)
    return next(alike, None) if stem != source else None


def _overlap(one: str, other: str) -> bool:
    """One codec would fill what another line fills; a vehicle in one cell may stand beside its mark."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(f"{short}/") and long.rpartition("/")[2] not in {"vrm", "force"}


def _first(path: str) -> str:
    """The canonical path, the first item of a list where the place is not in a list itself."""
    return path.replace("*", "0")


def _is_time(leaf: Leaf) -> bool:
    return "time" in words(leaf.seen.name) and valuing.clock(leaf.place.texts)
