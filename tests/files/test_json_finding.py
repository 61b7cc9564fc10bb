import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from xborder.files.json_finding import find
from xborder.files.json_scan import scan
from xborder.files.limits import Limits
from xborder.files.pointers import steps_of
from xborder.files.positions import Positions, Spot

KEYS = st.sampled_from(("a", "b", "", "0", "1", "~", "/", '"', "\\", "é", "\n", "a:b", "]")) | st.text(max_size=3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
LAYOUTS = st.sampled_from(
    ({}, {"indent": 1}, {"separators": (",", ":")}, {"separators": ("\t,\r\n", " : ")}, {"ensure_ascii": False})
)


def grown(text: str) -> Positions:
    return Positions(text, lambda: scan(text, Limits(), lambda *_: None))


@given(VALUES, LAYOUTS, st.sampled_from(("", " ", "\r\n\t")), st.lists(KEYS, max_size=4))
@example({"a": [1, [2]]}, {}, "", ["a", "01"])
@example([[]], {}, "", ["0", "0"])
@example({"a": "x"}, {}, "", ["a", "0"])
def test_what_is_found_is_where_the_full_scan_puts_it(
    value: Any, layout: dict[str, Any], before: str, steps: list[str]
) -> None:
    text = before + json.dumps(value, **layout) + before
    known = grown(text)
    quick = Positions(text, lambda: Spot(0), find=find)
    for pointer in list(known)[:30]:
        assert find(text, steps_of(pointer)) == (known._reach(pointer)[0], True)
        assert quick.nearest(pointer) == known[pointer]
    spot, exact = known._root, True
    for step in steps:
        exact = step in spot.inside
        if not exact:
            break
        spot = spot.inside[step]
    assert find(text, steps) == (spot.at, exact)


def test_many_questions_are_answered_from_the_tree() -> None:
    text = json.dumps({str(number): number for number in range(100)})
    places = Positions(text, lambda: scan(text, Limits(), lambda *_: None), find=find)
    first = places["/1"]
    assert "_root" not in vars(places)
    assert [places[f"/{number}"] for number in range(100)] == [grown(text)[f"/{number}"] for number in range(100)]
    assert "_root" in vars(places)
    assert places["/1"] == first


def test_a_number_of_any_length_in_a_pointer_is_no_index() -> None:
    assert find("[1]", ["9" * 5000]) == (0, False)
