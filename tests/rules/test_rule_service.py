from build_records import codes, handed, incident, notice, warning
from xborder.model.codes import ServiceMethod

AFTER = incident("EK/2", "2026-03-22")


def _notice(**service: object) -> list[str]:
    return codes(warning(), notice(services=(handed("2026-04-15T16:20:00+01:00", **service),)), AFTER)


def test_no_service_blocks_warning_and_notice() -> None:
    assert codes(warning(services=())) == ["XB-ORDER-050"]
    assert codes(warning(), notice(services=()), AFTER) == ["XB-ORDER-050"]


def test_each_part_of_a_service() -> None:
    assert _notice() == []
    assert _notice(served_at=None) == ["XB-ORDER-051"]
    assert _notice(method=None) == ["XB-ORDER-052"]
    assert _notice(method=ServiceMethod.PRONOUNCED) == ["XB-ORDER-053"]
    assert _notice(served_by=None) == ["XB-ORDER-054"]
    assert _notice(served_by=None, evidence_refs=("JSK/2",)) == []


def test_the_act_does_not_say_how_a_warning_is_served() -> None:
    assert codes(warning(services=(handed("2026-02-21T15:10:00+00:00", method=ServiceMethod.PRONOUNCED),))) == []
