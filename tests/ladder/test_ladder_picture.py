"""The one-page picture: every event and step is on it, in shapes and in words, and nothing runs off the page."""

import datetime as dt
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from build_records import NOW, incident, links, story
from scenario_world import climbed, scenarios
from xborder.ladder import Ladder, Scope, assess
from xborder.ladder.picture import described, draw
from xborder.ladder.picture.as_html import as_html
from xborder.ladder.picture.timeline import LEFT, RIGHT, Scale

SVG = "{http://www.w3.org/2000/svg}"
SCOPE = Scope(agreement="ISA-1 1.0.0", forces=frozenset({"35", "36", "37", "46"}))


def one() -> Ladder:
    records, joined = story()
    (ladder,) = assess(records, joined, now=NOW, scope=SCOPE)
    return ladder


def words(ladder: Ladder) -> list[str]:
    return [each.text or "" for each in etree.fromstring(draw(ladder).svg.encode()).iter(f"{SVG}text")]


def test_every_event_step_and_day_is_on_the_picture() -> None:
    ladder = one()
    shown = " ".join(words(ladder))
    for number in range(1, len(ladder.steps) + 1):
        assert words(ladder).count(str(number)) == 2  # beside its mark, and in the list
    for made in ladder.proposals:
        assert made.title.split(" (")[0] in shown
        assert all(missing.split(":")[0] in shown for missing in made.missing)
    assert {"OPEN", "BLOCKED", "20 March 2027"} <= set(words(ladder))
    assert all(force in words(ladder) for force in ("Kent", "Norfolk", "Suffolk", "Cambridgeshire"))


def test_the_words_that_stand_in_for_it_name_what_is_open_and_what_is_blocked() -> None:
    told = described(one())
    assert "Open: Prosecute the breach of a notice" in told
    assert "Blocked: Ask the court" in told
    assert "2027-03-20" in told
    assert told in etree.fromstring(draw(one()).svg.encode()).findtext(f"{SVG}desc", "")


def test_the_same_ladder_gives_the_same_picture() -> None:
    assert draw(one()) == draw(one())


@pytest.mark.parametrize("scenario", list(scenarios()), ids=lambda scenario: scenario["id"])
def test_each_scenario_can_be_drawn(scenario: dict[str, object]) -> None:
    for ladder in climbed(scenario):
        made = draw(ladder)
        root = etree.fromstring(made.svg.encode())
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for each in root.iter():
            assert 0 <= float(each.get("x", each.get("cx", "0"))) <= width
            assert 0 <= float(each.get("y", each.get("cy", "0"))) <= height


def test_markup_in_a_name_stays_text() -> None:
    odd = attrs.evolve(one(), name='<script>alert("&")</script>')
    assert "<script>alert" not in draw(odd).svg
    assert '<script>alert("&")</script>' in words(odd)[0]
    assert "<script>" not in as_html([odd])


def test_many_events_are_drawn_and_the_list_is_cut_with_a_word() -> None:
    many = tuple(incident(f"EK/{number}", f"2026-0{1 + number % 9}-11", "46") for number in range(60))
    (ladder, *_) = assess(many, links(), now=NOW, everybody=True)
    busy = attrs.evolve(
        ladder, steps=tuple(step for each in assess(many, None, now=NOW, everybody=True) for step in each.steps)
    )
    assert "and 36 more, in the chronology" in words(busy)


@given(st.lists(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)), min_size=1))
def test_every_day_stands_between_the_edges(days: list[dt.date]) -> None:
    scale = Scale.over(days)
    assert all(LEFT - 1 <= scale.x(day) <= RIGHT + 1 for day in days)
    assert len(scale.ticks()) <= 20


def test_the_page_holds_a_section_a_person_with_ids_of_its_own() -> None:
    page = as_html([one(), one()])
    assert page.count("<section>") == 2
    assert 'id="ladder-title-1"' in page
    assert 'aria-labelledby="ladder-title-2 ladder-desc-2"' in page


def test_what_was_not_judged_is_on_the_picture_and_on_the_page() -> None:
    gaps = tuple(f"36:incident:NK/{number}: no date, so no step was rested on it" for number in range(10))
    ladder = attrs.evolve(one(), unjudged=gaps)
    shown = words(ladder)
    assert "Not judged" in shown
    assert set(gaps[:8]) <= set(shown)
    assert "and 2 more, in the text of the ladder" in shown
    assert gaps[9] not in shown
    assert all(gap in as_html([ladder]) for gap in gaps)
    assert "Not judged" not in words(attrs.evolve(one(), unjudged=()))


def _spans(ladder: Ladder, letter: float = 0.58) -> list[tuple[float, float, float, str]]:
    """Of each text its line, its left and right edge at the width of a letter in a wide font, and its words."""
    found = []
    for each in etree.fromstring(draw(ladder).svg.encode()).iter(f"{SVG}text"):
        wide = len(each.text or "") * float(each.attrib["font-size"]) * letter
        start = {"start": 0.0, "middle": wide / 2, "end": wide}[str(each.attrib["text-anchor"])]
        left = float(str(each.attrib["x"])) - start
        found.append((float(each.attrib["y"]), left, left + wide, each.text or ""))
    return found


@pytest.mark.parametrize("ahead", [dt.date(2027, 4, 17), dt.date(2027, 9, 25), dt.date(2026, 10, 9)])
def test_no_label_of_the_scale_is_cut_and_no_date_runs_into_its_words(ahead: dt.date) -> None:
    ladder = one()
    ladder = attrs.evolve(ladder, on=min(ladder.on, ahead), clocks=(attrs.evolve(ladder.clocks[-1], last_day=ahead),))
    spans = _spans(ladder)
    assert all(right <= 720 for _, _, right, text in spans if text == "day of assessment" or text[-4:].isdigit())
    (line,) = {y for y, _, _, text in spans if text == f"{ahead.day} {ahead:%B %Y}"}
    # In bold, and in the widest font that may stand in.
    first, second = sorted(span[1:3] for span in _spans(ladder, 0.7) if span[0] == line)[:2]
    assert first[1] <= second[0]


def test_a_long_name_and_its_key_do_not_lie_on_each_other() -> None:
    for name in ("Ann ROOK", "Terence HOLMWOOD-FEATHERSTONEHAUGH", "N" * 90):
        spans = _spans(attrs.evolve(one(), name=name), 0.6)
        lines: dict[float, list[tuple[float, float]]] = {}
        for y, left, right, _ in spans[:3]:
            lines.setdefault(y, []).append((left, right))
        for held in lines.values():
            ordered = sorted(held)
            assert all(first[1] <= second[0] for first, second in pairwise(ordered))
            assert ordered[-1][1] <= 740


def test_days_ahead_are_drawn_and_one_far_off_does_not_heap_the_events() -> None:
    ladder = one()
    far = attrs.evolve(ladder.clocks[-1], last_day=dt.date(2036, 4, 14), passed=False)
    near = [text for *_, text in _spans(ladder)]
    assert near.count("a") == 2  # beside its flag, and in the list
    squeezed = _spans(attrs.evolve(ladder, clocks=(*ladder.clocks, far)))
    shown = [text for *_, text in squeezed]
    assert [text for text in near if text in {"Mar 2026", "Sep 2026"}] == [
        text for text in shown if text in {"Mar 2026", "Sep 2026"}
    ]
    last = chr(ord("a") + sum(not clock.passed for clock in ladder.clocks))
    assert shown.count(last) == 1  # in the list alone
