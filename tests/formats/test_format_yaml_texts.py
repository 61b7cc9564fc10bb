"""Texts with line ends of other kinds keep them in YAML."""

import pytest

from xborder.files.yaml_reader import parse_yaml
from xborder.formats.canonical import write_documents


@pytest.mark.parametrize(
    "text", ["a\x85b", "\x85", "a\u2028b", "\u2029", "a\nb", "a\r\nb", "\ufeffa", "é 😀", "no", "12:30", " a "]
)
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    content = write_documents([{"schema": "xborder/form/1", "ref": text}], "yaml")
    read = parse_yaml(content, "a.yaml")
    assert read.value is not None
    assert read.value.root["ref"] == text
