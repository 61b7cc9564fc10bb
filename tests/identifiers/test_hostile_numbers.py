"""Any text at all gives a value or InvalidIdentifier, whatever the kind of number, the verb, the profile or style, at once."""

import time
from collections.abc import Callable, Iterator

import pytest

from xborder.identifiers import SCHEMES, InvalidIdentifier, module_of
from xborder.identifiers.protocol import IdentifierModule

#: A right value of each kind, for hostile texts to begin and end with.
SEEDS = {
    "pnc_id": "02/73319Z", "cro_number": "65656/91H", "asn": "11/01ZD/01/448754K", "pti_urn": "36AB1234526",
    "court_case_ref": "97/1626/008395Q", "cjs_offence_code": "TH68001", "ho_class": "121/21", "ou_code": "B01EF01",
    "force_code": "36", "court_code": "2575", "postcode": "PE30 1AB", "vrm": "AB12CDE", "exhibit_ref": "RTM/1",
    "driver_number": "MORGA657054SM9IJ", "nino": "AB123456C", "nhs_number": "9434765870",
    "passport_number": "123456789", "prisoner_number": "A0000AA", "crn": "X320741", "maat_id": "6123456",
    "uprn": "100023456789", "collar_number": "1428", "telephone": "07700900123", "crime_reference": "36/12345/26",
}  # fmt: skip
MARKS = (
    *("0", "9", "A", "O", "/", "-", " ", ".", "+", "_", "#", "\\", "\x00", "\n", "1 ", "A1", "36/", "0(", "ext", "O0"),
    *("\ud800", "\u0661", "\u0301", "\u00b2", "\ufdfa", "\uff11", "\u200b", "\u00df", "\u2028", "\u0130", "\U0001d7ce"),
)
LONG = 100_000
#: A quadratic reading of so many characters takes minutes; ten milliseconds are usual, and machines are noisy.
MOST_SECONDS = 0.5


def verbs(module: IdentifierModule) -> Iterator[Callable[[str], object]]:
    yield from (module.compact, module.explain, module.doubts, module.parts, module.suggest)
    for profile in module.PROFILES:
        yield lambda text, profile=profile: module.validate(text, profile=profile)  # type: ignore[misc]
        yield lambda text, profile=profile: module.is_valid(text, profile=profile)  # type: ignore[misc]
    for style in module.STYLES:
        yield lambda text, style=style: module.format(text, style)  # type: ignore[misc]


def texts(seed: str, length: int) -> Iterator[str]:
    for mark in MARKS:
        run = mark * (length // len(mark))
        yield from (run, seed + run, run + seed, seed[: len(seed) // 2] + run + seed[len(seed) // 2 :])
    yield seed * (length // len(seed))


def ask(verb: Callable[[str], object], text: str) -> None:
    """Use a verb; what it raises must be InvalidIdentifier, and its span must lie in the text."""
    fault = fault_of(verb, text)
    if fault is not None:
        assert fault.reason
        assert fault.span is None or 0 <= fault.span[0] < fault.span[1] <= len(text)


def fault_of(verb: Callable[[str], object], text: str) -> InvalidIdentifier | None:
    try:
        verb(text)
    except InvalidIdentifier as fault:
        return fault
    return None


def seconds(verb: Callable[[str], object], text: str) -> float:
    begun = time.perf_counter()
    ask(verb, text)
    return time.perf_counter() - begun


def test_there_is_a_seed_of_each_kind() -> None:
    assert set(SEEDS) == set(SCHEMES)
    assert all(module_of(scheme).is_valid(seed) for scheme, seed in SEEDS.items())


@pytest.mark.parametrize("length", [LONG, 64, 40, 24])
@pytest.mark.parametrize("scheme", SEEDS)
def test_every_verb_answers_a_hostile_text_at_once(scheme: str, length: int) -> None:
    module = module_of(scheme)
    module.explain("")
    for text in texts(SEEDS[scheme], length):
        text = text if length == LONG else text[:length]  # noqa: PLW2901 - the longest that is read
        for verb in verbs(module):
            assert seconds(verb, text) < MOST_SECONDS or min(seconds(verb, text) for _ in range(3)) < MOST_SECONDS
