"""Lists of a sample: which canonical list their items go to, and what is kept where none fits."""

from collections.abc import Iterator

import attrs

from xborder.formats.drafting.guess import ENOUGH, Seen, guesses
from xborder.formats.drafting.naming import vocabulary, words
from xborder.formats.drafting.observed import Observed
from xborder.formats.drafting.outline import DraftGroup, DraftLine
from xborder.formats.model_paths import fields_of_type, found_at
from xborder.formats.paths import canonical
from xborder.schema.shapes import Many, Plain

#: Names of the member that tells the items of a list apart.
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


def leaves_of(here: Observed, path: str, around: tuple[str, ...]) -> Iterator[Leaf]:
    """The places with texts that do not stand in a list."""
    for step, child in here.children.items():
        source = f"{path}/{step}" if path else step
        if not child.repeats:
            if child.leaf:
                yield Leaf(source=source, place=child, around=around)
            yield from leaves_of(child, source, (*around, step))


def list_for(kind: str, scope: str, child: Observed, around: tuple[str, ...]) -> str | None:
    """The canonical list, below the scope, that the items of a list of objects go to: by its name, or by what it holds."""
    said, known = set(words(child.step)), _lists(kind, scope)
    for name in known:
        phrases = (set(words(each)) for each in vocabulary()["lists"].get(name.rpartition("/")[2], [name]))
        if any(phrase and phrase <= said for phrase in phrases):
            return name
    leaves = list(leaves_of(child, "", around))
    held = {name: _held(kind, f"{scope}{name}/*/", leaves) for name in known}
    best = max(held, key=lambda name: held[name], default="")
    return best if best and held[best] >= max(2, len(leaves) / 2) else None


def text_list_for(kind: str, scope: str, child: Observed, around: tuple[str, ...]) -> str | None:
    """The canonical list of texts that a list of texts goes to, by its name."""
    for guess in guesses(kind, scope, Seen(name=child.step, around=around)):
        found = found_at(kind, canonical(f"{scope}{guess.path}".replace("*", "0")))
        if guess.score >= ENOUGH and "*" not in guess.path and found is not None and found.shape == Many(Plain(str)):
            return guess.path
    return None


def _held(kind: str, scope: str, leaves: list[Leaf]) -> int:
    return sum(1 for leaf in leaves if any(each.score >= 0.9 for each in guesses(kind, scope, leaf.seen)[:1]))


def _lists(kind: str, scope: str) -> list[str]:
    """The canonical lists of objects below the scope."""
    below = (field.path.removeprefix(scope) for field in fields_of_type(kind) if field.path.startswith(scope))
    return list(dict.fromkeys(path.partition("/*/")[0] for path in below if "/*/" in path))


def keyed_lines(kind: str, scope: str, child: Observed, source: str) -> Iterator[DraftLine]:
    """Lines for a list whose items say by a known word what number they hold: ``numbers[kind=PNC]/no``."""
    members = child.children
    key = next((step for step in members if child.listed and words(step) and set(words(step)) <= _KEYS), None)
    other = next((step for step in members if step != key), None)
    if key is None or other is None or len(members) > 4:
        return
    known: dict[str, str] = vocabulary()["keyed"]
    schemes = {field.path: field.about.codes for field in fields_of_type(kind) if field.path.startswith(scope)}
    for text in sorted({text for text in members[key].texts if text.lower() in known}):
        ends = sorted(
            (path for path in schemes if path.endswith(known[text.lower()])), key=lambda path: path.count("/")
        )
        if ends:
            data = {
                "to": ends[0].removeprefix(scope).replace("*", "0"),
                "from": f"{source}[{key}={text}]/{other}",
                "codec": "identifier",
                "with": {"scheme": schemes[ends[0]]},
            }
            yield DraftLine(comment="guess: likely, from the word that tells the items apart", data=data)


def kept_lines(here: Observed, path: str = "") -> list[DraftLine | DraftGroup]:
    """Extension lines for everything in a place that is not guessed."""
    made: list[DraftLine | DraftGroup] = []
    if here.leaf and (here.texts or not path):
        made.append(DraftLine(data={"from": path or "."}))
    for step, child in here.children.items():
        source = f"{path}/{step}" if path else step
        made += [DraftGroup(each=source, lines=kept_lines(child))] if child.repeats else kept_lines(child, source)
    return made
