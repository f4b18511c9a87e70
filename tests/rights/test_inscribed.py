"""Rights inside pictures, read back by exiftool; pixels by Pillow; nothing of a telephone left."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageOps

from coban.errors import InputError
from coban.rights import KINDS, PictureRights, inscribed, pixel_size

RIGHTS = PictureRights(
    title="Lễ phát động & <hưởng ứng>",
    caption="Lạng Sơn, 12/5/2022: đoàn viên giúp người dân cài ứng dụng “Công dân số Xứ Lạng”.",
    credit="Ủy ban nhân dân tỉnh Lạng Sơn",
    licence=None,
    why_open="văn bản không nêu điều kiện sử dụng",
    alt="Hai đoàn viên áo xanh đứng cạnh một cụ già cầm điện thoại",
)
GONE = ("GPS", "Make", "Model", "SerialNumber", "Software", "Creator", "Comment", "UserComment", "MakerNote")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h5"/></svg>'


def noise(mode: str = "RGB") -> Image.Image:
    return Image.effect_noise((90, 60), 80).convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FILES: dict[str, bytes] = {
    "thuong.jpg": saved(noise(), "JPEG"),
    "dan-dan.jpeg": saved(noise(), "JPEG", progressive=True, icc_profile=SRGB, restart_marker_blocks=3),
    "muc-in.jpg": saved(noise("CMYK"), "JPEG"),
    "mau.png": saved(noise(), "PNG", icc_profile=SRGB, dpi=(300, 300)),
    "bang-mau.png": saved(noise("P"), "PNG", transparency=3),
    "xam.png": saved(noise("I;16"), "PNG"),
    "nen-mat.webp": saved(noise(), "WEBP", quality=50),
    "nguyen.webp": saved(noise(), "WEBP", lossless=True),
    "trong.webp": saved(noise("RGBA"), "WEBP", lossless=True),
    "trong-mat.webp": saved(noise("LA").convert("RGBA"), "WEBP", quality=40, icc_profile=SRGB),
}


def told(path: Path) -> dict[str, Any]:
    """All that exiftool reads, by its bare name."""
    asked = ["exiftool", "-j", "-a", "-u", "-ee", str(path)]
    run = subprocess.run(asked, capture_output=True, text=True, check=True)
    return dict(json.loads(run.stdout)[0])


def written(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def says_the_rights(path: Path) -> None:
    found = told(path)
    assert found["Description"] == RIGHTS.caption
    assert found["Credit"] == RIGHTS.credit
    assert found["Rights"] == "Nguồn: Ủy ban nhân dân tỉnh Lạng Sơn. Điều kiện sử dụng: chưa xác nhận."
    assert found["UsageTerms"] == "chưa xác nhận (văn bản không nêu điều kiện sử dụng)"
    assert found["AltTextAccessibility"] == RIGHTS.alt


@pytest.mark.parametrize("name", FILES)
def test_a_picture_says_whose_it_is_and_keeps_every_pixel(name: str, tmp_path: Path) -> None:
    raw = FILES[name]
    path = written(tmp_path, name, inscribed(raw, name, RIGHTS))
    says_the_rights(path)
    assert told(path)["Title"] == RIGHTS.title
    was, now = Image.open(io.BytesIO(raw)), Image.open(path)
    assert (now.mode, now.size, now.tobytes()) == (was.mode, was.size, was.tobytes())
    for kept in ("icc_profile", "transparency", "dpi"):
        assert now.info.get(kept) == was.info.get(kept)


@pytest.mark.parametrize("name", FILES)
def test_what_is_inscribed_twice_stays_as_it_is(name: str) -> None:
    once = inscribed(FILES[name], name, RIGHTS)
    assert inscribed(FILES[name], name, RIGHTS) == once == inscribed(once, name, RIGHTS)


def test_old_readers_of_jpeg_find_the_rights_too(tmp_path: Path) -> None:
    found = told(written(tmp_path, "a.jpg", inscribed(FILES["thuong.jpg"], "a.jpg", RIGHTS)))
    assert found["Caption-Abstract"] == RIGHTS.caption
    assert found["CopyrightNotice"] == RIGHTS.notice
    assert found["CodedCharacterSet"] == "UTF8"


@pytest.mark.parametrize("name", ["thuong.jpg", "mau.png", "nen-mat.webp"])
def test_nothing_of_a_telephone_is_left_but_how_it_was_held(name: str, tmp_path: Path) -> None:
    """The EXIF of a telephone, with its place; exiftool writes it, and finds nothing of it afterwards."""
    path = written(tmp_path, name, FILES[name])
    tags = (
        "-GPSLatitude=21.85", "-GPSLatitudeRef=N", "-GPSLongitude=106.76", "-GPSLongitudeRef=E",
        "-Make=Samsung", "-Model=SM-G991B", "-EXIF:SerialNumber=R58N123", "-Software=G991BXXU",
        "-UserComment=nhà riêng", "-XMP:Creator=Một người", "-XMP:GPSLatitude=21.85", "-Orientation#=6",
    )  # fmt: skip
    subprocess.run(["exiftool", "-q", "-overwrite_original", *tags, str(path)], check=True)
    assert {"GPSLatitude", "Make", "Model", "Creator", "Orientation"} <= told(path).keys()
    shown = ImageOps.exif_transpose(Image.open(path))
    now = written(tmp_path, f"sach-{name}", inscribed(path.read_bytes(), name, RIGHTS))
    found = told(now)
    assert [tag for tag in found if tag.startswith(GONE)] == []
    assert found["Orientation"] == "Rotate 90 CW"
    assert b"Samsung" not in now.read_bytes() and "Một người".encode() not in now.read_bytes()
    assert ImageOps.exif_transpose(Image.open(now)).tobytes() == shown.tobytes()
    assert pixel_size(now) == (60, 90)


def test_small_pictures_and_films_behind_a_jpeg_go(tmp_path: Path) -> None:
    """A JFIF thumbnail, a comment, another maker's segment, and what a telephone hangs on at the end."""
    raw = FILES["thuong.jpg"]
    jfif = b"\xff\xe0" + (16 + 3).to_bytes(2, "big") + b"JFIF\0\1\1\0\0\1\0\1\1\1" + b"\1\2\3"
    odd = b"\xff\xe5\0\x08RICOH!" + b"\xff\xfe\0\x07nhan "
    body = raw[2 + 2 + int.from_bytes(raw[4:6], "big") :]
    made = inscribed(raw[:2] + jfif + odd + body + b"ftypmp4 MotionPhoto", "a.jpg", RIGHTS)
    assert made == inscribed(raw[:2] + b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + body, "a.jpg", RIGHTS)
    assert made.endswith(b"\xff\xd9")


def test_a_long_text_is_whole_in_xmp_and_absent_from_the_short_record(tmp_path: Path) -> None:
    assert len(RIGHTS.credit.encode()) > 32
    path = written(tmp_path, "a.jpg", inscribed(FILES["thuong.jpg"], "a.jpg", RIGHTS))
    run = subprocess.run(
        ["exiftool", "-j", "-G1", "-Credit", "-a", str(path)], capture_output=True, check=True
    )
    assert json.loads(run.stdout)[0] == {"SourceFile": str(path), "XMP-photoshop:Credit": RIGHTS.credit}


def test_a_drawing_says_whose_it_is(tmp_path: Path) -> None:
    old = "<metadata><rdf:li>Người vẽ</rdf:li></metadata>"
    made = inscribed(SVG.format(old).encode(), "a.svg", RIGHTS)
    says_the_rights(written(tmp_path, "a.svg", made))
    assert "Người vẽ" not in made.decode() and made.endswith(b'<path d="M0 0h5"/></svg>')
    assert made == inscribed(made, "a.svg", RIGHTS) == inscribed(SVG.format("").encode(), "a.svg", RIGHTS)


def test_a_document_keeps_its_title_and_what_its_xmp_says(tmp_path: Path) -> None:
    document = pikepdf.new()
    document.add_blank_page()
    with document.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["dc:title"], meta["xmp:CreatorTool"], meta["dc:description"] = "Băng zôn", "coban", "cũ"
    stream = io.BytesIO()
    document.save(stream, deterministic_id=True)
    made = inscribed(stream.getvalue(), "a.pdf", RIGHTS)
    path = written(tmp_path, "a.pdf", made)
    says_the_rights(path)
    found = told(path)
    assert (found["Title"], found["CreatorTool"]) == ("Băng zôn", "coban")
    assert made == inscribed(stream.getvalue(), "a.pdf", RIGHTS)
    assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False).returncode == 0


def test_confirmed_terms_are_said_as_they_are(tmp_path: Path) -> None:
    free = PictureRights("A", "B", "C", "Dùng tự do, ghi nguồn", None, "D")
    found = told(written(tmp_path, "a.png", inscribed(FILES["mau.png"], "a.png", free)))
    assert found["UsageTerms"] == "Dùng tự do, ghi nguồn"
    assert found["Rights"] == "Nguồn: C. Điều kiện sử dụng: Dùng tự do, ghi nguồn."


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("cut", [0, 40])
def test_a_damaged_file_is_refused_by_name(suffix: str, cut: int) -> None:
    whole = next((raw for name, raw in FILES.items() if name.endswith(suffix)), b"%PDF-1.7 nothing")
    with pytest.raises(InputError, match=rf"anh{suffix}: the file is damaged or not what its name says"):
        inscribed(b"" if cut == 0 else whole[:cut], f"anh{suffix}", RIGHTS)


def test_a_kind_that_cannot_carry_rights_is_refused() -> None:
    with pytest.raises(
        InputError, match=r"a\.gif: its caption and credit cannot be written into it; expected"
    ):
        inscribed(b"GIF89a", "a.gif", RIGHTS)
