from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xborder.bundle.pdf.fonts import missing_characters
from xborder.bundle.pdf.printable import printable, printable_text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.text())
def test_what_comes_out_can_be_shown(text: str) -> None:
    clean, _bad = printable_text(text)
    assert missing_characters(clean) == frozenset()
    assert printable_text(clean) == (clean, ())


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_text_stays(text: str) -> None:
    assert printable_text(text) == (text, ())


@given(st.dictionaries(st.text(max_size=5), JSON, max_size=3))
def test_data_keeps_its_shape(data: dict[str, Any]) -> None:
    value = printable(data).value
    assert value is not None
    assert shape(value) == shape(data)


def shape(item: Any) -> Any:
    if isinstance(item, dict):
        return {key: shape(value) for key, value in item.items()}
    if isinstance(item, list):
        return [shape(value) for value in item]
    return str if isinstance(item, str) else item


def test_marks_that_turn_text_are_shown_not_obeyed() -> None:
    assert printable_text("page \u202e21\u202c")[0] == "page [U+202E]21[U+202C]"


def test_lone_surrogates_are_shown() -> None:
    assert printable_text("a\ud800")[0] == "a[U+D800]"


def test_the_finding_names_the_place_and_not_the_text() -> None:
    (found,) = printable({"rows": [{"a/b": "Secret 李"}]}, name="MG11").report
    assert found.location.pointer == "/rows/0/a~1b"
    assert "U+674E" in found.message
    assert "Secret" not in found.message


def test_many_characters_are_counted() -> None:
    (found,) = printable({"name": "".join(chr(0x4E00 + number) for number in range(12))}).report
    assert "and 4 more" in found.message
