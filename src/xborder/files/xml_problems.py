"""What libxml2 complains of, by its error numbers, in plain words and without the file's content."""

# Numbers of xmlParserErrors in libxml2's xmlerror.h.
_KINDS = {
    5: "there is more text after the end of the outermost element",
    9: "it holds a character that XML does not allow",
    26: "an entity (&name;) is used that XML does not know",
    32: "the encoding is not known",
    38: "an attribute's value holds a '<', or the tag before it is not closed",
    39: "an attribute's value is not in quotes",
    41: "an attribute has no value",
    42: "an attribute is given twice",
    64: "a processing instruction has a name that XML keeps for itself",
    65: "blanks are missing between two attributes",
    68: "a name is missing, or '<' or '&' stands where it must be written &lt; or &amp;",
    73: "a tag is not closed with '>'",
    76: "a closing tag does not match the tag that is open",
    81: "some bytes do not fit the encoding that the file claims",
    114: "a limit of the parser on depth or size is passed",
    201: "a namespace prefix is used that is not declared",
}


def kind_of(number: int) -> str:
    """The plain words for an error number of libxml2.

    >>> kind_of(42)
    'an attribute is given twice'
    >>> kind_of(9999)
    'the structure cannot be followed'
    """
    return _KINDS.get(number, "the structure cannot be followed")
