import pytest

from build_records import codes, warning


@pytest.mark.parametrize("said", [None, False])
def test_a_warning_has_to_announce_the_notice(said: bool | None) -> None:
    assert codes(warning(warns_of_notice=said)) == ["XB-ORDER-006"]
    assert codes(warning()) == []
