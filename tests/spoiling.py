"""Files that were spoilt on their way, and what must come of reading them."""

from hypothesis import strategies as st

from xborder.formats import ReadResult
from xborder.schema import decode

MUTATIONS = st.sampled_from(["cut", "drop", "double", "flip", "insert"])


def mutated(drawn: st.DataObject, content: bytes) -> bytes:
    """The bytes with one to three slips in them."""
    for _ in range(drawn.draw(st.integers(1, 3))):
        at = drawn.draw(st.integers(0, max(len(content) - 1, 0)))
        end = at + drawn.draw(st.integers(1, 40))
        match drawn.draw(MUTATIONS):
            case "cut":
                content = content[:at]
            case "drop":
                content = content[:at] + content[end:]
            case "double":
                content = content[:end] + content[at:]
            case "flip":
                content = content[:at] + drawn.draw(st.binary(min_size=1, max_size=1)) + content[at + 1 :]
            case _:
                odd = drawn.draw(st.sampled_from([b'"', b",", b"\n", b"\0", b"<", b"&", b"\xff", b"=", b"/", b">"]))
                content = content[:at] + odd + content[at:]
    return content


def judged(result: ReadResult) -> None:
    """Fail unless there are records that are right, or findings that have a place."""
    assert result.records or result.report
    for record in result.records:
        assert decode(record.data).value == record.record
    for found in result.report:
        assert found.location.file or found.location.pointer
