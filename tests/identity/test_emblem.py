"""The emblem's forms: one ink each, transparent around it, seen on its ground, open when it is small."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from defusedxml import ElementTree
from PIL import Image
from tests.identity.conftest import apart

from coban.campaign import Brief
from coban.campaign.model import Artwork
from coban.colour import contrast, parse_hex
from coban.errors import UnmadeError
from coban.identity import emblem_files
from coban.identity.emblem import forms
from coban.identity.examples import Example, sample
from coban.identity.notes import CLEAR_SHARE
from coban.identity.shape import Fineness, fineness
from coban.identity.zones import clearance
from coban.layout import commissions, compose

STEM = "logo/bieu-trung-xu-lang-"
INKS = {
    "nen-sang": ("#003580", "#FFFFFF"),
    "nen-toi": ("#FFFFFF", "#003580"),
    "mot-mau-coban": ("#0047AB", "#FFFFFF"),
    "mot-mau-trang": ("#FFFFFF", "#003580"),
    "mot-mau-den": ("#000000", "#FFFFFF"),
}
"""Ink and ground by form, written down from the mandate, not taken from the code."""


def test_five_forms_in_three_kinds_of_file_with_a_note(emblem: dict[str, bytes]) -> None:
    drawings = {f"{STEM}{form}-tam.{kind}" for form in INKS for kind in ("svg", "pdf")}
    pictures = {f"{STEM}{form}-{px}px-tam.png" for form in INKS for px in (512, 1024, 2048)}
    assert set(emblem) == drawings | pictures | {"logo/bieu-trung-xu-lang.txt"}


@pytest.mark.parametrize("form", INKS)
@pytest.mark.parametrize("px", [512, 1024, 2048])
def test_a_png_is_one_ink_on_nothing_and_is_seen_on_its_ground(
    emblem: dict[str, bytes], form: str, px: int
) -> None:
    image = Image.open(io.BytesIO(emblem[f"{STEM}{form}-{px}px-tam.png"]))
    assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (px, px))
    pixels = np.asarray(image)
    ink, ground = map(parse_hex, INKS[form])
    assert (pixels[..., :3] == ink).all()
    assert all(pixels[y, x, 3] == 0 for y in (0, -1) for x in (0, -1))
    assert pixels[px // 2, px // 2, 3] == 255
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("form", INKS)
def test_an_svg_paints_in_its_ink_alone(emblem: dict[str, bytes], form: str) -> None:
    root = ElementTree.fromstring(emblem[f"{STEM}{form}-tam.svg"])
    paints = {
        value for node in root.iter() for key, value in node.attrib.items() if key in ("fill", "stroke")
    }
    assert paints == {INKS[form][0]}


@pytest.mark.parametrize("form", INKS)
def test_a_pdf_shows_the_same_shape_as_vectors(emblem: dict[str, bytes], form: str, tmp_path: Path) -> None:
    path = tmp_path / "emblem.pdf"
    path.write_bytes(emblem[f"{STEM}{form}-tam.pdf"])
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    listed = subprocess.run(["pdfimages", "-list", str(path)], check=True, capture_output=True, text=True)
    assert len(listed.stdout.splitlines()) == 2, "the head of poppler's table, and no picture below it"
    drawn = subprocess.run(
        ["pdftocairo", "-png", "-transp", "-singlefile", "-scale-to", "512", str(path), str(tmp_path / "it")],
        check=True, capture_output=True,
    )  # fmt: skip
    assert drawn.returncode == 0
    poppler = np.asarray(Image.open(tmp_path / "it.png").convert("RGBA"))[..., 3] > 127
    ours = np.asarray(Image.open(io.BytesIO(emblem[f"{STEM}{form}-512px-tam.png"])))[..., 3] > 127
    assert poppler.shape == ours.shape
    assert np.count_nonzero(poppler != ours) < 0.01 * np.count_nonzero(ours)


def test_the_note_says_that_it_is_a_stand_in_and_how_it_is_used(emblem: dict[str, bytes]) -> None:
    note = emblem["logo/bieu-trung-xu-lang.txt"].decode()
    assert "hình tạm, không phải logo chính thức" in note
    assert "Sở gửi tệp chính thức" in note
    assert all(f"bieu-trung-xu-lang-{form}-tam" in note for form in INKS)
    assert "cao 6 mm khi in, 32 px trên màn hình" in note
    assert "ít nhất 25% chiều cao" in note


def test_the_same_emblem_gives_the_same_bytes(
    emblem: dict[str, bytes], xu_lang: Brief, tmp_path: Path
) -> None:
    assert emblem_files(apart(xu_lang, tmp_path / "again")) == emblem


def test_what_stays_is_read_from_the_cache_and_what_changed_is_not(
    xu_lang: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = apart(xu_lang, tmp_path / "house")
    calls = []
    monkeypatch.setattr("coban.identity.every_file", lambda *_: calls.append(1) or {"a.txt": b"made"})
    assert emblem_files(brief) == emblem_files(brief) == {"a.txt": b"made"}
    assert len(calls) == 1
    for name in "ABCDE":
        emblem_files(replace(brief, campaign=brief.campaign.model_copy(update={"name": name})))
    assert len(calls) == 6
    emblem_files(brief)
    assert len(calls) == 7, "only the last few states stay"
    assert len(list((brief.house.cache / "identity/xu-lang").glob("bieu-trung-*.zip"))) == 3


def test_a_campaign_without_an_emblem_has_no_files(tuyen_quang: Brief) -> None:
    assert emblem_files(tuyen_quang) == {}


def with_emblem(brief: Brief, root: Path, name: str, content: bytes) -> Brief:
    """The campaign with another emblem, in a root of its own."""
    brief = apart(brief, root)
    (root / "docs").unlink()
    folder = root / "docs/xu-lang"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    emblem = Artwork(file=name, stand_in=False)
    return replace(brief, campaign=brief.campaign.model_copy(update={"emblem": emblem}))


def test_an_emblem_of_two_colours_is_refused_by_name(xu_lang: Brief, tmp_path: Path) -> None:
    two = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
        b'<rect width="20" height="20" fill="#FFFFFF"/><rect x="20" width="20" height="20" fill="red"/></svg>'
    )
    with pytest.raises(UnmadeError, match=r"dau\.svg: it cannot be set in one colour"):
        emblem_files(with_emblem(xu_lang, tmp_path / "two", "dau.svg", two))


def test_an_emblem_of_pixels_stays_one_and_keeps_its_shape(xu_lang: Brief, tmp_path: Path) -> None:
    picture, stream = Image.new("RGBA", (400, 200)), io.BytesIO()
    picture.paste((255, 255, 255, 255), (100, 50, 300, 150))
    picture.save(stream, "PNG")
    files = emblem_files(with_emblem(xu_lang, tmp_path / "pixels", "dau.png", stream.getvalue()))
    assert {Path(name).suffix for name in files} == {".png", ".txt"}
    image = Image.open(io.BytesIO(files["logo/bieu-trung-xu-lang-mot-mau-den-512px.png"]))
    assert image.size == (512, 256)
    assert image.getpixel((256, 128)) == (0, 0, 0, 255)
    assert image.getpixel((20, 20)) == (0, 0, 0, 0)


def test_an_ink_that_its_ground_swallows_is_refused(xu_lang: Brief) -> None:
    pale = xu_lang.brand.inks["pale"]
    dim = xu_lang.brand.model_copy(update={"inks": {**xu_lang.brand.inks, "cobalt": pale}})
    with pytest.raises(UnmadeError, match=r"'cobalt' on 'white' has a contrast of 1\.4"):
        forms(replace(xu_lang, brand=dim))


def test_strokes_and_gaps_are_measured_on_the_drawing(tmp_path: Path) -> None:
    comb = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'
        + "".join(f'<rect x="{x}" width="10" height="100" fill="#fff"/>' for x in range(0, 100, 15))
        + "</svg>"
    )
    path = tmp_path / "comb.svg"
    path.write_text(comb, "utf-8")
    found = fineness(path)
    assert found.stroke == pytest.approx(0.10, abs=0.006)
    assert found.gap == pytest.approx(0.05, abs=0.006)


def test_the_smallest_size_keeps_strokes_and_gaps_open() -> None:
    assert Fineness(stroke=0.05, gap=0.05).least_mm == 5.0
    assert Fineness(stroke=0.05, gap=0.01).least_mm == 20.0
    assert Fineness(stroke=0.05, gap=0.04).least_px == 32


def test_every_composition_leaves_the_emblem_its_air(xu_lang: Brief) -> None:
    seen = {}
    for order in xu_lang.campaign.orders:
        for commission in commissions(xu_lang, order):
            if commission.format.design != "led":
                gap = clearance(Example(commission, sample(commission), compose(commission)))
                seen[order.id, commission.message.id, commission.side] = gap
    measured = {key: gap for key, gap in seen.items() if gap is not None}
    assert len(measured) > 20
    assert min(measured.values()) >= CLEAR_SHARE, min(measured, key=lambda key: measured[key])
