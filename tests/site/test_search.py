"""What people type: without marks, in capitals, in NFD, with a slip; and what they see of it."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

ASKED = {
    "dich vu cong": "dịch vụ công",
    "dat dai": "đất đai",
    "lua dao": "lừa đảo",
    "vo so": "vỏ sò",
    "le phi": "lệ phí",
    "phan anh": "phản ánh",
}
"""The queries that readers begin with, and the words they mean."""

FOR_DESKS = ("/an-pham/", "/bao-chi/", "/nhung-banner/")
"""What designers, newsrooms and editors of other sites fetch."""


@pytest.fixture(scope="module")
def box(browser: Browser, roots: dict[str, str]) -> Iterator[Page]:
    """The home page with the search open."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    page = context.new_page()
    page.goto(roots["xu-lang"])
    page.click("[name=query]")
    yield page
    context.close()


def found(page: Page, query: str) -> list[tuple[str, str, list[str]]]:
    """Address, title and marked words of each page that is found, the best first."""
    page.fill("[name=query]", "")
    page.locator(".md-search-result__item").first.wait_for(state="detached")
    page.fill("[name=query]", query)
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()
    rows = page.evaluate(
        """() => [...document.querySelectorAll('.md-search-result__item')].map(item => [
            item.querySelector('a').href,
            item.querySelector('h1, h2').textContent.trim(),
            [...item.querySelectorAll('mark')].map(mark => mark.textContent)])"""
    )
    return [(urlsplit(href).path, title, marked) for href, title, marked in rows]


@pytest.mark.parametrize("typed", ASKED)
def test_words_without_marks_find_the_words_with_marks(box: Page, typed: str) -> None:
    rows = found(box, typed)
    meant = ASKED[typed].split()
    marked = " ".join(word.lower() for word in rows[0][2])
    assert all(word in marked for word in meant), rows[0]


@pytest.mark.parametrize("typed", ASKED)
def test_nfd_and_capitals_change_nothing(box: Page, typed: str) -> None:
    meant = ASKED[typed]
    expected = found(box, meant)
    assert found(box, unicodedata.normalize("NFD", meant)) == expected
    assert found(box, meant.upper()) == expected
    assert found(box, unicodedata.normalize("NFD", meant.upper())) == expected
    plain = found(box, typed)
    assert plain[0][0] == expected[0][0]
    assert found(box, typed.upper()) == plain


def test_exact_words_come_before_words_that_only_look_like_them(box: Page) -> None:
    rows = found(box, "đất đai")
    assert rows[0][0].endswith("/huong-dan/dat-dai/")
    assert {"đất", "đai"} <= {word.lower() for word in rows[0][2]}
    for desks in (False, True):
        marked = [marked for path, _, marked in rows if path.startswith(FOR_DESKS) == desks]
        exact = [{"đất", "đai"} <= {word.lower() for word in words} for words in marked]
        assert exact == sorted(exact, reverse=True)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Vỏ Sò", "huong-dan/voso/"),
        ("vo so", "huong-dan/voso/"),
        ("Postmart", "huong-dan/postmart/"),
        ("iSee", "huong-dan/isee/"),
        ("báo chí", "bao-chi/"),
        ("ấn phẩm", "an-pham/"),
    ],
)
def test_names_lead_to_their_own_page(box: Page, typed: str, first: str) -> None:
    assert found(box, typed)[0][0] == f"/{first}"


@pytest.mark.parametrize("typed", ["vỏ sò", "đất đai", "cài đặt", "phản ánh", "dịch vụ công"])
def test_pages_for_desks_stand_below_the_guides(box: Page, typed: str) -> None:
    """Banners to embed, which carry every slogan, are not found by its words at all."""
    paths = [path for path, _, _ in found(box, typed)]
    assert [path for path in paths[:4] if path.startswith(FOR_DESKS)] == []
    assert [path for path in paths if path.startswith(FOR_DESKS)] != []
    assert "/nhung-banner/" not in paths


@pytest.mark.parametrize(("typed", "page"), [("dich vu cng", "dich-vu-cong/"), ("datt dai", "dat-dai/")])
def test_a_slip_falls_back_to_any_word(box: Page, typed: str, page: str) -> None:
    assert page in " ".join(path for path, _, _ in found(box, typed)[:3])


WITHOUT_KEYS = {
    "a suggestion above the keyboard": lambda page, text: page.keyboard.insert_text(text),
    "a paste from the menu": lambda page, text: page.evaluate(
        "text => document.execCommand('insertText', false, text)", text
    ),
}
"""Ways in which words enter a field while no key goes up."""


@pytest.mark.parametrize("way", WITHOUT_KEYS)
@pytest.mark.parametrize("width", [360, 1280])
def test_words_that_come_without_keys_are_searched_for(
    browser: Browser, roots: dict[str, str], width: int, way: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN")
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(roots["xu-lang"])
    if width < 960:
        page.get_by_role("button", name="Tìm kiếm", exact=True).click()
    page.locator("[name=query]").focus()
    WITHOUT_KEYS[way](page, "đất đai")
    first = page.locator(".md-search-result__item a").first
    first.wait_for()
    assert "/huong-dan/dat-dai/" in first.evaluate("link => link.href")
    assert troubles == []
    context.close()


def test_each_query_is_asked_once_and_a_cleared_one_leaves_nothing(
    browser: Browser, roots: dict[str, str]
) -> None:
    """Keys that go up after their letter was heard ask nothing more."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi-VN")
    context.add_init_script(
        """const post = Worker.prototype.postMessage;
        self.asked = [];
        Worker.prototype.postMessage = function (message) {
          if (message.type === 2) self.asked.push(message.data);
          return post.apply(this, arguments);
        };"""
    )
    page = context.new_page()
    page.goto(roots["xu-lang"])
    page.click("[name=query]")
    page.keyboard.type("dat")
    page.locator(".md-search-result__item").first.wait_for()
    asked = page.evaluate("self.asked")
    assert asked[-1] == "dat"
    assert all(one != after for one, after in itertools.pairwise(asked)), asked
    page.locator("[name=query] ~ nav [type=reset]").click()
    page.locator(".md-search-result__item").first.wait_for(state="detached")
    context.close()


def test_marks_are_never_nested_or_cut(box: Page) -> None:
    found(box, "cong dan so")
    assert box.locator("mark mark").count() == 0
    for text in box.locator(".md-search-result__item mark").all_inner_texts():
        assert text == unicodedata.normalize("NFC", text)
        assert " " not in text.strip()
