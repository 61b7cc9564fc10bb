"""The reasons of a decision as a person would give them."""

from collections.abc import Iterable, Mapping

from xborder.agreements.decision import PathDecision
from xborder.agreements.verdicts import Shown
from xborder.agreements.words import listed, method_words

_ALONE: Mapping[str, str] = {
    "DEFAULT-DENY": "no rule lets it go",
    "AMBIGUOUS-REDACTION": "two rules want it cut in different ways",
    "UNKNOWN-FIELD": "the model knows no such field here",
    "EXTENSIONS-NEVER-LEAVE": "what only one force's system knows never leaves",
    "CANNOT-REDACT": "it has not the form that can be cut",
}
_OF_RULE: Mapping[str, str] = {
    "IND-PERMIT": "what {rule} asks about is not known, so it does not share",
    "IND-DENY": "what {rule} asks about is not known, so it withholds",
    "IND-REDACT": "what {rule} asks about is not known, so it only limits",
    "SENSITIVE-NOT-ASKED": "{rule} needs sensitive processing that the request does not rely on",
}


def reason_words(reason: str) -> str:
    """A reason of one field.

    >>> reason_words("DEFAULT-DENY")
    'no rule lets it go'
    >>> reason_words("IND-PERMIT:R10")
    'what R10 asks about is not known, so it does not share'
    """
    word, _, rule = reason.partition(":")
    return _OF_RULE[word].format(rule=rule) if word in _OF_RULE else _ALONE.get(word, reason)


def path_words(path: PathDecision) -> str:
    """What becomes of a field, by which rules, and why."""
    done = {Shown.SHARE: "shared", Shown.WITHHOLD: "withheld", Shown.REDACT: method_words(path.method)}[path.effect]
    by = f" by {listed(path.rules)}" if path.rules else ""
    return f"{done}{by}{_why(path.reasons)}"


def _why(reasons: Iterable[str]) -> str:
    said = [reason_words(reason) for reason in reasons]
    return f": {'; '.join(said)}" if said else ""
