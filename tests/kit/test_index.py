"""index.html of a kit, opened from the disk: complete, without a request, for everybody; axe and Nu judge."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.kit.conftest import Packed
from tests.site.test_accessible import faults
from tests.site.test_valid import complaints

NAMES = ("media-kit", "media-kit-web", "logos", "tcbc-1")


@pytest.fixture(scope="module")
def folders(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {}
    for name in NAMES:
        found[name] = tmp_path_factory.mktemp(name)
        with zipfile.ZipFile(packed.kit(name)) as archive:
            archive.extractall(found[name])
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_it_opens_from_the_disk_without_a_request_or_a_fault(
    folders: dict[str, Path], page: Page, name: str, width: int
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folders[name] / "index.html").as_uri())
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(image => image.complete)")
    assert (
        page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)")
        == []
    )
    root = folders[name].as_uri()
    assert [url for url in asked if not url.startswith((f"{root}/", "data:image/svg+xml"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_it_links_every_file_of_its_kit_with_kind_and_size(folders: dict[str, Path], name: str) -> None:
    html = (folders[name] / "index.html").read_text("utf-8")
    linked = set(re.findall(r'href="([^"#]+)"', html))
    there = {
        path.relative_to(folders[name]).as_posix() for path in folders[name].rglob("*") if path.is_file()
    }
    assert linked == there - {"index.html", "doc-truoc.txt"}
    for path in re.findall(r'href="([^"#]+\.png)"', html):
        row = html[html.index(f'href="{path}"') :].partition("</a>")[0]
        assert re.search(r">Ảnh PNG \d+ × \d+\xa0px, [\d.,]+\xa0(kB|MB)$", row), row


def test_every_picture_shows_caption_credit_and_terms(packed: Packed, folders: dict[str, Path]) -> None:
    html = (folders["media-kit"] / "index.html").read_text("utf-8")
    figures = html.split("<figure>")[1:]
    assert len(figures) >= 10
    for figure in figures:
        assert re.search(r'alt="[^"]{12,}"', figure)
        assert "Nguồn: " in figure and "Điều kiện sử dụng: chưa xác nhận." in figure
    assert "Văn bản không nêu điều kiện sử dụng; hỏi cơ quan chủ trì trước khi đăng." in html
    for message in packed.brief.campaign.messages:
        assert message.text in html


def test_it_is_valid(folders: dict[str, Path]) -> None:
    assert complaints(*(str(folder / "index.html") for folder in folders.values())) == []
