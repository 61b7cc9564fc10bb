"""A profile: one wire format as data, read from one YAML file."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs


@attrs.frozen(kw_only=True)
class Detection:
    """How a file of this format is known: its root element, its top-level keys, its header row."""

    root: str | None = None
    keys: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Condition:
    """A line or record applies only if the source has a value at ``path``.

    With ``among`` only if it is one of those; with ``absent`` only if there is none.
    """

    path: str
    among: tuple[str, ...] = ()
    absent: bool = False

    def holds(self, text: str | None) -> bool:
        """Whether the text at the path, None for none, lets the line apply.

        >>> Condition(path="ResultCode", among=("3394",)).holds(" 3394 ")
        True
        """
        if self.absent or text is None:
            return self.absent and text is None
        return not self.among or text.strip() in self.among


@attrs.frozen(kw_only=True)
class Pattern:
    """What a place of the target can hold: ``regex`` for the whole text, of ASCII classes; ``takes`` says it in words."""

    regex: str
    takes: str


@attrs.frozen(kw_only=True)
class Line:
    """One mapping line: a canonical path, source paths, and the codec between them.

    ``to`` is None for an extension line: the source value has no canonical
    place and is kept under ``extensions``. ``value`` is a constant, ``context``
    a fact of the delivery, ``default`` what to take where the source is silent.
    With ``stand_in`` the source is another field, which stands for the missing
    fact: the loss report says so. ``read_only`` lines are not written.
    ``required`` says, in words, why the target cannot do without the value;
    ``write_default`` is written instead, where one is safe; neither counts
    where the record carries the extension ``unless`` (from beside the line with
    ``./``) or, named without a slash in front, has that field; with ``part_of`` ``required`` counts only where
    something else is written within that source path, and with ``required_when``
    where what is written at a source path meets a condition. ``refused`` says why the
    target does not take a value where what is written meets ``refused_when``. A constant that is
    ``required`` is what records of the target must say too. ``not_with`` are
    fields that the target does not take beside this one. ``where`` and ``where_not``
    name canonical paths or, with a slash in front, extensions: the line is
    written, and required, only where the record has the one and lacks the others.
    ``fixed`` is a source
    text that is always written and read as nothing; ``longest`` how many
    characters the target holds; ``matches`` the names of patterns, one for
    each source or one for all, that a written text must match as a whole.
    ``json`` is how a JSON target writes the text, where the codec does not say;
    ``empty`` keeps an element by its name alone: that it is there is what it says.
    """

    to: str | None = None
    sources: tuple[str, ...] = ()
    codec: str = "text"
    options: Mapping[str, Any] = attrs.field(factory=dict)
    when: Condition | None = None
    value: Any = None
    context: str | None = None
    stand_in: bool = False
    default: Any = None
    read_only: bool = False
    required: str | None = None
    required_when: Condition | None = None
    refused: str | None = None
    refused_when: Condition | None = None
    unless: str | None = None
    part_of: str | None = None
    not_with: tuple[str, ...] = ()
    where: str | None = None
    where_not: tuple[str, ...] = ()
    write_default: str | None = None
    fixed: str | None = None
    longest: int | None = None
    matches: tuple[str, ...] = ()
    json: str | None = None
    empty: bool = False


@attrs.frozen(kw_only=True)
class Group:
    """Lines for each item of a list: ``each`` repeats in the source, ``to`` is the canonical list.

    Without ``to`` its lines are extension lines. ``required`` says why the
    target needs at least one item; ``required_when``, ``refused`` and
    ``refused_when`` are those of a line. ``each`` may lead out of the record, to a list
    that several records share; with ``mine`` only items that name this record are
    its own.
    """

    to: str | None = None
    each: str
    mine: "Mine | None" = None
    required: str | None = None
    required_when: Condition | None = None
    refused: str | None = None
    refused_when: Condition | None = None
    lines: "tuple[Line | Group, ...]" = ()

    @property
    def leads_out(self) -> bool:
        """True if the list stands outside the record."""
        return self.each.startswith(("/", "../"))


@attrs.frozen
class Mine:
    """An item of a list outside the record is the record's own if its text at ``path`` is the record's at ``own``."""

    path: str
    own: str


@attrs.frozen(kw_only=True)
class Block:
    """How one type of record is found in the source and mapped.

    ``levels`` are the paths that repeat, each within the one before; the last is
    the record, and there is none where a row or document is a record. Lines reach
    what stands around the record by ``../``. ``when`` says which items are
    records of this type, ``unless`` which are none after all. A ``derived`` record says again what another one says
    (an order, beside the result that made it): it is read and not written.
    ``required`` says why the target needs at least one such record; ``single`` why
    it takes no second one where what is written meets ``single_when``.
    """

    type: str
    levels: tuple[str, ...] = ()
    when: Condition | None = None
    unless: Condition | None = None
    derived: bool = False
    required: str | None = None
    single: str | None = None
    single_when: Condition | None = None
    lines: tuple[Line | Group, ...] = ()

    @property
    def each(self) -> str:
        """The whole path of a record; empty where a row or document is a record."""
        return "/".join(self.levels)


class HookStep(StrEnum):
    """Where in a conversion a hook runs, and what it is given.

    ``source``: the bytes of a file, before they are parsed. ``read``: the values
    of a record, before they become one. ``write``: the values of a record, before
    its lines are written. ``target``: the bytes of the file, before they leave.
    """

    SOURCE = "source"
    READ = "read"
    WRITE = "write"
    TARGET = "target"


@attrs.frozen(kw_only=True)
class Hook:
    """A Python function beside the profile for what lines cannot say, and the reason why it is needed.

    ``type`` is the type of record that it is for, None for all; ``beside`` the
    profile that it stands beside, where that is one that this profile extends.
    """

    name: str
    step: HookStep
    reason: str
    type: str | None = None
    beside: str | None = None


@attrs.frozen(kw_only=True)
class Table:
    """How the rows of a table make records where a record may take several.

    ``key`` is the heading whose text tells records apart: a row that repeats it or
    leaves it blank goes on with the record of the row before. A group of lines
    whose ``each`` is the name of a group of columns has an item for each row that
    fills any of them. ``counted`` are columns that number the items of a group: a
    blank one is counted by itself. ``sheet`` is the name of the worksheet to write.
    """

    key: str
    counted: tuple[str, ...] = ()
    sheet: str = "Log"


@attrs.frozen(kw_only=True)
class Profile:
    """One wire format.

    ``status`` is ``official`` (a published schema), ``published-samples`` or
    ``illustrative`` (made up, because no public schema exists). ``canonical``
    profiles have no lines: the project's own form is read as it is. ``directions``
    are ``read`` alone where nobody sends such a file to the system it comes from.
    ``unfit`` says what becomes of a value that its place cannot hold: ``refused``, with the
    whole file, or ``left_out``, where no line calls it required.
    ``envelopes`` names the elements in which a message may travel as escaped text;
    ``order`` gives the order of elements where that of the lines is not theirs;
    ``table`` says how rows make records where one may take several;
    ``patterns`` are those that lines name in ``matches``; ``hooks_home`` is the
    package that holds the modules of hooks, empty for a profile from a folder.
    ``attributes`` may stand on any element of an XML format and are kept without
    a line for each; ``labels`` are those that say something of the text of their
    element, and are written again only beside the same text. ``idle_parts`` are the
    names of parts that no line uses.
    """

    name: str
    title: str
    version: str
    status: str
    format: str
    description: str = ""
    directions: tuple[str, ...] = ("read", "write")
    unfit: str = "refused"
    canonical: bool = False
    detect: Detection = Detection()
    namespaces: Mapping[str, str] = attrs.field(factory=dict)
    envelopes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    idle_parts: tuple[str, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    tables: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    patterns: Mapping[str, Pattern] = attrs.field(factory=dict)
    hooks: tuple[Hook, ...] = ()
    hooks_home: str = attrs.field(default="", eq=False)
    table: Table | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def is_table(self) -> bool:
        """True for rows under headings, in a text file or a workbook."""
        return self.format in {"csv", "xlsx"}
