"""Texts that a spreadsheet would run: written with an apostrophe before them, which reading takes off."""

import re

# A sign that begins a formula or a DDE call, in either width, after apostrophes and blanks or none;
# or a control character at the very beginning, which some programs pass over (CWE-1236, OWASP ASVS 5 rule 1.2.10).
_RUNS = re.compile(r"['\s\0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n\0]")


def runs(text: str) -> bool:
    r"""Say whether a spreadsheet may take the text for a formula, apostrophes before it left aside.

    >>> runs("=1+1"), runs(" @SUM(A1)"), runs("\tx"), runs("'-2"), runs("a=b")
    (True, True, True, True, False)
    """
    return _RUNS.match(text) is not None


def neutral(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it, or take the apostrophe off.

    >>> neutral("=1+1"), neutral("'=1+1"), neutral("a=b"), restored(neutral("'=1+1"))
    ("'=1+1", "''=1+1", 'a=b', "'=1+1")
    """
    return f"'{text}" if runs(text) else text


def restored(text: str) -> str:
    """The text as it was before ``neutral``.

    >>> restored("'=1+1"), restored("'twas")
    ('=1+1', "'twas")
    """
    return text[1:] if text.startswith("'") and runs(text) else text
