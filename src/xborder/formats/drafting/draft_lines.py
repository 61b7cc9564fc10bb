"""The lines of one record: every place of the sample gets the field that fits best, or is kept as it is."""

from collections.abc import Iterator

import attrs

from xborder.formats.drafting import valuing
from xborder.formats.drafting.guess import ENOUGH, Guess, Seen, guesses
from xborder.formats.drafting.naming import vocabulary, words
from xborder.formats.drafting.observed import Observed
from xborder.formats.drafting.outline import Draft, DraftGroup, DraftLine
from xborder.formats.drafting.valuing import Shape
from xborder.formats.model_paths import fields_of_type

_KEYS = frozenset({"kind", "type", "scheme", "category", "name"})


@attrs.frozen(kw_only=True)
class Leaf:
    """A place with texts, and its source path within the record or item."""

    source: str
    place: Observed
    around: tuple[str, ...]

    @property
    def seen(self) -> Seen:
        """What is guessed from."""
        name = self.source.rpartition("/")[2].lstrip("@") if self.around else self.source.lstrip("@")
        return Seen(name=name, around=self.around, texts=self.place.texts)


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
            if guess.score >= ENOUGH and not any(guess.path.startswith(f"{name}/*") for name in self._groups)
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
        keyed = list(self._keyed(child, source))
        if keyed:
            return list(keyed)
        target = self._list_for(child, (*around, child.step))
        target = None if target in self._groups else target  # one list of the source for each of the record
        self._groups |= {target} - {None}  # type: ignore[arg-type] # None is taken out
        inner = Lines(self._draft, self._kind, self._scope if target is None else f"{self._scope}{target}/*/")
        if target is None:
            lines: list[DraftLine | DraftGroup] = _kept(child)
            return [DraftGroup(comment="not guessed: a list", each=source, lines=lines)]
        if not child.children:
            data: dict[str, object] = {"to": ".", "from": "."}
            comment = "guess: perhaps, from its name"
            return [DraftGroup(comment=comment, each=source, to=target, lines=[DraftLine(data=data)])]
        comment = "guess: likely, from the name of the list and what it holds"
        return [DraftGroup(comment=comment, each=source, to=target, lines=inner.drafted(child, (child.step,)))]

    def _list_for(self, child: Observed, around: tuple[str, ...]) -> str | None:
        """The canonical list that the items go to, by its name, or else by what it holds."""
        said = set(words(child.step))
        for name in self._lists():
            phrases = (words(each) for each in vocabulary()["lists"].get(name.rpartition("/")[2], [name]))
            if child.children and any(set(phrase) and set(phrase) <= said for phrase in phrases):
                return name
        if not child.children:
            return None
        leaves = [leaf for leaf in Lines(self._draft, self._kind)._parts(child, "", around) if isinstance(leaf, Leaf)]  # noqa: SLF001 - of its own kind
        held = {name: self._held(name, leaves) for name in self._lists()}
        best = max(held, key=lambda name: held[name], default="")
        return best if best and held[best] >= max(2, len(leaves) / 2) else None

    def _held(self, name: str, leaves: list[Leaf]) -> int:
        scope = f"{self._scope}{name}/*/"
        return sum(1 for leaf in leaves if any(each.score >= 0.9 for each in guesses(self._kind, scope, leaf.seen)[:1]))

    def _lists(self) -> list[str]:
        """The canonical lists of objects below the scope."""
        below = (
            field.path.removeprefix(self._scope)
            for field in fields_of_type(self._kind)
            if field.path.startswith(self._scope)
        )
        return list(dict.fromkeys(path.partition("/*/")[0] for path in below if "/*/" in path))

    def _keyed(self, child: Observed, source: str) -> Iterator[DraftLine]:
        """Lines for a list whose items say by a known word what number they hold: ``numbers[kind=PNC]/no``."""
        members = child.children
        key = next((step for step in members if child.listed and set(words(step)) <= _KEYS and words(step)), None)
        other = next((step for step in members if step != key), None)
        if key is None or other is None or len(members) > 4:
            return
        known: dict[str, str] = vocabulary()["keyed"]
        for text in sorted({text for text in members[key].texts if text.lower() in known}):
            path = self._field_ending(known[text.lower()])
            if path is not None:
                scheme = next(
                    field.about.codes for field in fields_of_type(self._kind) if field.path == self._scope + path
                )
                data: dict[str, object] = {
                    "to": _first(path),
                    "from": f"{source}[{key}={text}]/{other}",
                    "codec": "identifier",
                    "with": {"scheme": scheme},
                }
                yield DraftLine(comment="guess: likely, from the word that tells the items apart", data=data)

    def _field_ending(self, end: str) -> str | None:
        below = [field.path for field in fields_of_type(self._kind) if field.path.startswith(self._scope)]
        found = sorted((path for path in below if path.endswith(end)), key=lambda path: path.count("/"))
        return found[0].removeprefix(self._scope) if found else None


def _kept(here: Observed, path: str = "") -> list[DraftLine | DraftGroup]:
    """Extension lines for everything in a place that is not guessed."""
    made: list[DraftLine | DraftGroup] = []
    if here.leaf and (here.texts or not path):
        made.append(DraftLine(data={"from": path or "."}))
    for step, child in here.children.items():
        source = f"{path}/{step}" if path else step
        if child.repeats:
            made.append(DraftGroup(each=source, lines=_kept(child)))
        else:
            made += _kept(child, source)
    return made


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
