"""The fonts that ship with xborder: Noto Sans in four faces, licence OFL-1.1.

Generated pages use these and no font of the machine, so that the same input
gives the same bytes everywhere. The licence stands beside them in ``OFL.txt``.
"""

from functools import cache
from pathlib import Path

from xborder.bundle.pdf.cmap import characters

FAMILY = "Noto Sans"
_LAYOUT = frozenset("\n\t ")


def font_folder() -> Path:
    """The folder that holds the shipped ``.ttf`` files.

    >>> sorted(path.name for path in font_folder().glob("*.ttf"))[:2]
    ['NotoSans-Bold.ttf', 'NotoSans-BoldItalic.ttf']
    """
    return Path(__file__).resolve().parent.parent / "fonts"


def missing_characters(text: str) -> frozenset[str]:
    """Characters of ``text`` that at least one of the shipped faces cannot show.

    Spaces, tabs and line feeds are layout and never missing.

    >>> sorted(missing_characters("Siân Ní Bhriain"))
    []
    >>> sorted(missing_characters("李 Wei"))
    ['李']
    """
    if text.isascii() and text.isprintable():
        return frozenset()
    known = shared_characters()
    return frozenset(letter for letter in text if ord(letter) not in known and letter not in _LAYOUT)


@cache
def shared_characters() -> frozenset[int]:
    """Code points that every shipped face has."""
    faces = [characters(path.read_bytes()) for path in sorted(font_folder().glob("*.ttf"))]
    return frozenset.intersection(*faces)
