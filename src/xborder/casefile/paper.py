"""A paper: a title and blocks, laid out by one template.

Each form says what stands in it; ``templates/paper.typ`` says how that looks.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import attrs

from xborder.casefile.part_keys import part_key
from xborder.findings import Outcome

Block = dict[str, Any]
#: Text, or a reference to another part of the bundle.
Cell = str | dict[str, str]


@attrs.frozen(kw_only=True)
class Paper:
    """One generated document. ``form`` is its number, as printed in the foot."""

    form: str
    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    marking: str = "OFFICIAL-SENSITIVE (when complete)"
    not_disclosable: bool = False
    flipped: bool = False

    def render(
        self, now: dt.datetime, *, pages: Mapping[str, str] | None = None, standalone: bool = False
    ) -> Outcome[bytes]:
        """The paper as PDF/UA-1, made as of ``now``.

        ``pages`` says where the bundle's parts begin; a paper that stands alone
        names those pages without a link.
        """
        from xborder.bundle.pdf.typst_page import render

        data = {**attrs.asdict(self), "pages": dict(pages or {}), "standalone": standalone}
        template = resources.files("xborder.casefile") / "templates" / "paper.typ"
        return render(template, data, now=now, name=self.form or self.title)


def section(text: str) -> Block:
    """A heading."""
    return {"kind": "section", "text": text}


def subsection(text: str) -> Block:
    """A heading one level down."""
    return {"kind": "subsection", "text": text}


def prose(text: str) -> Block:
    """Paragraphs, parted by empty lines."""
    return {"kind": "prose", "text": text}


def notice(text: str, tone: str = "info") -> Block:
    """A boxed note: ``info``, ``warning`` or ``stop``."""
    return {"kind": "notice", "text": text, "tone": tone}


def facts(*rows: tuple[str, Cell], columns: int = 1) -> Block:
    """Names and values, one or two pairs a line; what is not known is said to be so."""
    return {"kind": "facts", "rows": [[name, value or "not recorded"] for name, value in rows], "columns": columns}


def table(widths: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Block:
    """A table; widths are ``auto`` or shares such as ``2fr``."""
    return {"kind": "table", "columns": list(widths), "header": list(header), "rows": [list(row) for row in rows]}


def bullets(items: Sequence[Cell]) -> Block:
    """A list."""
    return {"kind": "bullets", "items": list(items)}


def terms(items: Sequence[tuple[int, str]]) -> Block:
    """Numbered terms, with the numbers they have."""
    return {"kind": "terms", "items": [{"number": number, "text": text} for number, text in items]}


def picture(svg: str, ratio: float, words: str) -> Block:
    """A drawing as wide as the text; ``ratio`` is its height for its width, ``words`` what stands in for it."""
    return {"kind": "picture", "svg": svg, "ratio": ratio, "words": words}


def signatures(*names: str) -> Block:
    """Lines to sign on."""
    return {"kind": "signatures", "names": list(names)}


def page_of(part: str) -> Cell:
    """The page on which a part of the bundle begins, as a link."""
    return {"part": part_key(part)}


def link_to(part: str, text: str) -> Cell:
    """A text that leads to a part of the bundle."""
    return {"part": part_key(part), "text": text}
