"""What the national tables say of an offence code, a unit, a court result, a code of another list."""

from typing import Any

import attrs


@attrs.frozen(kw_only=True)
class NationalOffence:
    """An offence code of the national tables.

    ``sources`` are the lists that have it (``cjs``, ``pnc``, ``local``,
    ``merged``); ``area`` the force area of a local code; ``recordable`` is None
    where the lists are silent or disagree.
    """

    code: str
    title: str | None
    category: str | None
    recordable: bool | None
    area: str | None
    sources: tuple[str, ...]


@attrs.frozen(kw_only=True)
class OrganisationUnit:
    """A unit of the police, a court or a prosecutor; ``exact`` if the bottom level asked for is its own.

    ``top`` is empty for the police; ``lja`` is the local justice area of a court.
    """

    top: str
    second: str
    third: str
    bottom: str
    top_name: str
    second_name: str
    third_name: str
    bottom_name: str
    lja: str | None
    exact: bool

    @property
    def code(self) -> str:
        """The code of all levels."""
        return f"{self.top}{self.second}{self.third}{self.bottom}"


@attrs.frozen(kw_only=True)
class ResultCode:
    """A court result: ``type`` F final, I interim, P partial; the qualifiers that may go with it."""

    code: str
    description: str
    type: str | None
    qualifiers: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ListedCode:
    """A code of one of the plain lists, with its remaining columns as JSON."""

    code: str
    label: str
    extra: str | None


def unit_of(row: tuple[Any, ...], bottom: str | None) -> OrganisationUnit:
    """The unit of a row of levels, names and local justice area, asked for with this bottom level or with none."""
    top, second, third, own_bottom, top_name, second_name, third_name, bottom_name, lja = row
    return OrganisationUnit(
        top=top,
        second=second,
        third=third,
        bottom=own_bottom,
        top_name=top_name,
        second_name=second_name,
        third_name=third_name,
        bottom_name=bottom_name,
        lja=lja or None,
        exact=bottom is None or own_bottom == bottom,
    )
