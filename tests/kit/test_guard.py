"""The guard: a page and its ZIPs that agree pass; every way in which they may not agree is told."""

from __future__ import annotations

import html
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.kit.conftest import Packed

from coban.kit.guard import KITS, differences
from coban.pages import markdown
from coban.pages.kits import kits_of

ROOT = Path(__file__).parents[2]
WHOLE, RELEASE = "xu-lang-media-kit.zip", "xu-lang-tcbc-1.zip"
PRESS, PAGE = "bao-chi/index.html", "bao-chi/tcbc-1/index.html"


@pytest.fixture(scope="module")
def site(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The press pages' lists as the site's own template writes them, the ZIPs, a release's own files."""
    folder = tmp_path_factory.mktemp("site")
    env = markdown.environment([ROOT / "overrides"])
    pages = {PRESS: "", PAGE: ""}
    for kit in kits_of(packed.brief):
        page = PAGE if kit.name == RELEASE else PRESS
        pages[page] += env.get_template("parts/kit.html").render(kit=kit, link=lambda path: f"../{path}")
    shutil.copytree(packed.folder, folder / KITS)
    (folder / PAGE).parent.mkdir(parents=True)
    with zipfile.ZipFile(packed.kit("tcbc-1")) as archive:
        for name in archive.namelist():
            if name.startswith(("xu-lang-tcbc-1.", "facebook")):
                archive.extract(name, (folder / PAGE).parent)
                pages[PAGE] += f'<a href="{html.escape(name)}" data-press download>Tải</a>'
    for page, text in pages.items():
        (folder / page).write_text(f"<!doctype html><title>x</title>{text}", "utf-8")
    return folder


def rezipped(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    with zipfile.ZipFile(path) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    change(inside)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in inside.items():
            archive.writestr(name, content)


def edited(path: Path, was: str, now: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), "utf-8")


def zip_gone(site: Path) -> None:
    (site / KITS / WHOLE).unlink()


def zip_of_an_earlier_build(site: Path) -> None:
    shutil.copy(site / KITS / "xu-lang-logos.zip", site / KITS / WHOLE)


def zip_without_a_file(site: Path) -> None:
    rezipped(site / KITS / WHOLE, lambda inside: inside.pop("thong-tin/khau-hieu.txt"))


def zip_with_one_more(site: Path) -> None:
    rezipped(site / KITS / WHOLE, lambda inside: inside.update({"anh/them.png": b"?"}))


def zip_with_another_file(site: Path) -> None:
    rezipped(site / KITS / WHOLE, lambda inside: inside.update({"thong-tin/khau-hieu.txt": b"?"}))


def zip_that_no_page_offers(site: Path) -> None:
    shutil.copy(site / KITS / WHOLE, site / KITS / "xu-lang-cu.zip")


def page_lists_one_more(site: Path) -> None:
    edited(
        site / PRESS, "<li data-file", '<li data-file="anh/khong-co.png" data-bytes="1">x</li><li data-file'
    )


def page_leaves_one_out(site: Path) -> None:
    edited(site / PRESS, 'data-file="thong-tin/lien-he.txt"', "data-x")


def page_gives_another_size(site: Path) -> None:
    edited(
        site / PRESS,
        'data-file="thong-tin/lien-he.txt" data-bytes="',
        'data-file="thong-tin/lien-he.txt" data-bytes="9',
    )


def release_file_gone(site: Path) -> None:
    (site / "bao-chi/tcbc-1/xu-lang-tcbc-1.pdf").unlink()


def release_file_of_another_version(site: Path) -> None:
    (site / "bao-chi/tcbc-1/xu-lang-tcbc-1.txt").write_text("bản khác", "utf-8")


MUTANTS: dict[Callable[[Path], None], str] = {
    zip_gone: f"{PRESS}: {WHOLE} is listed but not in {KITS}/",
    zip_of_an_earlier_build: f"{PRESS}, {WHOLE}: its bytes are not those that the page gives",
    zip_without_a_file: f"{PRESS}, {WHOLE}: the page lists 'thong-tin/khau-hieu.txt', which is not in it",
    zip_with_one_more: f"{PRESS}, {WHOLE}: SHA256SUMS leaves out 'anh/them.png'",
    zip_with_another_file: f"{PRESS}, {WHOLE}: manifest.json gives 'thong-tin/khau-hieu.txt' other bytes",
    zip_that_no_page_offers: f"{KITS}/xu-lang-cu.zip is on no page",
    page_lists_one_more: f"{PRESS}, {WHOLE}: the page lists 'anh/khong-co.png', which is not in it",
    page_leaves_one_out: f"{PRESS}, {WHOLE}: the page leaves out 'thong-tin/lien-he.txt'",
    page_gives_another_size: f"{PRESS}, {WHOLE}: the page gives 'thong-tin/lien-he.txt' other bytes",
    release_file_gone: f"{PAGE}: xu-lang-tcbc-1.pdf is offered but not there",
    release_file_of_another_version: f"{PAGE}: xu-lang-tcbc-1.txt is not in {RELEASE} with these bytes",
}


def test_what_agrees_passes(site: Path) -> None:
    assert differences(site) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_what_differs_is_told(site: Path, tmp_path: Path, mutant: Callable[[Path], None]) -> None:
    broken = tmp_path / "site"
    shutil.copytree(site, broken)
    mutant(broken)
    assert MUTANTS[mutant] in differences(broken)
