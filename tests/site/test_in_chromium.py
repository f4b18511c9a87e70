"""The sites as a browser sees them: names, search, finder, forwards."""

from __future__ import annotations

import unicodedata
from urllib.parse import urlsplit

import pytest
from tests.site.conftest import CAMPAIGNS, Sites, Visit

STEPS = {
    "xu-lang": ["cai-dat/", "huong-dan/"],
    "tuyen-quang-10-10": ["lich/", "gioi-thieu/"],
    "dak-nong-ra-quan": ["huong-dan/", "lich/"],
    "quang-ngai-app": ["cai-dat/", "huong-dan/"],
}
"""Where the buttons at the head of each home page lead."""


CUT = """() => [...document.querySelectorAll('.md-header__topic .md-ellipsis, .cb-hero__name')]
  .filter(box => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight)
  .map(box => box.textContent.trim())"""
"""Names of the campaign that do not fit their box."""


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_the_name_is_whole_and_the_first_button_is_for_citizens(
    address: str, visit: Visit, slug: str
) -> None:
    for width in (320, 360, 1280):
        visit.page.set_viewport_size({"width": width, "height": 740})
        visit.page.goto(f"{address}{slug}/")
        assert visit.page.evaluate(CUT) == []
        header = visit.page.locator(".md-header__topic").first.bounding_box()
        assert header is not None and header["y"] >= 0 and header["y"] + header["height"] <= 50
    led = visit.page.locator(".cb-hero__actions a").evaluate_all("links => links.map(link => link.href)")
    assert [to.removeprefix(f"{address}{slug}/") for to in led] == STEPS[slug]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dich vu cong", "huong-dan/dich-vu-cong/"),
        ("dịch vụ công", "huong-dan/dich-vu-cong/"),
        ("dat dai", "huong-dan/dat-dai/"),
        (unicodedata.normalize("NFD", "ĐẤT ĐAI"), "huong-dan/dat-dai/"),
        ("phan anh hien truong", "huong-dan/phan-anh/"),
        ("cai dat", "cai-dat/"),
        ("tro ly ao", "huong-dan/isee/"),
    ],
)
def test_search_finds_the_right_page_first(address: str, visit: Visit, query: str, first: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{address}xu-lang/")
    page.click("[name=query]")
    page.fill("[name=query]", query)
    page.keyboard.press("End")
    result = page.locator(".md-search-result__item > a").first
    result.wait_for()
    target = urlsplit(str(result.get_attribute("href"))).path
    assert target.endswith(f"/xu-lang/{first}")
    assert "<mark><mark>" not in result.inner_html()
    assert visit.troubles == []


def test_search_says_so_when_nothing_is_found(address: str, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    visit.page.goto(f"{address}xu-lang/")
    visit.page.click("[name=query]")
    visit.page.fill("[name=query]", "qwxyz")
    visit.page.keyboard.press("End")
    visit.page.get_by_text("Không tìm thấy trang nào").wait_for()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dong dang", ["Thị trấn Đồng Đăng"]),
        ("Đồng Đăng", ["Thị trấn Đồng Đăng"]),
        (unicodedata.normalize("NFD", "ĐỒNG ĐĂNG"), ["Thị trấn Đồng Đăng"]),
        ("xa hoa binh", ["Xã Hòa Bình"] * 4),
        ("không có xã nào tên này", []),
    ],
)
def test_the_finder_matches_without_marks(address: str, visit: Visit, query: str, found: list[str]) -> None:
    page = visit.page
    page.goto(f"{address}xu-lang/an-pham/")
    page.fill(".cb-find input", query)
    titles = page.locator(".cb-districts .cb-piece:visible .cb-piece__title").all_inner_texts()
    assert titles == found
    status = page.locator(".cb-find [role=status]").inner_text()
    none = "Không tìm thấy. Thử gõ ít chữ hơn, hoặc gõ mã của xã."
    assert status == (f"Tìm thấy {len(found)} nơi." if found else none)


def test_the_finder_knows_codes_and_lets_go(sites: Sites, address: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{address}xu-lang/an-pham/")
    code = next(sites.folder("xu-lang").glob("q/*/index.html")).parent.name
    page.fill(".cb-find input", code)
    assert page.locator(".cb-districts .cb-piece:visible").count() == 1
    page.fill(".cb-find input", "")
    assert page.locator(".cb-districts details:visible").count() == 11
    assert page.locator(".cb-districts details[open]").count() == 0


def test_without_script_the_gallery_is_a_plain_list(browser_without_script: Visit, address: str) -> None:
    page = browser_without_script.page
    page.goto(f"{address}xu-lang/an-pham/")
    assert not page.locator(".cb-find").first.is_visible()
    page.locator(".cb-districts summary").first.click()
    assert page.locator(".cb-districts .cb-piece:visible a").count() > 0
    assert browser_without_script.troubles == []


def test_a_printed_address_leads_to_the_install_guide(address: str, visit: Visit) -> None:
    visit.page.goto(f"{address}xu-lang/q/06001/")
    visit.page.wait_for_url(f"{address}xu-lang/cai-dat/")
    assert "Cài đặt" in visit.page.inner_text("h1")
    assert visit.troubles == []


def test_the_keyboard_reaches_the_first_button_and_shows_where_it_is(address: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{address}xu-lang/")
    button = page.get_by_role("link", name="Cài đặt ứng dụng")
    for _ in range(20):
        page.keyboard.press("Tab")
        if button.evaluate("link => link === document.activeElement"):
            break
    assert button.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"


@pytest.mark.parametrize("start", ["", "huong-dan/isee/", "an-pham/"])
def test_the_keyboard_opens_reads_and_closes_the_menu(address: str, visit: Visit, start: str) -> None:
    page = visit.page
    page.goto(f"{address}xu-lang/{start}")
    button = page.get_by_role("button", name="Mở danh mục")
    menu = page.locator("#menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    menu.wait_for(state="visible")
    assert button.get_attribute("aria-expanded") == "true"
    assert menu.evaluate("menu => menu.contains(document.activeElement)")
    assert menu.get_by_role("link", name="Báo chí").is_visible()
    page.keyboard.press("Escape")
    menu.wait_for(state="hidden")
    assert button.evaluate("button => button === document.activeElement")
    button.click()
    menu.get_by_role("link").last.focus()
    page.keyboard.press("Tab")
    menu.wait_for(state="hidden")


def test_the_keyboard_opens_the_search_and_passes_by_when_it_is_closed(address: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{address}xu-lang/")
    page.get_by_role("button", name="Tìm kiếm", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Cài đặt ứng dụng"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator("[name=query]:focus").wait_for()
    page.keyboard.type("dat dai")
    page.locator(".md-search-result__item").first.wait_for()


def test_a_sample_stands_above_the_communes(address: str, visit: Visit) -> None:
    page = visit.page
    page.goto(f"{address}xu-lang/an-pham/")
    sample = page.locator("#bang-zon-xa ~ .cb-piece img")
    assert sample.is_visible()
    assert sample.evaluate("img => img.compareDocumentPosition(document.querySelector('.cb-find'))") == 4


def test_a_slogan_is_copied_to_the_letter(address: str, visit: Visit) -> None:
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}xu-lang/bao-chi/")
    page.locator(".cb-copy").nth(1).click()
    page.get_by_text("Đã sao chép").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Công dân số Xứ Lạng - Chủ nhân trong không gian số"
