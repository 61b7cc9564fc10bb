"""The path of an element, as a person reads it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def path_of(element: "_Element") -> str:
    """Local names from the root down; an index from 1 where siblings share a name.

    >>> from lxml import etree
    >>> root = etree.fromstring('<Case xmlns="urn:x"><Defendant/><Defendant><Ref/></Defendant></Case>')
    >>> path_of(root[1][0])
    '/Case/Defendant[2]/Ref'
    """
    steps = [_step(one) for one in (element, *element.iterancestors())]
    return "/" + "/".join(reversed(steps))


def local_name(name: str) -> str:
    """A tag or attribute name without its namespace.

    >>> local_name("{urn:x}Case"), local_name("Case")
    ('Case', 'Case')
    """
    return name.rpartition("}")[2]


def _step(element: "_Element") -> str:
    name = local_name(str(element.tag))
    before = sum(1 for _ in _namesakes(element.itersiblings(preceding=True), name))
    if before or next(_namesakes(element.itersiblings(), name), None) is not None:
        return f"{name}[{before + 1}]"
    return name


def _namesakes(elements: "Iterator[_Element]", name: str) -> "Iterator[_Element]":
    # The tag of a comment or instruction is a function, not a name.
    return (one for one in elements if isinstance(one.tag, str) and local_name(one.tag) == name)
