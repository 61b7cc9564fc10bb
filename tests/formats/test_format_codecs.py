"""The law of every codec: what it prints it reads back; what it reads it prints, or it says what it loses."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from xborder.formats import load_profile, profiles
from xborder.formats.codecs import CODECS, Codec, Notes, Unprintable, Unreadable
from xborder.formats.codecs.address import PARTS
from xborder.formats.codecs.local_time import exact
from xborder.formats.loss import LossKind
from xborder.formats.profile import Block, Group, Line
from xborder.identifiers.check23 import check_letter
from xborder.model.values import PartialDate

TABLES: Mapping[str, Mapping[str, str]] = {"t": {"M": "1", "Male": "1", "F": "2", "Not known": "0"}}

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
#: Texts without outer white space, as every reader leaves them.
TEXTS = WORDS.map(str.strip).filter(bool)
#: One word: no space, no comma.
NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)
ANYTHING = st.text(max_size=30) | st.sampled_from(
    [
        "31/02/2026",
        "29/03/2026 01:30",
        "25/10/2026 01:30",
        "0000-01-01",
        "²",
        "9999A9999Name",
        "-5",
        "+44 (0)1632 960123",
    ]
)
YEARS = st.integers(1, 9999)
DAYS = st.dates().map(dt.date.isoformat)


def _exact(wall: dt.datetime) -> str | None:
    """A time on a London clock with its offset; None for one that the clock skips or shows twice."""
    try:
        return exact(wall.replace(microsecond=0)).isoformat()
    except Unreadable:
        return None


MOMENTS = st.datetimes(dt.datetime.fromisoformat("1900-01-01"), dt.datetime.fromisoformat("2100-01-01")).map(_exact)
LOCAL = st.datetimes(
    dt.datetime.fromisoformat("1900-01-01"), dt.datetime.fromisoformat("2100-01-01"), timezones=st.just(dt.UTC)
).map(lambda moment: moment.replace(microsecond=0).isoformat())
ANY_MOMENTS = st.datetimes(
    timezones=st.integers(-1439, 1439).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
).map(dt.datetime.isoformat)
SPANS = st.integers(0, 10**6).flatmap(lambda number: st.sampled_from([f"{number} days", f"{number} hours"])) | TEXTS
PARTIAL = st.one_of(
    YEARS.map(PartialDate), st.builds(PartialDate, YEARS, st.integers(1, 12)), st.dates().map(PartialDate.of)
).map(str)


@st.composite
def pnc_ids(draw: st.DrawFn) -> dict[str, str]:
    year, serial = draw(st.integers(1950, 2026)), draw(st.integers(1, 9_999_999))
    letter = check_letter(f"{year % 100:02d}{serial:07d}")
    return {"scheme": "pnc_id", "value": f"{year}/{serial:07d}{letter}"}


def coded(scheme: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return values.map(lambda value: {"scheme": scheme, "value": value})


VEHICLES = st.fixed_dictionaries({"colour": NAMES}, optional={"make": NAMES}).flatmap(
    lambda known: (
        st.just(known) if "make" not in known else TEXTS.map(lambda model: {**known, "model": model}) | st.just(known)
    )
)
PERSONS = st.fixed_dictionaries({"family": NAMES}, optional={"given": st.lists(NAMES, min_size=1, max_size=3)})
OFFICERS = st.fixed_dictionaries(
    {
        "rank": st.sampled_from(["PC", "Sgt", "DCI"]),
        "collar_number": st.integers(0, 10**7).map(str),
        "name": st.fixed_dictionaries({"family": TEXTS}),
    }
)

LINES = st.text("ABCab '-,1249", min_size=1, max_size=10).map(str.strip).filter(bool)
NUMBERED = st.tuples(st.sampled_from(["1", "12", "12A", "9999Z", "4-6", "4A-6B"]), LINES).map(" ".join)
#: Addresses that the columns of BS 7666 can hold: a numbered street, and up to four places.
ADDRESSES = st.tuples(NUMBERED, st.lists(NAMES, min_size=1, max_size=4)).map(lambda both: [both[0], *both[1]])

# Codec, options, canonical values that it must print and read back as they were.
CASES: list[tuple[str, Mapping[str, Any], st.SearchStrategy[Any]]] = [
    ("text", {}, TEXTS),
    ("integer", {}, st.integers(-999_999_999, 999_999_999)),
    ("integer", {"digits": 3}, st.integers(0, 999_999_999)),
    ("yes-no", {}, st.booleans()),
    ("yes-no", {"yes": "T", "no": "F"}, st.booleans()),
    ("list", {}, st.lists(TEXTS.map(lambda text: text.replace(";", ":")), min_size=1, max_size=4)),
    ("list", {"separator": "|"}, st.lists(NAMES, min_size=1, max_size=4)),
    ("choice", {"table": "t"}, st.sampled_from(["1", "2", "0"])),
    ("prefixed", {"prefix": "P"}, TEXTS.map(lambda text: f"P{text}")),
    ("prefixed", {"prefix": "P", "number": True}, st.integers(0, 10**8).map(lambda number: f"P{number}")),
    ("ordinal", {}, st.tuples(TEXTS, st.integers(1, 99)).map(lambda both: f"{both[0]}/{both[1]}")),
    ("date-iso", {}, DAYS),
    ("date-iso", {"also": "uk"}, DAYS),
    ("date-uk", {}, DAYS),
    ("date-mon", {}, DAYS),
    *((f"date-{style}", {"partial": True}, PARTIAL) for style in ("iso", "uk", "mon")),
    ("datetime-iso", {}, ANY_MOMENTS),
    *(("time-span", {"unit": unit}, SPANS) for unit in ("hours", "days")),
    ("time", {}, st.times().map(lambda time: f"{time:%H:%M}")),
    ("time", {"seconds": True}, st.times().map(lambda time: f"{time:%H:%M}")),
    ("moment", {}, MOMENTS.filter(bool).map(str).map(lambda text: {"date": text[:10], "time": text[11:16]})),
    ("moment", {"only": "date"}, DAYS),
    ("moment", {"only": "time"}, st.times().map(lambda time: f"{time:%H:%M}")),
    ("first-and-middle", {}, st.lists(NAMES, min_size=1, max_size=4)),
    ("surname-comma-forenames", {}, PERSONS),
    ("forenames", {}, st.lists(NAMES, min_size=1, max_size=4)),
    ("officer", {}, OFFICERS),
    ("vehicle", {}, VEHICLES),
    *(
        ("identifier", {"scheme": "pnc_id", "style": style}, pnc_ids())
        for style in ("canonical", "spi", "short", "leds")
    ),
    ("identifier", {"scheme": "pnc_id"}, pnc_ids()),
    ("identifier", {"scheme": "cro_number"}, TEXTS.map(lambda text: {"scheme": "cro_number", "raw": text})),
    ("coded", {"scheme": "sex"}, coded("sex", TEXTS)),
    ("coded", {"scheme": "sex", "table": "t", "open": True}, coded("sex", st.sampled_from(["1", "2", "0"]))),
    ("coded", {"scheme": "sex", "table": "t"}, coded("sex", st.sampled_from(["1", "2", "0"]))),
    ("telephone", {}, st.integers(10**9, 10**10 - 1).map(lambda number: f"+44{number}")),
    *(
        ("local-datetime", {"style": style, "sources": sources}, MOMENTS.filter(bool))
        for style in ("iso", "uk", "mon")
        for sources in (1, 2)
    ),
    ("bs7666", {}, ADDRESSES),
    ("force-of-urn", {}, st.integers(0, 99).map(lambda number: f"{number:02d}")),
    ("telephone", {"open": True}, st.sampled_from(["01632 960123 ext. 7", "+44 via the office", "the desk"])),
    ("telephone", {"international": True}, st.integers(10**7, 10**14).map(lambda number: f"+{number}")),
    *(
        ("coded-list", {"scheme": "case_marker", **more}, st.lists(coded("case_marker", NAMES), min_size=1, max_size=3))
        for more in ({}, {"separator": ";"})
    ),
    *(
        (
            "code-of",
            {"list": "plea_spi", "scheme": "plea_cjs", **more},
            coded("plea_cjs", st.sampled_from(["G", "NG", "ADM"])),
        )
        for more in ({}, {"digits": 2})
    ),
    (
        "reference",
        {"parts": 3},
        st.lists(TEXTS.filter(lambda text: "/" not in text), min_size=3, max_size=3).map("/".join),
    ),
    ("address-lines", {}, st.lists(TEXTS, min_size=1, max_size=5)),
    (
        "organisation-unit",
        {"scheme": "ou_code"},
        coded("ou_code", st.from_regex("[A-Z0-9]?[A-Z0-9]{6}", fullmatch=True).filter(str.isascii)),
    ),
    (
        "organisation-unit",
        {"scheme": "ou_code", "sources": 4},
        coded("ou_code", st.from_regex("[A-Z0-9]?[A-Z0-9]{6}", fullmatch=True).filter(str.isascii)),
    ),
    (
        "date-and-time",
        {},
        st.fixed_dictionaries({"date": DAYS}, optional={"time": st.times().map(lambda time: f"{time:%H:%M}")}),
    ),
    (
        "offence-code",
        {},
        st.sampled_from(["PS22002", "SX03001A", "COML025"]).map(
            lambda code: {"scheme": "cjs_offence_code", "value": code}
        ),
    ),
]
IDS = [f"{name}-{'-'.join(map(str, options.values()))}".rstrip("-") for name, options, _ in CASES]


def make(name: str, options: Mapping[str, Any]) -> Codec:
    return CODECS[name].make(options, TABLES)


def spelled(value: Any) -> Any:
    """A value without how it was written, where it is known what it is."""
    if isinstance(value, list):
        return [spelled(inner) for inner in value]
    if isinstance(value, dict) and value.get("value") is not None:
        return {key: inner for key, inner in value.items() if key != "raw"}
    return value


@pytest.mark.parametrize(("name", "options", "values"), CASES, ids=IDS)
@settings(max_examples=40)
@given(drawn=st.data())
def test_what_is_printed_reads_back(
    name: str, options: Mapping[str, Any], values: st.SearchStrategy[Any], drawn: st.DataObject
) -> None:
    codec, value = make(name, options), drawn.draw(values)
    if name == "telephone":
        assume(not value.startswith("+440"))
    texts = codec.print(value)
    assert spelled(codec.parse(texts, Notes(year=2026))) == value
    assert len(texts) in CODECS[name].sources


@pytest.mark.parametrize(("name", "options"), [case[:2] for case in CASES], ids=IDS)
@settings(max_examples=40)
@given(drawn=st.data())
def test_what_is_read_prints_back_or_the_codec_says_what_it_loses(
    name: str, options: Mapping[str, Any], drawn: st.DataObject
) -> None:
    codec, notes = make(name, options), Notes(year=2026)
    number = int(options.get("sources", options.get("parts", CODECS[name].sources[0])))
    # The second text of an ordinal is the number of the record, which no file writes.
    others = st.integers(1, 99).map(str) if name == "ordinal" else ANYTHING
    texts = (drawn.draw(ANYTHING), *(drawn.draw(others) for _ in range(number - 1)))
    try:
        value = codec.parse(texts, notes)
    except Unreadable:
        return
    if value is None:
        return
    try:
        printed = codec.print(value)
    except Unprintable:  # a number that was kept as written, or is of another country; lines that fill no columns
        kept = {"telephone", "bs7666", "organisation-unit", "offence-code", "reference", "moment"}
        assert name in kept or options.get("number")
        return
    assert printed == texts or codec.loses
    assert spelled(codec.parse(printed, Notes(year=2026))) == spelled(value)


def test_every_codec_has_a_case_and_every_option_too() -> None:
    """A codec without a case here has no law that holds it."""
    assert {name for name, _, _ in CASES} == set(CODECS)
    tried = {(name, option) for name, options, _ in CASES for option in options}
    assert {(name, option) for name, entry in CODECS.items() for option in entry.options} == tried


@pytest.mark.parametrize(
    ("unit", "texts", "value", "printed"),
    [
        ("days", ("14", None), "14 days", ("14", None)),
        ("hours", ("336", " "), "14 days", ("336", None)),
        ("hours", ("24", None), "1 day", ("24", None)),
        ("hours", ("1", None), "1 hour", ("1", None)),
        ("days", (None, "36 hours"), "36 hours", (None, "36 hours")),
        ("days", ("", "336 hours"), "336 hours", (None, "336 hours")),
        ("hours", (None, "By noon"), "By noon", (None, "By noon")),
        ("hours", (None, "14 days"), "14 days", ("336", None)),
        ("days", ("014", None), "14 days", ("14", None)),
        ("days", (None, None), None, None),
    ],
)
def test_spans_are_counted_in_the_unit_of_the_system(
    unit: str, texts: tuple[str | None, ...], value: str | None, printed: tuple[str | None, ...] | None
) -> None:
    codec, notes = make("time-span", {"unit": unit}), Notes()
    assert codec.parse(texts, notes) == value
    assert not notes.losses
    assert value is None or codec.print(value) == printed


def test_words_beside_a_count_are_told_of() -> None:
    notes = Notes()
    assert make("time-span", {"unit": "days"}).parse(("14", "or as agreed"), notes) == "14 days"
    assert [kind for kind, _ in notes.losses] == [LossKind.LOST]


@given(value=LOCAL, style=st.sampled_from(["iso", "uk", "mon"]), sources=st.sampled_from([1, 2]))
def test_local_times_keep_the_moment(value: str, style: str, sources: int) -> None:
    codec = make("local-datetime", {"style": style, "sources": sources})
    try:
        texts = codec.print(value)
    except Unprintable:  # the hour that a London clock shows twice
        month = dt.datetime.fromisoformat(value).month
        assert month in {9, 10, 11} or dt.datetime.fromisoformat(value).year < 1972
        return
    assert len(texts) == sources
    again = codec.parse(texts, Notes())
    assert dt.datetime.fromisoformat(again) == dt.datetime.fromisoformat(value)


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("29/03/2026", "01:00"), "XB-FORMAT-012"),
        (("29/03/2026", "01:59"), "XB-FORMAT-012"),
        (("25/10/2026", "01:00"), "XB-FORMAT-011"),
        (("25/10/2026", "01:59"), "XB-FORMAT-011"),
        (("25/10/2026", "24:00"), "XB-FORMAT-010"),
        (("31/02/2026", "10:00"), "XB-FORMAT-010"),
        (("31/01/26", "10:00"), "XB-FORMAT-010"),
    ],
)
def test_times_that_are_no_moment(texts: tuple[str, str], code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        make("local-datetime", {"style": "uk"}).parse(texts, Notes())
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("29/03/2026", "00:59"), "2026-03-29T00:59:00+00:00"),
        (("29/03/2026", "02:00"), "2026-03-29T02:00:00+01:00"),
        (("25/10/2026", "00:59"), "2026-10-25T00:59:00+01:00"),
        (("25/10/2026", "0200"), "2026-10-25T02:00:00+00:00"),
        (("25/10/2026", None), None),
        ((None, None), None),
    ],
)
def test_times_around_the_change_of_clocks(texts: tuple[str | None, str | None], value: str | None) -> None:
    assert make("local-datetime", {"style": "uk"}).parse(texts, Notes()) == value


@pytest.mark.parametrize(
    ("sources", "texts"), [(2, (None, "10:00")), (2, (" ", "10:00")), (1, ("29/03/2026",)), (1, ("10:00",))]
)
def test_half_of_a_moment_is_told_of(sources: int, texts: tuple[str | None, ...]) -> None:
    with pytest.raises(Unreadable):
        make("local-datetime", {"style": "uk", "sources": sources}).parse(texts, Notes())


@pytest.mark.parametrize(
    "value", ["2026-07-01T10:00:00", "2026-07-01T10:00:00.5+01:00", "2026-10-25T01:30:00+00:00", "x"]
)
def test_moments_that_a_clock_cannot_show(value: str) -> None:
    with pytest.raises(Unprintable):
        make("local-datetime", {"style": "uk"}).print(value)


@given(before=st.lists(LINES, max_size=2), street=NUMBERED | LINES, after=st.lists(LINES, max_size=5))
def test_addresses_that_are_printed_read_back(before: list[str], street: str, after: list[str]) -> None:
    codec, lines = make("bs7666", {}), [*before, street, *after]
    try:
        texts = codec.print(lines)
    except Unprintable:
        return
    assert codec.parse(texts, Notes()) == lines


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (
            ["4 Sluice Row", "Marsh Ferrers"],
            {"PAON": "   4 ", "StreetDescription": "Sluice Row", "Town": "Marsh Ferrers"},
        ),
        (
            ["Flat 2", "14B-16 Dyke Road", "Wickmere"],
            {"PAON": "  14B  16 Flat 2", "StreetDescription": "Dyke Road", "Town": "Wickmere"},
        ),
        (
            ["Drove End", "Long Drove", "Breckholme"],
            {"PAON": "          Drove End", "StreetDescription": "Long Drove", "Town": "Breckholme"},
        ),
    ],
)
def test_addresses_in_fixed_columns(lines: list[str], parts: dict[str, str]) -> None:
    codec = make("bs7666", {})
    texts = codec.print(lines)
    assert {name: text for name, text in zip(PARTS, texts, strict=True) if text} == parts
    assert codec.parse(texts, Notes()) == lines


@given(texts=st.tuples(*(st.none() | ANYTHING for _ in PARTS)))
def test_any_columns_are_read(texts: tuple[str | None, ...]) -> None:
    lines = make("bs7666", {}).parse(texts, Notes())
    assert lines is None or all(line == line.strip() and line for line in lines)


@pytest.mark.parametrize(
    ("name", "options", "value"),
    [
        ("integer", {}, 10**9),
        ("integer", {}, True),
        ("integer", {}, "1"),
        ("yes-no", {}, "Y"),
        ("list", {}, []),
        ("list", {}, ["a;b"]),
        ("choice", {"table": "t"}, "3"),
        ("prefixed", {"prefix": "P"}, "Q1"),
        ("prefixed", {"prefix": "P"}, "P"),
        ("prefixed", {"prefix": "P", "number": True}, "P007"),
        ("ordinal", {}, "36NC0412626"),
        ("date-iso", {}, "2026-02"),
        ("date-iso", {}, "2026-02-01Z"),
        ("date-uk", {}, 20260201),
        ("date-mon", {"partial": True}, "01/02/2026"),
        ("datetime-iso", {}, "2026-02-01T07:45:00"),
        ("datetime-iso", {}, "2026-02-30T07:45:00Z"),
        ("datetime-iso", {}, "2026-02-01"),
        ("time", {}, "24:00"),
        ("surname-comma-forenames", {}, {"given": ["Daryl"]}),
        ("surname-comma-forenames", {}, {"family": "DE WINT"}),
        ("surname-comma-forenames", {}, {"family": "A,B"}),
        ("surname-comma-forenames", {}, {"family": "FENWRIGHT", "given": ["Daryl Lee"]}),
        ("forenames", {}, ["Daryl Lee"]),
        ("officer", {}, {"rank": "PC", "name": {"family": "MARLOWE"}}),
        ("officer", {}, {"rank": "PC", "collar_number": "x", "name": {"family": "MARLOWE"}}),
        ("vehicle", {}, {"make": "Subaru"}),
        ("vehicle", {}, {"colour": "dark green", "make": "Subaru"}),
        ("identifier", {"scheme": "vrm"}, {"scheme": "vrm"}),
        ("coded", {"scheme": "sex", "table": "t"}, {"scheme": "sex", "value": "9"}),
        ("telephone", {}, "+33140000000"),
        ("telephone", {"open": True}, "+33140000000"),
        ("telephone", {"open": True}, "01632 960123"),
        ("telephone", {"open": True}, ""),
        ("bs7666", {}, []),
        ("bs7666", {}, ["a", " b"]),
        ("bs7666", {}, list("abcdefgh")),
    ],
)
def test_what_a_target_cannot_hold_is_refused(name: str, options: Mapping[str, Any], value: Any) -> None:
    with pytest.raises(Unprintable):
        make(name, options).print(value)


@pytest.mark.parametrize(
    ("name", "options", "text", "value"),
    [
        ("text", {}, "  a  b ", "a  b"),
        ("text", {}, "   ", None),
        ("integer", {}, "007", 7),
        ("yes-no", {}, "TRUE", True),
        ("list", {}, "a;; b ;", ["a", "b"]),
        ("list", {}, " ; ", None),
        ("choice", {"table": "t"}, " male ", "1"),
        ("date-uk", {}, "8.2.2026", "2026-02-08"),
        ("date-mon", {}, "8 feb 2026", "2026-02-08"),
        ("date-iso", {}, "2026-02-08Z", "2026-02-08"),
        ("date-uk", {"partial": True}, "8.2.2026", "2026-02-08"),
        ("date-uk", {"partial": True}, "2/2026", "2026-02"),
        ("date-iso", {"partial": True}, "2026-02", "2026-02"),
        ("datetime-iso", {}, "2026-07-01t05:50:00z", "2026-07-01T05:50:00+00:00"),
        ("time", {}, "06:50:00.000", "06:50"),
        ("surname-comma-forenames", {}, "FENWRIGHT", {"family": "FENWRIGHT"}),
        ("surname-comma-forenames", {}, "DE WINT,Daryl", {"family": "DE WINT", "given": ["Daryl"]}),
        ("vehicle", {}, "green", {"colour": "green"}),
        ("vehicle", {}, "green Subaru Forester ", {"colour": "green", "make": "Subaru", "model": "Forester"}),
        ("telephone", {}, "0044 1632 960123", "+441632960123"),
        ("telephone", {}, "+44 (0) 1632-960123", "+441632960123"),
        ("telephone", {}, "(01632) 960123", "+441632960123"),
        ("telephone", {"open": True}, "01632 960123", "+441632960123"),
        ("telephone", {"open": True}, " 01632 960123 ext. 7", "01632 960123 ext. 7"),
        ("telephone", {"open": True}, "+44 via the office", "+44 via the office"),
        ("telephone", {}, "+33 1 40 00 00 00", "+33140000000"),
        ("force-of-urn", {}, "36NC0412626", "36"),
        ("force-of-urn", {}, "²3NC0412626", None),
    ],
)
def test_what_is_read(name: str, options: Mapping[str, Any], text: str, value: Any) -> None:
    assert make(name, options).parse((text,), Notes(year=2026)) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("integer", "²"),
        ("integer", "1.0"),
        ("integer", "9" * 10),
        ("yes-no", "perhaps"),
        ("date-uk", "02/31/2026"),
        ("date-uk", "08/02/26"),
        ("date-uk", "08/02.2026"),
        ("date-iso", "2026-02-30"),
        ("date-mon", "FEB-2026"),
        ("date-mon", "08-FEV-2026"),
        ("datetime-iso", "2026-02-08 07:45"),
        ("datetime-iso", "2026-02-08T07:45"),
        ("datetime-iso", "2026-02-08T07:45:60Z"),
        ("time", "6:50"),
        ("time", "23:59:60"),
        ("surname-comma-forenames", "Daryl FENWRIGHT"),
        ("surname-comma-forenames", "FENWRIGHT,"),
        ("surname-comma-forenames", ", Daryl"),
        ("officer", "PC MARLOWE"),
        ("telephone", "ask at the desk"),
        ("telephone", "0" * 41),
    ],
)
def test_nothing_is_guessed(name: str, text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        make(name, {}).parse((text,), Notes())
    assert text not in str(caught.value.names)


def test_what_is_narrowed_is_noted() -> None:
    notes = Notes()
    assert make("time", {}).parse(("06:50:30Z",), notes) == "06:50"
    assert make("date-iso", {}).parse(("2026-02-08+01:00",), notes) == "2026-02-08"
    assert [kind for kind, _ in notes.losses] == [LossKind.NARROWED, LossKind.NARROWED]


def test_a_short_pnc_id_of_another_century_is_written_in_full() -> None:
    codec = make("identifier", {"scheme": "pnc_id", "style": "short"})
    value = {"scheme": "pnc_id", "value": f"1912/0318274{check_letter('120318274')}"}
    assert codec.print(value) == (value["value"],)


def _codecs_used(lines: tuple[Line | Group, ...]) -> set[str]:
    used: set[str] = set()
    for line in lines:
        used |= _codecs_used(line.lines) if isinstance(line, Group) else {line.codec}
    return used


def test_every_codec_serves_a_profile() -> None:
    blocks: list[Block] = []
    for name in profiles():
        profile = load_profile(name).value
        assert profile is not None
        blocks.extend(profile.blocks)
    assert set(CODECS) == {codec for block in blocks for codec in _codecs_used(block.lines)}
