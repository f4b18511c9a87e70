"""Reading without a network: only when asked for, what is kept, how it is renewed and taken back."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.site.conftest import Sites, build
from tests.site.serving import served

KEEP = "Lưu để đọc khi mất mạng"
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"
CACHES = "async () => await caches.keys()"


@pytest.fixture
def site(sites: Sites, tmp_path: Path) -> Path:
    """A copy of Xứ Lạng's site that may be changed."""
    keep_out = shutil.ignore_patterns("tai-ve", "q")
    return Path(shutil.copytree(sites.folder("xu-lang"), tmp_path / "site", ignore=keep_out))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def keep(page: Page) -> None:
    page.get_by_role("button", name=re.compile(KEEP)).click()
    page.get_by_text("Đã lưu. Khi mất mạng").wait_for()


def soon(page: Page, expression: str, wanted: object) -> bool:
    """Whether the page comes to say so within ten seconds."""
    for _ in range(100):
        if page.evaluate(expression) == wanted:
            return True
        page.wait_for_timeout(100)
    return False


def port(address: str) -> int:
    return int(address.rstrip("/").rpartition(":")[2])


def kept(site: Path) -> dict[str, str]:
    """What the worker says it keeps."""
    found = re.search(r"^const KEPT = (\{.*\});$", (site / "sw.js").read_text("utf-8"), re.M)
    assert found
    return dict(json.loads(found[1]))


def test_nothing_is_kept_unasked(site: Path, page: Page) -> None:
    with served(site) as address:
        for place in ("", "cai-dat/", "an-pham/"):
            page.goto(address + place, wait_until="networkidle")
        assert page.evaluate(REGISTERED) == 0
        assert page.evaluate(CACHES) == []


def test_guides_pictures_and_search_work_without_a_network(site: Path, page: Page) -> None:
    with served(site) as address:
        page.goto(address)
        keep(page)
    # The server is gone.
    for place in ("", "cai-dat/", "huong-dan/", "huong-dan/dat-dai/", "huong-dan/isee/index.html"):
        page.goto(address + place)
        assert page.locator("h1").is_visible()
        loaded = page.evaluate(
            "[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
        )
        assert loaded == []
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.md-header')).backgroundColor")
        == "rgb(0, 53, 128)"
    )
    assert page.evaluate("document.fonts.load('700 20px \"Brand Bold\"').then(found => found.length)") == 1
    page.get_by_role("button", name="Tìm kiếm", exact=True).click()
    page.keyboard.type("dat dai")
    page.locator(".md-search-result__item").first.wait_for()


def test_a_page_that_was_not_kept_says_so_and_comes_back_with_the_network(site: Path, page: Page) -> None:
    with served(site) as address:
        page.goto(address)
        keep(page)
    page.goto(f"{address}bao-chi/")
    assert page.inner_text("h1") == "Bạn đang mất mạng"
    assert page.get_by_role("link", name="Thử lại").get_attribute("href") == f"{address}bao-chi/"
    with served(site, port(address)):
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_url(f"{address}bao-chi/")


@pytest.mark.parametrize("target", ["https://example.invalid/", "//example.invalid/", "javascript:alert(1)"])
def test_the_way_back_leads_nowhere_else(site: Path, page: Page, target: str) -> None:
    with served(site) as address:
        page.goto(f"{address}mat-mang/?tu={target}")
        href = page.get_by_role("link", name="Thử lại").evaluate("link => link.href")
        assert href.startswith(address)


def test_only_what_changed_is_fetched_again(site: Path, page: Page) -> None:
    with served(site) as address:
        page.goto(address)
        keep(page)
        before = kept(site)
        guide = site / "huong-dan" / "isee" / "index.html"
        guide.write_text(guide.read_text("utf-8").replace("<h1", "<p>Câu mới.</p><h1", 1), "utf-8")
        worker = (site / "sw.js").read_text("utf-8")
        (site / "sw.js").write_text(worker.replace(before["huong-dan/isee/"], "0123456789ab"), "utf-8")
        fetched: list[str] = []
        page.context.on(
            "request", lambda request: fetched.append(request.url) if request.service_worker else None
        )
        page.evaluate(
            """async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                await registration.update();
                await new Promise(done => {
                    const coming = registration.installing || registration.waiting;
                    if (!coming) return done();
                    coming.addEventListener("statechange", () => coming.state === "activated" && done());
                });
            }"""
        )
        names = page.evaluate(
            "async () => (await (await caches.open('coban-xu-lang')).keys()).map(r => r.url)"
        )
        assert f"{address}huong-dan/isee/?coban=0123456789ab" in names
        assert len(names) == len(before)
        assert {url for url in fetched if not url.endswith("/sw.js")} <= {f"{address}huong-dan/isee/"}
    page.goto(f"{address}huong-dan/isee/")
    assert page.get_by_text("Câu mới.").is_visible()


def test_a_reader_can_delete_what_was_kept(site: Path, page: Page) -> None:
    with served(site) as address:
        page.goto(address)
        keep(page)
        page.goto(f"{address}huong-dan/")
        page.get_by_text("Bạn đã lưu trang này").wait_for()
        page.get_by_role("button", name="Xóa bản đã lưu").click()
        page.get_by_text("Đã xóa bản lưu").wait_for()
        assert page.evaluate(CACHES) == []
        assert page.evaluate(REGISTERED) == 0


def test_the_end_of_a_campaign_takes_back_what_devices_kept(sites: Sites, site: Path, page: Page) -> None:
    with served(site) as address:
        page.goto(address)
        keep(page)
    over = ended(sites, site.parent)
    assert not (over / "mat-mang").exists()
    assert KEEP not in (over / "index.html").read_text("utf-8")
    with served(over, port(address)):
        page.goto(address)
        assert soon(page, CACHES, [])
        assert soon(page, REGISTERED, 0)
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(address)


def ended(sites: Sites, room: Path) -> Path:
    """The site of the same campaign when it is over."""
    root = room / "house"
    shutil.copytree(sites.root / "docs" / "xu-lang", root / "docs" / "xu-lang")
    facts = root / "docs" / "xu-lang" / "campaign.yml"
    facts.write_text(f"{facts.read_text('utf-8')}\noffline: ended\n", "utf-8")
    build(root, "xu-lang")
    return root / "site" / "xu-lang"


def test_the_weight_on_the_button_is_what_the_network_carries(site: Path, page: Page) -> None:
    sent = 0
    with served(site) as address:
        page.goto(address)
        button = page.get_by_role("button", name=re.compile(KEEP)).inner_text()
        files = [place or "./" for place in kept(site)]
        for place in files:
            answer = page.request.get(address + place, headers={"Accept-Encoding": "gzip"})
            sent += int(answer.headers["content-length"])
    said = re.search(r"khoảng (\d+) kB", button)
    assert said
    assert sent / 1000 <= int(said[1]) <= sent / 1000 + 11
    assert int(said[1]) < 600


def test_pages_for_the_press_are_not_kept(site: Path) -> None:
    there = kept(site)
    assert {
        "",
        "cai-dat/",
        "huong-dan/",
        "huong-dan/isee/",
        "mat-mang/",
        "search/search_index.json",
    } <= there.keys()
    assert not [path for path in there if path.startswith(("bao-chi", "an-pham", "q/", "tai-ve"))]
    assert not [path for path in there if path.endswith(".map")]
