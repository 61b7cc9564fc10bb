"""What a bag is held against."""

from enum import StrEnum


class Mode(StrEnum):
    """``xborder``: the strict profile of our own bundles. ``bagit``: any valid bag of BagIt 0.93 to 1.0.

    >>> Mode("bagit")
    <Mode.BAGIT: 'bagit'>
    """

    XBORDER = "xborder"
    BAGIT = "bagit"
