"""What the strict readers raise: the code of a finding and what fills its text."""

from typing import Any


class Fault(Exception):  # noqa: N818 - it is a finding on its way, not a failure of the program
    """One thing that is wrong with one value; whoever walks the values knows the way to it."""

    def __init__(
        self,
        code: str,
        *,
        excerpt: str | None = None,
        suggestions: tuple[str, ...] = (),
        **names: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.excerpt = excerpt
        self.suggestions = suggestions
        self.names: dict[str, Any] = names


_WORDS: dict[type[Any], str] = {
    bool: "true or false",
    str: "a text",
    int: "a whole number",
    float: "a number with a fraction",
    list: "a list",
    dict: "an object",
}


def kind_of(value: Any) -> str:
    """What a JSON-shaped value is, in words and without its content.

    >>> kind_of(True), kind_of("Fenwright"), kind_of(b"Fenwright")
    ('true or false', 'a text', 'something that JSON does not know')
    """
    return _WORDS.get(type(value), "something that JSON does not know")
