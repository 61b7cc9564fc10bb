"""Where the lines of a profile stand, in its file and in the record."""

from xborder.formats.placed import Placed
from xborder.formats.profile import Block, Line


def test_a_line_may_fill_the_item_around_its_own() -> None:
    block = Block(type="court_hearing")
    inner = Placed(item=Line(to="../plea"), block=block, pointer="", prefix="offences/0/results/0/")
    assert inner.target == "offences/0/plea"
    outer = Placed(item=Line(to="../../urn"), block=block, pointer="", prefix="offences/0/results/0/")
    assert outer.target == "urn"
    own = Placed(item=Line(to="."), block=block, pointer="", prefix="exhibit_refs/0/")
    assert own.target == "exhibit_refs/0"
