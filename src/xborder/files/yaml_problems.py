"""What a YAML parser complains of, in plain words and without the file's content."""

# Pieces of the parsers' own messages (libyaml's and PyYAML's differ), most telling first.
_KINDS = (
    ("mapping values are not allowed", "a colon stands where none can; a text that holds ': ' needs quotes"),
    ("could not find expected ':'", "a key has no colon and space after it"),
    ("cannot start any token", "a tab, or a character such as @ or % that needs quotes, starts a value"),
    ("unexpected end of stream", "a quoted text is not closed"),
    ("unexpected document", "a quoted text is not closed"),
    ("expected ',' or", "a list or mapping in brackets is not closed, or lacks a comma"),
    ("expected key", "the indentation does not fit the lines above"),
    ("expected '-' indicator", "the indentation does not fit the list above"),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("escape", "a backslash in double quotes is not followed by an escape that YAML knows"),
    ("incompatible YAML", "it claims a version of YAML that is not known"),
    ("undefined tag handle", "a tag is used, and tags are not allowed"),
    ("directive", "a line that starts with % is not a directive that YAML knows"),
)


def kind_of(problem: str | None) -> str:
    """The plain words for a parser's message.

    >>> kind_of("did not find expected ',' or ']'")
    'a list or mapping in brackets is not closed, or lacks a comma'
    >>> kind_of("something new")
    'the structure cannot be followed'
    """
    return next((words for piece, words in _KINDS if piece in (problem or "")), "the structure cannot be followed")
