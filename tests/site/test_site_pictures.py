"""The pictures of the site: made from the code's own registers, told in words, whole, and legible on a telephone."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, sync_playwright
from site_pages.pictures import PICTURES

from schema_samples import ROOT
from site_samples import BROWSER, SITE
from xborder.bundle.custody import CUSTODY_NAME
from xborder.bundle.index import INDEX_NAME
from xborder.ladder.operations import COURSING, shipped
from xborder.model.codes import BundleKind
from xborder.rules.order_state import OrderStatus

_SVG = "{http://www.w3.org/2000/svg}"
_ON_PAGES = {
    "data-path": ("index", "explain/agreement"),
    "ladder": ("explain/ladder",),
    "order-life": ("orders",),
    "bundle-anatomy": ("explain/verification",),
}


def words(name: str) -> str:
    svg = etree.fromstring(PICTURES[name](name))
    return " ".join(each.text or "" for each in svg.iter(f"{_SVG}text"))


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_a_title_and_its_words_and_is_the_same_each_time(name: str) -> None:
    svg = PICTURES[name](name)
    tree = etree.fromstring(svg)
    assert tree.get("aria-labelledby") == f"{name}-title {name}-desc"
    assert tree.findtext(f"{_SVG}title")
    # Whoever cannot see it is told all that stands in it.
    told = re.findall(r"\w+", (tree.findtext(f"{_SVG}desc") or "").lower())
    assert set(re.findall(r"[a-z]{4,}", words(name).lower())) <= set(told)
    assert PICTURES[name](name) == svg


def test_the_ladder_has_every_step_of_the_operation() -> None:
    drawn = words("ladder")
    assert all(step.title in drawn for step in shipped(COURSING).steps)


def test_the_life_of_an_order_has_every_state_and_each_is_reached() -> None:
    drawn = words("order-life")
    for status in OrderStatus:
        name = status.value.replace("_", " ").capitalize()
        assert name in drawn
        assert status in {OrderStatus.UNKNOWN, OrderStatus.NOT_MADE} or f"to {name}:" in drawn


def test_the_bundle_and_the_way_to_it_have_the_names_that_the_code_has() -> None:
    assert all(name in words("bundle-anatomy") for name in (INDEX_NAME, CUSTODY_NAME, "tagmanifest-sha512.txt"))
    assert all(f"{kind.value}: " in words("data-path") for kind in BundleKind)


def test_each_picture_is_on_the_pages_where_people_look_for_it() -> None:
    assert set(_ON_PAGES) == set(PICTURES)
    for name, pages in _ON_PAGES.items():
        for page in pages:
            assert f"made/pictures/{name}.svg" in (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")


@pytest.fixture(name="browser", scope="module")
def started_browser() -> Iterator[Browser]:
    if BROWSER is None:
        pytest.skip("no Chromium is installed, and XBORDER_BROWSER names none")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


#: Texts that run out of the picture or of the box that they begin in, and two texts that lie on one another.
_CUT = """() => {
  const cut = [], inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.bottom <= b.bottom + 1;
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    const texts = [...svg.querySelectorAll('text')].map((each) => [each.textContent, each.getBoundingClientRect()]);
    const boxes = [...svg.querySelectorAll('rect')].map((each) => each.getBoundingClientRect());
    for (const [words, at] of texts) {
      const around = boxes.filter((box) => at.left >= box.left && at.left < box.right && at.top >= box.top && at.top < box.bottom);
      if (!around.every((box) => inside(at, box))) cut.push(words);
      for (const [other, there] of texts)
        if (other !== words && at.left < there.right && there.left < at.right && at.top + 2 < there.bottom - 2 && there.top + 2 < at.bottom - 2)
          cut.push(`${words} / ${other}`);
    }
  }
  return cut;
}"""


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_is_cut_and_none_lies_on_another(browser: Browser, name: str) -> None:
    page = browser.new_page(viewport={"width": 420, "height": 900})
    page.set_content(PICTURES[name](name))
    cut: Any = page.evaluate(_CUT)
    assert cut == []
    page.close()


@pytest.mark.skipif(not SITE.is_dir(), reason="XBORDER_SITE names no built site")
@pytest.mark.parametrize("width", [1280, 390])
def test_the_words_of_a_picture_are_large_enough_where_it_stands(browser: Browser, width: int) -> None:
    for pages in _ON_PAGES.values():
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((SITE / f"{pages[0]}.html").absolute().as_uri())
        scale = page.eval_on_selector("article svg[role=img]", "svg => svg.getBoundingClientRect().width / 420")
        assert 12 * scale >= 10
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()
