"""How much of a file is read before it is refused."""

import attrs

MIB = 1024 * 1024


@attrs.frozen(kw_only=True)
class Limits:
    """Bounds on what the readers accept; a value at the bound is still accepted.

    Sizes are bytes, ``string_chars`` characters, ``depth`` levels of nesting
    (the outermost list or object is level 1), ``values`` the entries of all
    lists and objects of one document. ``csv_row_bytes`` and the JSON
    Lines use of ``json_bytes`` bound one record: a file of many may be longer.
    ``xlsx_bytes`` bounds a workbook as it is packed, ``xlsx_sheet_bytes`` one of
    its sheets and ``xlsx_part_bytes`` any other part unpacked, ``xlsx_ratio``
    how many times larger than packed a large part may be. ``pdf_bytes`` and
    ``picture_bytes`` bound one statement or exhibit of a case: a picture is held in
    memory while its page is made.

    >>> Limits().yaml_bytes, Limits(depth=8).depth
    (1048576, 8)
    """

    xml_bytes: int = 10 * MIB
    json_bytes: int = 10 * MIB
    csv_row_bytes: int = 10 * MIB
    yaml_bytes: int = MIB
    xlsx_bytes: int = 100 * MIB
    xlsx_sheet_bytes: int = 1024 * MIB
    xlsx_part_bytes: int = 64 * MIB
    xlsx_ratio: int = 200
    xlsx_sheets: int = 255
    pdf_bytes: int = 1024 * MIB
    picture_bytes: int = 200 * MIB
    depth: int = 64
    yaml_depth: int = 32
    xml_attributes: int = 64
    string_chars: int = 100_000
    key_chars: int = 256
    values: int = 1_000_000
    integer_digits: int = 100
    findings: int = 10_000


DEFAULT_LIMITS = Limits()


def mib(size: int) -> str:
    """A size in MiB as a person reads it, rounded up so that it never looks within the limit.

    >>> mib(10 * MIB), mib(10 * MIB + 1), mib(100 * MIB)
    ('10', '10.1', '100')
    """
    tenths = -(-size * 10 // MIB)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
