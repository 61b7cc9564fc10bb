"""Reading the content of a page, a form or an appearance: its operators in order."""

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pikepdf import Object, Page, Pdf, parse_content_stream

if TYPE_CHECKING:
    from pikepdf.models import ContentStreamInstructions


Instruction = tuple[str, "ContentStreamInstructions"]
"""An operator, and what it is given with it."""


class BrokenContentError(ValueError):
    """The content ends inside a string or another token, or cannot be taken apart for sure."""


def operations(pdf: Pdf, content: Object | Page, operators: str = "") -> Sequence["ContentStreamInstructions"]:
    """The instructions of some content of ``pdf``, or those of the ``operators`` named.

    Raises BrokenContentError where the reader had to guess, pikepdf.PdfError
    where the content cannot be decoded.
    """
    pdf.get_warnings()  # asking for the remarks clears them: what comes next is about this content
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            found = parse_content_stream(content, operators)
        except UserWarning as remark:
            raise BrokenContentError(str(remark)) from None
    if remarks := pdf.get_warnings():
        raise BrokenContentError(str(remarks[0]))
    return found


def named(pdf: Pdf, content: Object | Page, operators: str) -> list[Instruction]:
    """Like ``operations``, with the names of the operators, spelt once for all who ask. Raises as it does."""
    return [(str(instruction.operator), instruction) for instruction in operations(pdf, content, operators)]


def page_content(pdf: Pdf, page: Page, operators: str) -> list[Instruction] | None:
    """The content of a page, taken apart once; None where it breaks off.

    Raises pikepdf.PdfError where it cannot be decoded.
    """
    try:
        return named(pdf, page, operators)
    except BrokenContentError:
        return None
