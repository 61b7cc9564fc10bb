"""Strict YAML: what is a value, what is a fault, and where it stands."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.limits import Limits
from xborder.files.positions import Position
from xborder.files.yaml_problems import kind_of
from xborder.files.yaml_reader import parse_yaml

WORDS = ["no", "on", "yes", "NO", "Off", "y", "12:30", "12:30:45", "0123", "1_000", "0x1F", "0o7", "1.5", "1e3", ".inf"]
DATES = ["2026-11-22", "2026-11-22T10:00:00Z", "=", "True", "FALSE", "Null"]


@pytest.fixture(params=["libyaml", "pure"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


def faults(text: str | bytes, limits: Limits | None = None) -> list[tuple[str, int | None, int | None, str | None]]:
    data = text if isinstance(text, bytes) else text.encode()
    read = parse_yaml(data, "a.yaml", limits=limits or Limits())
    assert (read.value is None) == bool(read.report)
    places = [(each.code, each.location) for each in read.report]
    return [(code, where.line, where.column, where.pointer) for code, where in places]


@pytest.mark.parametrize("word", WORDS + DATES)
@pytest.mark.usefixtures("_loader")
def test_plain_words_stay_texts(word: str) -> None:
    read = parse_yaml(f"value: {word}\nlist: [{word}]\n".encode(), "a.yaml").value
    assert read is not None
    assert read.root == {"value": word, "list": [word]}


@pytest.mark.usefixtures("_loader")
def test_the_few_words_that_mean_something() -> None:
    read = parse_yaml(b"[12, -3, 0, true, false, null, ~, '', \"12\", 'true']", "a.yaml").value
    assert read is not None
    assert read.root == [12, -3, 0, True, False, None, None, "", "12", "true"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: &x 2\n", ("XB-YAML-003", 2, 4, "/b")),
        ("a: 1\nb: *x\n", ("XB-YAML-003", 2, 4, "/b")),
        ("a:\n  <<: {b: 1}\n", ("XB-YAML-004", 2, 3, "/a")),
        ("a: !!python/object:os.system x\n", ("XB-YAML-005", 1, 4, "/a")),
        ("a: [1, !local 2]\n", ("XB-YAML-005", 1, 8, "/a/1")),
        ("a: ! x\n", ("XB-YAML-005", 1, 4, "/a")),
        ("effect: deny\n\neffect: permit\n", ("XB-YAML-002", 3, 1, "/effect")),
        ("{a: 1, b: {c: 1, c: 2}}\n", ("XB-YAML-002", 1, 18, "/b/c")),
        ("a: 1\n---\nb: 2\n", ("XB-YAML-006", 2, 1, None)),
        ("? [a]\n: 1\n", ("XB-YAML-008", 1, 3, "")),
        ("# nothing\n", ("XB-YAML-009", None, None, None)),
        ("a: [1\n", ("XB-YAML-001", 2, 1, None)),
        ("a: 'x\n", ("XB-YAML-001", 2, 1, None)),
        ("a: 1\n b: 2\n", ("XB-YAML-001", 2, 3, None)),
        ("a: x\u0001y\n", ("XB-YAML-012", 1, 5, None)),
        ("a: x\u2028  y\n", ("XB-YAML-012", 1, 5, None)),
        ("a: 'x\x85y'\n", ("XB-YAML-012", 1, 6, None)),
        ("\ufeff\ufeffa: 1\n", ("XB-YAML-012", 1, 1, None)),
        ("%TAG ! tag:x,2026:\n---\na: 1\n", ("XB-YAML-005", 1, 1, None)),
    ],
)
def test_each_fault_has_its_line_and_column(text: str, expected: tuple[object, ...]) -> None:
    assert faults(text)[0] == expected


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("escape", ["\\ud800", "\\UFFFFFFFF", "\\U00110000", "\\q", "\\x1"])
def test_escapes_that_are_no_characters_are_findings(escape: str) -> None:
    found = faults(f'a: 1\nb: "{escape}"\n')
    assert {code for code, *_ in found} <= {"XB-YAML-001", "XB-YAML-012"}
    assert found[0][1] == 2


def test_all_faults_of_a_document_are_told() -> None:
    found = faults("a: &x 1\nb: !t 2\na: 3\n")
    assert [code for code, *_ in found] == ["XB-YAML-003", "XB-YAML-005", "XB-YAML-002"]


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_endless_depth_is_one_finding(opening: str) -> None:
    assert faults(opening * 20_000)[-1][0] in {"XB-YAML-007", "XB-YAML-008"}


def test_an_alias_bomb_is_refused_at_its_first_line() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 9))]
    assert faults("\n".join(lines))[0] == ("XB-YAML-003", 1, 5, "/a0")


@pytest.mark.parametrize(
    ("limits", "good", "bad", "code"),
    [
        (Limits(yaml_depth=3), "[[[1]]]", "[[[[1]]]]", "XB-YAML-007"),
        (Limits(string_chars=3), "abc", "abcd", "XB-YAML-010"),
        (Limits(key_chars=3), "abc: 1", "abcd: 1", "XB-YAML-010"),
        (Limits(integer_digits=3), "-999", "1000", "XB-YAML-011"),
    ],
)
def test_limits_at_the_limit_and_beyond(limits: Limits, good: str, bad: str, code: str) -> None:
    assert faults(good, limits) == []
    assert [each[0] for each in faults(bad, limits)] == [code]


def test_findings_beyond_the_limit_are_only_counted() -> None:
    assert [code for code, *_ in faults("[&a 1, &b 2, &c 3]", Limits(findings=2))] == [
        "XB-YAML-003",
        "XB-YAML-003",
        "XB-FILE-012",
    ]


def test_places_of_values_and_of_named_containers() -> None:
    read = parse_yaml(b"a: 'x'\nb:\n  - 1\n  - c: |\n      text\nd:\n", "a.yaml").value
    assert read is not None
    expected = {"": (1, 1), "/a": (1, 4), "/b": (2, 1), "/b/0": (3, 5), "/b/1": (4, 5), "/b/1/c": (4, 8), "/d": (6, 1)}
    assert dict(read.positions) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abz~/é 😀", max_size=5), inner, max_size=4),
    max_leaves=15,
)


@given(JSON)
def test_what_is_dumped_is_read_again(value: Any) -> None:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True

    text = yaml.dump(value, Dumper=Plain)
    read = parse_yaml(text.encode(), "a.yaml")
    assert read.value is not None, read.report
    assert read.value.root == value


@given(st.dictionaries(st.sampled_from("abcdé"), st.lists(st.text("xyz", min_size=1), min_size=1), min_size=1))
def test_the_place_of_a_text_is_its_first_character(value: dict[str, list[str]]) -> None:
    lines = [f"{key}:\n" + "".join(f"  - q{item}\n" for item in items) for key, items in value.items()]
    text = "".join(lines)
    read = parse_yaml(text.encode(), "a.yaml").value
    assert read is not None
    for key, items in value.items():
        for number, item in enumerate(items):
            assert after(text, read.positions[f"/{key}/{number}"]).startswith(f"q{item}\n")


def after(text: str, position: Position) -> str:
    line, column = position
    return "\n".join(text.split("\n")[line - 1 :])[column - 1 :]


@given(st.binary(max_size=80))
def test_any_bytes_give_a_value_or_findings(data: bytes) -> None:
    faults(data)


PIECES = ["a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&x", "*x", "!", "'", '"', "\\", "|", ">", "? ", "%", "#", "é", "---", "<<", "\t", "\ufeff", "\x85", "\u2028", "@", "..."]  # fmt: skip


@pytest.mark.parametrize("name", ["CSafeLoader", "SafeLoader"])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_syntax_gives_a_value_or_findings(name: str, pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if name == "SafeLoader":
            patch.delattr(yaml, "CSafeLoader", raising=False)
        faults("".join(pieces))


@pytest.mark.parametrize("problem", [None, "", "new words"])
def test_unknown_problems_have_words_too(problem: str | None) -> None:
    assert kind_of(problem) == "the structure cannot be followed"


def test_every_message_of_the_parser_stays_inside(canaries: Callable[[object], None]) -> None:
    for text in (
        "CANARY: [",
        "a: 'CANARY",
        "a: &CANARY 1",
        "a: !CANARY 1",
        "CANARY: 1\nCANARY: 2",
        "a: @CANARY",
        "%CANARY x",
    ):
        canaries(parse_yaml(text.encode(), "a.yaml").report)
