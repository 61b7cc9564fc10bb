"""What the page on orders shows runs as it stands there, and names what exists."""

import re
from pathlib import Path

from xborder import rules
from xborder.rules import OrderStatus

PAGE = (Path(__file__).parent.parent / "docs" / "orders.md").read_text(encoding="utf-8")


def test_the_example_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "docs/orders.md", "exec"), {})  # noqa: S102 - our own page


def test_every_status_is_named() -> None:
    assert all(f"`{status.value}`" in PAGE for status in OrderStatus)


def test_every_public_name_of_the_rules_is_there() -> None:
    assert all(getattr(rules, name) is not None for name in rules.__all__)
