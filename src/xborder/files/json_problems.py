"""What the JSON parser complains of, in plain words and without the file's content."""

_KINDS = (
    ("Expecting value", "a value is missing, or is not one of JSON (texts need double quotes)"),
    ("Expecting property name", "a key in double quotes is missing; perhaps there is a comma too many"),
    ("Expecting ':'", "a colon is missing after a key"),
    ("Expecting ','", "a comma or a closing bracket is missing"),
    ("trailing comma", "there is a comma too many before a closing bracket"),
    ("Extra data", "there is more text after the end of the value"),
    ("Unterminated string", "a text is not closed with a double quote"),
    ("Invalid control character", "a text holds a line end, tab or control character that is not escaped"),
    ("escape", "a backslash is not followed by an escape that JSON knows"),
)


def kind_of(message: str, *, at_end: bool) -> str:
    """The plain words for the parser's message.

    >>> kind_of("Extra data", at_end=False)
    'there is more text after the end of the value'
    """
    if at_end:
        return "it ends too early, as if it had been cut off"
    return next((words for piece, words in _KINDS if piece in message), "the structure cannot be followed")
