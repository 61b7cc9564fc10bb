"""JSON Pointers (RFC 6901): to and from the steps they are made of."""

from collections.abc import Iterable


def pointer_of(steps: Iterable[str | int]) -> str:
    """The pointer that goes down these keys and list indexes.

    A lone surrogate, which no output could print, is written as its escape.

    >>> pointer_of(["a", "b/c~d", 0]), pointer_of([])
    ('/a/b~1c~0d/0', '')
    """
    texts = [str(step) for step in steps]
    plain = "".join([f"/{text}" for text in texts])
    if "~" in plain or plain.count("/") > len(texts):
        plain = "".join(["/" + text.replace("~", "~0").replace("/", "~1") for text in texts])
    return plain if plain.isascii() else plain.encode("utf-8", "backslashreplace").decode()


def steps_of(pointer: str) -> list[str]:
    """The steps of a pointer; list indexes stay texts.

    >>> steps_of("/a/b~1c~0d/0"), steps_of("")
    (['a', 'b/c~d', '0'], [])
    """
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
