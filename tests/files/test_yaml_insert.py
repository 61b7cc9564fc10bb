"""One more item in a YAML list: everything else keeps its bytes, and the strict reader sees the item and nothing new."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from xborder.files.yaml_insert import insert_item
from xborder.files.yaml_reader import parse_yaml

ITEM = {"path": "x.yaml", "force": "36"}
LINE = '{path: "x.yaml", force: "36"}'


def inserted(text: str, key: str = "records") -> str:
    made = insert_item(text.encode(), key, ITEM)
    assert made is not None
    return made.decode()


def test_a_list_in_lines_gets_a_line_of_the_same_indent_before_what_follows() -> None:
    text = "a: 1\nrecords:  # ours\n    - {path: a}   # first\n\n# about b\nb: 2\n"
    assert inserted(text) == text.replace("# first\n", f"# first\n    - {LINE}\n")


def test_items_that_are_not_indented_stay_so() -> None:
    assert inserted("records:\n- path: a\n  force: b\nz: 1") == f"records:\n- path: a\n  force: b\n- {LINE}\nz: 1"


def test_a_text_in_lines_as_the_last_value_is_not_cut() -> None:
    text = "records:\n  - path: |\n      one\n      two\nz: 1\n"
    assert inserted(text) == text.replace("two\n", f"two\n  - {LINE}\n")


def test_a_list_on_one_line_stays_on_it() -> None:
    assert inserted("records: [{path: a}, ]  # end\n") == f"records: [{{path: a}}, {LINE}, ]  # end\n"
    assert inserted("records: [ ]\n") == f"records: [{LINE} ]\n"


def test_a_list_that_is_not_there_is_begun_at_the_end() -> None:
    assert inserted("a: 1") == f"a: 1\nrecords:\n  - {LINE}\n"


def test_a_file_of_another_system_keeps_its_line_ends_and_its_mark() -> None:
    text = "\ufeffrecords:\r\n  - {path: a}\r\nb: 2\r\n"
    assert inserted(text) == text.replace("{path: a}\r\n", f"{{path: a}}\r\n  - {LINE}\r\n")


def test_a_long_item_has_a_line_for_each_field() -> None:
    item = {"path": "p" * 70, "description": "d" * 70}
    made = insert_item(b"records: []\n".replace(b" []", b"\n  - {path: a}"), "records", item)
    assert made is not None
    assert made.decode().splitlines()[-2:] == [f'  - path: "{"p" * 70}"', f'    description: "{"d" * 70}"']


def test_what_cannot_be_added_to_is_left_alone() -> None:
    for text in ("", "[1]", "{a: 1}", "a: 1\n...\n", "records: 3\n", "records: {a: 1}\n", "a: &x 1\n", "a: [\n"):
        assert insert_item(text.encode(), "records", ITEM) is None, text


TEXTS = st.text(max_size=12)
ITEMS = st.dictionaries(st.sampled_from(["path", "ref", "note"]), TEXTS, min_size=1)


@given(st.lists(ITEMS, min_size=1, max_size=4), ITEMS, st.booleans(), st.integers(0, 1))
def test_any_texts_come_back_as_they_were_given(
    held: list[dict[str, str]], item: dict[str, str], flow: bool, after: int
) -> None:
    root = {"records": held, **({"z": "y"} if after else {})}
    data = yaml.safe_dump(root, default_flow_style=flow, sort_keys=False, allow_unicode=False).encode()
    if parse_yaml(data, "").value is None:
        return  # what the strict reader does not take is not added to
    made = insert_item(data, "records", item)
    read = parse_yaml(made, "").value if made is not None else None
    if flow and made is None:
        return  # a root on one line
    assert read is not None
    assert read.root == {**root, "records": [*held, item]}
