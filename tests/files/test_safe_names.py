"""Names and paths of domain file sharing-integrity 4.2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.files import safe_names
from xborder.files.safe_names import check, slug

UPWARDS, ABSOLUTE, EMPTY = "it leads upwards", "it is absolute", "it holds an empty step"
FORBIDDEN, UNSEEN = "it holds a character that some systems forbid", "it holds a character that cannot be seen"
END, RESERVED = "a name in it ends with a dot or a space", "it holds a name that Windows keeps for itself"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "it is empty"),
        ("../../evil.txt", UPWARDS),
        ("a/../b", UPWARDS),
        ("/etc/evil.txt", ABSOLUTE),
        ("//server/share", ABSOLUTE),
        ("a//b", EMPTY),
        ("a/", EMPTY),
        ("./a", EMPTY),
        ("a\\b", FORBIDDEN),
        ("C:evil", FORBIDDEN),
        ("\\\\?\\c", FORBIDDEN),
        *((f"a{letter}b", FORBIDDEN) for letter in '<>:"|?*'),
        ("cafe\u0301", "its accents are not in the composed form"),
        *((f"a{letter}b", UNSEEN) for letter in "\0\x01\n\r\t\x7f\x85\u202a\u202e\u2066\u2069\u200b\u200d\ufeff\u00ad"),
        *((f"a{letter}b", UNSEEN) for letter in "\u2028\u2029\ud800\u200e\u061c\U000e0041"),
        *((f"{word}{end}", RESERVED) for word in ("CON", "nul", "Aux", "PRN") for end in ("", ".txt")),
        *((f"x/{word}.tar.gz", RESERVED) for word in ("COM1", "lpt9", "COM¹", "LPT³", "COM0", "CONIN$", "conout$")),
        ("CON .txt", RESERVED),
        ("a.", END),
        ("a ", END),
        ("a /b", END),
        ("...", END),
        ("~", "a name in it begins with a tilde"),
        ("a/~user/b", "a name in it begins with a tilde"),
        ("é" * 128, "a name in it is longer than 255 bytes"),
        ("a/" * 120 + "b", "it is longer than 240 characters"),
    ],
)
def test_what_is_not_safe(path: str, reason: str) -> None:
    assert check(path) == reason


@pytest.mark.parametrize(
    "path",
    [
        "a",
        "café/Ångström.pdf",
        "100%.txt",
        "$VAR",
        ".hidden",
        "a~1",
        "CONSOLE.txt",
        "COM10",
        "xCON",
        "COM²x",
        "é" * 127 + "a",
        "a/" * 119 + "bc",
        "n" * 240,
    ],
)
def test_what_is_safe(path: str) -> None:
    assert check(path) is None


@given(st.text(max_size=300))
def test_a_slug_is_a_safe_name(text: str) -> None:
    name = slug(text)
    assert check(name) is None
    assert "/" not in name
    assert name.isascii()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "unnamed"),
        ("...", "unnamed"),
        ("NUL", "_NUL"),
        ("con.txt", "_con.txt"),
        ("Zoë O'Neil", "Zoe-O-Neil"),
        ("x" * 300, "x" * 100),
        ("x" * 99 + "/y", "x" * 99),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text) == name


NAMES = st.sampled_from(
    [
        "a",
        "RJT-1",
        "a.b",
        "a.",
        ".a",
        "CON",
        "con.txt",
        "CONS",
        "com1",
        "COM10",
        "LPT9.x",
        "-",
        "_",
        "",
        ".",
        "..",
        "x" * 120,
    ]
)


@given(st.lists(NAMES, min_size=1, max_size=4).map("/".join))
def test_one_look_never_passes_what_a_closer_look_refuses(path: str) -> None:
    if safe_names._PLAIN.fullmatch(path):
        assert safe_names._looked_at(path) is None


def test_most_names_need_no_closer_look() -> None:
    for path in ("data/exhibits/36/RJT-1/RJT-1.jpg", "xborder/bundle.json", "manifest-sha512.txt", "data/CONS.txt"):
        assert safe_names._PLAIN.fullmatch(path)
