"""JSON that every reader takes: no half of a character, which UTF-8 cannot hold."""

import json
import re
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")


def json_text(document: Any) -> str:
    r"""The document as indented JSON; half a character becomes the text of its escape.

    >>> print(json_text({"file": "a\udc80"}), end="")
    {
      "file": "a\\udc80"
    }
    """
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return _HALF.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text) + "\n"
