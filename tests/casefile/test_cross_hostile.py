"""Whatever stands on a page, it is compared and searched without an exception and without end."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.cross_defects import speaking_case
from xborder.casefile.case import Case
from xborder.casefile.checks import CHECKS
from xborder.casefile.cross import cross_check
from xborder.casefile.prepare import prepare
from xborder.casefile.redaction.searcher import Redaction, redaction_of
from xborder.casefile.texts.plain import plain
from xborder.findings import Location


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Redaction]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    made = prepare(speaking_case().write(folder / "case")).value
    assert made is not None
    return made.case, redaction_of(made.case, made.gathered.records)


def judge(case: Case, redaction: Redaction, text: str) -> None:
    """Every page says this."""
    spoken = attrs.evolve(case, pages=tuple(attrs.evolve(page, text=plain(text)) for page in case.pages[:3]))
    cross_check(spoken)
    for name in ("exhibits", "statements", "cctv_provided", "forensic"):
        CHECKS[name](spoken)
    list(redaction.find(text, Location()))


_PIECES = (
    "Statement of: ", "Age if under 18: ", "Date: ", "1 May 2026", "31/02/2026", "exhibit ", "CM/1", "To: ", "CBO-2025-0007",
    "Mr ", "Silas ", "Quarell", "born ", "\n", "  ", "URN ", "36NC", "PNC ID ", "sort code ", "01-02-03", "07700 900123", "@",
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)))
@settings(deadline=None)
def test_no_text_is_an_exception(prepared: tuple[Case, Redaction], text: str) -> None:
    judge(*prepared, text)


@pytest.mark.parametrize(
    "piece", ["\n", " ", "0-", "1 ", "a@a.", "AA/1, ", "Statement of\n", "To: \n", "14 Mill Road "]
)
def test_a_page_full_of_one_thing_is_done_with(prepared: tuple[Case, Redaction], piece: str) -> None:
    """A pattern that goes back over what it has read would take minutes here."""
    judge(*prepared, piece * (60_000 // len(piece)))
