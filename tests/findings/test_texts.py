"""The texts of findings: every code has all of them, in words that a reader can use, and every code is raised."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import xborder
from xborder.casefile.failure_reasons import failure_reasons
from xborder.findings import Severity, codes, describe

SRC = Path(xborder.__file__).parent
KEYS = {"title", "severity", "message", "hint", "why", "avoid", "basis", "aliases"}
SENTENCES = ("message", "hint", "why", "avoid")
#: Families whose findings rest on an Act, a standard or a document, which must then be named.
WITH_BASIS = {"AGR", "ASN", "CASE", "CHARGE", "EXHIBIT", "LINK", "OFFENCE", "ORDER", "PERSON", "PNC", "POSTCODE"}
WITH_BASIS |= {"STATEMENT", "URN", "VRM", "CRO", "DRIVER", "NINO", "NHS", "COURT", "FORCE", "OU", "UPRN", "PRISONER"}
#: American spellings, and what is written here in their place.
AMERICAN = re.compile(
    r"\b(behavior|color|favor|honor|neighbor|center|defense|offense|catalog|analyz|authoriz|organiz|recogniz|"
    r"unauthoriz|apologiz|labor|gray|traveled|canceled|enroll|fulfill)\w*",
    re.IGNORECASE,
)
ALL = codes()


def filled_by(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", ALL)
class TestOneText:
    def test_has_every_key_and_no_other(self, code: str) -> None:
        text = describe(code)
        assert set(text) <= KEYS
        missing = {key for key in KEYS - {"basis", "aliases"} if not str(text.get(key, "")).strip()}
        assert not missing, f"{code} lacks {missing}"
        assert Severity(text["severity"])
        for key in ("basis", "aliases"):
            entries = text.get(key, ["one"])
            assert entries, f"{code}: {key} is empty; leave it out"
            assert all(isinstance(entry, str) and entry.strip() for entry in entries)
            assert len(set(entries)) == len(entries)

    def test_reads_as_sentences(self, code: str) -> None:
        text = describe(code)
        for key in SENTENCES:
            assert re.search(r"([.?!]|[.?!]\)|\})$", text[key]), f"{code}: {key} does not end: {text[key]}"
            assert re.match(r"[A-Z0-9\"{#(]|[a-z-]+\.(txt|yaml|json)", text[key]), f"{code}: {key} does not begin"
        assert not text["title"].endswith("."), code
        assert not any(entry.endswith(".") for entry in text.get("basis", ())), code

    def test_is_well_spelt(self, code: str) -> None:
        text = describe(code)
        for key in ("title", *SENTENCES):
            assert "  " not in text[key]
            assert "\n" not in text[key]
            assert text[key] == text[key].strip()
            assert not AMERICAN.search(text[key]), f"{code}: {AMERICAN.search(text[key])}"

    def test_only_message_and_hint_are_filled_in(self, code: str) -> None:
        text = describe(code)
        for key in ("message", "hint"):
            assert all(name.isidentifier() for name in filled_by(text[key]))
        for key in ("title", "why", "avoid"):
            assert not set("{}") & set(text[key]), f"{code}: {key} is shown as it stands"

    def test_why_says_more_than_the_rest(self, code: str) -> None:
        text = describe(code)
        assert len({text[key] for key in ("title", *SENTENCES)}) == 5, code
        assert len(text["why"]) > 20, code

    def test_names_its_basis_where_it_has_one(self, code: str) -> None:
        text = describe(code)
        if code.split("-")[1] in WITH_BASIS and text["severity"] != Severity.INFO:
            assert text.get("basis"), f"{code} says not what it rests on"


def test_no_two_codes_matter_in_the_same_words() -> None:
    said = Counter(describe(code)["why"] for code in ALL)
    assert not {text: number for text, number in said.items() if number > 1}


def test_every_code_that_the_program_raises_is_described_and_every_other_is_a_mistake() -> None:
    assert not raised() - set(ALL), "raised, and not described"
    assert not set(ALL) - raised(), "described, and raised nowhere"


def test_a_code_built_from_its_number_is_found() -> None:
    tree = ast.parse('def at(number):\n    return finding(f"XB-ABC-{number}")\n\nat("007")\nat("11")\n')
    assert codes_in(tree) == {"XB-ABC-007"}


def test_what_a_text_is_filled_with_is_given_wherever_it_is_made() -> None:
    wrong = [
        f"{path}:{line}: {code} is not given {', '.join(sorted(lacking))}"
        for path, tree in sources().items()
        for code, line, given in calls_in(tree)
        if code in ALL and (lacking := needed(code) - given)
    ]
    assert not wrong, "\n".join(wrong)


def test_each_name_that_a_text_is_filled_with_is_known_where_the_code_is_used() -> None:
    """A call through another function cannot be followed, but the name must at least stand in the program."""
    around: dict[str, set[str]] = {code: set(words_in_helpers()) for code in ALL}
    for tree in sources().values():
        for code in codes_in(tree) & set(ALL):
            around[code] |= words_in(tree)
    unknown = [f"{code}: {name}" for code in ALL for name in needed(code) - around[code]]
    assert not unknown


def test_a_call_without_a_name_is_noticed() -> None:
    tree = ast.parse('finding("XB-PNC-001", place, excerpt=raw)')
    [(code, _, given)] = calls_in(tree)
    assert needed(code) - given == {"detail"}


def needed(code: str) -> set[str]:
    text = describe(code)
    return filled_by(text["message"]) | filled_by(text["hint"])


@cache
def sources() -> dict[str, ast.Module]:
    return {str(p.relative_to(SRC)): ast.parse(p.read_text(encoding="utf-8")) for p in sorted(SRC.rglob("*.py"))}


@cache
def raised() -> frozenset[str]:
    """Codes of the program, and of the table that says which finding a failure reason has."""
    reasons = {reason.finding for reason in failure_reasons()}
    return frozenset(code for tree in sources().values() for code in codes_in(tree)) | reasons


def strings_in(tree: ast.AST) -> set[str]:
    """Every text of a program that is not a docstring."""
    shown = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in shown)
    return {node.value for node in nodes if isinstance(node.value, str)}


def codes_in(tree: ast.AST) -> set[str]:
    """Codes that stand in a program whole, and those it makes of a family and a number of three digits."""
    strings = strings_in(tree)
    families = {
        str(node.values[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    }
    numbers = {text for text in strings if re.fullmatch(r"[0-9]{3}", text)}
    built = {f"{part}{number}" for part in families if re.fullmatch(r"XB-[A-Z]+-", part) for number in numbers}
    return {text for text in strings if re.fullmatch(r"XB-[A-Z]+-[0-9]{3}", text)} | built


def calls_in(tree: ast.AST) -> list[tuple[str, int, set[str]]]:
    """Each finding made with a code in plain words and without ``**``: the code, the line, what is given."""
    made = []
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"finding", "found"}
        ):
            continue
        names = [keyword.arg for keyword in node.keywords]
        if node.args and None not in names:
            made += [(code, node.lineno, {str(name) for name in names}) for code in plain_codes(node.args[0])]
    return made


def plain_codes(node: Any) -> set[str]:
    whole = isinstance(node, ast.Constant | ast.IfExp)
    return {text for text in strings_in(node) if text.startswith("XB-")} if whole else set()


def words_in(tree: ast.AST) -> set[str]:
    keywords = {node.arg for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg}
    return keywords | strings_in(tree)


@cache
def words_in_helpers() -> frozenset[str]:
    """Names given where the code arrives in a variable: ``finding(code, ...)``, ``found(code, ...)``."""
    words = set()
    for tree in sources().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and not isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if re.search(r"find|found|fault|slip|report", name, re.IGNORECASE):
                    words |= {keyword.arg for keyword in node.keywords if keyword.arg}
    return frozenset(words)
