"""Frame page and embed page in Chromium, with a photo; pictures of links on a site whose address is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page
from tests.site.conftest import Visit
from tests.site.handing_out import FRAMED, house_with, published
from tests.site.serving import served

BANNERS = {"web-banner": (970, 250), "web-banner-728x90": (728, 90), "web-banner-160x600": (160, 600)}
SITE = "https://raquan.example.vn"
RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 60), (30, 60, 220), (240, 220, 40)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Đắk Nông's site with a real frame and real banners."""
    brief = house_with(tmp_path_factory.mktemp("framed"), FRAMED)
    published(brief, "khung-avatar", *BANNERS)
    return brief.house.site(FRAMED)


@pytest.fixture(scope="module")
def root(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same campaign with an address."""
    brief = house_with(tmp_path_factory.mktemp("confirmed"), FRAMED, site=SITE)
    published(brief, "xem-truoc", "web-banner")
    return brief.house.site(FRAMED)


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photograph on its side, as phones store them: four colours in its corners once it is upright."""
    upright = np.zeros((1200, 1600, 3), np.uint8)
    upright[:600, :800], upright[:600, 800:] = RED, GREEN
    upright[600:, :800], upright[600:, 800:] = BLUE, YELLOW
    stored = Image.fromarray(upright).rotate(90, expand=True)
    exif = stored.getexif()
    exif[0x0112] = 6
    path = tmp_path_factory.mktemp("photo") / "anh.jpg"
    stored.save(path, quality=95, exif=exif)
    return path


def result(page: Page) -> Image.Image:
    with page.expect_download() as download:
        page.click("[data-save]")
    assert download.value.suggested_filename == f"anh-dai-dien-{FRAMED}.jpg"
    return Image.open(BytesIO(Path(download.value.path()).read_bytes())).convert("RGB")


def near(image: Image.Image, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    found = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 40


def test_a_photo_is_framed_and_saved_without_leaving_the_browser(
    root: str, visit: Visit, photo: Path, width: int
) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(f"{root}khung-anh/")
    assert page.locator("[data-save]").is_disabled()
    page.set_input_files("#chon-anh", photo)
    page.wait_for_selector("fieldset:not([disabled])")
    made = result(page)
    assert made.size == (2000, 2000)
    # Upright, its four colours meet in the middle of the opening; the frame lies over it.
    for x, y, colour in ((0.4, 0.3, RED), (0.6, 0.3, GREEN), (0.4, 0.5, BLUE), (0.6, 0.5, YELLOW)):
        assert near(made, x, y, colour), (x, y)
    assert near(made, 0.02, 0.98, (0, 53, 128)), "the frame's field"
    assert (
        page.locator(".cb-avatar__result img")
        .get_attribute("src", timeout=2000)
        .startswith("data:image/jpeg")
    )  # type: ignore[union-attr]
    assert set(sent) == {"GET"}
    assert visit.hosts == {urlsplit(root).netloc}
    assert visit.troubles == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keyboard_moves_and_zooms_and_never_bares_the_opening(root: str, visit: Visit, photo: Path) -> None:
    page = visit.page
    page.goto(f"{root}khung-anh/")
    page.set_input_files("#chon-anh", photo)
    page.wait_for_selector("fieldset:not([disabled])")
    page.focus("canvas")
    for _ in range(60):
        page.keyboard.press("ArrowRight")
    made = result(page)
    assert near(made, 0.6, 0.3, RED), "the photo went to the right, as far as the opening is full"
    assert near(made, 0.14, 0.4, RED)
    page.focus("canvas")
    for _ in range(60):
        page.keyboard.press("+")
    assert float(page.input_value("#phong-to")) == 5
    page.focus("canvas")
    page.keyboard.press("-")
    assert float(page.input_value("#phong-to")) == pytest.approx(4.9)
    page.click("[data-reset]")
    assert near(result(page), 0.6, 0.3, GREEN)
    page.click("[data-turn]")
    page.wait_for_timeout(300)
    turned = result(page)
    assert near(turned, 0.6, 0.3, RED) and near(turned, 0.4, 0.3, BLUE), "a quarter to the right"
    assert visit.troubles == []


def test_the_keyboard_reaches_every_control(root: str, visit: Visit, photo: Path) -> None:
    page = visit.page
    page.goto(f"{root}khung-anh/")
    page.set_input_files("#chon-anh", photo)
    page.wait_for_selector("fieldset:not([disabled])")
    page.focus("canvas")
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        )
    assert reached == ["chon-anh", "phong-to", "↑", "←", "→", "↓", "Xoay", "Đặt lại", "Tải ảnh về"]


def test_fingers_drag_and_pinch(root: str, visit: Visit, photo: Path) -> None:
    page = visit.page
    page.goto(f"{root}khung-anh/")
    page.set_input_files("#chon-anh", photo)
    page.wait_for_selector("fieldset:not([disabled])")
    page.locator("canvas").scroll_into_view_if_needed()
    box = page.locator("canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4
    client = page.context.new_cdp_session(page)

    def touch(kind: str, *spots: tuple[float, float]) -> None:
        points = [{"x": at[0], "y": at[1], "id": index} for index, at in enumerate(spots)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 9):
        touch("touchMove", (x - 20 - 5 * step, y), (x + 20 + 5 * step, y))
    touch("touchEnd")
    assert float(page.input_value("#phong-to")) == pytest.approx(3, abs=0.3)
    touch("touchStart", (x, y))
    for step in range(1, 21):
        touch("touchMove", (x + 6 * step, y))
    touch("touchEnd")
    assert near(result(page), 0.6, 0.3, RED)
    assert visit.troubles == []


def test_a_file_that_is_no_picture_is_refused_in_plain_words(root: str, visit: Visit, tmp_path: Path) -> None:
    wrong = tmp_path / "anh.jpg"
    wrong.write_bytes(b"no picture")
    visit.page.goto(f"{root}khung-anh/")
    visit.page.set_input_files("#chon-anh", wrong)
    visit.page.wait_for_selector("text=Máy không đọc được tệp này")
    assert visit.page.locator("[data-save]").is_disabled()


def test_without_script_the_frame_itself_is_there(
    root: str, browser_without_script: Visit, folder: Path
) -> None:
    page = browser_without_script.page
    page.goto(f"{root}khung-anh/")
    assert not page.locator(".cb-avatar").is_visible()
    assert page.get_by_text("JavaScript đang tắt").is_visible()
    href = page.locator(".cb-files a").get_attribute("href")
    frame = Image.open(folder / "khung-anh" / str(href))
    assert frame.size == (2000, 2000) and frame.mode == "RGBA"
    assert frame.getpixel((1000, 800)) == (0, 0, 0, 0) or frame.getpixel((1000, 800))[3] == 0  # type: ignore[index]


def test_banners_show_their_html_and_copy_it(root: str, visit: Visit, width: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{root}nhung-banner/")
    sizes = [title.partition(" px")[0] for title in page.locator(".cb-banner summary").all_inner_texts()]
    assert sizes == [f"{wide} × {high}" for wide, high in BANNERS.values()]
    assert page.locator(".cb-banners__look img").first.is_visible()
    assert not page.locator(".cb-snippet").first.is_visible()
    page.locator(".cb-banner summary").first.click()
    snippet = page.locator(".cb-snippet").first.inner_text().strip()
    page.locator(".cb-banner button").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == snippet
    assert 'width="970" height="250"' in snippet and "<script" not in snippet
    assert page.get_by_text("Liên kết: chưa xác nhận").is_visible()
    saved = page.locator(".cb-banner a", has_text="Tải mã HTML").first.get_attribute("href")
    assert page.request.get(f"{root}nhung-banner/{saved}").text().strip() == snippet
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.troubles == []


def test_the_html_shows_the_banner_elsewhere(folder: Path, visit: Visit, tmp_path: Path) -> None:
    """A partner saves the picture and the line beside each other and opens the page."""
    picture = next((folder / "tai-ve/digital/banner-web").glob("*.png"))
    (tmp_path / picture.name).write_bytes(picture.read_bytes())
    line = picture.with_suffix(".html").read_text("utf-8")
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{line}", "utf-8")
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.page.goto((tmp_path / "index.html").as_uri())
    shown = visit.page.evaluate("(({naturalWidth: w, width}) => [w, width])(document.images[0])")
    assert shown[0] == 970 and shown[1] < 360


def test_the_pages_are_offered_where_pieces_are(root: str, visit: Visit) -> None:
    visit.page.goto(f"{root}an-pham/")
    for name, target in (("Khung ảnh đại diện", "khung-anh/"), ("Nhúng banner", "nhung-banner/")):
        visit.page.locator(".cb-door a", has_text=name).click()
        assert visit.page.url == f"{root}{target}"
        visit.page.go_back()
    visit.page.locator(".cb-door a", has_text="Sổ tay").click()
    link = visit.page.locator(".cb-booklet a").first.get_attribute("href")
    assert visit.page.request.get(f"{root}huong-dan/{link}").body().startswith(b"%PDF-")


def test_every_page_has_a_picture_for_its_links(confirmed: Path) -> None:
    found = {}
    for path in sorted(confirmed.rglob("index.html")):
        place = path.parent.relative_to(confirmed).as_posix()
        html = path.read_text("utf-8")
        if place.startswith(("q/", "tai-ve/", "mat-mang")):
            continue
        address = re.search(r'<meta property="og:image" content="([^"]+)">', html)
        assert address, place
        assert address[1].startswith(f"{SITE}/"), place
        file = confirmed / address[1].removeprefix(f"{SITE}/")
        with Image.open(file) as picture:
            assert picture.size == (1200, 630)
            assert picture.format in ("JPEG", "PNG")
        assert file.stat().st_size < 110_000
        assert 'property="og:image:width" content="1200"' in html
        assert 'property="og:image:alt" content="' in html
        found[place] = file.read_bytes()
    assert len(found) > 8
    assert len(set(found.values())) == len(found), "each page has its own"


def test_without_an_address_no_page_names_a_picture(folder: Path) -> None:
    pages = [path.read_text("utf-8") for path in folder.rglob("index.html")]
    assert not any("og:image" in page for page in pages)
    assert not (folder / "assets/images/chia-se").exists()
