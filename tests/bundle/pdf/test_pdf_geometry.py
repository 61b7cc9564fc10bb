import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from xborder.bundle.pdf.geometry import Sight, numbers, overlap, rectangle, sight

SIDES = st.floats(min_value=-2000, max_value=2000)
SIZES = st.floats(min_value=1, max_value=5000)
SIGHTS = st.builds(
    lambda x, y, width, height, turn, unit: Sight(box=(x, y, x + width, y + height), turn=turn, unit=unit),
    SIDES,
    SIDES,
    SIZES,
    SIZES,
    st.sampled_from((0, 90, 180, 270)),
    st.floats(min_value=0.1, max_value=50),
)


def own(view: Sight, right: float, up: float) -> tuple[float, float]:
    a, b, c, d, e, f = view.upright
    return a * right + c * up + e, b * right + d * up + f


@given(SIGHTS, st.floats(min_value=0, max_value=1), st.floats(min_value=0, max_value=1))
def test_a_point_seen_on_the_page_is_in_the_visible_box(view: Sight, across: float, up: float) -> None:
    x, y = own(view, across * view.width, up * view.height)
    left, bottom, right, top = view.box
    assert left - 1e-6 <= x <= right + 1e-6
    assert bottom - 1e-6 <= y <= top + 1e-6


@given(SIGHTS)
def test_the_way_back_is_the_way_there(view: Sight) -> None:
    box = view.seen((*own(view, 1, 2), *own(view, 3, 4)))
    assert box == pytest.approx((1, 2, 3, 4), abs=1e-3)


@given(SIGHTS)
def test_the_corner_at_the_top_left_is_where_the_reader_sees_it(view: Sight) -> None:
    assert view.top_left == pytest.approx(own(view, 0, view.height), abs=1e-3)


@given(SIGHTS)
def test_writing_is_not_mirrored(view: Sight) -> None:
    a, b, c, d, _e, _f = view.upright
    assert a * d - b * c == pytest.approx(1 / view.unit**2)


@pytest.mark.parametrize(
    ("keys", "box", "turn"),
    [
        ({"MediaBox": Array([0, 0, 10, 20])}, (0, 0, 10, 20), 0),
        ({"MediaBox": Array([10, 20, 0, 0])}, (0, 0, 10, 20), 0),
        ({"MediaBox": Array([0, 0, 10, 20]), "CropBox": Array([-5, 2, 8, 99])}, (0, 2, 8, 20), 0),
        ({"MediaBox": Array([0, 0, 10, 20]), "CropBox": Array([50, 50, 60, 60])}, (0, 0, 10, 20), 0),
        ({"MediaBox": Array([0, 0, 10, 20]), "CropBox": Array([1, 1])}, (0, 0, 10, 20), 0),
        ({"MediaBox": Array([0, 0, 10, 20]), "Rotate": 45}, (0, 0, 10, 20), 0),
        ({"MediaBox": Array([0, 0, 10, 20]), "Rotate": -90}, (0, 0, 10, 20), 270),
        ({"MediaBox": Array([0, 0, 10, 20]), "Rotate": 450}, (0, 0, 10, 20), 90),
        ({"MediaBox": Array([0, 0, 10, 20]), "Rotate": String("90")}, (0, 0, 10, 20), 0),
        ({"MediaBox": Array([0, 0, 10, Name.X])}, (0, 0, 595.276, 841.89), 0),
        ({"Parent": Dictionary(MediaBox=Array([0, 0, 10, 20]), Rotate=180)}, (0, 0, 10, 20), 180),
    ],
)
def test_what_is_seen(keys: dict[str, object], box: tuple[float, ...], turn: int) -> None:
    view = sight(Dictionary(keys={}) if not keys else Dictionary({f"/{key}": value for key, value in keys.items()}))
    assert (view.box, view.turn) == (box, turn)


def test_a_rectangle_without_area_is_none() -> None:
    assert rectangle(Array([1, 1, 1, 5])) is None


def test_touching_boxes_do_not_overlap() -> None:
    assert not overlap((0, 0, 1, 1), (1, 0, 2, 1))
    assert overlap((0, 0, 1, 1), (0.9, 0.9, 2, 2))


@given(st.lists(st.floats(min_value=-1e7, max_value=1e7), min_size=1, max_size=4))
def test_numbers_are_written_without_exponents(values: list[float]) -> None:
    written = numbers(values)
    assert b"e" not in written
    for text, value in zip(written.split(), values, strict=True):
        assert float(text) == pytest.approx(value, rel=1e-4, abs=1e-3)
