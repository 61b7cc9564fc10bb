"""Elements of a page, made so that no text in them can act as markup."""

from xml.etree import ElementTree as ET

from xborder.findings.printable import printable

Child = ET.Element | str | None


def node(tag: str, *children: Child, **attributes: str | None) -> ET.Element:
    """An element with what it holds, one after another; None is left out.

    Every text is escaped, and what cannot be seen in it is shown. Attributes
    are written with ``_`` for ``-``; ``class_`` is ``class``.

    >>> ET.tostring(node("p", "a < b ", node("b", "c"), class_="note"), encoding="unicode", method="html")
    '<p class="note">a &lt; b <b>c</b></p>'
    """
    named = {name.rstrip("_").replace("_", "-"): printable(value) for name, value in attributes.items() if value}
    made = ET.Element(tag, named)
    for child in children:
        if isinstance(child, str):
            _add_text(made, printable(child))
        elif child is not None:
            made.append(child)
    return made


def code_of(tag: str, text: str) -> ET.Element:
    """A style sheet or a script of our own, which HTML does not escape."""
    made = ET.Element(tag)
    made.text = text
    return made


def page(root: ET.Element) -> str:
    """The whole page as text."""
    return f"<!DOCTYPE html>\n{ET.tostring(root, encoding='unicode', method='html')}\n"


def _add_text(made: ET.Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
