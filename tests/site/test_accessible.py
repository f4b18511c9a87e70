"""What a reader with a small screen, a keyboard, large letters or a screen reader meets; axe-core judges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.site.conftest import CAMPAIGNS, KINDS, Sites, Visit
from tests.site.test_policy import addresses

AXE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules whose answer another scheme can change."""


def faults(page: Page) -> list[str]:
    """What axe-core finds wrong: rule, how often, and the first place."""
    assert AXE.is_file(), "axe-core is not installed; run `make web`"
    page.evaluate(AXE.read_text("utf-8"))
    return found(page, {"type": "tag", "values": list(RULES)})


def found(page: Page, only: dict[str, Any]) -> list[str]:
    told: Any = page.evaluate("only => axe.run({runOnly: only, resultTypes: ['violations']})", only)
    return [
        f"{row['id']} ×{len(row['nodes'])}: {row['nodes'][0]['html'][:160]}" for row in told["violations"]
    ]


def test_axe_sees_a_fault_where_there_is_one(roots: dict[str, str], visit: Visit) -> None:
    visit.page.goto(roots["xu-lang"])
    visit.page.evaluate("document.querySelector('.cb-door a').style.color = '#9bb'")
    visit.page.evaluate("document.querySelector('.cb-cta, .cb-hero a').textContent = ''")
    assert [fault.split()[0] for fault in faults(visit.page)] == ["color-contrast", "link-name"]


def test_axe_sees_a_fault_of_the_dark_scheme_alone(roots: dict[str, str], visit: Visit) -> None:
    visit.page.goto(roots["xu-lang"])
    style = "@media (prefers-color-scheme: dark) { .cb-door a { color: #345 !important } }"
    visit.page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet] }",
        style,
    )
    assert faults(visit.page) == []
    visit.page.emulate_media(color_scheme="dark")
    only = {"type": "rule", "values": list(OF_COLOUR)}
    assert [fault.split()[0] for fault in found(visit.page, only)] == ["color-contrast"]


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_every_page_has_no_fault(
    sites: Sites, roots: dict[str, str], visit: Visit, width: int, slug: str
) -> None:
    """In the light scheme, then, on the same page, what the dark one can spoil; quiet, of one host, no wider
    than the screen."""
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    wrong: dict[str, Any] = {}
    for place in addresses(sites, slug):
        if place.startswith("q/"):
            continue
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(roots[slug] + place)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong[f"{place} is too wide"] = width
        light = faults(page)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        dark = found(page, {"type": "rule", "values": list(OF_COLOUR)})
        if light or dark:
            wrong[place] = light, dark
    assert wrong == {}
    assert visit.troubles == []
    assert {f"http://{host}/" for host in visit.hosts} == {roots[slug]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_fault_with_menu_or_search_open(
    roots: dict[str, str], visit: Visit, width: int, scheme: Any
) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for kind in ("", "huong-dan/isee/", "an-pham/"):
        page.goto(roots["xu-lang"] + kind)
        if width == 360:
            page.get_by_role("button", name="Mở danh mục").click()
            page.locator("#menu a").first.wait_for()
            assert faults(page) == []
            page.keyboard.press("Escape")
            page.locator("#menu").wait_for(state="hidden")
            page.get_by_role("button", name="Tìm kiếm", exact=True).click()
        else:
            page.click("[name=query]")
        page.fill("[name=query]", "cong")
        page.keyboard.press("End")
        page.locator(".md-search-result__item").first.wait_for()
        assert faults(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_text_of_twice_the_size_is_all_there(roots: dict[str, str], visit: Visit, kind: str) -> None:
    """WCAG 1.4.4 and 1.4.10: 1280 px seen at 200 % is 640 px, at 400 % 320 px; nothing is lost."""
    page = visit.page
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 256 * 2})
        page.goto(roots["xu-lang"] + kind)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(roots["xu-lang"] + kind)
    # As a browser whose reader set letters of twice the size: every rem doubles.
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(CUT) == []


CUT = """() => [...document.querySelectorAll('.md-content *, .cb-home *, .cb-hero *, .cb-footer *')]
  .filter(box => box.checkVisibility() && box.textContent.trim() && !box.closest('[hidden]'))
  .filter(box => {
    const style = getComputedStyle(box);
    const hides = sign => ['hidden', 'clip'].includes(style[sign]);
    return (hides('overflowX') && box.scrollWidth > box.clientWidth + 1)
      || (hides('overflowY') && box.scrollHeight > box.clientHeight + 1);
  })
  .map(box => box.className || box.tagName)
  .filter(name => !String(name).includes('cb-hero'))"""


def test_nothing_moves_for_readers_who_asked_for_stillness(roots: dict[str, str], visit: Visit) -> None:
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(roots["xu-lang"])
    page.get_by_role("button", name="Mở danh mục").click()
    moving = """[...document.querySelectorAll('*')].flatMap(box => ['', '::before', '::after'].map(part => {
        const style = getComputedStyle(box, part || null);
        const seconds = text => Math.max(...text.split(',').map(parseFloat));
        return seconds(style.transitionDuration) + seconds(style.animationDuration);
    })).filter(time => time > 0.01).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_dark_scheme_is_dark_and_paper_is_not(roots: dict[str, str], visit: Visit) -> None:
    page = visit.page
    lightness = """() => { const found = document.createElement('canvas').getContext('2d');
        found.fillStyle = getComputedStyle(document.body).backgroundColor; found.fillRect(0, 0, 1, 1);
        return found.getImageData(0, 0, 1, 1).data[1]; }"""
    page.goto(f"{roots['xu-lang']}cai-dat/")
    assert page.evaluate(lightness) == 255
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(lightness) < 40
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(lightness) == 255


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_goes_through_every_page_and_is_always_seen(
    roots: dict[str, str], visit: Visit, kind: str
) -> None:
    """Each stop shows an outline and lies on the screen, and there is a way out."""
    page = visit.page
    page.goto(roots["xu-lang"] + kind)
    page.evaluate("document.querySelectorAll('.cb-districts details').forEach(box => { box.open = false })")
    stops = 0
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        assert stop["outlined"], stop
        assert stop["seen"], stop
        stops += 1
    assert 8 < stops < 399


STOP = """() => {
  const box = document.activeElement;
  if (!box || box === document.body) return null;
  const style = getComputedStyle(box), at = box.getBoundingClientRect();
  return {
    html: box.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: at.width > 0 && at.height > 0 && at.bottom > 0 && at.top < innerHeight
      && at.right > 0 && at.left < innerWidth,
  };
}"""
