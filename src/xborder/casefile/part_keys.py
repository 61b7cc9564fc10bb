"""What the parts of a bundle are called: safe in links, and one name for one record."""

import hashlib
import re

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}", re.ASCII)


def part_key(key: str) -> str:
    """The name of the part that shows a record (by its key) or a form (by its number).

    >>> part_key("36:statement:S1"), part_key("MG5")
    ('36.statement.S1', 'MG5')

    Where a reference holds characters that a link cannot, they are replaced and
    the name ends in a digest, so that two records never share one.

    >>> part_key("36:exhibit:X 1")
    '36.exhibit.X-1-f0b86c7f'
    """
    name = key.replace(":", ".")
    if _SAFE.fullmatch(name):
        return name
    digest = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{re.sub(r'[^A-Za-z0-9._/-]+', '-', name)[:48]}-{digest}"
