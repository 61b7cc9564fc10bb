"""A draft as data: lines and groups with the comment that stands above each."""

from typing import Any

import attrs

from xborder.formats.drafting.guess import Guess


@attrs.define(kw_only=True)
class DraftLine:
    """A line of the draft; ``guess`` is what it came from, if it was guessed."""

    comment: str = ""
    data: dict[str, Any]
    guess: Guess | None = None

    @property
    def target(self) -> str:
        """Its canonical path; empty for an extension line."""
        return str(self.data.get("to", ""))


@attrs.define(kw_only=True)
class DraftGroup:
    """A group of the draft."""

    comment: str = ""
    each: str
    to: str | None = None
    lines: "list[DraftLine | DraftGroup]" = attrs.field(factory=list)

    @property
    def data(self) -> dict[str, object]:
        """The group as a profile holds it."""
        named = {} if self.to is None else {"to": self.to}
        return {**named, "each": self.each, "lines": [line.data for line in self.lines]}


@attrs.define(kw_only=True)
class DraftBlock:
    """The lines of one type of record."""

    type: str
    each: str = ""
    lines: list[DraftLine | DraftGroup] = attrs.field(factory=list)

    @property
    def data(self) -> dict[str, object]:
        """The block as a profile holds it."""
        each = {"each": self.each} if self.each else {}
        return {"type": self.type, **each, "lines": [line.data for line in self.lines]}


@attrs.define(kw_only=True)
class Draft:
    """A whole draft: what stands at the top of the file, the tables, and the records."""

    head: dict[str, object]
    notes: list[str] = attrs.field(factory=list)
    tables: dict[str, dict[str, str]] = attrs.field(factory=dict)
    strange: dict[str, int] = attrs.field(factory=dict)
    blocks: list[DraftBlock] = attrs.field(factory=list)

    @property
    def data(self) -> dict[str, object]:
        """The draft as the values of a profile file."""
        tables = {"tables": self.tables} if self.tables else {}
        return {**self.head, **tables, "records": [block.data for block in self.blocks]}
