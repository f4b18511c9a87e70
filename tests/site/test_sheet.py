"""The lean style sheet: in a browser, nothing looks other than with the whole one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import material
import pytest
from playwright.sync_api import Page, Route
from tests.site.conftest import CHECKOUT, Sites, Visit

from coban.campaign import House, load
from coban.pages import dress
from coban.pages.stylesheet import lean

# Chromium says of a margin 'auto' at the right now its width, now 0: where a box ends tells it instead.
# Each box's looks as one number; with `whole`, as text, for the boxes whose numbers differed.
LOOKS = """(whole) => [...document.querySelectorAll('body, body *')].map((box, at) => {
  if (whole && !whole.includes(at)) return null;
  const looks = ['', '::before', '::after'].flatMap(part => {
    const style = getComputedStyle(box, part || null);
    if (part && style.content === 'none') return [`${part} is not there`];
    return [...style].filter(name => !name.startsWith('--') && !/^margin-(right|inline-end)$/.test(name))
      .map(name => `${part}${name}: ${style[name]}`);
  });
  const lies = box.getBoundingClientRect();
  looks.push(`from ${lies.left.toFixed(1)} to ${lies.right.toFixed(1)}`);
  if (whole) return [`${box.tagName}.${box.className}`, ...looks];
  const text = looks.join(';');
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return `${box.tagName}.${box.className} ${sum}`;
})"""


REST = """async () => {
  await document.fonts.ready;
  await Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)));
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}"""


@pytest.fixture(scope="session")
def whole(sites: Sites) -> str:
    """Material's, the brand's and our style sheet, one after the other, as they were written."""
    [main] = (Path(material.__path__[0]) / "templates/assets/stylesheets").glob("main.*.min.css")
    brand = dress.colours(load(House(CHECKOUT), "xu-lang"))
    own = (CHECKOUT / "overrides" / "assets" / "stylesheets" / "coban.css").read_text("utf-8")
    return main.read_text("utf-8").replace("\ufeff", "") + brand + own


def states(page: Page, address: str, width: int, boxes: list[int] | None = None) -> list[Any]:
    """Everything's looks: at rest, and with the search or the menu open."""
    page.mouse.move(0, 0)
    page.goto(address, wait_until="networkidle")
    found = [at_rest(page, boxes)]
    if width > 900:
        page.click("[name=query]")
        page.fill("[name=query]", "cong")
        page.keyboard.press("End")
        page.locator(".md-search-result__item").first.wait_for()
    else:
        page.get_by_role("button", name="Mở danh mục").click()
        page.locator("#menu a").first.wait_for()
    page.mouse.move(0, 0)
    return [*found, at_rest(page, boxes)]


def at_rest(page: Page, boxes: list[int] | None) -> Any:
    """The looks once nothing moves any more; `boxes` by their place in the page, in full."""
    page.evaluate(REST)
    return page.evaluate(LOOKS, boxes)


PLACES = [("xu-lang", kind) for kind in ("", "huong-dan/isee/", "bao-chi/", "mat-mang/")]
GALLERY = "tuyen-quang-10-10", "an-pham/"
"""Of few pieces: each takes its time, and a screen's width changes nothing about them."""


@pytest.mark.parametrize(
    ("slug", "kind", "width"),
    [*((*place, width) for place in PLACES for width in (360, 1280)), (*GALLERY, 360)],
)
def test_nothing_looks_otherwise(
    roots: dict[str, str], visit: Visit, whole: str, width: int, slug: str, kind: str
) -> None:
    """A box that differs is read again, in full: what a sheet does it does twice, a late font does not."""
    page, address = visit.page, roots[slug] + kind
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")

    def unpurged(route: Route) -> None:
        route.fulfill(status=200, content_type="text/css", body=whole)

    def both(boxes: list[int] | None = None) -> tuple[list[Any], list[Any]]:
        page.unroute("**/assets/stylesheets/site.*.css")
        lean_looks = states(page, address, width, boxes)
        page.route("**/assets/stylesheets/site.*.css", unpurged)
        return lean_looks, states(page, address, width, boxes)

    made, written = both()
    assert [len(state) for state in made] == [len(state) for state in written]
    boxes = sorted({at for state in zip(made, written, strict=True) for at in differing(*state)})
    if boxes:
        again = zip(*both(boxes), strict=True)
        assert [told for state in again for at in differing(*state) for told in said(*state, at)] == []


def differing(made: list[Any], written: list[Any]) -> list[int]:
    return [at for at, pair in enumerate(zip(made, written, strict=True)) if pair[0] != pair[1]]


def said(made: list[Any], written: list[Any], at: int) -> list[str]:
    """What a box looks like with the lean sheet and with the whole one, where they differ."""
    pairs = zip(made[at], written[at], strict=True)
    return [f"{made[at][0]}: {is_} (whole sheet: {was})" for is_, was in pairs if is_ != was]


def test_the_sheet_is_less_than_half_and_ours_is_all_there(sites: Sites, whole: str) -> None:
    made = next(sites.folder("xu-lang").glob("assets/stylesheets/site.*.css")).read_text("utf-8")
    assert len(made) < 0.6 * len(whole)
    assert "cb-keep-pages" in made
    assert "@font-face" in made
    assert "prefers-reduced-motion" in made
    assert "@media print" in made


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a,.b{color:red}", ".a{color:red}\n"),
        (".b .a{color:red}", "\n"),
        (".a:not(.b){color:red}", ".a:not(.b){color:red}\n"),
        ("[dir=rtl] .a{color:red}[dir=ltr] .a{top:0}", "[dir=ltr] .a{top:0}\n"),
        ("[data-md-x=on] .a{top:0}[data-md-x] .a{top:1px}", "[data-md-x] .a{top:1px}\n"),
        ("ul>li.a{top:0}p.a{top:0}", "p.a{top:0}\n"),
        ("#gone{top:0}#here{top:0}", "#here{top:0}\n"),
        (".made{top:0}", ".made{top:0}\n"),
        ("@media print{.b{top:0}}@media print{.a{top:0}}", "@media print{.a{top:0}}\n"),
        (":root{--x:1;--y:2}.a{top:var(--y)}", ":root{--y:2}.a{top:var(--y)}\n"),
        (":root{--x:var(--y);--y:2}.a{top:0}", ".a{top:0}\n"),
        (
            "@keyframes k{to{top:0}}@keyframes l{to{top:0}}.a{animation:l 1s}",
            "@keyframes l{to{top:0}}.a{animation:l 1s}\n",
        ),
        (".a{color:red!important;top:0}", ".a{color:red!important;top:0}\n"),
        ("@font-face{font-family:x}", "@font-face{font-family:x}\n"),
    ],
)
def test_what_goes_and_what_stays(css: str, left: str) -> None:
    page = '<html dir="ltr"><p class="a" id="here" data-md-x="off"></p></html>'
    assert lean(css, [page], ["box.classList.add('made')"]) == left


def test_a_class_is_read_as_a_browser_reads_it() -> None:
    sheet = ".a__b>p{color:red}.c__d{color:red}"
    assert lean(sheet, ['<div class="x a&#95;&#95;b"><p>'], []) == ".a__b>p{color:red}\n"
