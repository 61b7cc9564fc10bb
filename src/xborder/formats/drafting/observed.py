"""What a sample shows: places, how often they repeat, and their texts, which never leave this room."""

from collections.abc import Iterator

import attrs

#: So many texts of one place are looked at.
MOST = 500


@attrs.define(kw_only=True)
class Observed:
    """A place of the sample.

    ``step`` is its name as a profile writes it; ``texts`` are its values, kept
    only to see their shape; ``met`` how often it was there, ``most`` how often
    within one parent. ``listed`` is set where the source itself says that it repeats (a JSON list).
    """

    step: str = ""
    texts: list[str] = attrs.field(factory=list, repr=False)
    met: int = 0
    most: int = 0
    listed: bool = False
    numbers: bool = False
    children: dict[str, "Observed"] = attrs.field(factory=dict)

    @property
    def repeats(self) -> bool:
        """True if it may be there more than once within one parent."""
        return self.listed or self.most > 1

    @property
    def leaf(self) -> bool:
        """True if it holds texts of its own."""
        return bool(self.texts) or not self.children

    def child(self, step: str) -> "Observed":
        """The place below, made if it was not met before."""
        return self.children.setdefault(step, Observed(step=step))

    def add(self, text: str) -> None:
        """Remember a text, if it is not blank."""
        if text.strip() and len(self.texts) < MOST:
            self.texts.append(text.strip())

    def weight(self) -> int:
        """How many places with texts are in it, itself included."""
        return int(self.leaf) + sum(child.weight() for child in self.children.values())

    def everything(self) -> Iterator["Observed"]:
        """This place and all below it."""
        yield self
        for child in self.children.values():
            yield from child.everything()


@attrs.frozen(kw_only=True)
class Sample:
    """A sample as observed: its form, how files of its format are known, and its tree."""

    form: str
    root: Observed
    detect: dict[str, object]
    namespaces: dict[str, str] = attrs.field(factory=dict)
    left_out: int = 0
