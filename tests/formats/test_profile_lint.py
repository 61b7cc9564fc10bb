"""What lint says of a profile: each fixture in ``invalid/CODE`` is found by that code, at its place, in plain words."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from xborder.formats import profiles
from xborder.formats.linting import lint_file, lint_named
from xborder.formats.profile_loading import read_profile
from xborder.schema.profile_schema import keyed_parts, profile_schema, profile_words

FIXTURES = Path(__file__).parent / "profiles"
VALID = sorted((FIXTURES / "valid").glob("*.yaml"))
INVALID = sorted((FIXTURES / "invalid").glob("*/*.yaml"))
#: Those that keep a profile from being used at all; with the others it can be used, and its records show the fault.
REFUSED = {"XB-FORMAT-002", "XB-FORMAT-003", "XB-FORMAT-004", "XB-FORMAT-005", "XB-FORMAT-197", "XB-FORMAT-230"}


def _id(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", VALID, ids=_id)
def test_nothing_is_said_of_a_good_profile(path: Path) -> None:
    assert [str(found.message) for found in lint_file(path)] == []


@pytest.mark.parametrize("path", INVALID, ids=_id)
def test_what_is_wrong_is_found_and_nothing_else(path: Path) -> None:
    assert {found.code for found in lint_file(path)} == {path.parent.name}


@pytest.mark.parametrize("path", INVALID, ids=_id)
def test_it_is_placed_by_line_and_column(path: Path) -> None:
    for found in lint_file(path):
        assert found.location.file == str(path)
        assert found.location.line, found.location
        assert found.location.column
        assert "keyword" not in found.message, "a word of JSON Schema, not of the reader's"


@pytest.mark.parametrize("path", INVALID, ids=_id)
def test_what_cannot_be_used_is_refused_when_it_is_asked_for(path: Path) -> None:
    assert (read_profile(path).value is None) == (path.parent.name in REFUSED)


@pytest.mark.parametrize(
    ("fixture", "line", "meant"),
    [
        ("XB-FORMAT-002/unknown-key", 25, "codec"),
        ("XB-FORMAT-002/unknown-key-at-the-top", 8, "tables"),
        ("XB-FORMAT-002/unknown-status", 4, "illustrative"),
        ("XB-FORMAT-002/unknown-fate-of-what-does-not-fit", 6, "left_out"),
        ("XB-FORMAT-002/unknown-fact", 18, "force"),
        ("XB-FORMAT-002/no-such-heading", 14, "Told"),
        ("XB-FORMAT-003/no-such-field", 25, "dogs"),
        ("XB-FORMAT-003/no-such-field-in-a-list", 31, "person/name/family"),
        ("XB-FORMAT-004/no-such-codec", 21, "date-uk"),
        ("XB-FORMAT-004/no-such-option", 25, "digits"),
        ("XB-FORMAT-004/no-such-table", 30, "part"),
        ("XB-FORMAT-004/no-such-other-style", 21, "uk"),
        ("XB-FORMAT-004/neither-a-date-nor-a-time", 21, "date"),
        ("XB-FORMAT-197/no-such-part", 36, "remarks"),
        ("XB-FORMAT-140/no-such-scheme", 32, "pnc_id"),
        ("XB-FORMAT-142/meaning-that-the-field-lacks", 9, "suspect"),
        ("XB-FORMAT-143/code-in-no-list", 10, "hare_coursing"),
    ],
)
def test_the_nearest_known_name_is_offered(fixture: str, line: int, meant: str) -> None:
    (found,) = lint_file(FIXTURES / "invalid" / f"{fixture}.yaml")
    assert found.location.line == line
    assert f"perhaps {meant} is meant" in found.message


#: Warnings of the package's own profiles that somebody looked at and decided to live with, by profile.
ACCEPTED: dict[str, set[str]] = {}


@pytest.mark.parametrize("name", profiles())
def test_nothing_is_said_of_a_shipped_profile(name: str) -> None:
    told = [found for found in lint_named(name) if found.code not in ACCEPTED.get(name, set())]
    assert [f"{found.location}: {found.message}" for found in told] == []
    assert not lint_named(name).has_errors


def test_every_key_of_the_schema_is_described_and_no_other() -> None:
    allowed = {part: set(keys) for part, keys in keyed_parts(profile_schema())}
    assert {part: set(keys) for part, keys in profile_words().items()} == allowed
    for _, keys in keyed_parts(profile_schema()):
        for key, schema in keys.items():
            assert schema["title"], key
            assert schema["description"].endswith("."), key


def test_the_published_schema_refuses_what_lint_calls_malformed() -> None:
    from xborder.files.yaml_reader import read_yaml

    validator = Draft202012Validator(profile_schema())
    for path in VALID:
        read = read_yaml(path)
        assert read.value is not None
        assert validator.is_valid(read.value.root), path
    refused = [path.stem for path in INVALID if (it := read_yaml(path).value) and not validator.is_valid(it.root)]
    assert {"unknown-key", "missing-title", "hook-without-reason", "line-without-source"} <= set(refused)
