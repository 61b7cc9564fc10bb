"""The words of a page in one form, whatever program wrote it."""

import unicodedata

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u2019": "'", "\u2018": "'"})


def plain(text: str) -> str:
    r"""Full-width letters, ligatures, odd spaces, dashes and quotation marks brought to one; invisible ones gone.

    >>> plain("NR99\u00a04QH \u2013 O\u2019Neill\u200b")
    "NR99 4QH - O'Neill"
    """
    brought = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(char for char in brought if unicodedata.category(char) != "Cf")
