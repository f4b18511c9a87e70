"""Nothing leaks before its hour: the public tree as of a minute before it, searched inside every file.

Then the same search on trees that leak on purpose, each in one place: a search that finds nothing must have
been seen to find.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from tests.build.conftest import SLUG, Inline, change
from tests.press import planting
from tests.press.conftest import new_house
from tests.press.leaks import Secrets, found_in, leaks
from tests.press.planting import LEAD, NAME, PICTURE, WORDS
from tests.press.writing import FOLDER, picture, release

from coban.artefact import read_manifest
from coban.build import build, preview_folder
from coban.campaign import House, load
from coban.kit import write_kits
from coban.press import held, release_files, release_pictures, releases

HOUR = datetime.fromisoformat("2022-05-10T12:00:00+07:00")
BEFORE = HOUR - timedelta(minutes=1)
KEY = "mot-khoa-kho-doan-2022"
BODY = "Nội dung kín của tin mật, chưa ai được biết."
CAPTION = "Cầu Đồng Ễnh, ngày 10/5/2022: nhịp giữa trước giờ hợp long."
FRONT = f"""
title: {WORDS}
lead: {LEAD}
embargo: {HOUR.isoformat()}
pictures:
  - {{file: {FOLDER}/{PICTURE}, title: Nhịp giữa, caption: "{CAPTION}", alt: Nhịp giữa của cầu nhìn từ bờ}}
  - {{order: facebook-bai, message: phu, title: Đồ họa, caption: Đồ họa của tin ngày ấy., alt: Chữ trắng}}
"""
CORRECTION = f"""
version: 2
corrects: tin-1
changes: Sửa vì tin mật kia.
embargo: {HOUR.isoformat()}
"""
ADDRESS = "https://chien-dich.example/"
HELD_PIECE = "facebook-post_1080x1080px_phu"


@dataclass(frozen=True, slots=True)
class Trees:
    """The public tree as of three moments, and the preview."""

    house: House
    before: Path
    after: Path
    preview: Path
    secrets: Secrets


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trees]:
    root = tmp_path_factory.mktemp("embargo")
    house = new_house(root)
    # With an address there are feeds, a sitemap and share pictures, which may leak as well.
    change(house, "campaign.yml", "site: {unconfirmed: Chưa", f"site: {ADDRESS} # {{unconfirmed: Chưa")
    release(house, "tin-1", "date: 2022-05-01", "Tin cũ, ai cũng biết.\n")
    release(house, "tin-1-2", CORRECTION, "Tin cũ đã sửa một chỗ kín.\n")
    release(house, NAME, FRONT, f"{BODY}\n")
    picture(house, PICTURE)
    (house.folder(SLUG) / FOLDER / "de-som.txt").write_text("Để sớm, chưa ai nhắc.", "utf-8")
    made = build(house, [SLUG], executor=Inline(), at=BEFORE, press_key=KEY)
    assert made.every_fault == ()
    before = root / "before"
    shutil.copytree(root / "site", before)
    secrets = _secrets(house)
    build(house, [SLUG], executor=Inline(), at=HOUR)
    yield Trees(house, before, root / "site", preview_folder(house, KEY), secrets)


def _secrets(house: House) -> Secrets:
    """Everything that only the held releases say or are, in the form for the invited and for the public."""
    brief = replace(load(house, SLUG), at=BEFORE)
    files = [(house.folder(SLUG) / FOLDER / PICTURE).read_bytes()]
    files += [path.read_bytes() for path in house.dist(SLUG).glob(f"*/facebook-bai/{HELD_PIECE}.*")]
    for seen in (replace(brief, invited=True), replace(brief, at=HOUR)):
        for one in releases(seen):
            files += release_files(seen, one).values()
            if one.id == NAME:
                rows = read_manifest(house.dist(SLUG) / "manifest.json")
                files += [picture.content() for picture in release_pictures(seen, one, rows)]
    words = (WORDS, LEAD, BODY, CAPTION, "Đồ họa của tin ngày ấy", "Sửa vì tin mật kia", "chỗ kín", "Để sớm")
    return Secrets(words, (NAME, PICTURE, HELD_PIECE, "de-som"), tuple(files))


def test_a_minute_before_the_hour_there_is_no_trace(trees: Trees) -> None:
    assert [draft.id for draft in held(replace(load(trees.house, SLUG), at=BEFORE))] == ["tin-1-2", NAME]
    assert leaks(trees.before, trees.secrets) == []
    assert "Tin cũ, ai cũng biết." in (trees.before / SLUG / FOLDER / "tin-1/index.html").read_text("utf-8")


def test_at_the_hour_everything_is_there(trees: Trees) -> None:
    site = trees.after / SLUG
    found = found_in(leaks(trees.after, trees.secrets))
    for name in (
        f"{FOLDER}/{NAME}/index.html",
        f"{FOLDER}/{NAME}/{PICTURE}",
        *(f"{FOLDER}/{NAME}/{SLUG}-{NAME}.{kind}" for kind in ("docx", "pdf", "txt")),
        f"tai-ve/digital/facebook-bai/{HELD_PIECE}.png",
        *(f"tai-ve/kits/{SLUG}-{kit}.zip" for kit in ("media-kit", "media-kit-web", NAME)),
        f"{FOLDER}/index.html",
        f"{FOLDER}/feed.xml",
        f"{FOLDER}/feed.json",
        "press.json",
        "sitemap.xml",
        f"assets/images/chia-se/{FOLDER}-{NAME}.jpg",
        "an-pham/index.html",
    ):
        assert (site / name).is_file() and f"{SLUG}/{name}" in found, name
    assert any(name.startswith(f"{SLUG}/search/") for name in found)
    corrected = (site / FOLDER / "tin-1/index.html").read_text("utf-8")
    assert "Sửa vì tin mật kia." in corrected and "ai cũng biết" not in corrected
    assert not list(site.rglob("*de-som*"))


def test_the_preview_shows_it_marked_beside_the_public_tree(trees: Trees) -> None:
    site = trees.preview / SLUG
    page = (site / FOLDER / NAME / "index.html").read_text("utf-8")
    assert WORDS in page and "Không đăng, phát trước 12:00 ngày 10/5/2022" in page
    assert (site / FOLDER / NAME / PICTURE).is_file()
    assert not trees.preview.is_relative_to(trees.after)
    assert KEY not in trees.preview.as_posix() and len(trees.preview.name) == 26
    pages = [path.read_text("utf-8") for path in site.rglob("*.html") if "/q/" not in path.as_posix()]
    assert all("noindex" in text and 'rel="canonical"' not in text for text in pages)
    assert not list(site.glob("sitemap*")) and not list(site.rglob("feed.*"))
    told = json.loads((site / "press.json").read_text("utf-8"))
    assert told["preview"] and [row["id"] for row in told["releases"] if row["embargoed"]] == [NAME, "tin-1"]
    assert f'"datePublished":"{HOUR.isoformat()}"' in page and f'content="{ADDRESS}' not in page
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    for name in (".htaccess", "_headers", "nginx.conf"):
        assert "X-Robots-Tag" in (site / name).read_text("utf-8")


def test_nothing_public_names_the_preview(trees: Trees) -> None:
    named = Secrets((KEY,), (trees.preview.name, "site-press"), ())
    assert leaks(trees.before, named) == [] and leaks(trees.after, named) == []


@pytest.mark.parametrize("plant", planting.PLANTS, ids=lambda plant: plant.__name__)
def test_a_leak_is_found_wherever_it_is(plant: planting.Plant, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("index.html", "sw.js"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(b"<p>Trang.</p>")
    kept = _held_picture()
    secrets = Secrets((WORDS, LEAD), (NAME, PICTURE), (kept,))
    assert leaks(site, secrets) == []
    where = plant(site, kept)
    assert found_in(leaks(site, secrets)) == {where}


def test_kits_that_forget_the_embargo_are_found(
    trees: Trees, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant of the code itself: every piece and every release, packed without asking what is held."""
    brief = replace(load(trees.house, SLUG), at=BEFORE)
    rows = read_manifest(trees.house.dist(SLUG) / "manifest.json")
    with monkeypatch.context() as mutant:
        mutant.setattr("coban.kit.public", lambda brief, rows: tuple(rows))
        mutant.setattr("coban.kit.releases", lambda brief: releases(replace(brief, at=HOUR)))
        made = write_kits(brief, rows)
    for path in made:
        shutil.copy(path, tmp_path / path.name)
    assert {f"{SLUG}-media-kit.zip", f"{SLUG}-media-kit-web.zip", f"{SLUG}-{NAME}.zip"} <= found_in(
        leaks(tmp_path, trees.secrets)
    )


def test_kits_as_of_an_earlier_hour_take_back_what_was_out(trees: Trees) -> None:
    """After a build at the hour one as of the minute before leaves no ZIP of the release, and no trace."""
    brief = load(trees.house, SLUG)
    rows = read_manifest(trees.house.dist(SLUG) / "manifest.json")
    folder = trees.house.dist(SLUG) / "kits"
    write_kits(replace(brief, at=HOUR), rows)
    assert (folder / f"{SLUG}-{NAME}.zip").is_file()
    write_kits(replace(brief, at=BEFORE), rows)
    assert not (folder / f"{SLUG}-{NAME}.zip").exists() and (folder / f"{SLUG}-tin-1.zip").is_file()
    assert leaks(folder, trees.secrets) == []


def test_a_site_that_publishes_the_folder_is_found(
    trees: Trees, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutant of the plugin: everything that lies in bao-chi/ goes into the site."""
    monkeypatch.setattr("coban.plugin.unpublished", lambda path: False)
    site = tmp_path / "site"
    _build_here(trees.house, site, monkeypatch)
    assert {f"{FOLDER}/{PICTURE}", f"{FOLDER}/{NAME}/index.html"} <= found_in(leaks(site, trees.secrets))


def _held_picture() -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((64, 40), 50).convert("RGB").save(stream, "PNG")
    return stream.getvalue()


def _build_here(house: House, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site in this process, where a mutant can be put in."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    from coban.build import mkdocs_environment
    from coban.campaign.house import shipped

    brief = replace(load(house, SLUG), at=BEFORE)
    for name, value in mkdocs_environment(house, SLUG, brief).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(house.root)
    config = load_config(str(shipped("mkdocs.yml")), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
