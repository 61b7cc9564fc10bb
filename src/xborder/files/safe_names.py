"""Names of files that mean the same on every system, and hide nothing from a reader."""

import re
import unicodedata

_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9])(?:\..*)?", re.ASCII | re.IGNORECASE)
_FORBIDDEN = frozenset('<>:"|?*\\')
_HIDDEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
_NAME_BYTES = 255
_PATH_CHARS = 240


def check(path: str) -> str | None:
    """Why a relative path is not safe, in a few words; None if it is.

    >>> check("exhibits/RJT-1/RJT-1.jpg")
    >>> check("../x"), check("a/NUL.txt")
    ('it leads upwards', 'it holds a name that Windows keeps for itself')
    """
    if not path:
        return "it is empty"
    if len(path) > _PATH_CHARS:
        return f"it is longer than {_PATH_CHARS} characters"
    if path.startswith("/"):
        return "it is absolute"
    if unicodedata.normalize("NFC", path) != path:
        return "its accents are not in the composed form"
    return next((reason for name in path.split("/") if (reason := _name(name))), None)


def slug(text: str) -> str:
    """A safe ASCII name made of a text: letters, digits, dots and hyphens.

    >>> slug("RJT/1"), slug("36:statement:S1")
    ('RJT-1', '36-statement-S1')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9.]+", "-", plain).strip("-.") or "unnamed"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _name(name: str) -> str | None:
    if name in ("", "."):
        return "it holds an empty step"
    if name == "..":
        return "it leads upwards"
    if len(name.encode("utf-8", "surrogatepass")) > _NAME_BYTES:
        return f"a name in it is longer than {_NAME_BYTES} bytes"
    if any(letter in _FORBIDDEN for letter in name):
        return "it holds a character that some systems forbid"
    if any(letter in _HIDDEN or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in name):
        return "it holds a character that cannot be seen"
    if name[-1] in ". ":
        return "a name in it ends with a dot or a space"
    if name.startswith("~"):
        return "a name in it begins with a tilde"
    return "it holds a name that Windows keeps for itself" if _RESERVED.fullmatch(name) else None
