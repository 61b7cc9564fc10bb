"""Functions written from tables (the model's fields, a profile's rows) and made callable."""

from collections.abc import Iterable


def define(code: Iterable[str], names: dict[str, object]) -> None:
    """Define the functions that lines of Python hold.

    The text is compiled before it is run: Python takes Ctrl-C during the run of a text for the end of the whole
    process, whoever catches it, and the exit code would be that of a kill.

    Args:
        code: Lines that define functions. They must come from tables that were checked, with every name quoted.
        names: What the functions may name; what is defined is added to it.

    Example:
        >>> names: dict[str, object] = {"least": 18}
        >>> define(["def adult(age):", "    return age >= least"], names)
        >>> names["adult"](17)
        False
    """
    exec(compile("\n".join(code), "<made>", "exec"), names)  # noqa: S102 - see Args: never a text from outside
