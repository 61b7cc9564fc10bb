"""The page as text: what stands in it, and that nothing from a file can act in it."""

import base64
import hashlib
import itertools
import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from lxml import html

from findings.world import NOW, REPORTS, SECRET, SHOWINGS, WAIVER, slip
from xborder.findings import Location, Report, Severity, Showing
from xborder.findings.html_sections import PER_FILE, PER_PAGE
from xborder.findings.report_html import render


def parsed(text: str) -> Any:
    return html.document_fromstring(text)


def page(report: Report, **showing: Any) -> Any:
    return parsed(render(report, Showing(**showing)))


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


@given(REPORTS, SHOWINGS)
def test_every_finding_is_an_article_and_no_other_element_comes_in(report: Report, showing: Showing) -> None:
    root = parsed(render(report, showing))
    assert len(root.find_class("finding")) == len(report.counting)
    assert len(root.xpath("//article")) == len(report)
    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(link.removeprefix("#") in ids for link in root.xpath("//@href"))


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]></style><script>", "&lt;b&gt;", "a\u202eb\x00"],
)
def test_hostile_texts_are_shown_and_do_nothing(hostile: str) -> None:
    finding = attrs.evolve(
        slip(location=Location(file=hostile, line=1, field=hostile)),
        code=hostile,
        message=hostile,
        hint=hostile,
        excerpt=hostile,
        suggestions=(hostile,),
        basis=(hostile,),
    )
    text = render(Report.of(finding), Showing(values=True, line_of=lambda _file, _line: hostile, checked=(hostile,)))
    root = parsed(text)
    visible = hostile.replace("\u202e", "\\u202e").replace("\x00", "\\x00")
    [article] = root.find_class("finding")
    assert visible in article.text_content()
    assert len(root.xpath("//script")) == 1
    assert not root.xpath("//img")
    assert "\u202e" not in text


def test_the_page_fetches_nothing_and_its_policy_holds_its_own_style_and_script_alone() -> None:
    text = render(Report.of(slip()))
    root = parsed(text)
    assert not re.search(r"https?://|url\(|@import|src=", text)
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        [raw] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(raw.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_an_article_says_in_words_where_it_is_what_to_do_why_and_on_what_it_rests() -> None:
    [article] = page(Report.of(slip())).find_class("finding")
    text = said(article)
    for part in (
        "Error 1. The check letter of a PNC ID does not agree",
        "Line 5, row 4, column PNC ID",
        "Compare it with the PNC print",
        "One wrong digit can name another person",
        "Minimum POLE Data Standards Dictionary",
        "2 possible corrections",
        "XB-PNC-002",
    ):
        assert part in text, part


def test_what_is_the_same_for_a_code_is_told_once_in_a_file() -> None:
    places = [Location(file="kent.csv", row=row) for row in (4, 9)]
    first, second = page(Report(tuple(slip(location=place) for place in places))).find_class("finding")
    assert "One wrong digit" in said(first)
    assert "One wrong digit" not in said(second)
    assert second.xpath(".//a/@href") == [f"#{first.get('id')}"]


def test_values_are_marked_on_the_line_and_the_page_is_marked_too() -> None:
    showing = {"values": True, "line_of": lambda _file, _line: f"a,{SECRET},b"}
    root = page(Report.of(slip(span=(2, 4))), **showing)
    assert root.xpath("//mark/text()") == [SECRET[2:4]]
    assert "OFFICIAL-SENSITIVE" in said(root)
    assert "OFFICIAL-SENSITIVE" not in said(page(Report.of(slip())).find("body"))


def test_waived_more_and_clean_files_have_their_sections() -> None:
    report = Report(
        (slip("XB-PNC-003", detail=""), attrs.evolve(slip(), waiver=WAIVER)), {("XB-PNC-002", Severity.ERROR): 240}
    )
    root = page(report, checked=("kent.csv", "suffolk.json"), now=NOW)
    assert "by Records, Kent until 31 January 2027" in said(root.get_element_by_id("waived"))
    assert "240 more: The check letter of a PNC ID does not agree" in said(root.get_element_by_id("more"))
    assert root.get_element_by_id("clean").xpath(".//li/text()") == ["suffolk.json"]
    assert "Checked on 8 October 2026 at 09:00." in said(root)
    assert "240 errors must be put right." in said(root)


def test_of_a_file_with_thousands_the_worst_are_listed_and_the_rest_counted() -> None:
    infos = [slip("XB-PNC-003", detail="", location=Location(file="a.csv", row=row)) for row in range(1, 4000)]
    errors = [slip(location=Location(file="a.csv", row=5000))]
    root = page(Report((*infos, *errors)))
    articles = root.find_class("finding")
    assert len(articles) == PER_FILE
    assert "error" in articles[0].get("class")
    assert f"And {4000 - PER_FILE:,} more in this file" in said(root)


def test_a_page_lists_no_more_than_it_may_and_every_file_keeps_its_place_in_the_contents() -> None:
    findings = [
        slip(location=Location(file=f"{file:02}.csv", row=row))
        for file in range(2 + PER_PAGE // PER_FILE)
        for row in range(1, PER_FILE + 1)
    ]
    root = page(Report(tuple(findings)))
    assert len(root.find_class("finding")) == PER_PAGE
    links = root.xpath("//nav//a/@href")
    assert len(set(links)) == len(links) == 2 + PER_PAGE // PER_FILE
    last = root.get_element_by_id(links[-1].removeprefix("#"))
    assert f"And {PER_FILE} more in this file" in said(last)


def test_headings_go_down_one_step_at_a_time_and_the_language_is_named() -> None:
    root = page(Report.of(slip(), attrs.evolve(slip(), waiver=WAIVER)), checked=("z.csv",))
    levels = [int(heading.tag[1]) for heading in root.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert root.get("lang") == "en-GB"
