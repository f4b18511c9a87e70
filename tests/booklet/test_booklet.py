"""The booklet, read back by poppler, qpdf, pikepdf and zxing: contents, codes, tags, links, bytes."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from mkdocs.config import load_config

from coban.booklet import book_of, set_book
from coban.booklet.chapters import EXTENSIONS, chapters
from coban.campaign import House, load
from coban.errors import InputError
from coban.pages.microsite import Microsite, microsite_of

ROOT = Path(__file__).resolve().parents[2]

ALONE = """
import hashlib, pathlib
from coban.booklet import book_of, set_book
from coban.campaign import House, load
from coban.pages.microsite import microsite_of
book = book_of(microsite_of(load(House(pathlib.Path.cwd()), "quang-ngai-app")))
print(hashlib.sha256(set_book(book)).hexdigest())
"""


@dataclass(frozen=True, slots=True)
class Set:
    """A booklet that was set."""

    site: Microsite
    path: Path

    @property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    def words(self, page: int) -> str:
        """What poppler reads on a page, counted from 1."""
        return told("pdftotext", "-f", str(page), "-l", str(page), "-layout", str(self.path), "-")


@pytest.fixture(scope="module")
def xu(tmp_path_factory: pytest.TempPathFactory) -> Set:
    return _set("xu-lang", tmp_path_factory.mktemp("booklet"))


@pytest.fixture(scope="module")
def quang_ngai(tmp_path_factory: pytest.TempPathFactory) -> Set:
    return _set("quang-ngai-app", tmp_path_factory.mktemp("booklet"))


def _set(slug: str, folder: Path) -> Set:
    site = microsite_of(load(House(ROOT), slug))
    book = book_of(site)
    assert book is not None
    path = folder / f"{slug}.pdf"
    path.write_bytes(set_book(book))
    return Set(site, path)


def told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_guide_is_in_it_and_the_contents_tell_its_page(xu: Set) -> None:
    with xu.pdf as pdf, pdf.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]
        count = len(pdf.pages)
    assert len(titles) == len(chapters(xu.site)) + 2 >= 2 + 1 + len(xu.site.brief.campaign.services)
    contents = flat(xu.words(3))
    for title in titles[2:]:
        found = re.search(re.escape(title) + r" (\d+)", contents)
        assert found, title
        assert flat(xu.words(int(found[1]))).replace(" ", "").startswith(title.replace(" ", "")[:12]), title
    for service in xu.site.brief.campaign.services:
        assert any(service.name.lower() in title.lower() for title in titles), service.name
    assert str(count - 1) in xu.words(count - 1), "the last page before the back cover bears its number"


def test_pages_are_a5_and_two_tools_find_no_fault(xu: Set) -> None:
    sizes = set(
        re.findall(r"size:\s+([\d.]+ x [\d.]+) pts", told("pdfinfo", "-f", "1", "-l", "99", str(xu.path)))
    )
    assert sizes == {"419.528 x 595.276"}
    assert subprocess.run(["qpdf", "--check", str(xu.path)], capture_output=True).returncode == 0
    fonts = told("pdffonts", str(xu.path)).splitlines()[2:]
    assert fonts and all(re.search(r" yes yes yes +\d+ +\d+$", row) for row in fonts), fonts


def test_each_guide_has_a_code_that_opens_it(xu: Set) -> None:
    document = pypdfium2.PdfDocument(xu.path)
    found = {
        code.text
        for page in document
        for code in zxingcpp.read_barcodes(page.render(scale=300 / 72, grayscale=True).to_pil())
    }
    document.close()
    assert {f"https://xulang.vn/{chapter.address}" for chapter in chapters(xu.site)} <= found
    assert "https://xulang.vn/cai-dat/" in found


def test_codes_are_drawn_as_vectors(xu: Set) -> None:
    assert told("pdfimages", "-list", str(xu.path)).splitlines()[2:] == []


def test_without_an_address_there_is_no_code_and_it_says_so(quang_ngai: Set) -> None:
    document = pypdfium2.PdfDocument(quang_ngai.path)
    codes = [zxingcpp.read_barcodes(page.render(scale=3).to_pil()) for page in document]
    document.close()
    assert not any(codes)
    assert "chưa xác nhận" in quang_ngai.words(1)
    assert "chưa in được mã" in flat(quang_ngai.words(2))


def test_it_is_tagged_for_reading_out(xu: Set) -> None:
    structure = told("pdfinfo", "-struct", str(xu.path))
    kinds = {line.split()[0] for line in structure.splitlines() if line.strip()}
    assert {"Document", "H1", "H2", "P", "L", "LI", "LBody", "Link", "Figure:"} <= kinds
    with xu.pdf as pdf:
        assert pdf.Root.Lang == "vi"
        assert pdf.Root.MarkInfo.Marked is True
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert all(page.get("/Tabs") == "/S" for page in pdf.pages)
        figures = [each for each in elements(pdf) if each.get("/S") == "/Figure"]
        assert figures and all(str(each.get("/Alt", "")).strip() for each in figures)
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert links and all("/StructParent" in link and str(link.get("/Contents", "")) for link in links)


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """The structure tree, from its root: what nothing leads to is read out by nobody."""
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        below = node.get("/K", []) if isinstance(node, pikepdf.Dictionary) else []
        kids = list(below) if isinstance(below, pikepdf.Array) else [below]
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
    return found


def test_headings_step_down_one_at_a_time(xu: Set) -> None:
    told_levels = re.findall(r"^\s*H(\d)\b", told("pdfinfo", "-struct", str(xu.path)), re.M)
    levels = [int(level) for level in told_levels]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_lead_into_the_book_or_to_the_site(xu: Set) -> None:
    with xu.pdf as pdf:
        names = {str(name) for name in pdf.Root.Names.Dests.Names[::2]}
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A")
                if action is None:
                    assert str(note.Dest) in names
                else:
                    assert str(action.URI).startswith("https://"), action.URI
    text = flat(told("pdftotext", "-layout", str(xu.path), "-"))
    assert re.search(r"cài đặt \(trang \d+\)", text)


def test_the_same_bytes_in_another_process(quang_ngai: Set) -> None:
    here = hashlib.sha256(quang_ngai.path.read_bytes()).hexdigest()
    env = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.stdout.strip() == here, done.stderr


def test_a_page_means_the_same_as_on_the_site() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    assert sorted(config.markdown_extensions) == sorted(EXTENSIONS)


def test_a_table_is_a_table(quang_ngai: Set) -> None:
    words = told("pdftotext", "-layout", str(quang_ngai.path), "-")
    assert "|--" not in words and "Tên ngắn" in words


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A root with Quảng Ngãi's campaign, to be spoilt."""
    shutil.copytree(ROOT / "docs" / "quang-ngai-app", tmp_path / "docs" / "quang-ngai-app")
    return tmp_path


def test_pages_join_and_leave_by_their_front_matter(own: Path) -> None:
    folder = own / "docs" / "quang-ngai-app"
    (folder / "an-toan-thu.md").write_text(
        "---\nbooklet: true\n---\n\n# An toàn thử\n\nGiữ mã PIN.\n", "utf-8"
    )
    (folder / "dau.md").write_text("---\nbooklet: start\n---\n\n# Trước hết\n\nChữ.\n", "utf-8")
    (folder / "ngoai.md").write_text("# Ngoài sách\n\nChữ.\n", "utf-8")
    left = folder / "huong-dan" / "app-cong-chuc.md"
    left.write_text(left.read_text("utf-8").replace("---\n", "---\nbooklet: false\n", 1), "utf-8")
    addresses = [chapter.address for chapter in chapters(microsite_of(load(House(own), "quang-ngai-app")))]
    assert addresses[:3] == ["cai-dat/", "dau/", "huong-dan/app-cong-dan/"]
    assert "an-toan-thu/" in addresses[3:]
    assert "ngoai/" not in addresses and "huong-dan/app-cong-chuc/" not in addresses


def test_a_wrong_name_in_a_guide_is_told_with_its_page(own: Path) -> None:
    page = own / "docs" / "quang-ngai-app" / "huong-dan" / "app-cong-dan.md"
    page.write_text(page.read_text("utf-8") + "\n{{ campaign.hotline }}\n", "utf-8")
    with pytest.raises(InputError, match=r"docs/quang-ngai-app/huong-dan/app-cong-dan\.md.*hotline"):
        chapters(microsite_of(load(House(own), "quang-ngai-app")))


def test_what_works_on_screens_only_is_left_out_and_nothing_stays_folded(own: Path) -> None:
    page = own / "docs" / "quang-ngai-app" / "huong-dan" / "app-cong-dan.md"
    more = (
        "\n<details><summary>Hỏi?</summary><p>Đáp trong nếp.</p></details>\n<button>Bấm</button> sau nút\n\n"
    )
    more += "![Ảnh chụp màn hình](khong-co.png) và [trang ngoài](../an-pham/index.md).\n"
    page.write_text(page.read_text("utf-8") + more, "utf-8")
    book = book_of(microsite_of(load(House(own), "quang-ngai-app")))
    assert book is not None
    assert "<button" not in book.html and "Bấm" not in book.html and "sau nút" in book.html
    assert "<details" not in book.html and "Đáp trong nếp." in book.html
    assert "khong-co.png" not in book.html and "Ảnh chụp màn hình" in book.html
    # The gallery is no part of the book, and the site has no address yet: words, no link.
    assert "<span>trang ngoài</span>" in book.html


def test_a_campaign_without_guides_has_no_booklet(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "tuyen-quang-10-10", tmp_path / "docs" / "tuyen-quang-10-10")
    for page in (tmp_path / "docs").rglob("*.md"):
        page.unlink()
    site = microsite_of(load(House(tmp_path), "tuyen-quang-10-10"))
    if not site.brief.campaign.services:
        assert book_of(site) is None
