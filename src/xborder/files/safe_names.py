"""Names of files that mean the same on every system, and hide nothing from a reader."""

import re
import unicodedata
from collections.abc import Callable

# Windows takes the digits above the line for digits, and drops blanks before the first dot.
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\..*)?", re.ASCII | re.IGNORECASE)
# Most names are letters, digits, hyphens and dots within: seen to be safe in one look.
_PLAIN_NAME = r"(?!(?:CON|PRN|AUX|NUL|(?:COM|LPT)[0-9])(?:[./]|\Z))[a-z0-9_-](?:[a-z0-9_.-]{0,98}[a-z0-9_-])?"
_PLAIN = re.compile(rf"{_PLAIN_NAME}(?:/{_PLAIN_NAME})*", re.ASCII | re.IGNORECASE)
_FORBIDDEN = frozenset('<>:"|?*\\')
# Control and format characters (bidirectional marks and widthless ones among them), surrogates, line separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NAME_BYTES = 255
_PATH_CHARS = 240
_SLUG_CHARS = 100


def _hides(name: str) -> bool:
    return any(unicodedata.category(letter) in _UNSEEN for letter in name)


# In this order, so that the first reason given is the plainest.
_REASONS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda name: name in ("", "."), "it holds an empty step"),
    (lambda name: name == "..", "it leads upwards"),
    (lambda name: _bytes(name) > _NAME_BYTES, f"a name in it is longer than {_NAME_BYTES} bytes"),
    (lambda name: not _FORBIDDEN.isdisjoint(name), "it holds a character that some systems forbid"),
    (_hides, "it holds a character that cannot be seen"),
    (lambda name: name[-1] in ". ", "a name in it ends with a dot or a space"),
    (lambda name: name.startswith("~"), "a name in it begins with a tilde"),
    (lambda name: _RESERVED.fullmatch(name) is not None, "it holds a name that Windows keeps for itself"),
)


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
    return None if _PLAIN.fullmatch(path) else _looked_at(path)


def _looked_at(path: str) -> str | None:
    """Why a path is not safe, each name of it held against every reason."""
    if path.startswith("/"):
        return "it is absolute"
    if not unicodedata.is_normalized("NFC", path):
        return "its accents are not in the composed form"
    return next((reason for name in path.split("/") if (reason := _reason(name))), None)


def slug(text: str) -> str:
    """A safe ASCII name made of a text: letters, digits, dots and hyphens, at most 100 characters.

    >>> slug("RJT/1"), slug("36:statement:S1")
    ('RJT-1', '36-statement-S1')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9.]+", "-", plain).strip("-.")[:_SLUG_CHARS].rstrip("-.") or "unnamed"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _reason(name: str) -> str | None:
    return next((reason for is_so, reason in _REASONS if is_so(name)), None)


def _bytes(name: str) -> int:
    return len(name.encode("utf-8", "surrogatepass"))
