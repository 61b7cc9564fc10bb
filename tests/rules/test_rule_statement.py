import pytest

from build_records import codes, day, exhibit, judged, statement, witness
from xborder.findings import Severity
from xborder.model.values import Identifier


@pytest.mark.parametrize("said", [None, False])
def test_signed_and_declared(said: bool | None) -> None:
    unsigned = judged(witness(), exhibit(), statement(signed=said))
    assert [(found.code, found.severity) for found in unsigned] == [("XB-STATEMENT-001", Severity.ERROR)]
    assert codes(witness(), exhibit(), statement(declaration=said)) == ["XB-STATEMENT-003"]


def test_dated() -> None:
    assert codes(witness(), exhibit(), statement(made_on=None)) == ["XB-STATEMENT-002"]


def test_exhibits_are_there_and_older() -> None:
    assert codes(witness(), statement()) == ["XB-STATEMENT-004"]
    assert codes(witness(), statement(made_on=day("2026-09-19")), exhibit()) == ["XB-STATEMENT-007"]
    lower = Identifier(scheme="exhibit_ref", raw="rjt 1")
    assert "XB-STATEMENT-004" not in codes(witness(), exhibit(), statement(exhibits=(lower,)))


def test_witnesses_are_known() -> None:
    assert codes(statement(), exhibit()) == ["XB-STATEMENT-005", "XB-STATEMENT-006"]
    assert codes(statement(), exhibit(), witness(force="35")) == []
    assert codes(statement(), exhibit(), witness(force="35"), witness(force="37")) == [
        "XB-STATEMENT-005",
        "XB-STATEMENT-006",
    ]
    assert codes(statement(witness_ref="36:witness:W1"), exhibit(), witness()) == []
    assert "XB-STATEMENT-006" in codes(statement(), exhibit(produced_by=None), witness())
