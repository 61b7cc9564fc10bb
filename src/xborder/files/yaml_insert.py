"""One more item for a list of a YAML file, put in by position: comments, order and quoting stay as somebody wrote them."""

import json
import re
from collections.abc import Mapping
from typing import Any

from xborder.files.yaml_reader import parse_yaml

_PLAIN_KEY = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)
#: What JSON leaves as it is, and the strict reader of YAML refuses: controls and the odd line ends.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def insert_item(data: bytes, key: str, item: Mapping[str, Any]) -> bytes | None:
    """The file with ``item`` as the last of the list under a key of its root; the key is added if it is not there.

    None where the file is not one that the strict reader takes, or where no place
    is found after which it reads as before, with the item and nothing else new.

    >>> insert_item(b"a: 1 # mine\\n", "list", {"path": "x"})
    b'a: 1 # mine\\nlist:\\n  - {path: "x"}\\n'
    >>> insert_item(b"list: [{path: x}] # all\\n", "list", {"path": "y"})
    b'list: [{path: x}, {path: "y"}] # all\\n'
    """
    before = parse_yaml(data, "").value
    if before is None or not isinstance(before.root, dict) or not isinstance(before.root.get(key, []), list):
        return None
    wanted = {**before.root, key: [*before.root.get(key, []), dict(item)]}
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    made = mark + _inserted(data.removeprefix(mark).decode(), key, item).encode()
    after = parse_yaml(made, "").value
    return made if after is not None and after.root == wanted else None


def _inserted(text: str, key: str, item: Mapping[str, Any]) -> str:
    import yaml

    end = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    found = next((value for name, value in entries if name.value == key), None)
    if not isinstance(found, yaml.SequenceNode):
        return _closed(text, end) + f"{key}:{end}" + _block(item, "  ", end)
    if found.flow_style:
        return _in_flow(text, found, item)
    place = _end(found, text)
    head, rest = _closed(text[:place], end), text[place:]
    return head + _block(item, " " * found.start_mark.column, end) + rest


def _closed(text: str, end: str) -> str:
    return text if not text or text.endswith("\n") else text + end


def _in_flow(text: str, found: Any, item: Mapping[str, Any]) -> str:
    if found.value:
        place = found.value[-1].end_mark.index
        return text[:place] + ", " + flow_text(item) + text[place:]
    place = found.start_mark.index + 1
    return text[:place] + flow_text(item) + text[place:]


def _end(node: Any, text: str) -> int:
    """The offset after the line on which the last thing in a node ends."""
    import yaml

    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    place = node.end_mark.index
    if place and text[place - 1] == "\n":  # the end of a text in lines is the beginning of the next line
        return int(place)
    line = text.find("\n", place)
    return len(text) if line < 0 else line + 1


def _block(item: Mapping[str, Any], indent: str, end: str) -> str:
    """The item on one line where it is short, else with a line for each key."""
    short = f"{indent}- {flow_text(item)}"
    if len(short) <= 110:
        return short + end
    lines = [f"{name}: {flow_text(value)}" for name, value in item.items()]
    return f"{indent}- " + f"{end}{indent}  ".join(lines) + end


def flow_text(value: Any) -> str:
    """A value on one line: every text in double quotes, names of fields without.

    >>> flow_text({"path": "x", "pages": [1, 2], "signed": True})
    '{path: "x", pages: [1, 2], signed: true}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(name)}: {flow_text(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda each: f"\\u{ord(each[0]):04x}", quoted)


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) else flow_text(name)
