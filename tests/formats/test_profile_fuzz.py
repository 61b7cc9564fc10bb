"""Whatever stands in a profile: lint gives findings, loading gives a profile or findings, and nothing else comes out."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xborder.files.yaml_reader import read_yaml
from xborder.formats import detect, load_profile
from xborder.formats.compiled import compiled
from xborder.formats.linting import lint_file
from xborder.formats.proving.covering import coverage
from xborder.formats.showing.as_html import as_html
from xborder.formats.showing.as_markdown import as_markdown
from xborder.formats.showing.as_text import as_text

VALID = sorted((Path(__file__).parent / "profiles" / "valid").glob("*.yaml"))
LEAVES = st.none() | st.booleans() | st.integers(-5, 10**6) | st.text("ab/[]=@#.*:-_ é", max_size=8)
VALUES = st.recursive(
    LEAVES | st.sampled_from(["sex", "text", "coded", "persons", "identifier", ".", "#", "/a", "../../a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abscheme", max_size=6), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["to", "from", "codec", "with", "when", "value", "default", "each", "lines", "table", "scheme", "hooks", "matches"]
)


def _holders(value: Any) -> list[Any]:
    """Every mapping and list of a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if isinstance(value, dict | list) and value else []) + [
        each for item in inner for each in _holders(item)
    ]


@st.composite
def mutated(draw: st.DrawFn, root: Any) -> Any:
    changed = copy.deepcopy(root)
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(_holders(changed)))
        if isinstance(holder, list):
            holder[draw(st.integers(0, len(holder) - 1))] = draw(VALUES)
        elif draw(st.booleans()):
            holder[draw(st.sampled_from(sorted(holder)))] = draw(VALUES)
        else:
            holder[draw(KEYS)] = draw(VALUES)
    return changed


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_a_mutated_profile_is_judged_and_never_breaks(path: Path, drawn: st.DataObject, tmp_path: Path) -> None:
    read = read_yaml(path).value
    assert read is not None
    made = tmp_path / path.name
    made.write_text(yaml.safe_dump(drawn.draw(mutated(read.root)), allow_unicode=True), encoding="utf-8")
    report = lint_file(made)
    assert all(found.location.file == str(made) for found in report)
    loaded = load_profile(path.stem, [tmp_path])
    if loaded.value is None:
        assert loaded.report.has_errors
        return
    for show in (as_text, as_html, as_markdown):
        assert show(loaded.value)
    assert coverage(loaded.value).records or loaded.value.canonical
    if not report.has_errors:
        compiled(loaded.value)
    (tmp_path / "source.json").write_text('{"log": 1, "visits": []}')
    detect(tmp_path / "source.json", [tmp_path])
