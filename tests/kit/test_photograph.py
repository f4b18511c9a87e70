"""A telephone's photograph in a release: on the page and in the kits with its caption, without its place."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageOps
from tests.build.conftest import SLUG
from tests.kit.unpacking import WANTED
from tests.press.writing import FOLDER, picture, release

from coban.campaign import House, load
from coban.cli import main
from coban.errors import InputError
from coban.kit import write_kits
from coban.pages.newsroom import newsroom
from coban.press import releases

CAPTION = "Cao Lãm, 10/5/2022: Tổ công nghệ số hướng dẫn người dân."
FRONT = """
pictures:
  - {{file: {folder}/{name}, title: Ra quân, caption: "{caption}", alt: Hai người xem một điện thoại}}
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    assert CliRunner().invoke(main, ["new", SLUG, "--root", str(tmp_path)]).exit_code == 0
    return House(tmp_path)


def front(name: str) -> str:
    return FRONT.format(folder=FOLDER, name=name, caption=CAPTION)


def told(raw: bytes, folder: Path) -> dict[str, object]:
    path = folder / "a.jpg"
    path.write_bytes(raw)
    run = subprocess.run(["exiftool", "-j", "-a", "-u", str(path)], capture_output=True, check=True)
    return dict(json.loads(run.stdout)[0])


def test_it_goes_out_with_its_caption_and_without_its_place(house: House, tmp_path: Path) -> None:
    path = picture(house, "IMG 01.JPG")
    tags = ("-GPSLatitude=21.85", "-GPSLatitudeRef=N", "-GPSLongitude=106.76", "-GPSLongitudeRef=E",
            "-Make=Samsung", "-Model=SM-G991B", "-Orientation#=6", "-Artist=Một người")  # fmt: skip
    subprocess.run(["exiftool", "-q", "-overwrite_original", *tags, str(path)], check=True)
    assert {"GPSPosition", "Make", "Artist"} <= told(path.read_bytes(), tmp_path).keys()
    release(house, "tin-1", front("IMG 01.JPG"))
    brief = load(house, SLUG)

    [page] = newsroom(brief, []).pages
    published = dict(page.files)[f"{FOLDER}/tin-1/img-01.jpg"]
    write_kits(brief, [])
    kits = house.dist(SLUG) / "kits"
    with (
        zipfile.ZipFile(kits / f"{SLUG}-tin-1.zip") as own,
        zipfile.ZipFile(kits / f"{SLUG}-media-kit.zip") as all_,
    ):
        assert own.read("img-01.jpg") == all_.read("thong-cao/tin-1/img-01.jpg") == published
    with zipfile.ZipFile(kits / f"{SLUG}-media-kit-web.zip") as light:
        copies = (published, light.read("thong-cao/tin-1/img-01.jpg"))
    for copy in copies:
        found = told(copy, tmp_path)
        assert set(WANTED) <= found.keys() and found["Description"] == CAPTION
        assert not {"GPSPosition", "GPSLatitude", "Make", "Model", "Artist"} & found.keys()
        assert ImageOps.exif_transpose(Image.open(io.BytesIO(copy))).size == (400, 640)
    [shown] = page.pictures
    assert shown.px == (400, 640) and shown.download.bytes == len(published)
    seen, was = (ImageOps.exif_transpose(Image.open(one)) for one in (io.BytesIO(published), path))
    assert seen.tobytes() == was.tobytes()


@pytest.mark.parametrize("name", ["anh.gif", "anh.tif"])
def test_a_kind_that_cannot_carry_its_caption_is_refused_with_file_and_line(house: House, name: str) -> None:
    picture(house, name)
    release(house, "tin-1", front(name))
    brief = load(house, SLUG)
    with pytest.raises(
        InputError, match=rf"tin-1\.md:\d+: picture 1: '{FOLDER}/{name}' cannot carry its caption"
    ):
        releases(brief)


def test_two_pictures_of_one_name_keep_apart(house: House) -> None:
    rows = [row for name in ("Ảnh.png", "anh.PNG") for row in front(name).strip().splitlines()[1:]]
    for name in ("Ảnh.png", "anh.PNG"):
        picture(house, name)
    release(house, "tin-1", "\n".join(["pictures:", *rows]))
    [page] = newsroom(load(house, SLUG), []).pages
    names = [picture.download.href.rpartition("/")[2] for picture in page.pictures]
    assert names == ["anh.png", "anh-2.png"]
